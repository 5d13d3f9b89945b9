"""How hard the properties are tried: few examples and always the same ones, or with HYPOTHESIS_PROFILE=thorough many."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, settings
from hypothesis.configuration import set_hypothesis_home_dir

for folder in ("office", "templates", "documents", "rulebook"):
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / folder))

# What Hypothesis keeps of Unicode goes when the tests are done.
_HOME = TemporaryDirectory(prefix="hypothesis-")
set_hypothesis_home_dir(_HOME.name)
# What all have in common: no clock decides, and no example is kept.
_COMMON = settings(
    deadline=None,
    database=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
settings.register_profile("usual", _COMMON, max_examples=20, derandomize=True)
# Finds go to ordinary tests, so that a run starts anew each time and never from what another run has kept.
settings.register_profile(
    "thorough", _COMMON, max_examples=2_000, phases=(Phase.explicit, Phase.generate, Phase.shrink)
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "usual"))

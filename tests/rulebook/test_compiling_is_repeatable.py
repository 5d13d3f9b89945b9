"""What is compiled is the same in every process: a package that is built twice must not differ."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

COMPILE = """
import hashlib, json
from konsekvens_lint.rulebook.compiling import compile_packs
from konsekvens_lint.rulebook.pack import read_pack
from konsekvens_lint.rulebook.where import rules_folder
print(hashlib.sha256(json.dumps(compile_packs([read_pack(rules_folder())])).encode()).hexdigest())
"""


@pytest.mark.slow
def test_whatever_order_sets_have() -> None:
    stamps = {
        subprocess.run(
            [sys.executable, "-c", COMPILE],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2", "3")
    }

    assert len(stamps) == 1 and "" not in stamps

"""The tests say the same on any developer's machine, whatever configuration, environment and home folder it has."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
HOSTILE = "ignore: [BES, DOK, UND]\nfail_on: never\nprofile: finns-inte\nbaseline: finns-inte.json\n"
SOME = ("tests/commands/test_exceptions.py", "tests/commands/test_check_cache.py", "tests/test_api.py")


@pytest.mark.slow
def test_a_hostile_machine_changes_nothing(tmp_path: Path) -> None:
    home = tmp_path / "hem"
    for place in (tmp_path, home, home / ".config", home / ".config" / "konsekvens-lint"):
        place.mkdir(parents=True, exist_ok=True)
        (place / "konsekvens-lint.yaml").write_text(HOSTILE, encoding="utf-8")
    own = {
        "HOME": str(home),
        "USERPROFILE": str(home),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "XDG_CACHE_HOME": "/finns/inte",
        "KONSEKVENS_LINT_PROFILE": "finns-inte",
        "KONSEKVENS_LINT_FAIL_ON": "never",
        "KONSEKVENS_LINT_FORMAT": "json",
        "KONSEKVENS_LINT_CACHE_DIR": str(home / "cache"),
    }
    pytest_ = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        f"--basetemp={tmp_path / 'bas'}",
    ]
    done = subprocess.run(
        [*pytest_, *SOME], cwd=ROOT, env={**os.environ, **own}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-3000:]
    assert " passed" in done.stdout
    assert not (home / "cache").exists(), "the developer's own cache is not written to"

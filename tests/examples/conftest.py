"""The examples, and what the linter says of them.

`examples/NAME.granskad.txt` is what the command line said of `examples/NAME` when someone last read it and found it
good. To refresh them, run `pytest --update-golden` and read the difference before committing it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


class Run(NamedTuple):
    """How a run of the command line went; `out` is all that was shown, in order."""

    code: int
    out: str


class CommandLine:
    """The command line as a reader of the README uses it: at the root of the project, 80 columns wide."""

    def __call__(self, *arguments: str) -> Run:
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "80", "NO_COLOR": "1"}
        done = subprocess.run(
            [sys.executable, "-m", "konsekvens_lint", *arguments],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        return Run(done.returncode, done.stdout.replace(os.sep, "/"))


@pytest.fixture
def command_line() -> CommandLine:
    return CommandLine()


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether the golden files are to be written anew."""
    return bool(request.config.getoption("--update-golden"))

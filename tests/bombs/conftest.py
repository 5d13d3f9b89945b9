"""What became of bombs, each read once for all tests."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path

import pytest

#: What a process may grow by while it reads a bomb: the code is then that of the limit, and not of the last net.
GROWTH = 300

Told = Callable[[str], Mapping[str, tuple[str, str]]]


@cache
def became(script: str, *arguments: str) -> Mapping[str, tuple[str, str]]:
    """What a script of this folder tells of each file: the code and the line. Its last argument is GROWTH."""
    here = Path(__file__).parent
    paths = os.pathsep.join(map(str, (here.parent.parent / "src", here.parent)))
    done = subprocess.run(
        [sys.executable, str(here / script), *arguments, str(GROWTH)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "PYTHONPATH": paths, "PYTHONIOENCODING": "utf-8"},
    )
    return {name: (code, line) for name, (code, line) in json.loads(done.stdout).items()}


@pytest.fixture(scope="session")
def told() -> Told:
    """For a module of bombs the code and the line that each is refused with, in a process that may grow by GROWTH MiB."""
    return partial(became, "refused.py")

"""What the tests of bombs share: files that are larger than they are, and the command line with little memory."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

for room in ("commands", "audit"):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent / room))

from command_line import Run, environment, written  # noqa: E402

GIB = 1024**3
MEMO = "# Ny taxa\n## Förslag till beslut\nNämnden antar taxan.\n"

has_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
has_zero = pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="the system has no /dev/zero")
has_limit = pytest.mark.skipif(not os.path.exists("/proc/self/statm"), reason="the system limits no memory")

_LITTLE = (
    "from konsekvens_lint.running.guard import limit_memory; limit_memory({}); "
    "from konsekvens_lint.commands.main import main; main()"
)


def large(file: Path, text: str = "", size: int = GIB) -> Path:
    """A file that begins with the text and has so many bytes, of which next to none are on the disk."""
    with file.open("wb") as stream:
        stream.write(text.encode())
        stream.truncate(size)
    return file


def memo(folder: Path) -> Path:
    """A small memo in the folder."""
    return written(folder / "memo.md", MEMO)


def run_small(*arguments: str | Path, stdin: Path | None = None, mebibytes: int = 300) -> Run:
    """Runs the command line in a process of its own that may grow by so much."""
    command = [sys.executable, "-c", _LITTLE.format(mebibytes), *map(str, arguments)]
    with open(stdin or os.devnull, "rb") as given:
        done = subprocess.run(
            command, env=environment(), stdin=given, capture_output=True, timeout=120, check=False
        )
    return Run(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

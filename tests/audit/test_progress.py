"""How far an audit has come, told to a person who watches."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import BAD, environment, written

from konsekvens_lint.commands.progress import pace


@pytest.mark.parametrize(
    ("done", "total", "seconds", "told"),
    [
        (0, 100, 5, ""),
        (9, 100, 5, ""),
        (50, 100, 5, ", 10 i sekunden, 5 s kvar"),
        (100, 1000, 50, ", 2 i sekunden, 8 min kvar"),
        (30, 5000, 60, ", 30 i minuten, 2 h 46 min kvar"),
        (100, 100, 5, ", 20 i sekunden, 0 s kvar"),
        (100, 3100, 60, ", 100 i minuten, 30 min kvar"),
        # A clock that stands still.
        (50, 100, 0, ""),
    ],
)
def test_the_rate_and_the_time_left(done: int, total: int, seconds: float, told: str) -> None:
    assert pace(done, total, seconds) == told


@pytest.mark.skipif(os.name == "nt", reason="a terminal of POSIX")
def test_it_is_told_to_a_person_and_to_nobody_else(tmp_path: Path) -> None:
    import pty

    for number in range(300):
        written(tmp_path / "arkiv" / f"{number:03}.md", f"{BAD}\n{number}\n")
    command = [sys.executable, "-m", "konsekvens_lint", "audit", "arkiv", "--into"]
    piped = subprocess.run(
        [*command, "a.db"], cwd=tmp_path, env=environment(), capture_output=True, check=True
    )
    assert b"av 300" not in piped.stderr
    ours, theirs = pty.openpty()
    subprocess.run(
        [*command, "b.db", "--no-cache"], cwd=tmp_path, env=environment(), stderr=theirs, check=True
    )
    os.close(theirs)
    seen = os.read(ours, 100_000).decode()
    os.close(ours)
    assert "Läser filerna: 0 av 300 dokument" in seen
    assert "Granskar: 0 av 300 dokument" in seen
    assert " kvar" in seen
    assert "i sekunden" in seen

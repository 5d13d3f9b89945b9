"""An audit that is killed: the database is sound, and what goes on comes to what it would have been."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from audits import DB, exported, rows
from command_line import BAD, GOOD, run_apart, start, written

from konsekvens_lint.audit.schema import TABLES

MOMENTS = 20
DOCUMENTS = 220
CALM = Path("lugn.db")

pytestmark = pytest.mark.skipif(os.name == "nt", reason="SIGKILL")


def _begin(into: Path) -> tuple[str, ...]:
    # Nothing is had from the cache: what is there is in the database or is judged.
    return ("audit", "arkiv", "--into", str(into), "--resume", "--jobs", "2", "--no-cache")


def _archive() -> None:
    for number in range(DOCUMENTS):
        # Every tenth is a copy of the one before, and every twentieth cannot be read.
        text = (BAD, GOOD)[number % 2] + "".join(
            f"\nStycke {each} av {number - (number % 10 == 9)}.\n" for each in range(20)
        )
        written(
            Path("arkiv") / f"{number:03}{'.docx' if number % 20 == 0 else '.md'}",
            BAD * 3 if number % 10 >= 8 else text,
        )


def _sound(file: Path) -> int:
    """How many documents there are, each once, in a sound database; looked at in a copy, so that the next run finds it as
    it was left.
    """
    copy = Path("kopia.db")
    for end in ("", "-wal"):
        Path(f"{copy}{end}").unlink(missing_ok=True)
        if Path(f"{file}{end}").exists():
            shutil.copy(f"{file}{end}", f"{copy}{end}")
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        tables = {
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        }
        if not tables:
            return 0
        assert tables == {table.name for table in TABLES}
        (paths,) = connection.execute("SELECT count(DISTINCT path) FROM documents").fetchone()
        assert connection.execute("SELECT count(*) FROM documents").fetchone() == (paths,)
        # A document that is there is there as a whole.
        half = "SELECT count(*) FROM documents d WHERE status = 'judged' AND id NOT IN (SELECT document FROM outcomes)"
        assert connection.execute(half).fetchone() == (0,)
        return int(paths)


def _moments(whole: float) -> Iterator[float]:
    """Seconds after the start, at random; most when it is at work, which it is not in the first quarter."""
    chance = random.Random(9)
    for number in range(MOMENTS):
        yield whole * chance.uniform(0 if number % 5 == 0 else 0.25, 1)


@pytest.mark.slow
def test_killed_at_any_moment_it_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    _archive()
    before = time.perf_counter()
    assert run_apart(*_begin(CALM)).code == 0
    whole = time.perf_counter() - before
    left_at = []
    for moment in _moments(whole):
        process = start(*_begin(DB))
        time.sleep(moment)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=60)
        left_at.append(_sound(DB) if DB.exists() else 0)
        if left_at[-1] == DOCUMENTS:
            # The next moments are to be of a run that has something to do.
            assert run_apart(*_begin(DB)).code == 0
            assert exported(DB) == exported(CALM)
            DB.unlink()
    assert run_apart(*_begin(DB)).code == 0
    assert exported(DB) == exported(CALM)
    assert len(exported(DB)) == DOCUMENTS
    assert rows("SELECT finished IS NOT NULL FROM audit") == [(1,)]
    # Else it was never killed at work.
    assert len([number for number in left_at if 0 < number < DOCUMENTS]) >= 3, left_at


def test_interrupted_it_says_how_to_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for number in range(400):
        written(Path("arkiv") / f"{number}.md", f"{BAD}\nNummer {number}.\n")
    process = start("audit", "arkiv", "--into", DB, "--jobs", "1")
    for _ in range(600):
        if Path(f"{DB}-wal").exists() and Path(f"{DB}-wal").stat().st_size > 200_000:
            break
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    told, last = (line for line in err.decode("utf-8").splitlines() if line)
    assert "--resume" in told
    assert last == "Avslutar med 130: körningen avbröts."
    assert 0 < _sound(DB) < 400
    assert rows("SELECT finished FROM audit") == [(None,)]

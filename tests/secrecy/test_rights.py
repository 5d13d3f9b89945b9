"""Who may read what is kept: the folder of results and an audit's database are their owner's alone, whatever the umask. What
the user has chosen, for a report or a database that is there already, is the user's to choose.
"""

from __future__ import annotations

import os
import sqlite3
import stat
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from command_line import BAD, run, written

from konsekvens_lint.audit.database import opened, transaction
from konsekvens_lint.gate.cache.store import Store
from konsekvens_lint.gate.cache.where import file_of_results

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="rights of files are POSIX")
ADD = "INSERT INTO documents (path, status) VALUES (?, 'judged')"


@pytest.fixture(params=[0o000, 0o022], ids=["umask 000", "umask 022"])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    """What the process takes away from the rights of new files: little, and as is usual."""
    before = os.umask(request.param)
    yield int(request.param)
    os.umask(before)


def _rights(folder: Path) -> dict[str, int]:
    return {
        path.relative_to(folder).as_posix(): stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*")
    }


def test_a_new_database_is_its_owners_alone_with_all_that_stands_beside_it(
    umask: int, tmp_path: Path
) -> None:
    file = tmp_path / "revision.db"
    with opened(file, "write") as connection, transaction(connection):
        connection.execute(ADD, ("a.md",))
        assert _rights(tmp_path) == {"revision.db": 0o600, "revision.db-wal": 0o600}
    with opened(file, "read") as connection, transaction(connection):
        connection.execute(ADD, ("b.md",))
        assert _rights(tmp_path) == {"revision.db": 0o600, "revision.db-journal": 0o600}
    assert _rights(tmp_path) == {"revision.db": 0o600}


def test_a_database_that_somebody_has_opened_for_others_stays_so(umask: int, tmp_path: Path) -> None:
    """Its owner shares it with the group, and goes on with it."""
    file = tmp_path / "revision.db"
    with opened(file, "write") as connection:
        connection.execute(ADD, ("a.md",))
    file.chmod(0o640)
    with opened(file, "write") as connection:
        connection.execute(ADD, ("b.md",))
        assert _rights(tmp_path) == {"revision.db": 0o640, "revision.db-wal": 0o640}


def test_the_results_and_the_way_to_them_are_the_owners_alone(
    umask: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KONSEKVENS_LINT_CACHE_DIR", str(tmp_path / "hem" / "cache"))
    (tmp_path / "hem").mkdir(0o755)
    memo = written(tmp_path / "memo.md", BAD)
    assert run("check", memo).code == 1
    kept = file_of_results().parent
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(kept.stat().st_mode) == 0o700
    assert _rights(kept)["results.sqlite3"] == 0o600


def test_a_report_has_the_rights_of_any_new_file(umask: int, tmp_path: Path) -> None:
    """As docs/it.md and docs/revision.md say."""
    memo, report, base = written(tmp_path / "memo.md", BAD), tmp_path / "ut.json", tmp_path / "bas.json"
    run("check", memo, "--write", f"json={report}")
    run("baseline", "create", memo, "--file", base)
    assert {stat.S_IMODE(file.stat().st_mode) for file in (report, base)} == {0o666 & ~umask}


MANY = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000) SELECT hex(randomblob(1000)) FROM n ORDER BY 1"  # fmt: skip


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="no /proc that tells what is open")
@pytest.mark.parametrize("kept", ["database", "results"])
def test_what_is_sorted_is_kept_in_memory(kept: str, tmp_path: Path) -> None:
    """SQLite else puts what is large into files in the folder for temporary ones, where quotes do not belong."""
    file = tmp_path / "a"
    with opened(file, "write") if kept == "database" else nullcontext() as database:
        connection = database or Store(file)._connection
        assert connection is not None
        assert not _temporary(connection)
        # The same where nobody says so, or the test would show nothing.
        connection.execute("PRAGMA temp_store = FILE")
        assert _temporary(connection)


def _temporary(connection: sqlite3.Connection) -> list[str]:
    """The files that are open while much is sorted with little memory; they have no name any more."""
    connection.execute("PRAGMA cache_size = 10")
    rows = connection.execute(MANY)
    rows.fetchone()
    found = [os.readlink(each) for each in Path("/proc/self/fd").iterdir() if each.is_symlink()]
    rows.close()
    return [each for each in found if "etilqs" in each]

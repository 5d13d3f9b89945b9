"""Databases that somebody else has made, to bring down whoever asks them: refused in a line, whatever is asked."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from doors import GIB, MEMO, has_limit, has_pipes, large, run_small

# The helpers of the tests of commands and audits, which `doors` makes importable.
from audits import audit, rows  # isort: skip
from command_line import run, written  # isort: skip

from konsekvens_lint.audit import database
from konsekvens_lint.audit.soundness import misfit
from konsekvens_lint.gate.cache import store as stores
from konsekvens_lint.gate.cache.store import Entry, Store
from konsekvens_lint.limits import MAX_RESULT_BYTES, MAX_VALUE_BYTES

ENDLESS = "WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n) SELECT id FROM n"
OTHER = "är inte som ”konsekvens-lint audit” skriver den"
DAMAGED = "är ingen databas, eller skadad"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An audit of one memo that has findings; its folder stands beside it."""
    folder = tmp_path_factory.mktemp("gjord")
    written(folder / "arkiv" / "memo.md", MEMO)
    done = audit(folder / "arkiv", into=folder / "revision.db")
    assert done.code == 0, done.err
    return folder


@pytest.fixture
def bomb(made: Path, tmp_path: Path) -> Path:
    """A copy, to be changed."""
    return Path(shutil.copy(made / "revision.db", tmp_path / "bomb.db"))


def changed(file: Path, *statements: str) -> Path:
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            connection.execute(statement)
    return file


def exported(file: Path) -> str:
    """What the export says at its end, which is refused."""
    done = run("export", file, "--format", "jsonl", "-o", file.with_suffix(".jsonl"))
    assert done.code == 2
    return done.last


def test_an_honest_one_has_nothing_that_is_not_ours(made: Path) -> None:
    with closing(sqlite3.connect(made / "revision.db")) as connection:
        assert misfit(connection) is None


@pytest.mark.parametrize(
    ("statements", "named"),
    [
        (["DROP TABLE documents", f"CREATE VIEW documents AS {ENDLESS}"], "documents"),
        (["DROP TABLE goals", "CREATE TABLE goals (id INTEGER PRIMARY KEY)"], "goals.document"),
        (["DROP TABLE goals"], "goals"),
        (["CREATE TRIGGER t AFTER UPDATE ON audit BEGIN DELETE FROM documents; END"], "t"),
        (
            [
                "ALTER TABLE documents RENAME COLUMN title TO other",
                "ALTER TABLE documents ADD COLUMN title TEXT AS (hex(zeroblob(100000000)))",
            ],
            "documents",
        ),
        (["PRAGMA user_version = 1"], "table groups already exists"),
    ],
)
@pytest.mark.parametrize("command", ["report", "export", "--resume"])
def test_what_is_no_table_of_ours(
    command: str, statements: list[str], named: str, bomb: Path, made: Path
) -> None:
    changed(bomb, *statements)
    if command == "export":
        told = exported(bomb)
    else:
        done = (
            run("report", bomb)
            if command == "report"
            else run("audit", made / "arkiv", "--into", bomb, "--resume")
        )
        assert done.code == 2
        told = done.last
    assert f"bomb.db” {OTHER} ({named}): ange en annan fil" in told


def test_a_virtual_table_in_place_of_ours(bomb: Path) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        if not connection.execute("SELECT 1 FROM pragma_module_list WHERE name = 'fts5'").fetchone():
            pytest.skip("SQLite has no fts5 here")
    changed(
        bomb, "DROP TABLE goals", "CREATE VIRTUAL TABLE goals USING fts5(id, document, gendered, measured)"
    )
    assert f"{OTHER} (goals)" in exported(bomb)


def test_what_an_organisation_has_added_is_its_own(bomb: Path) -> None:
    changed(
        bomb,
        f"CREATE VIEW own AS {ENDLESS}",
        "CREATE TABLE extra (x)",
        "CREATE INDEX by_title ON documents (title)",
    )
    assert run("report", bomb).code == 0


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE documents SET path = x'ff00'", "documents.path"),
        ("UPDATE documents SET title = x'ff00'", "documents.title"),
        ("UPDATE documents SET facts = '[]'", "documents.facts"),
        ("UPDATE documents SET facts = replace(hex(zeroblob(50000)), '0', '[')", "documents.facts"),
        ("UPDATE audit SET paths = 'x'", "audit.paths"),
        ("UPDATE findings SET state = 'x'", "findings.state"),
        ("UPDATE findings SET searched = '{'", "findings.searched"),
        ("UPDATE places SET section = '3'", "places.section"),
        ("UPDATE documents SET title = CAST(x'ff41' AS TEXT)", "Could not decode to UTF-8 column 'title'"),
    ],
)
def test_values_that_are_not_what_we_write(statement: str, named: str, bomb: Path) -> None:
    assert f"{OTHER} ({named}" in exported(changed(bomb, statement))


def test_facts_that_no_report_has(bomb: Path) -> None:
    changed(bomb, """UPDATE documents SET facts = json_set(facts, '$.global_goals', json('[{"a": [1]}]'))""")
    done = run("report", bomb)
    assert done.code == 2
    assert f"{OTHER} (documents.facts)" in done.last


@has_limit
def test_a_value_of_a_quarter_gibibyte(bomb: Path) -> None:
    changed(bomb, "UPDATE documents SET title = CAST(zeroblob(268435456) AS TEXT)")
    done = run_small("report", bomb)
    assert done.code == 2
    assert "bomb.db” läses inte: något i den är större än 8 MB." in done.last


def test_a_document_with_more_than_a_database_may_hold_stops_no_audit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "MAX_VALUE_BYTES", 20_000)
    heading = "Jämställdhet och andra frågor " * 1_000
    written(tmp_path / "arkiv" / "a.md", f"# {heading}\n## Förslag till beslut\nNämnden antar taxan.\n")
    written(tmp_path / "arkiv" / "b.md", MEMO)
    into = tmp_path / "r.db"
    done = audit(tmp_path / "arkiv", into=into)
    assert done.code == 0, done.err
    assert rows("SELECT status, error_code FROM documents ORDER BY path", into) == [
        ("unread", "too_large"),
        ("judged", None),
    ]
    assert (
        f"{MAX_VALUE_BYTES // 1024**2} MB"
        in rows("SELECT error_message FROM documents ORDER BY path", into)[0][0]
    )


@pytest.mark.parametrize("at", [0, 1, 2])
def test_one_whose_own_words_are_no_text(at: int, bomb: Path) -> None:
    """What SQLite says of it quotes it, and was no text either."""
    data = bytearray(bomb.read_bytes())
    start = -1
    for _ in range(at + 1):
        start = data.index(b"CREATE TABLE", start + 1)
    data[start + 7 : start + 14] = b"\xff\xc5\xf0\xca\xed\xf6\xff"
    bomb.write_bytes(data)
    assert DAMAGED in exported(bomb)


@pytest.mark.parametrize("part", [0.3, 0.7])
def test_one_that_is_cut_short(part: float, bomb: Path) -> None:
    os.truncate(bomb, int(bomb.stat().st_size * part))
    assert DAMAGED in exported(bomb)


def test_ten_gibibytes_of_nothing(tmp_path: Path) -> None:
    assert DAMAGED in exported(large(tmp_path / "bomb.db", size=10 * GIB))


@has_pipes
def test_what_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "bomb.db")
    for file in (tmp_path / "bomb.db", tmp_path):
        assert "är ingen fil: ange en databas som ”konsekvens-lint audit” har gjort." in exported(file)


class TestResultsThatAreKept:
    def test_one_that_is_larger_than_any(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        store = Store(tmp_path / "r")
        for size in (1, MAX_RESULT_BYTES, MAX_RESULT_BYTES + 1):
            store.keep(Entry(str(size).encode(), b"x" * size))
        store.close()
        store = Store(tmp_path / "r")
        assert store.find(str(MAX_RESULT_BYTES).encode()) is not None
        assert store.find(str(MAX_RESULT_BYTES + 1).encode()) is None
        # Who has made the file may have written what we would not.
        monkeypatch.setattr(stores, "MAX_RESULT_BYTES", 100)
        store = Store(tmp_path / "r")
        assert store.find(str(MAX_RESULT_BYTES).encode()) is None
        assert store.find(b"1") == b"x"

    def test_more_than_a_run_leaves_is_begun_anew(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """It would be tidied quarter by quarter: gibibytes written over."""
        file = tmp_path / "r"
        store = Store(file)
        store.keep(Entry(b"key", b"x" * 50_000))
        store.close()
        monkeypatch.setattr(stores, "MAX_CACHE_BYTES", 10_000)
        store = Store(file)
        assert store.find(b"key") is None
        store.keep(Entry(b"other", b"y"))
        store.close()
        assert file.stat().st_size < 40_000

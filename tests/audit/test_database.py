"""The file of an audit: what is refused, what is brought forward, who may have it."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from konsekvens_lint.audit import schema
from konsekvens_lint.audit.database import DatabaseError, opened, transaction


def _shape(file: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY name").fetchall()


def _made(file: Path) -> Path:
    """A database with one document in it, so that it is kept."""
    with opened(file, "write") as connection, transaction(connection):
        connection.execute("INSERT INTO documents (path, status) VALUES ('a.md', 'judged')")
    return file


def test_a_new_file_has_the_shape_and_the_marks(tmp_path: Path) -> None:
    file = _made(tmp_path / "ny.db")
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (schema.version(),)
        assert connection.execute("PRAGMA application_id").fetchone() == (schema.APPLICATION_ID,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        for table in schema.TABLES:
            names = [row[1] for row in connection.execute(f"PRAGMA table_info({table.name})")]
            assert names == [column.name for column in table.columns]


def test_what_is_empty_is_not_kept(tmp_path: Path) -> None:
    with opened(tmp_path / "ny.db", "write"):
        assert (tmp_path / "ny.db").exists()
    assert list(tmp_path.iterdir()) == []


def test_an_older_file_is_brought_forward_with_what_it_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = _made(tmp_path / "gammal.db")
    steps = (
        ("ALTER TABLE documents ADD COLUMN one TEXT",),
        ("ALTER TABLE documents ADD COLUMN two TEXT", "UPDATE documents SET two = path"),
    )
    made, before = schema.version(), schema.MIGRATIONS
    for number in (1, 2):
        monkeypatch.setattr(schema, "MIGRATIONS", (*before, *steps[:number]))
        with opened(file, "read") as connection:
            assert connection.execute("PRAGMA user_version").fetchone() == (made + number,)
    with opened(file, "read") as connection:
        assert connection.execute("SELECT path, one, two FROM documents").fetchall() == [
            ("a.md", None, "a.md")
        ]


def _told(file: Path) -> dict[str, set[tuple[object, ...]]]:
    """What each table holds and points to, and the indexes; columns that were added later stand last, which is no matter."""
    with closing(sqlite3.connect(file)) as connection:
        names = connection.execute(
            "SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"
        ).fetchall()
        told: dict[str, set[tuple[object, ...]]] = {"all": set(names)}
        for pragma in ("table_info", "foreign_key_list"):
            for _, name in names:
                found = connection.execute(f"PRAGMA {pragma}({name})").fetchall()
                told[f"{pragma} {name}"] = {row[1:] if pragma == "table_info" else row[2:] for row in found}
        return told


@pytest.mark.parametrize("released", range(1, schema.version() + 1))
def test_every_released_version_brought_forward_is_what_is_made_today(released: int, tmp_path: Path) -> None:
    """The shape is not changed without a step that brings what is out there along."""
    made = tmp_path / f"{released}.db"
    with closing(sqlite3.connect(made)) as connection, connection:
        connection.executescript(
            (Path(__file__).parent / f"schema-{released}.sql").read_text(encoding="utf-8")
        )
        connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {released}")
    with opened(made, "read"):
        pass
    assert _told(made) == _told(_made(tmp_path / "ny.db"))
    assert _checks(made) == _checks(tmp_path / "ny.db")


def _checks(file: Path) -> list[tuple[str, list[str]]]:
    """What each table's rows must fulfil."""
    with closing(sqlite3.connect(file)) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name")
        return [(name, sorted(sql.split("CHECK")[1:])) for name, sql in rows]


def test_a_step_that_fails_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = _shape(file := _made(tmp_path / "gammal.db"))
    failing = ("CREATE TABLE more (a)", "CREATE TABLE more (a)")
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, failing))
    with pytest.raises(DatabaseError, match="table more already exists"), opened(file, "read"):
        pass
    assert _shape(file) == before


def test_a_newer_file_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    file = _made(tmp_path / "ny.db")
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"PRAGMA user_version = {schema.version() + 1}")
    before = file.read_bytes()
    for wanted in ("read", "write"):
        with (
            pytest.raises(DatabaseError, match=r"nyare version.*uppdatera konsekvens-lint"),
            opened(file, wanted),
        ):
            pass
    assert file.read_bytes() == before


@pytest.mark.parametrize("what", ["other database", "text", "damaged"])
def test_what_is_no_audit_is_refused_and_left_as_it_is(what: str, tmp_path: Path) -> None:
    file = tmp_path / "annan.db"
    if what == "other database":
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("CREATE TABLE a (b)")
    elif what == "text":
        file.write_text("Inte en databas, men viktig. " * 100, encoding="utf-8")
    else:
        data = _made(file).read_bytes()
        file.write_bytes(data[:100] + b"\xff" * (len(data) - 100))
    before = file.read_bytes()
    for wanted in ("read", "write"):
        with pytest.raises(DatabaseError, match=r"annat slag|ingen databas"), opened(file, wanted):
            pass
    assert file.read_bytes() == before


def test_what_is_not_there_is_not_made_for_reading(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="finns inte"), opened(tmp_path / "nix.db", "read"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_what_is_empty_is_refused_for_reading_and_left_as_it_is(tmp_path: Path) -> None:
    (file := tmp_path / "tom.db").touch()
    with pytest.raises(DatabaseError, match="ingen revision"), opened(file, "read"):
        pass
    assert file.read_bytes() == b""


def test_two_that_begin_at_once_leave_the_first_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second has seen no file before the first made it."""
    monkeypatch.setattr("konsekvens_lint.audit.database._PATIENCE", 0.1)
    with opened(file := tmp_path / "a.db", "write") as first:
        with monkeypatch.context() as late, pytest.raises(DatabaseError, match="annan körning"):
            late.setattr(Path, "exists", lambda path: False)
            with opened(file, "write"):
                pass
        assert file.exists()
        with transaction(first):
            first.execute("INSERT INTO documents (path, status) VALUES ('a.md', 'judged')")
    with opened(file, "read") as connection:
        assert connection.execute("SELECT path FROM documents").fetchall() == [("a.md",)]


def test_what_does_not_fit_leaves_no_words_behind(tmp_path: Path) -> None:
    """The log of a database that is not kept holds quotes."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        with pytest.raises(DatabaseError), opened(tmp_path / "a.db", "write") as connection:
            resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, before[1]))
            with transaction(connection):
                for number in range(1000):
                    values = (f"{number}.md", "judged", "Hemligt. " * 100)
                    connection.execute("INSERT INTO documents (path, status, title) VALUES (?, ?, ?)", values)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("second", ["read", "write"])
def test_one_at_a_time(second: str, tmp_path: Path) -> None:
    file = _made(tmp_path / "a.db")
    with (
        opened(file, "write"),
        pytest.raises(DatabaseError, match="används av en annan körning"),
        opened(file, second),
    ):
        pass
    with opened(file, "write"):
        pass


def test_a_transaction_is_whole_or_nothing(tmp_path: Path) -> None:
    file = _made(tmp_path / "a.db")
    with opened(file, "write") as connection:
        with pytest.raises(ZeroDivisionError), transaction(connection):
            connection.execute("DELETE FROM documents")
            1 / 0  # noqa: B018
        assert connection.execute("SELECT count(*) FROM documents").fetchone() == (1,)


def test_a_full_disk_is_told_and_what_is_there_is_kept(tmp_path: Path) -> None:
    file = _made(tmp_path / "a.db")
    with pytest.raises(DatabaseError, match="disken är full"), opened(file, "write") as connection:
        # As full as a disk: no page more than there is.
        connection.execute("PRAGMA max_page_count = 1")
        for number in range(1000):
            with transaction(connection):
                connection.execute(
                    "INSERT INTO documents (path, status) VALUES (?, 'judged')", (f"{number:0900}",)
                )
    with opened(file, "read") as connection:
        assert connection.execute("SELECT path FROM documents WHERE path = 'a.md'").fetchall() == [("a.md",)]
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with (
        pytest.raises(DatabaseError, match="gick inte att öppna"),
        opened(tmp_path / "nix" / "a.db", "write"),
    ):
        pass


def test_every_table_and_column_says_what_it_is() -> None:
    for table in schema.TABLES:
        assert table.means.endswith(".")
        for column in table.columns:
            assert column.means and column.name not in column.means.split()[:1]


def test_an_interrupt_just_after_a_transaction_began_ends_the_run_as_any_other(tmp_path: Path) -> None:
    file = _made(tmp_path / "ny.db")
    with pytest.raises(KeyboardInterrupt), opened(file, "write") as connection:
        # What ends it has not been entered yet.
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO documents (path, status) VALUES ('b.md', 'judged')")
        raise KeyboardInterrupt
    with opened(file, "read") as connection:
        assert connection.execute("SELECT path FROM documents").fetchall() == [("a.md",)]
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


@pytest.mark.skipif(sys.platform == "win32", reason="rights of files are POSIX")
def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    file = tmp_path / "revision.db"
    with opened(file, "write") as connection:
        connection.execute("INSERT INTO documents (path, status) VALUES ('a.md', 'judged')")
        found = {each.name: each.stat().st_mode & 0o777 for each in tmp_path.iterdir()}
    assert found == {"revision.db": 0o600, "revision.db-wal": 0o600}
    assert file.stat().st_mode & 0o777 == 0o600

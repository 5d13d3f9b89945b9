"""A cache that is damaged, locked, full or gone: the run goes on with the same results, and the file is mended."""

from __future__ import annotations

import os
import sqlite3
import sys
import zlib
from collections.abc import Callable
from contextlib import closing, contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

from cache_doubles import NO_FINDINGS, Runs, memos

from konsekvens_lint.gate.cache import store as stores
from konsekvens_lint.gate.cache.store import DAYS_UNUSED, Entry, Store
from konsekvens_lint.report import DocumentReport

KEY, OTHER = b"k" * 32, b"o" * 32
TODAY = date(2031, 5, 1)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "results.sqlite3"


@pytest.fixture
def runs(file: Path, monkeypatch: pytest.MonkeyPatch) -> Runs:
    return Runs(file, monkeypatch)


def sql(file: Path, *statements: str) -> None:
    with closing(sqlite3.connect(file)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def put(file: Path, *entries: Entry, today: date = TODAY) -> None:
    with closing(Store(file, today)) as store:
        for entry in entries:
            store.keep(entry)


def got(file: Path, key: bytes = KEY, today: date = TODAY) -> bytes | None:
    with closing(Store(file, today)) as store:
        return store.find(key)


def no_database(file: Path) -> None:
    file.write_text("Det här är ingen databas.\n" * 500, encoding="utf-8")


def cut_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def pages_lost(file: Path) -> None:
    data = file.read_bytes()
    file.write_bytes(data[:4096] + bytes(len(data) - 4096))


def noise(file: Path) -> None:
    data = bytearray(file.read_bytes())
    middle = slice(len(data) // 3, 2 * len(data) // 3, 7)
    data[middle] = bytes(len(data[middle]))
    file.write_bytes(data)


def another_version(file: Path) -> None:
    sql(file, "PRAGMA user_version = 99")


def another_table(file: Path) -> None:
    sql(file, "DROP TABLE entries", "CREATE TABLE entries (a, b)")


def no_table(file: Path) -> None:
    sql(file, "DROP TABLE entries")


def somebody_elses(file: Path) -> None:
    file.unlink()
    sql(file, "CREATE TABLE bokmärken (adress)")


def emptied(file: Path) -> None:
    file.write_bytes(b"")


def contents_changed(file: Path) -> None:
    sql(file, "UPDATE entries SET content = zeroblob(length(content))")


def contents_of_another_type(file: Path) -> None:
    sql(file, "UPDATE entries SET content = 'text'")


def contents_swapped(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        rows = connection.execute("SELECT key, checksum, content FROM entries").fetchall()
        for (key, _, _), (_, checksum, content) in zip(rows, rows[1:] + rows[:1], strict=True):
            connection.execute(
                "UPDATE entries SET checksum = ?, content = ? WHERE key = ?", (checksum, content, key)
            )
        connection.commit()


def replace_contents(file: Path, content: bytes, most: int = 100) -> None:
    """Put the content in place of so many results, with its right checksum."""
    with closing(sqlite3.connect(file)) as connection:
        rows = connection.execute("SELECT key FROM entries WHERE length(content) > 0").fetchall()
        for (key,) in rows[:most]:
            row = (content, stores._checksum(key, content), key)
            connection.execute("UPDATE entries SET content = ?, checksum = ? WHERE key = ?", row)
        connection.commit()


def contents_no_report(file: Path) -> None:
    replace_contents(file, b"ingen rapport")


DAMAGE: tuple[Callable[[Path], None], ...] = (
    no_database, cut_short, pages_lost, noise, another_version, another_table, no_table, somebody_elses, emptied,
    contents_changed, contents_of_another_type, contents_swapped, contents_no_report,
)  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGE, ids=lambda each: each.__name__)
def test_what_is_damaged_is_judged_anew_and_mended(
    damage: Callable[[Path], None], runs: Runs, tmp_path: Path
) -> None:
    files = memos(tmp_path, 12)
    expected = runs.run(files)
    damage(runs.file)
    assert runs.run(files) == expected
    assert runs.judged
    assert runs.run(files) == expected
    assert runs.judged == []


def test_contents_that_would_run_are_damage_and_no_more(
    runs: Runs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DocumentReport, "findings", DocumentReport.findings)  # as it was, whatever comes
    files = memos(tmp_path, 3)
    found = [each.findings for each in runs.run(files) if isinstance(each, DocumentReport)]
    assert all(found) and len(found) == 3
    replace_contents(runs.file, zlib.compress(NO_FINDINGS), 1)
    assert [each.findings for each in runs.run(files) if isinstance(each, DocumentReport)] == found
    assert len(runs.judged) == 1


def test_damage_that_shows_in_the_middle_of_a_run(
    runs: Runs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = memos(tmp_path, 6)
    expected = runs.run(files)
    find = Store.find

    def damaged_from_the_third(store: Store, key: bytes) -> bytes | None:
        seen.append(key)
        if len(seen) == 4:
            no_database(runs.file)
        return find(store, key)

    seen: list[bytes] = []
    monkeypatch.setattr(Store, "find", damaged_from_the_third)
    assert runs.run(files) == expected
    monkeypatch.setattr(Store, "find", find)
    assert runs.run(files) == expected
    assert runs.run(files) == expected
    assert runs.judged == []


def test_damage_that_shows_when_what_is_old_is_let_go(
    runs: Runs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only then is every part of the file read; what was written a moment ago is not lost with it."""
    files = memos(tmp_path, 6)

    def damaged(file: Path) -> int:
        raise sqlite3.DatabaseError("database disk image is malformed")

    with monkeypatch.context() as patch:
        patch.setattr(stores.os.path, "getsize", damaged)
        expected = runs.run(files)
    assert runs.run(files) == expected
    assert runs.judged == []


def test_a_file_that_is_taken_away_in_the_middle_of_a_run(runs: Runs, tmp_path: Path) -> None:
    files = memos(tmp_path, 3)
    expected = runs.run(files)
    runs.file.unlink()
    assert runs.run(files) == expected
    assert runs.judged == [str(each) for each in files]


@contextmanager
def locked(file: Path):  # type: ignore[no-untyped-def]
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield


def test_a_locked_file_fails_no_run(runs: Runs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stores, "_PATIENCE", 0.01)
    files = memos(tmp_path, 3)
    expected = runs.run(files)
    with locked(runs.file):
        assert runs.run(files) == expected
        assert runs.judged == [str(each) for each in files]
    assert runs.run(files) == expected
    assert runs.judged == []


def test_a_locked_file_is_waited_for_once(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stores, "_PATIENCE", 0.3)
    put(file, Entry(KEY, b"ett"))
    with locked(file), closing(Store(file, TODAY)) as store:
        from time import monotonic

        began = monotonic()
        assert [store.find(KEY) for _ in range(20)] == [None] * 20
        assert monotonic() - began < 2
    assert got(file) == b"ett"


def test_a_full_disk_fails_no_run(file: Path) -> None:
    put(file, Entry(KEY, b"ett"))
    with closing(Store(file, TODAY)) as store:
        assert store._connection
        store._connection.execute("PRAGMA max_page_count = 4")
        for number in range(200):
            store.keep(Entry(number.to_bytes(32, "big"), os.urandom(3000)))
        assert store.find(KEY) == b"ett"
    assert got(file) == b"ett"


def test_a_file_that_may_not_be_written_is_read(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(file, Entry(KEY, b"ett"))
    connect = sqlite3.connect

    def read_only(path: Path, **rest: object) -> sqlite3.Connection:
        return connect(f"file:{path}?mode=ro", uri=True, **rest)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr(sqlite3, "connect", read_only)
    with closing(Store(file, TODAY + timedelta(1))) as store:
        assert store.find(KEY) == b"ett"
        store.keep(Entry(OTHER, b"andra"))
    assert (got(file), got(file, OTHER)) == (b"ett", None)


def test_a_folder_in_the_files_place(tmp_path: Path) -> None:
    (tmp_path / "mapp").mkdir()
    put(tmp_path / "mapp", Entry(KEY, b"ett"))
    assert got(tmp_path / "mapp") is None


def test_the_last_that_is_kept_counts(file: Path) -> None:
    put(file, Entry(KEY, b"ett"), Entry(OTHER, b""), Entry(KEY, b"tre"))
    assert (got(file), got(file, OTHER), got(file, b"x")) == (b"tre", b"", None)


def test_what_nobody_uses_goes(file: Path) -> None:
    put(file, Entry(KEY, b"ett"), Entry(OTHER, b"andra"))
    later = TODAY + timedelta(DAYS_UNUSED - 5)
    assert got(file, today=later) == b"ett"
    put(file, Entry(b"ny", b"tre"), today=TODAY + timedelta(DAYS_UNUSED + 1))
    assert got(file, today=later) == b"ett"
    assert got(file, OTHER, later) is None
    assert b"andra" not in file.read_bytes()


def test_what_is_old_stays_while_the_run_may_want_it(file: Path) -> None:
    put(file, *(Entry(bytes([1, n]), b"gammal") for n in range(100)))
    with closing(Store(file, TODAY + timedelta(DAYS_UNUSED + 1))) as store:
        assert store.holds(bytes([1, 99]))
        for number in range(70):
            store.keep(Entry(bytes([2, number]), b"ny"))
        assert store.find(bytes([1, 99])) == b"gammal"
    assert got(file, bytes([1, 99])) == b"gammal"
    assert got(file, bytes([1, 98])) is None


def test_what_holds_no_longer_goes(file: Path) -> None:
    put(file, Entry(KEY, b"fram till idag", TODAY))
    assert got(file) == b"fram till idag"
    assert got(file, today=TODAY + timedelta(1)) is None
    put(file, Entry(OTHER, b""), today=TODAY + timedelta(1))
    assert b"fram till idag" not in file.read_bytes()


def test_the_file_does_not_grow_for_ever(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stores, "MAX_CACHE_BYTES", 400_000)
    put(file, *(Entry(bytes([1, n]), os.urandom(3000)) for n in range(100)))
    put(file, *(Entry(bytes([2, n]), os.urandom(3000)) for n in range(64)), today=TODAY + timedelta(1))
    assert 200_000 < file.stat().st_size <= 400_000
    with closing(Store(file, TODAY)) as store:
        assert all(store.holds(bytes([2, n])) for n in range(64))
        assert not store.holds(bytes([1, 0]))
    monkeypatch.setattr(stores, "MAX_CACHE_BYTES", 10)
    put(file, Entry(KEY, b"ett"))
    assert got(file) is None

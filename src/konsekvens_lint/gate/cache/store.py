"""One file of keys and bytes, shared by runs at the same time. Whatever is wrong with it costs time and nothing else."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from konsekvens_lint.limits import MAX_CACHE_BYTES, MAX_RESULT_BYTES

#: Days that an entry is kept without being used.
DAYS_UNUSED = 30
_VERSION = 1
# A run that is killed leaves what it has kept, however much that is.
_BEYOND = 4
# Bytes of an entry beside its content.
_BESIDE = 1024
# Seconds to wait for another run that writes just now; a write takes milliseconds.
_PATIENCE = 2.0
# Entries written together: many enough that it costs little, few enough that an interrupted run loses little.
_TOGETHER = 64
_TABLE = """
CREATE TABLE entries (
    key BLOB PRIMARY KEY, used INTEGER NOT NULL, fresh_until INTEGER, checksum BLOB NOT NULL, content BLOB NOT NULL
)
"""
_FRESH = "key = ? AND (fresh_until IS NULL OR fresh_until >= ?)"
# What SQLite says of a file that is no database of ours, and of one that another run holds; all else is of the disk.
_DAMAGE = (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_MISMATCH)
_TAKEN = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


class Entry(NamedTuple):
    """Bytes to keep under a key, and the last day on which they hold."""

    key: bytes
    content: bytes
    fresh_until: date | None = None


class Store:
    """The entries in a file. Nothing here fails: what cannot be read is not there, what cannot be written is not kept."""

    def __init__(self, file: Path, today: date | None = None) -> None:
        self._file = file
        self._today = (today or date.today()).toordinal()
        self._waiting: list[Entry] = []
        self._used: list[bytes] = []
        self._connection: sqlite3.Connection | None = None
        self._mended = self._has_written = False
        with self._spared():
            self._open()

    def holds(self, key: bytes) -> bool:
        """Whether there are bytes under the key that hold today."""
        return self._row("used", key) is not None

    def find(self, key: bytes) -> bytes | None:
        """The bytes under the key, or None where there are none that hold today, or they are damaged."""
        row = self._row("used, checksum, content", key)
        if row is None:
            return None
        used, checksum, content = row
        if not isinstance(content, bytes) or _checksum(key, content) != checksum:
            return None
        if used != self._today:
            self._used.append(key)
        return content

    def keep(self, entry: Entry) -> None:
        """Keep the bytes, in place of what is there. They are written now or later, at the latest by `close`."""
        if len(entry.content) > MAX_RESULT_BYTES:
            return
        self._waiting.append(entry)
        if len(self._waiting) >= _TOGETHER:
            self._write()

    def close(self) -> None:
        """Write what is waiting, and let go of what nobody uses."""
        waiting = self._waiting
        self._write()
        was_mended = self._mended
        self._tidy()
        if self._mended and not was_mended:
            # Damage that shows only now has cost what was just written.
            self._has_kept(waiting, [])
        self._let_go()

    def _row(self, columns: str, key: bytes) -> tuple[object, ...] | None:
        with self._spared():
            if self._connection:
                query = f"SELECT {columns} FROM entries WHERE {_FRESH}"  # noqa: S608 – columns are ours
                row: tuple[object, ...] | None = self._connection.execute(
                    query, (key, self._today)
                ).fetchone()
                return row
        return None

    def _write(self) -> None:
        entries, used = self._waiting, self._used
        self._waiting, self._used = [], []
        # Where damage shows only now there is a new file at once, and what is to be kept goes there.
        if (entries or used) and not self._has_kept(entries, used):
            self._has_kept(entries, [])

    def _has_kept(self, entries: list[Entry], used: list[bytes]) -> bool:
        rows = [
            (key, self._today, until and until.toordinal(), _checksum(key, content), content)
            for key, content, until in entries
        ]
        with self._spared():
            if self._connection:
                with _at_once(self._connection) as connection:
                    connection.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?, ?)", rows)
                    connection.executemany(
                        "UPDATE entries SET used = ? WHERE key = ?", [(self._today, key) for key in used]
                    )
                self._has_written = True
                return True
        return False

    def _tidy(self) -> None:
        """Delete what nobody uses. Done last: what this run has looked up it may still want to have."""
        with self._spared():
            if not (self._connection and self._has_written):
                return
            with _at_once(self._connection) as connection:
                old = (self._today - DAYS_UNUSED, self._today)
                connection.execute("DELETE FROM entries WHERE used < ? OR fresh_until < ?", old)
            while os.path.getsize(self._file) > MAX_CACHE_BYTES and _delete_a_quarter(self._connection):
                pass

    def _open(self) -> None:
        if self._file.exists() and self._file.stat().st_size > _BEYOND * MAX_CACHE_BYTES:
            raise sqlite3.DatabaseError(
                "larger than a run leaves it: tidying would take longer than beginning anew"
            )
        connection = sqlite3.connect(self._file, timeout=_PATIENCE, isolation_level=None)
        self._connection = connection
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_RESULT_BYTES + _BESIDE)
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA temp_store = MEMORY")
        if _version(connection) != _VERSION:
            # What is deleted are quotes from documents: the file is to shrink, and what it held to go.
            connection.execute("PRAGMA auto_vacuum = FULL")
            with _at_once(connection):
                _prepare(connection)

    def _let_go(self) -> None:
        if self._connection:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None

    @contextmanager
    def _spared(self) -> Iterator[None]:
        """Whatever SQLite says, the run goes on: with a new file where the old is damaged, else as if it were empty."""
        try:
            yield
        except sqlite3.Error as error:
            code = _code(error)
            if code in _DAMAGE:
                self._let_go()
                self._mend()
            elif code in _TAKEN:
                # Another run has hung while it wrote: it is waited for once, and not with every document.
                self._let_go()
        except OSError:
            pass

    def _mend(self) -> None:
        """Begin anew, once: a file that is damaged again at once lies on a disk that is."""
        if self._mended:
            return
        self._mended = True
        with suppress(OSError, sqlite3.Error):
            Path(f"{self._file}-journal").unlink(missing_ok=True)
            self._file.write_bytes(b"")
            self._open()


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def _prepare(connection: sqlite3.Connection) -> None:
    """Make a new file ready for entries, unless another run has just done so."""
    version = _version(connection)
    if version == _VERSION:
        return
    if version or connection.execute("SELECT 1 FROM sqlite_schema").fetchone():
        raise sqlite3.DatabaseError("made by another version, or for something else")
    connection.execute(_TABLE)
    connection.execute(f"PRAGMA user_version = {_VERSION}")


def _code(error: sqlite3.Error) -> int:
    """SQLite's primary code. An error of Python's own making, or ours, is about what is in the file."""
    return int(getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)) & 0xFF


def _delete_a_quarter(connection: sqlite3.Connection) -> bool:
    """Delete the entries that were not used for longest; False where there were none."""
    with _at_once(connection):
        (number,) = connection.execute("SELECT count(*) FROM entries").fetchone()
        oldest = "SELECT key FROM entries ORDER BY used, rowid LIMIT ?"
        connection.execute(f"DELETE FROM entries WHERE key IN ({oldest})", (number // 4 + 1,))  # noqa: S608
    return bool(number)


@contextmanager
def _at_once(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """All that is written in the body, or nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


def _checksum(key: bytes, content: bytes) -> bytes:
    return blake2b(key + content, digest_size=16).digest()

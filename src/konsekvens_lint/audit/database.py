"""The file of an audit: made, opened and brought up to the shape that this version knows."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from konsekvens_lint.audit import schema
from konsekvens_lint.audit.soundness import foreign, guard, lacking, misfit
from konsekvens_lint.limits import MAX_VALUE_BYTES
from konsekvens_lint.machine.system import reason
from konsekvens_lint.machine.taking import size

# Seconds to wait for somebody who looks at the file just now.
_PATIENCE = 2.0
_DAMAGED = "”{}” är ingen databas, eller skadad: ange en annan fil, eller gör om revisionen."
_FOREIGN = (
    "”{}” är inte som ”konsekvens-lint audit” skriver den ({}): ange en annan fil, eller gör om revisionen."
)
# What is raised by values that are not what we write; and what SQLite says of tables that are not.
_UNFIT = (TypeError, ValueError, LookupError, AttributeError, RecursionError)
_UNLIKE_OURS = (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISMATCH)
_TAKEN = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


class DatabaseError(Exception):
    """The database cannot be used; the message says why and what to do, in Swedish."""


@contextmanager
def opened(file: Path, wanted: Literal["write", "read"]) -> Iterator[sqlite3.Connection]:
    """The database in the file, in this version's shape, and closed after. Only one at a time may write, and nobody reads
    meanwhile; for writing it is made where there is none. Errors, also from what is done with it: DatabaseError.
    """
    is_new = not file.exists()
    with _explained(file):
        if wanted == "read" and is_new:
            raise DatabaseError(f"Databasen ”{file}” finns inte: gör den med ”konsekvens-lint audit”.")
        if is_new:
            _make(file)
        connection = _connected(file)
        is_empty = is_new
        try:
            guard(connection, MAX_VALUE_BYTES)
            connection.execute("PRAGMA foreign_keys = ON")
            # What is sorted and grouped are words of documents, which else go to files beside everybody's.
            connection.execute("PRAGMA temp_store = MEMORY")
            is_blank = _is_blank(connection, file)
            if wanted == "write":
                _take(connection)
            elif is_blank:
                raise DatabaseError(f"”{file}” håller ingen revision: gör den med ”konsekvens-lint audit”.")
            _bring_forward(connection, file)
            try:
                with _held_to_ours(connection, file):
                    yield connection
            finally:
                # An interrupt may come between a transaction and what would end it.
                _undo(connection)
                is_empty = is_new and connection.execute("SELECT count(*) FROM documents").fetchone() == (0,)
                if wanted == "write":
                    # One file alone, which can be copied and sent; after a kill, the next that opens it mends that.
                    connection.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.Error as error:
            # Another run may have made the file meanwhile.
            is_empty = is_empty and _code(error) not in _TAKEN
            raise
        finally:
            connection.close()
            if is_empty:
                # A run that was refused before its first document leaves nothing that would refuse the next, and no words
                # of documents in a log that could not be emptied.
                for each in (file, file.with_name(f"{file.name}-wal")):
                    each.unlink(missing_ok=True)


def _connected(file: Path) -> sqlite3.Connection:
    """A connection, not yet used. A pipe or a folder is none."""
    if not file.is_file():
        raise DatabaseError(f"”{file}” är ingen fil: ange en databas som ”konsekvens-lint audit” har gjort.")
    return sqlite3.connect(file, timeout=_PATIENCE, isolation_level=None)


@contextmanager
def _held_to_ours(connection: sqlite3.Connection, file: Path) -> Iterator[None]:
    """What fails on values that are not what we write is told as that, and what fails else is our own fault."""
    try:
        yield
    except _UNFIT as error:
        if wrong := misfit(connection):
            raise DatabaseError(_FOREIGN.format(file, wrong)) from error
        raise


def _make(file: Path) -> None:
    """An empty file that its owner alone may read: it will hold what documents say. SQLite gives its log the same rights."""
    try:
        os.close(os.open(file, os.O_CREAT | os.O_WRONLY, 0o600))
    except OSError as error:
        raise DatabaseError(_refused(file, error)) from error


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is done within is written, or nothing of it."""
    try:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("COMMIT")
    except BaseException:
        _undo(connection)
        raise


def _undo(connection: sqlite3.Connection) -> None:
    """Take back what is not committed; a disk that is full has done so already."""
    if connection.in_transaction:
        connection.execute("ROLLBACK")


def _is_blank(connection: sqlite3.Connection, file: Path) -> bool:
    """Whether nothing is there yet. Refuses what is no database of ours, or of a version to come, before anything is written."""
    found, owner = _pragma(connection, "user_version"), _pragma(connection, "application_id")
    # This reads the first page, which also tells whether it is a database at all.
    is_blank = connection.execute("SELECT 1 FROM sqlite_master").fetchone() is None and not (found or owner)
    if not is_blank and owner != schema.APPLICATION_ID:
        raise DatabaseError(
            f"”{file}” är en databas av annat slag: ange en som ”konsekvens-lint audit” har gjort."
        )
    if strange := foreign(connection):
        raise DatabaseError(_FOREIGN.format(file, strange))
    if found > schema.version():
        raise DatabaseError(
            f"”{file}” är gjord av en nyare version av verktyget (format {found}, den här kan {schema.version()}): "
            "uppdatera konsekvens-lint."
        )
    return is_blank


def _take(connection: sqlite3.Connection) -> None:
    """Have the database alone, for writing."""
    # Alone, the log needs no memory that processes share, which network drives do not have.
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("PRAGMA journal_mode = WAL")
    # What is committed is there after any kill; after a power cut the last documents may be gone, and nothing else.
    connection.execute("PRAGMA synchronous = NORMAL")
    # What is taken away is gone from the file, quotes and all.
    connection.execute("PRAGMA secure_delete = ON")


def _bring_forward(connection: sqlite3.Connection, file: Path) -> None:
    """Make the shape where there is nothing, and bring an older one to this version's."""
    found = _pragma(connection, "user_version")
    if found != schema.version():
        _migrate(connection, found)
    if missing := lacking(connection):
        raise DatabaseError(_FOREIGN.format(file, missing))


def _migrate(connection: sqlite3.Connection, found: int) -> None:
    steps = schema.MIGRATIONS[found - 1 :] if found else (tuple(schema.statements()),)
    with transaction(connection):
        for statement in (each for step in steps for each in step):
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {schema.version()}")


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    (value,) = connection.execute(f"PRAGMA {name}").fetchone()
    return int(value)


@contextmanager
def _explained(file: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise DatabaseError(_why(file, error)) from error
    except UnicodeDecodeError as error:
        # What SQLite says of a file that is damaged may hold some of it.
        raise DatabaseError(_DAMAGED.format(file)) from error


def _why(file: Path, error: sqlite3.Error) -> str:
    code = _code(error)
    if code in _TAKEN:
        return f"Databasen ”{file}” används av en annan körning: vänta tills den är klar."
    if code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
        return _DAMAGED.format(file)
    if code == sqlite3.SQLITE_FULL:
        return f"Databasen ”{file}” kunde inte skrivas: disken är full. Gör plats och fortsätt med --resume."
    if code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PERM):
        return _refused(file, _asked(file))
    if code in _UNLIKE_OURS:
        return _FOREIGN.format(file, error)
    if code == sqlite3.SQLITE_TOOBIG:
        return f"”{file}” läses inte: något i den är större än {size(MAX_VALUE_BYTES)}."
    raise error


def _asked(file: Path) -> OSError | None:
    """What the system says itself, where SQLite says only that it could not; None where it says nothing."""
    try:
        os.close(os.open(file, os.O_RDWR))
    except OSError as error:
        return error
    return None


def _refused(file: Path, error: OSError | None) -> str:
    why = f" ({reason(error)})" if error else ""
    return (
        f"Databasen ”{file}” gick inte att öppna eller skriva{why}: kontrollera mappen, rätten att skriva i den och att "
        "disken inte är full."
    )


def _code(error: sqlite3.Error) -> int:
    """The plain code, which the extended ones have in their lowest byte."""
    return int(getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)) & 0xFF

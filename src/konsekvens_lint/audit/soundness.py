"""Whether a database that somebody else may have made is what it says: plain tables, with the kind of values that we write.

The shape is held against ours before anything is read. The values are looked at only where something has gone wrong: that
reads all of the file.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from konsekvens_lint.audit.schema import TABLES, Column
from konsekvens_lint.names import KINDS, OVERALLS, VERDICTS
from konsekvens_lint.rulebook.where import PACKAGE

# What columns hold that are JSON, and what those hold that may only be some words.
_JSON: Final[Mapping[str, str]] = {
    "audit.paths": "array",
    "audit.passed_over": "object",
    "documents.notes": "array",
    "documents.facts": "object",
    "findings.searched": "array",
    "answers.reasons": "array",
    "verdicts.searched": "array",
    "places.section": "array",
}
_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "documents.status": ("judged", "unread", "duplicate"),
    "documents.kind": KINDS,
    "findings.state": ("told", "suppressed", "baselined"),
    "findings.level": ("error", "warning", "info"),
    "findings.confidence": ("high", "medium", "low"),
    "answers.overall": OVERALLS,
    "verdicts.verdict": VERDICTS,
}


def guard(connection: sqlite3.Connection, longest: int) -> None:
    """Let the file's own words do nothing, and no value be larger than `longest` bytes."""
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, longest)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")


def foreign(connection: sqlite3.Connection) -> str | None:
    """The name of what is no plain table where ours has one, or would act when something is written; None where all is ours.

    Views and tables that somebody has added beside ours are never asked for.
    """
    kinds = {}
    for name, kind, sql in connection.execute("SELECT name, type, sql FROM sqlite_master"):
        if kind == "trigger":
            return str(name)
        if kind != "index":
            kinds[name] = kind == "table" and str(sql).upper().startswith("CREATE TABLE")
    for name in kinds.keys() & {table.name for table in TABLES}:
        columns = connection.execute(f'PRAGMA table_xinfo("{name}")')
        # The last says whether the column is worked out when it is read.
        if not kinds[name] or any(column[-1] for column in columns):
            return str(name)
    return None


def lacking(connection: sqlite3.Connection) -> str | None:
    """The first table or column of this version's that is not there."""
    for table in TABLES:
        there = {row[1] for row in connection.execute(f'PRAGMA table_info("{table.name}")')}
        missing = next((column.name for column in table.columns if column.name not in there), None)
        if missing:
            return f"{table.name}.{missing}" if there else table.name
    return None


def misfit(connection: sqlite3.Connection) -> str | None:
    """The first column with a value that is not of the kind that we write. All is read for it."""
    for table in TABLES:
        for column in table.columns:
            wrong = " OR ".join(_wrong(f"{table.name}.{column.name}", column))
            query = f'SELECT 1 FROM "{table.name}" WHERE {wrong} LIMIT 1'  # noqa: S608 – tables and columns are ours
            if connection.execute(query).fetchone():
                return f"{table.name}.{column.name}"
    return next(_facts_that_are_none(connection), None)


def _facts_that_are_none(connection: sqlite3.Connection) -> Iterator[str]:
    """The facts, in documents, whose values are not of the shape that reports have."""
    from jsonschema import Draft202012Validator

    schema = json.loads((PACKAGE / "formats" / "report.schema.json").read_text(encoding="utf-8"))
    shape = {"$defs": schema["$defs"], "properties": schema["$defs"]["facts"]["properties"]}
    is_right = Draft202012Validator(shape).is_valid
    for (facts,) in connection.execute("SELECT facts FROM documents WHERE facts IS NOT NULL"):
        if not is_right(json.loads(facts)):
            yield "documents.facts"


def _wrong(name: str, column: Column) -> Iterator[str]:
    quoted = f'"{column.name}"'
    kinds = [column.type.partition(" ")[0].lower(), *(() if "NOT NULL" in column.type else ("null",))]
    yield f"typeof({quoted}) NOT IN {_among(kinds)}"
    if name in _WORDS:
        yield f"{quoted} NOT IN {_among(_WORDS[name])}"
    if name in _JSON:
        # One that is no JSON has no kind, and is not asked for it.
        kind = f"json_type(CASE WHEN json_valid({quoted}) THEN {quoted} ELSE 'null' END)"
        yield f"({quoted} IS NOT NULL AND {kind} <> '{_JSON[name]}')"


def _among(words: Iterable[str]) -> str:
    told = ", ".join(f"'{word}'" for word in words)
    return f"({told})"

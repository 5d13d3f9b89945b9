"""The documents of an audit, each read once: what is known of it, and where it stands by each measure."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from konsekvens_lint.audit.summary import Status
from konsekvens_lint.formats.words import KINDS
from konsekvens_lint.judging.measuring import Standing, measured_facts, standing
from konsekvens_lint.rulebook.book import Rulebook

_COLUMNS = "d.id, d.path, d.status, d.title, d.unit, d.type, d.year, d.kind, d.facts, d.error_message, o.path"


class Document(NamedTuple):
    """A document of the audit. `type` is the organisation's own word, or else its kind in Swedish; `reason` says why it
    was not judged, or whose copy it is.

    `standings` follow the book's measures. `goals` are the goals of Agenda 2030 that it names (1 to 17), and `levels`
    those of the result chain that it tells something of; None where that is not known, or it is no follow-up. All are
    empty for a document that was not judged.
    """

    id: int
    path: str
    status: Status
    title: str | None
    unit: str | None
    type: str | None
    year: int | None
    reason: str | None
    kind: str | None = None
    standings: tuple[Standing, ...] = ()
    goals: tuple[int, ...] = ()
    levels: frozenset[str] | None = None


def documents(connection: sqlite3.Connection, book: Rulebook) -> Iterator[Document]:
    """The documents in the order of their paths."""
    measures = [(frozenset(each["kinds"]), book.measure(each)) for each in book.measures]
    gendered = _gendered(connection)
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM documents d LEFT JOIN documents o ON o.id = d.duplicate_of ORDER BY d.path"  # noqa: S608
    )
    for number, path, status, title, unit, type_, year, kind, facts, error, original in rows:
        document = Document(
            number, path, status, title, unit, type_or_kind(type_, kind), year, original or error
        )
        if status != "judged":
            yield document
            continue
        told = json.loads(facts)
        goals = gendered.get(number, ()) if told.get("goals") is not None else None
        measured = measured_facts(kind, told, goals)
        yield document._replace(
            kind=kind,
            standings=tuple(standing(kinds, conditions, measured) for kinds, conditions in measures),
            goals=_goals(measured),
            levels=_levels(told),
        )


def type_or_kind(type: str | None, kind: str | None) -> str | None:
    """The organisation's own word for the type, or else the kind in Swedish."""
    return type or (KINDS.get(kind, kind) if kind else None)


def _gendered(connection: sqlite3.Connection) -> Mapping[int, Sequence[bool]]:
    """Of each document with goals, whether some and whether all name women and men."""
    rows = connection.execute("SELECT document, max(gendered), min(gendered) FROM goals GROUP BY document")
    return {document: (bool(some), bool(every)) for document, some, every in rows}


def _goals(facts: Mapping[str, Any]) -> tuple[int, ...]:
    return tuple(sorted({int(each) for each in facts["global_goals"] or ()}))


def _levels(told: Mapping[str, Any]) -> frozenset[str] | None:
    levels = told.get("result_levels")
    return None if levels is None else frozenset(level for level, count in levels.items() if count)

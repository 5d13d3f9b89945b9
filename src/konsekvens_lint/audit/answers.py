"""How each document of an audit answers a question, and where that is seen."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from konsekvens_lint.audit.comparison import Answered
from konsekvens_lint.audit.summary import Asked, Counts, Example
from konsekvens_lint.report import Verdict

#: The documents' answers to a question, by their numbers in the audit.
Answers = Mapping[int, Verdict]

_OF_POINT: Final = (
    " FROM verdicts v JOIN points p ON p.id = v.point JOIN checklists c ON c.id = p.checklist"
    " WHERE c.code = ? AND p.code = ?"
)


def points_of(connection: sqlite3.Connection) -> tuple[Asked, ...]:
    """The points that the audit's documents answer, in the order of their checklists; the latest words for each."""
    rows = connection.execute(
        "SELECT p.code, p.title, p.question, p.source, c.code, c.title FROM points p JOIN checklists c ON c.id = p.checklist"
        " WHERE p.id IN (SELECT point FROM verdicts) ORDER BY c.code, p.number, p.id"
    )
    found = {(asked.checklist, asked.id): asked for asked in (Asked(*row) for row in rows)}
    return tuple(found.values())


def answers(connection: sqlite3.Connection, asked: Asked) -> Answers:
    """How the documents answer the point."""
    query = f"SELECT v.document, v.verdict{_OF_POINT}"
    return dict(connection.execute(query, (asked.checklist, asked.id)))


def counts(verdicts: Iterable[Verdict]) -> Counts:
    """How many answer what."""
    of = Counter(verdicts)
    return Counts(
        has=of["met"],
        has_not=of["partial"] + of["missing"],
        not_judged=of["undetermined"],
        not_applicable=of["not_applicable"],
        partial=of["partial"],
    )


def answered(connection: sqlite3.Connection, asked: Asked, document: int) -> Answered:
    """The document's answer, why, and the first place that shows it."""
    query = f"SELECT v.id, v.verdict, v.reason{_OF_POINT} AND v.document = ?"
    number, verdict, reason = connection.execute(query, (asked.checklist, asked.id, document)).fetchone()
    place = connection.execute(
        "SELECT quote, section, page FROM places WHERE verdict = ? ORDER BY id", (number,)
    ).fetchone()
    quote, section, page = place or ("", "[]", None)
    path, title, unit = connection.execute(
        "SELECT path, title, unit FROM documents WHERE id = ?", (document,)
    ).fetchone()
    return Answered(verdict, reason, Example(path, title, unit, quote, tuple(json.loads(section)), page))

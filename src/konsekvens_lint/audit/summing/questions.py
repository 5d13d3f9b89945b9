"""What documents are counted by: the book's measures, and the points of all checklists that were answered."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from konsekvens_lint.audit.summary import Asked, Counts
from konsekvens_lint.rulebook.book import Rulebook

#: How a checklist's verdicts, and standings by a measure, are counted.
COUNTED: Mapping[str, Counts] = {
    "has": Counts(has=1),
    "partial": Counts(has_not=1, partial=1),
    "has_not": Counts(has_not=1),
    "not_judged": Counts(not_judged=1),
    "not_applicable": Counts(not_applicable=1),
    "met": Counts(has=1),
    "missing": Counts(has_not=1),
    "undetermined": Counts(not_judged=1),
}


def measures(book: Rulebook) -> tuple[Asked, ...]:
    """The measures, in order."""
    return tuple(
        Asked(
            each["id"],
            each["title"],
            each["means"],
            each["source"],
            is_wanted=not each.get("unwanted", False),
        )
        for each in book.measures
    )


class Points(NamedTuple):
    """The points in the order of their checklists, and which of them each point in the database (`points.id`) is."""

    asked: tuple[Asked, ...]
    numbers: Mapping[int, int]


def points(connection: sqlite3.Connection) -> Points:
    """The points that some document has an answer to: those of one id in lists of one id are one, with the latest texts."""
    rows = connection.execute(
        "SELECT p.id, c.code, c.title, p.number, p.code, p.title, p.question, p.source"
        " FROM points p JOIN checklists c ON c.id = p.checklist"
        " WHERE EXISTS (SELECT 1 FROM verdicts v WHERE v.point = p.id) ORDER BY p.id"
    )
    latest: dict[tuple[str, str], tuple[int, Asked]] = {}
    lists: dict[str, str] = {}
    same: dict[int, tuple[str, str]] = {}
    for number, code, checklist, at, point, title, question, source in rows:
        lists[code] = checklist
        same[number] = (code, point)
        latest[code, point] = (at, Asked(point, title, question, source, code))
    order = list(lists)
    keys = sorted(latest, key=lambda key: (order.index(key[0]), latest[key][0]))
    asked = (latest[key][1] for key in keys)
    return Points(
        tuple(each._replace(checklist_title=lists[each.checklist or ""]) for each in asked),
        {number: keys.index(key) for number, key in same.items()},
    )


def summed(counts: Iterable[Counts]) -> Counts:
    """Those of all."""
    total = Counts()
    for each in counts:
        total = total.plus(each)
    return total

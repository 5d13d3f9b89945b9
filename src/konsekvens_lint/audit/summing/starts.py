"""Where to start: the units and questions with most documents to mend."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from konsekvens_lint.audit.figures import FEW
from konsekvens_lint.audit.summary import Asked, Start
from konsekvens_lint.audit.summing.documents import Document
from konsekvens_lint.audit.summing.order import natural
from konsekvens_lint.audit.summing.places import example
from konsekvens_lint.audit.summing.questions import Points, measures
from konsekvens_lint.rulebook.book import Rulebook

_MOST, _EXAMPLES = 10, 3


class _Candidate(NamedTuple):
    """A unit and a question; `lacking` are the documents that have not what is asked, with the verdict that says so.
    Questions that share one of their `names` ask the same.
    """

    unit: str | None
    at: int
    asked: Asked
    names: frozenset[str]
    lacking: Mapping[int, int]
    judged: int


def starts(
    connection: sqlite3.Connection,
    documents: Mapping[int, Document],
    book: Rulebook,
    points: Points,
) -> tuple[Start, ...]:
    """The units and questions with most documents to mend first: wanted measures that sum up no others, and points that
    are demanded (krav). Only where at least five were judged.

    Of questions that ask the same of a unit (by the measures' `same_as`, or by one criterion), the first is told.
    """
    found = [*_by_measures(documents, book), *_by_points(connection, documents, points, book)]
    worth = [each for each in found if each.lacking and each.judged >= FEW]
    worth.sort(key=lambda each: (-len(each.lacking), natural(each.unit), each.at))
    chosen: list[_Candidate] = []
    for candidate in worth:
        if len(chosen) == _MOST:
            break
        if not any(each.unit == candidate.unit and each.names & candidate.names for each in chosen):
            chosen.append(candidate)
    return tuple(_start(each, connection, documents) for each in chosen)


def _by_measures(documents: Mapping[int, Document], book: Rulebook) -> Iterator[_Candidate]:
    asked = measures(book)
    judged: dict[tuple[str | None, int], int] = {}
    lacking: dict[tuple[str | None, int], dict[int, int]] = {}
    for document in documents.values():
        for at, standing in enumerate(document.standings):
            key = (document.unit, at)
            if standing in ("has", "partial", "has_not"):
                judged[key] = judged.get(key, 0) + 1
                if standing != "has":
                    lacking.setdefault(key, {})[document.id] = 0
    for (unit, at), number in judged.items():
        measure = book.measures[at]
        if not {"unwanted", "sum_of"} & measure.keys():
            names = frozenset([measure["id"], *measure.get("same_as", ())])
            yield _Candidate(unit, at, asked[at], names, lacking.get((unit, at), {}), number)


def _by_points(
    connection: sqlite3.Connection, documents: Mapping[int, Document], points: Points, book: Rulebook
) -> Iterator[_Candidate]:
    counted = connection.execute(
        "SELECT v.point, d.unit, count(*) FROM verdicts v JOIN documents d ON d.id = v.document"
        " WHERE v.demand = 'krav' AND v.verdict IN ('met', 'partial', 'missing') GROUP BY v.point, d.unit"
    )
    judged: dict[tuple[str | None, int], int] = {}
    for point, unit, number in counted:
        key = (unit, points.numbers[point])
        judged[key] = judged.get(key, 0) + number
    rows = connection.execute(
        "SELECT document, point, id FROM verdicts WHERE demand = 'krav' AND verdict IN ('partial', 'missing')"
    )
    lacking: dict[tuple[str | None, int], dict[int, int]] = {}
    for document, point, verdict in rows:
        key = (documents[document].unit, points.numbers[point])
        lacking.setdefault(key, {})[document] = verdict
    for (unit, at), number in judged.items():
        asked = points.asked[at]
        names = _names(asked, book)
        yield _Candidate(unit, len(book.measures) + at, asked, names, lacking.get((unit, at), {}), number)


def _names(point: Asked, book: Rulebook) -> frozenset[str]:
    """The criterion that answers the point, with the perspective that it is about; else the point itself."""
    checklist = book.checklist(point.checklist or "") or {}
    entry: Mapping[str, Any] = next(
        (each for each in checklist.get("points", ()) if each["id"] == point.id), {}
    )
    own = f"{point.checklist}/{point.id}"
    return frozenset([" ".join(filter(None, (entry.get("criterion", own), entry.get("about"))))])


def _start(candidate: _Candidate, connection: sqlite3.Connection, documents: Mapping[int, Document]) -> Start:
    shown = sorted(candidate.lacking.items(), key=lambda each: documents[each[0]].path)[:_EXAMPLES]
    examples = (
        example(connection, documents[number], "verdict" if verdict else None, verdict)
        for number, verdict in shown
    )
    return Start(candidate.unit, candidate.asked, len(candidate.lacking), candidate.judged, tuple(examples))

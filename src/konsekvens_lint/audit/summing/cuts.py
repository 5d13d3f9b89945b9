"""The documents counted: all, and those of each unit, type and year."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from konsekvens_lint.audit.summary import Counts, Cut
from konsekvens_lint.audit.summing.documents import Document, type_or_kind
from konsekvens_lint.audit.summing.order import natural
from konsekvens_lint.audit.summing.questions import COUNTED, Points

_MEASURES, _POINTS = "measures", "points"


class Cuts(NamedTuple):
    """All documents, and the same by unit, type and year."""

    total: Cut
    units: tuple[Cut, ...]
    types: tuple[Cut, ...]
    years: tuple[Cut, ...]


def cuts(
    connection: sqlite3.Connection, documents: Sequence[Document], measures: int, points: Points
) -> Cuts:
    """The counts of so many measures and of the points. Duplicates count nowhere."""
    counting = _Counting()
    for each in documents:
        counting.document(each)
    for point, verdict, unit, year, type_, number in _verdicts(connection):
        counting.add((None, unit, type_, year), _POINTS, points.numbers[point], verdict, number)
    sizes = {_MEASURES: measures, _POINTS: len(points.asked)}
    (total,) = counting.cuts(0, sizes) or (_nothing(sizes),)
    return Cuts(total, *(tuple(counting.cuts(way, sizes)) for way in (1, 2, 3)))


class _Counting:
    """Counts by ways to cut (all, by unit, by type, by year), by the names that each gives."""

    def __init__(self) -> None:
        self._statuses: Counter[tuple[int, str | None, str]] = Counter()
        self._counts: Counter[tuple[int, str | None, str, int, str]] = Counter()

    def document(self, document: Document) -> None:
        """Count a document by its status, and by where it stands."""
        if document.status == "duplicate":
            return
        names = (None, document.unit, document.type, _text(document.year))
        for way, name in enumerate(names):
            self._statuses[way, name, document.status] += 1
        for number, standing in enumerate(document.standings):
            self.add(names, _MEASURES, number, standing, 1)

    def add(
        self, names: Iterable[str | None], questions: str, number: int, answer: str, documents: int
    ) -> None:
        """Count so many documents' answer to a question."""
        for way, name in enumerate(names):
            self._counts[way, name, questions, number, answer] += documents

    def cuts(self, way: int, sizes: dict[str, int]) -> list[Cut]:
        """The cuts of one way, in the order of their names."""
        names = {name for at, name, _ in self._statuses if at == way}
        counts: dict[str | None, dict[str, list[Counts]]] = {
            name: {questions: [Counts()] * size for questions, size in sizes.items()} for name in names
        }
        for (at, name, questions, number, answer), documents in self._counts.items():
            if at == way:
                told = counts[name][questions]
                told[number] = told[number].plus(Counts(*(each * documents for each in COUNTED[answer])))
        return [
            Cut(
                name,
                self._statuses[way, name, "judged"],
                self._statuses[way, name, "unread"],
                tuple(counts[name][_MEASURES]),
                tuple(counts[name][_POINTS]),
            )
            for name in sorted(names, key=natural)
        ]


def _nothing(sizes: dict[str, int]) -> Cut:
    return Cut(None, 0, 0, *((Counts(),) * sizes[questions] for questions in (_MEASURES, _POINTS)))


def _verdicts(
    connection: sqlite3.Connection,
) -> Iterator[tuple[int, str, str | None, str | None, str | None, int]]:
    """Point, verdict, unit, year and type, and how many documents of judged ones have all of them."""
    rows = connection.execute(
        "SELECT v.point, v.verdict, d.unit, d.year, d.type, d.kind, count(*)"
        " FROM verdicts v JOIN documents d ON d.id = v.document"
        " GROUP BY v.point, v.verdict, d.unit, d.year, d.type, d.kind"
    )
    for point, verdict, unit, year, type_, kind, number in rows:
        yield point, verdict, unit, _text(year), type_or_kind(type_, kind), number


def _text(year: int | None) -> str | None:
    return None if year is None else str(year)

"""Earlier audits of the same, matched to the questions of the latest."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from konsekvens_lint.audit.reading import about
from konsekvens_lint.audit.summary import Asked, Counts, Earlier
from konsekvens_lint.audit.summing.cuts import cuts
from konsekvens_lint.audit.summing.documents import documents
from konsekvens_lint.audit.summing.errors import CannotSum
from konsekvens_lint.audit.summing.questions import measures, points
from konsekvens_lint.rulebook.book import Rulebook


def earlier_total(
    name: str, connection: sqlite3.Connection, book: Rulebook, asked: Sequence[Asked]
) -> Earlier:
    """The earlier audit's counts of the points in `asked`; what it had no answer to counts nothing. Errors: CannotSum."""
    begun = about(connection)
    if begun is None:
        raise CannotSum(not_begun(name))
    own = points(connection)
    total = cuts(connection, list(documents(connection, book)), len(measures(book)), own).total
    counts = {_key(point): counted for point, counted in zip(own.asked, total.points, strict=True)}
    means = {_key(point): point.means for point in own.asked}
    return Earlier(
        name,
        begun,
        total._replace(points=tuple(counts.get(_key(each), Counts()) for each in asked)),
        tuple(each for each in asked if means.get(_key(each), each.means) != each.means),
    )


def not_begun(name: str) -> str:
    """What is said of a database that nothing has been written to."""
    return f"”{name}” är tom: gör revisionen med ”konsekvens-lint audit”."


def _key(asked: Asked) -> tuple[str | None, str]:
    return asked.checklist, asked.id

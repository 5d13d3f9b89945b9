"""What an audit comes to, summed up from its database: SQL counts what checklists and rules came to, and each document's
facts are read once.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import get_args

from konsekvens_lint.audit.reading import About, about, unread_counts
from konsekvens_lint.audit.summary import Listed, Status, Summary
from konsekvens_lint.audit.summing import plans
from konsekvens_lint.audit.summing.carrying import Thread
from konsekvens_lint.audit.summing.chain import chain
from konsekvens_lint.audit.summing.cuts import cuts
from konsekvens_lint.audit.summing.documents import Document, documents
from konsekvens_lint.audit.summing.earlier import earlier_total, not_begun
from konsekvens_lint.audit.summing.errors import CannotSum
from konsekvens_lint.audit.summing.gaps import gaps, repeated
from konsekvens_lint.audit.summing.questions import measures, points
from konsekvens_lint.audit.summing.seats import by_document, groups, seats
from konsekvens_lint.audit.summing.starts import starts
from konsekvens_lint.audit.summing.unit_years import unit_years
from konsekvens_lint.rulebook.book import Rulebook

#: An earlier audit: its name, and its database.
Past = tuple[str, sqlite3.Connection]


def summary(
    connection: sqlite3.Connection,
    book: Rulebook,
    name: str,
    *,
    earlier: Iterable[Past] = (),
    top: str | None = None,
) -> Summary:
    """All that the audit called `name` comes to, counted by the book's measures and by the points that it has answers to.

    `earlier` are audits of the same, for the trend, in the order that they are told. `top` is the path, or the end of it,
    of the document whose goals are followed through the others. Errors: CannotSum.
    """
    begun = _begun(connection, name, quotes_for=top)
    found = list(documents(connection, book))
    known = {each.id: each for each in found}
    asked, answered = measures(book), points(connection)
    counted = cuts(connection, found, len(asked), answered)
    in_groups = groups(connection)
    return Summary(
        name=name,
        about=begun,
        statuses=_statuses(found),
        measures=asked,
        points=answered.asked,
        **counted._asdict(),
        unit_years=unit_years(found, len(asked)),
        earlier=tuple(earlier_total(*each, book, answered.asked) for each in earlier),
        gaps=gaps(connection, known, book),
        repeated=repeated(connection, known) if begun.keeps_quotes else (),
        starts=starts(connection, known, book, answered),
        shown=plans.shown(book, counted.total.measures),
        agenda=plans.agenda(found, book),
        results=plans.results(found),
        seats=seats(connection, in_groups, known),
        chain=chain(connection, found, top, Thread(book.thread)) if top is not None else None,
        counted=plans.years(counted.years, found, by_document(in_groups), book),
        unread=_most_first(unread_counts(connection)),
        documents=_listed(connection, found),
    )


def _begun(connection: sqlite3.Connection, name: str, *, quotes_for: str | None) -> About:
    """The audit itself. Raises CannotSum for one that is not begun, or that lacks the words that a top document needs."""
    begun = about(connection)
    if begun is None:
        raise CannotSum(not_begun(name))
    if quotes_for is not None and not begun.keeps_quotes:
        raise CannotSum(
            "Målen kan inte följas: revisionen är gjord med --no-quotes, så deras ord finns inte. Gör om den utan."
        )
    return begun


def _listed(connection: sqlite3.Connection, found: Sequence[Document]) -> tuple[Listed, ...]:
    """Every document of the audit, in the order of the paths."""
    lacking = dict(
        connection.execute(
            "SELECT document, count(*) FROM verdicts WHERE demand = 'krav' AND verdict IN ('partial', 'missing') GROUP BY 1"
        )
    )
    findings = dict(
        connection.execute("SELECT document, count(*) FROM findings WHERE state != 'suppressed' GROUP BY 1")
    )
    return tuple(
        Listed(
            each.path,
            each.status,
            each.title,
            each.unit,
            each.type,
            each.year,
            lacking.get(each.id, 0),
            findings.get(each.id, 0),
            each.reason,
            each.standings,
        )
        for each in found
    )


def _statuses(found: Iterable[Document]) -> dict[Status, int]:
    counts = Counter(each.status for each in found)
    return {status: counts[status] for status in get_args(Status)}


def _most_first(counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda each: (-each[1], each[0])))

"""Two audits compared: the same questions beside each other, and what became of the documents that are in both."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from typing import Final, NamedTuple

from konsekvens_lint.audit.answers import Answers, answered, answers, counts, points_of
from konsekvens_lint.audit.comparison import Changed, Compared, Comparison, Only, Side
from konsekvens_lint.audit.reading import About
from konsekvens_lint.audit.same_documents import Pair, known_documents, same_documents
from konsekvens_lint.audit.summary import Asked, Example

_EXAMPLES: Final = 2
# So many are looked through for one with a quote.
_TRIED: Final = 50


class Audit(NamedTuple):
    """An audit to compare: its database, what tells it from the other, and what it says of itself."""

    connection: sqlite3.Connection
    name: str
    about: About


def compared(a: Audit, b: Audit) -> Comparison:
    """The audits beside each other."""
    known_a, known_b = (known_documents(each.connection, each.about.paths) for each in (a, b))
    pairs = same_documents(known_a, known_b)
    asked_a, asked_b = points_of(a.connection), points_of(b.connection)
    in_b = {_key(asked): asked for asked in asked_b}
    in_a = {_key(asked): asked for asked in asked_a}
    both = [asked for asked in asked_a if _key(asked) in in_b]
    return Comparison(
        _side(a),
        _side(b),
        dict(Counter(pair.how for pair in pairs)),
        len(known_a) - len(pairs),
        len(known_b) - len(pairs),
        tuple(_question(asked, a.connection, b.connection, pairs) for asked in both),
        tuple(_only(asked, a.connection) for asked in asked_a if _key(asked) not in in_b),
        tuple(_only(asked, b.connection) for asked in asked_b if _key(asked) not in in_a),
        tuple(asked for asked in both if asked.means != in_b[_key(asked)].means),
    )


def _side(audit: Audit) -> Side:
    def column(query: str) -> tuple[str, ...]:
        return tuple(value for (value,) in audit.connection.execute(query))

    statuses = column("SELECT status FROM documents WHERE status != 'duplicate'")
    years = column(
        "SELECT DISTINCT year FROM documents WHERE year IS NOT NULL AND status = 'judged' ORDER BY year"
    )
    return Side(
        audit.name,
        audit.about,
        len(statuses),
        statuses.count("judged"),
        tuple(map(int, years)),
        column("SELECT DISTINCT profile FROM documents WHERE status = 'judged' ORDER BY profile"),
        column("SELECT DISTINCT title FROM checklists c JOIN answers a ON a.checklist = c.id ORDER BY title"),
    )


def _only(asked: Asked, connection: sqlite3.Connection) -> Only:
    return Only(asked, counts(answers(connection, asked).values()))


def _question(asked: Asked, a: sqlite3.Connection, b: sqlite3.Connection, pairs: Sequence[Pair]) -> Compared:
    """The question in both audits, with the documents that tell the change, or else what having it looks like."""
    in_a, in_b = answers(a, asked), answers(b, asked)
    figures = Compared(asked, counts(in_a.values()), counts(in_b.values()))
    better = [pair for pair in pairs if _has_not(in_a, pair.a) and _has(in_b, pair.b)]
    worse = [pair for pair in pairs if _has(in_a, pair.a) and _has_not(in_b, pair.b)]
    if not better and not worse:
        if figures.a == figures.b:
            return figures
        return figures._replace(has_a=_having(asked, a, in_a), has_b=_having(asked, b, in_b))

    def changed(some: Sequence[Pair]) -> tuple[Changed, ...]:
        return tuple(
            Changed(answered(a, asked, pair.a), answered(b, asked, pair.b)) for pair in some[:_EXAMPLES]
        )

    return figures._replace(
        better=len(better), worse=len(worse), improved=changed(better), worsened=changed(worse)
    )


def _has(told: Answers, document: int) -> bool:
    return told.get(document) == "met"


def _has_not(told: Answers, document: int) -> bool:
    return told.get(document) in ("partial", "missing")


def _having(asked: Asked, connection: sqlite3.Connection, told: Answers) -> Example | None:
    """A document that has what is asked, with its words where some of the first have any."""
    having = (number for number in told if _has(told, number))
    examples = [answered(connection, asked, number).shown for number in islice(having, _TRIED)]
    return next((each for each in examples if each.quote), next(iter(examples), None))


def _key(asked: Asked) -> tuple[str | None, str]:
    """What makes two audits' questions the same one, however they are worded."""
    return asked.checklist, asked.id

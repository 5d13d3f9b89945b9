"""Two audits compared: the same questions beside each other, and what became of the documents that are in both."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from typing import Any, Final, NamedTuple

from konsekvens_lint.audit.answers import AnsweredAudit, Answers, counts, has, has_not
from konsekvens_lint.audit.comparison import Changed, Compared, Comparison, Only, Side
from konsekvens_lint.audit.reading import About
from konsekvens_lint.audit.same_documents import Pair, known_documents, same_documents
from konsekvens_lint.audit.summary import Asked, Example
from konsekvens_lint.rulebook.book import Rulebook

_EXAMPLES: Final = 2
# So many are looked through for one with a quote.
_TRIED: Final = 50


class Audit(NamedTuple):
    """An audit to compare: its database, what tells it from the other, and what it says of itself."""

    connection: sqlite3.Connection
    name: str
    about: About


def compared(a: Audit, b: Audit, book: Rulebook) -> Comparison:
    """The audits beside each other, by the book's measures and the points that both have answers to."""
    known_a, known_b = (known_documents(each.connection, each.about.paths) for each in (a, b))
    pairs = same_documents(known_a, known_b)
    of_a, of_b = (AnsweredAudit(each.connection, book) for each in (a, b))
    in_a, in_b = ({_key(asked): asked for asked in each.questions} for each in (of_a, of_b))
    both = [asked for key, asked in in_a.items() if key in in_b]
    return Comparison(
        _side(a),
        _side(b),
        dict(Counter(pair.how for pair in pairs)),
        len(known_a) - len(pairs),
        len(known_b) - len(pairs),
        tuple(_question(asked, of_a, of_b, pairs) for asked in both),
        tuple(_only(asked, of_a) for key, asked in in_a.items() if key not in in_b),
        tuple(_only(asked, of_b) for key, asked in in_b.items() if key not in in_a),
        tuple(asked for asked in both if asked.means != in_b[_key(asked)].means),
    )


def _side(audit: Audit) -> Side:
    def column(query: str) -> list[Any]:
        return [value for (value,) in audit.connection.execute(query)]

    statuses = column("SELECT status FROM documents WHERE status != 'duplicate'")
    judged = "FROM documents WHERE status = 'judged'"
    return Side(
        audit.name,
        audit.about,
        len(statuses),
        statuses.count("judged"),
        tuple(column(f"SELECT DISTINCT year {judged} AND year IS NOT NULL ORDER BY 1")),
        tuple(column(f"SELECT DISTINCT profile {judged} ORDER BY 1")),
        tuple(
            column(
                "SELECT DISTINCT title FROM checklists WHERE id IN (SELECT checklist FROM answers) ORDER BY 1"
            )
        ),
    )


def _only(asked: Asked, audit: AnsweredAudit) -> Only:
    return Only(asked, counts(audit.answers(asked).values()))


def _question(asked: Asked, a: AnsweredAudit, b: AnsweredAudit, pairs: Sequence[Pair]) -> Compared:
    """The question in both audits, with the documents that tell the change, or else what having it looks like."""
    in_a, in_b = a.answers(asked), b.answers(asked)
    figures = Compared(asked, counts(in_a.values()), counts(in_b.values()))
    gained = [pair for pair in pairs if has_not(in_a.get(pair.a)) and has(in_b.get(pair.b))]
    lost = [pair for pair in pairs if has(in_a.get(pair.a)) and has_not(in_b.get(pair.b))]
    if not gained and not lost:
        if figures.a == figures.b:
            return figures
        return figures._replace(has_a=_having(asked, a, in_a), has_b=_having(asked, b, in_b))

    def changed(some: Sequence[Pair]) -> tuple[Changed, ...]:
        return tuple(
            Changed(a.answered(asked, one, in_a[one]), b.answered(asked, other, in_b[other]))
            for one, other, _ in some[:_EXAMPLES]
        )

    better, worse = (gained, lost) if asked.is_wanted else (lost, gained)
    return figures._replace(
        better=len(better), worse=len(worse), improved=changed(better), worsened=changed(worse)
    )


def _having(asked: Asked, audit: AnsweredAudit, told: Answers) -> Example | None:
    """A document that has what is asked, with its words where some of the first have any."""
    having = (number for number, answer in told.items() if has(answer))
    examples = [audit.answered(asked, number, told[number]).shown for number in islice(having, _TRIED)]
    return next((each for each in examples if each.quote), next(iter(examples), None))


def _key(asked: Asked) -> tuple[str | None, str]:
    """What makes two audits' questions the same one, however they are worded."""
    return asked.checklist, asked.id

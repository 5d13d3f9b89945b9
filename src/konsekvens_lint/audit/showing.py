"""What an audit's documents show of SKR's points, for a self-assessment to be held against."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from konsekvens_lint.audit.summing.documents import Document, documents
from konsekvens_lint.audit.summing.questions import COUNTED, summed
from konsekvens_lint.facts.given import DocumentsShow
from konsekvens_lint.rulebook.book import Rulebook
from konsekvens_lint.settings.shown import Counted, documents_show

#: As many documents are named.
_EXAMPLES = 3


def shown_in(connection: sqlite3.Connection, book: Rulebook) -> tuple[DocumentsShow, ...]:
    """What the audit's documents show of each point that one of the book's measures is for."""
    found = [each for each in documents(connection, book) if each.standings]
    counts = {
        measure["id"]: _counted(found, at) for at, measure in enumerate(book.measures) if "shows" in measure
    }
    return documents_show(counts, book)


def _counted(found: Sequence[Document], at: int) -> Counted:
    total = summed(COUNTED[each.standings[at]] for each in found)
    # What has nothing of it shows more than what has some.
    lacking = [each for wanted in ("has_not", "partial") for each in found if each.standings[at] == wanted]
    return Counted(total.has, total.judged, total.not_judged, tuple(map(_name, _spread(lacking))))


def _spread(lacking: Iterable[Document]) -> list[Document]:
    """The first few, of as many units as there are."""
    waiting = list(lacking)
    chosen: list[Document] = []
    while waiting and len(chosen) < _EXAMPLES:
        told = {each.unit for each in chosen}
        chosen.append(next((each for each in waiting if each.unit not in told), waiting[0]))
        waiting.remove(chosen[-1])
    return chosen


def _name(document: Document) -> str:
    return f"”{document.title}” ({document.path})" if document.title else f"”{document.path}”"

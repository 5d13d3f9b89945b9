"""Women and men in groups, councils and boards."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from konsekvens_lint.audit.summary import Seated, Seats
from konsekvens_lint.audit.summing.documents import Document
from konsekvens_lint.audit.summing.places import example

_EXAMPLES = 3
#: Both are at least so large a part of an even group.
_EVEN = 0.4


class Group(NamedTuple):
    """A group that a document tells the women and men of. `name` is empty in an audit without quotes."""

    id: int
    document: int
    name: str
    women: int
    men: int

    @property
    def is_even(self) -> bool:
        """Whether both are at least 40 percent."""
        return min(self.women, self.men) >= _EVEN * (self.women + self.men)


def groups(connection: sqlite3.Connection) -> list[Group]:
    """The groups of all documents that count, those with anybody in them."""
    rows = connection.execute(
        "SELECT g.id, g.document, g.name, g.women, g.men FROM groups g WHERE g.women + g.men > 0 ORDER BY g.id"
    )
    return [Group(*row) for row in rows]


def by_document(found: Iterable[Group]) -> Mapping[int, tuple[int, int]]:
    """Women and men in the groups of each document that tells of some."""
    total: dict[int, tuple[int, int]] = {}
    for each in found:
        women, men = total.get(each.document, (0, 0))
        total[each.document] = (women + each.women, men + each.men)
    return total


def seats(connection: sqlite3.Connection, found: Sequence[Group], documents: Mapping[int, Document]) -> Seats:
    """All of them; the examples are the largest groups that are not even, of different documents."""
    uneven = sorted((each for each in found if not each.is_even), key=lambda each: -(each.women + each.men))
    first = {each.document: each for each in reversed(uneven)}
    examples = sorted(first.values(), key=lambda each: -(each.women + each.men))[:_EXAMPLES]
    by_path = sorted(found, key=lambda each: documents[each.document].path)
    return Seats(
        len(found),
        len(found) - len(uneven),
        sum(each.women for each in found),
        sum(each.men for each in found),
        tuple(example(connection, documents[each.document], "group", each.id) for each in examples),
        tuple(_seated(connection, documents[each.document], each) for each in by_path),
    )


def _seated(connection: sqlite3.Connection, document: Document, group: Group) -> Seated:
    return Seated(example(connection, document), document.year, group.name, group.women, group.men)

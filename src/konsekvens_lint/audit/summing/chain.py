"""The steering chain: the goals on women and men of the top document, and where they reappear below."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping, Sequence
from pathlib import PurePath
from typing import NamedTuple

from konsekvens_lint.audit.summary import Carried, Chain, Example
from konsekvens_lint.audit.summing.carrying import Sought, Thread
from konsekvens_lint.audit.summing.documents import Document
from konsekvens_lint.audit.summing.errors import CannotSum
from konsekvens_lint.audit.summing.order import natural
from konsekvens_lint.audit.summing.places import example
from konsekvens_lint.rulebook.errors import close_to

_SHOWN = 3


class _Goal(NamedTuple):
    id: int
    document: int
    gendered: bool
    text: str


# The first place in each document where a goal is known again.
_Places = dict[int, _Goal]


def chain(connection: sqlite3.Connection, documents: Sequence[Document], top: str, thread: Thread) -> Chain:
    """What becomes of the top document's goals in the others of the chain's kinds. `top` is its path, or the end of it.
    Errors: CannotSum.
    """
    known = {each.id: each for each in documents}
    first = _top(documents, top)
    goals = _goals(connection)
    own = {_plain(goal.text): goal for goal in goals if goal.document == first.id and goal.gendered}
    others = [
        goal for goal in goals if goal.document != first.id and known[goal.document].kind in thread.kinds
    ]
    below = {goal.document for goal in others}

    def shown(places: _Places) -> tuple[Example, ...]:
        found = sorted(places.values(), key=lambda goal: known[goal.document].path)
        return tuple(example(connection, known[goal.document], "goal", goal.id) for goal in found)

    def carried(goal: _Goal, found: _Places, neutral: _Places) -> Carried:
        without = _units_without(below, found.keys() | neutral.keys(), known)
        (place,) = shown({first.id: goal})
        return Carried(place, shown(found), without, shown(neutral))

    again = _again(list(own.values()), others, thread)
    told = tuple(carried(goal, *places) for goal, places in zip(own.values(), again, strict=True))
    return Chain(example(connection, first), len(below), told)


def _again(own: Sequence[_Goal], others: Sequence[_Goal], thread: Thread) -> list[tuple[_Places, _Places]]:
    """For each goal where it is known again with women and men, and in which other documents without."""
    sought = Sought([goal.text for goal in own], thread)
    found: list[tuple[_Places, _Places]] = [({}, {}) for _ in own]
    for goal in others:
        for number in sought.found(goal.text):
            found[number][not goal.gendered].setdefault(goal.document, goal)
    for with_sex, without in found:
        for document in with_sex.keys() & without.keys():
            del without[document]
    return found


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _units_without(
    below: Collection[int], places: Collection[int], documents: Mapping[int, Document]
) -> tuple[str, ...]:
    units = {documents[number].unit for number in below} - {documents[number].unit for number in places}
    return tuple(sorted((unit for unit in units if unit), key=natural))


def _goals(connection: sqlite3.Connection) -> list[_Goal]:
    """The goals, in the order of their documents and places."""
    rows = connection.execute(
        "SELECT g.id, g.document, g.gendered, min(p.quote) FROM goals g JOIN places p ON p.goal = g.id"
        " GROUP BY g.id ORDER BY g.id"
    )
    return [_Goal(number, document, bool(gendered), text) for number, document, gendered, text in rows]


def _top(documents: Sequence[Document], top: str) -> Document:
    """The judged document with the path, or whose path ends so."""
    asked = _parts(top)
    found = [each for each in documents if each.path == top] or [
        each for each in documents if asked and _parts(each.path)[-len(asked) :] == asked
    ]
    if not found:
        known = {each.path: each.path for each in documents} | {
            PurePath(each.path).name: each.path for each in documents
        }
        near = close_to(top, known)
        raise CannotSum(f"”{top}” finns inte i revisionen." + (f" Menade du ”{near}”?" if near else ""))
    if len(found) > 1:
        some = ", ".join(each.path for each in found[:_SHOWN])
        raise CannotSum(f"”{top}” kan vara flera dokument: {some}. Ange mer av sökvägen.")
    (document,) = found
    if document.status == "duplicate":
        raise CannotSum(f"”{document.path}” är en dubblett: ange ”{document.reason}”.")
    if document.status == "unread":
        raise CannotSum(f"”{document.path}” är inte granskat, så dess mål är inte kända: {document.reason}")
    return document


def _parts(path: str) -> tuple[str, ...]:
    return tuple(part for part in path.replace("\\", "/").split("/") if part not in ("", "."))

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
    text: str


def chain(connection: sqlite3.Connection, documents: Sequence[Document], top: str, thread: Thread) -> Chain:
    """What becomes of the top document's goals. `top` is its path, or the end of it. Errors: CannotSum."""
    known = {each.id: each for each in documents}
    first = _top(documents, top)
    goals = _goals(connection)
    own = list(
        {" ".join(goal.text.split()).casefold(): goal for goal in goals if goal.document == first.id}.values()
    )
    sought = Sought([goal.text for goal in own], thread)
    found: list[dict[int, _Goal]] = [{} for _ in own]
    for goal in goals:
        if goal.document != first.id:
            for number in sought.found(goal.text):
                found[number].setdefault(goal.document, goal)
    below = _with_goals(connection) - {first.id}

    def shown(goal: _Goal) -> Example:
        return example(connection, known[goal.document], "goal", goal.id)

    carried = (
        Carried(
            shown(goal),
            tuple(
                shown(each) for each in sorted(places.values(), key=lambda each: known[each.document].path)
            ),
            _units_without(below, places, known),
        )
        for goal, places in zip(own, found, strict=True)
    )
    return Chain(example(connection, first), len(below), tuple(carried))


def _units_without(
    below: Collection[int], places: Collection[int], documents: Mapping[int, Document]
) -> tuple[str, ...]:
    units = {documents[number].unit for number in below} - {documents[number].unit for number in places}
    return tuple(sorted((unit for unit in units if unit), key=natural))


def _goals(connection: sqlite3.Connection) -> list[_Goal]:
    """The goals on women and men, in the order of their documents and places."""
    rows = connection.execute(
        "SELECT g.id, g.document, min(p.quote) FROM goals g JOIN places p ON p.goal = g.id"
        " WHERE g.gendered GROUP BY g.id ORDER BY g.id"
    )
    return [_Goal(*row) for row in rows]


def _with_goals(connection: sqlite3.Connection) -> set[int]:
    return {document for (document,) in connection.execute("SELECT DISTINCT document FROM goals")}


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

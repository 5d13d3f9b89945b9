"""What an audit's counts say of the points of self-assessment forms: the rulebook's measures tie the two together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from konsekvens_lint.facts.given import DocumentsShow
from konsekvens_lint.rulebook.book import Rulebook


class Counted(NamedTuple):
    """How many documents have what a measure counts, of those judged; and the names of some that do not."""

    has: int
    judged: int
    not_judged: int = 0
    without: tuple[str, ...] = ()


def documents_show(counts: Mapping[str, Counted], book: Rulebook) -> tuple[DocumentsShow, ...]:
    """What the counts (by the ids of measures) show of the points in the book's lists.

    A measure that shows point 7 shows it in SKR's older list, and the points that take over from it in the newer.
    """
    return tuple(
        DocumentsShow(
            frozenset(_points(each["shows"]["point"], book)),
            each["title"],
            counted.has,
            counted.judged,
            counted.not_judged,
            each["shows"]["least"],
            counted.without,
        )
        for each in book.measures
        if "shows" in each and (counted := counts.get(each["id"])) is not None
    )


def measure_of_point(number: int, book: Rulebook) -> str | None:
    """The id of the measure that shows the point of SKR's older list; None where none does."""
    found = (each["id"] for each in book.measures if each.get("shows", {}).get("point") == number)
    return next(found, None)


def _points(number: int, book: Rulebook) -> Iterator[tuple[str, str]]:
    """The point with the number in each list that none is before, and those that follow it."""
    for form in book.forms:
        if "follows" not in form:
            for point in form["points"]:
                if point["number"] == number:
                    yield form["id"], point["id"]
                    yield from _followers(form["id"], point["id"], book.forms)


def _followers(form: str, point: str, forms: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    for each in forms:
        if each.get("follows") == form:
            for later in each["points"]:
                if point in later.get("follows", ()):
                    yield str(each["id"]), later["id"]

"""A page of a PDF as either library gives it: words with places, and the lines that are drawn."""

from __future__ import annotations

import re
from math import isfinite
from typing import NamedTuple

# A drawn rectangle thinner than this, in points, is a line; a line shorter than the other is an ornament.
_THIN = 3.0
_SHORTEST_RULING = 8.0


_BOLD = re.compile(r"bold|black|heavy|semibold|(?<![a-z])demi", re.IGNORECASE)


class Word(NamedTuple):
    """A word as it is drawn. `left`, `right` and `base`, its baseline, are points from the page's lower left.

    `size` is the font's in points, and `bold` whether the font is a bold one.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool


class Ruling(NamedTuple):
    """A straight line drawn along an axis, as a table's borders are: from its lower left to its upper right."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def is_horizontal(self) -> bool:
        """Whether it runs from left to right."""
        return self.right - self.left >= self.top - self.bottom


class Page(NamedTuple):
    """A page and its words in no order that counts. `number` counts from 1; width and height in points."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rulings: tuple[Ruling, ...] = ()


def rulings_of(left: float, bottom: float, right: float, top: float) -> tuple[Ruling, ...]:
    """The lines that a drawn shape with these bounds shows: itself when it is thin, its sides when it is a box."""
    wide, high = right - left, top - bottom
    if not isfinite(wide + high):
        return ()
    if max(wide, high) < _SHORTEST_RULING:
        return ()
    if min(wide, high) <= _THIN:
        return (Ruling(left, bottom, right, top),)
    if min(wide, high) < _SHORTEST_RULING:
        return ()
    return (
        Ruling(left, bottom, right, bottom),
        Ruling(left, top, right, top),
        Ruling(left, bottom, left, top),
        Ruling(right, bottom, right, top),
    )


def is_bold(font: str) -> bool:
    """Whether the font's name says that it is bold."""
    return bool(_BOLD.search(font))

"""Pages that are drawn to make laying them out slow: the work grows with what is on the page, not with its square."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from konsekvens_lint.documents.pdf.layout import document_of
from konsekvens_lint.documents.pdf.page import Page, Ruling, Word

# Twice as much on a page makes at most so many times the work; its square would make four.
_MOST = 3.0
_FEW = 600


def _word(text: str, left: float, base: float, size: float = 10.0) -> Word:
    return Word(text, left, left + size / 2, base, size, False)


def _figures_over_words(count: int) -> Page:
    """As marks of notes, raised over every word of the row below."""
    marks = [_word("1", 0.02 * at, 700, 5) for at in range(count)]
    return Page(1, 600, 800, (*marks, *(_word("ord", 0.02 * at, 697) for at in range(count))))


def _gaps_in_rows(count: int) -> Page:
    """Rows of pieces that all stand under each other."""
    return Page(
        1, 600, 800, tuple(_word("a", 100 * at, 800 - 12 * row) for row in range(4) for at in range(count))
    )


def _rows_in_columns(count: int) -> Page:
    """A gap that runs through all rows, with nothing right of it that is a column."""
    rows = [800 - 0.02 * at for at in range(count)]
    return Page(
        1,
        600,
        800,
        tuple(word for y in rows for word in (_word("–", 50, y, 0.01), _word("ord", 50.03, y, 0.01))),
    )


def _rulings_apart(count: int) -> Page:
    return Page(
        1,
        600,
        800,
        (_word("ord", 1, 1),),
        tuple(Ruling(20.0 * at, 5, 20.0 * at + 9, 5) for at in range(count)),
    )


def _rulings_at_one_place(count: int) -> Page:
    """A grid of four cells, its lines drawn again and again."""
    level = [Ruling(0, y + at / 1e6, 100, y + at / 1e6) for y in (0, 50, 100) for at in range(count)]
    upright = [Ruling(x + at / 1e6, 0, x + at / 1e6, 100) for x in (0, 50, 100) for at in range(count)]
    words = tuple(_word("ord", x, y) for x in (10, 60) for y in (10, 60))
    return Page(1, 600, 800, words, (*level, *upright))


def _work(page: Page) -> int:
    """How many calls of Python functions it takes."""
    calls = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        document_of([page])
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize(
    "draw", [_figures_over_words, _gaps_in_rows, _rows_in_columns, _rulings_apart, _rulings_at_one_place]
)
def test_work_grows_with_the_page(draw: Callable[[int], Page]) -> None:
    few = _FEW if "rulings" not in draw.__name__ else _FEW // 3
    assert _work(draw(2 * few)) < _MOST * _work(draw(few))

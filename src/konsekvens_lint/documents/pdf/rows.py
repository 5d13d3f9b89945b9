"""Words to lines: what stands on one baseline with no wide gap in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from statistics import median
from typing import NamedTuple

from konsekvens_lint.documents.model import Cell
from konsekvens_lint.documents.pdf.page import Word

# Baselines this near, in parts of the font's size, are one; a raised figure is small and further off.
_SAME_BASE = 0.25
_RAISED = 0.55
_SMALL = 0.8
#: A gap this wide, in parts of the font's size, parts columns; justified text has narrower ones.
GAP = 1.1
# So many figures in a row are a table's, or nobody's.
_MOST_MARKS = 100
_MARK = re.compile(r"\d{1,3}\)?|\*{1,3}")
_LETTER = re.compile(r"[^\W\d_]")


class Line(NamedTuple):
    """Words on one baseline, `text` with a space between them; or a drawn table, with its `cells`.

    Lengths in points, from the page's lower left. `first` is the width of the first word.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    page: int
    first: float = 0.0
    words: tuple[Word, ...] = ()
    cells: tuple[tuple[Cell, ...], ...] = ()


Row = tuple[Line, ...]


def rows_of(words: Iterable[Word], page: int) -> list[Row]:
    """The rows from top to bottom, each its lines from left to right."""
    return [tuple(_lines(row, page)) for row in _rows(words)]


def text_of(words: Iterable[Word], page: int) -> str:
    """The words as text, row by row."""
    return "\n".join(" ".join(line.text for line in row) for row in rows_of(words, page))


def _rows(words: Iterable[Word]) -> list[list[Word]]:
    rows: list[list[Word]] = []
    base = size = 0.0
    for word in sorted(words, key=lambda word: (-word.base, word.left)):
        if rows and base - word.base <= _SAME_BASE * min(size, word.size):
            rows[-1].append(word)
        else:
            rows.append([word])
            base, size = word.base, word.size
    return _with_note_marks(rows)


def _with_note_marks(rows: Sequence[list[Word]]) -> list[list[Word]]:
    """The rows, raised figures gone from them: the mark after a word leads to a note, and one before begins a note."""
    kept: list[list[Word]] = []
    before: list[Word] = []
    for at, row in enumerate(rows):
        below = rows[at + 1] if at + 1 < len(rows) else []
        marks = [word for word in row if _MARK.fullmatch(word.text)]
        marks = marks if len(marks) <= _MOST_MARKS else []
        raised = [word for word in marks if any(_is_raised(word, near) for near in below)]
        first = min((near.left for near in below), default=0.0) if raised else 0.0
        left = [*before, *(word for word in row if word not in raised)] if before or raised else row
        before = [word for word in raised if word.left < first]
        if left:
            kept.append(left)
    return kept


def _is_raised(word: Word, near: Word) -> bool:
    if word.size >= _SMALL * near.size:
        return False
    follows = -0.2 * near.size < word.left - near.right < 0.5 * near.size
    precedes = 0 <= near.left - word.right < near.size
    return (follows or precedes) and word.base - near.base < _RAISED * near.size


def _lines(row: list[Word], page: int) -> Iterator[Line]:
    row.sort(key=attrgetter("left"))
    run: list[Word] = []
    for word in row:
        if run and word.left - run[-1].right > GAP * max(word.size, run[-1].size):
            yield line_of(run, page)
            run = []
        run.append(word)
    if run:
        yield line_of(run, page)


def line_of(words: Sequence[Word], page: int) -> Line:
    """The words as one line, its size and weight those of the words with letters."""
    lettered = [word for word in words if _LETTER.search(word.text)] or words
    return Line(
        " ".join(word.text for word in words),
        words[0].left,
        max(word.right for word in words),
        median(word.base for word in words),
        round(median(word.size for word in lettered), 1),
        all(word.bold for word in lettered),
        page,
        words[0].right - words[0].left,
        tuple(words),
    )


def joined(row: Row) -> Line:
    """The lines of a row as one, the gaps between them as spaces."""
    if len(row) == 1:
        return row[0]
    return line_of([word for line in row for word in line.words], row[0].page)

"""Words to lines: what stands on one baseline with no wide gap in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from statistics import median
from typing import NamedTuple

from konsekvens_lint.documents.pdf.page import Word

# Baselines this near, in parts of the font's size, are one; a raised or lowered figure is small and further off.
_SAME_BASE = 0.25
_RAISED = 0.55
_SMALL = 0.8
#: A gap this wide, in parts of the font's size, parts columns; justified text has narrower ones.
GAP = 1.1
_MARK = re.compile(r"\d{1,3}\)?|\*{1,3}")
_LETTER = re.compile(r"[^\W\d_]")


class Line(NamedTuple):
    """Words on one baseline, `text` with a space between them. Lengths in points, from the page's lower left."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    page: int
    first_word: float = 0.0

    @property
    def top(self) -> float:
        """The upper edge, roughly: of capitals with some air."""
        return self.base + 0.8 * self.size


def rows_of(words: Iterable[Word], page: int) -> list[list[Line]]:
    """The page's rows from top to bottom, each its lines from left to right."""
    return [list(_lines(row, page)) for row in _rows(words)]


def _rows(words: Iterable[Word]) -> list[list[Word]]:
    rows: list[list[Word]] = []
    base = size = 0.0
    for word in sorted(words, key=lambda word: (-word.base, word.left)):
        if rows and base - word.base <= _SAME_BASE * min(size, word.size):
            rows[-1].append(word)
        else:
            rows.append([word])
            base, size = word.base, word.size
    return _without_note_marks(rows)


def _without_note_marks(rows: Sequence[list[Word]]) -> list[list[Word]]:
    """The rows without raised figures that stand between two of them: marks of footnotes."""
    kept: list[list[Word]] = []
    for row, below in zip(rows, [*rows[1:], None], strict=True):
        left = [word for word in row if not (below and _is_note_mark(word, below))]
        if left:
            kept.append(left)
    return kept


def _is_note_mark(word: Word, below: Sequence[Word]) -> bool:
    if not _MARK.fullmatch(word.text):
        return False
    return any(
        word.size < _SMALL * near.size
        and word.base - near.base < _RAISED * near.size
        and -0.2 * near.size < word.left - near.right < 0.5 * near.size
        for near in below
    )


def _lines(row: list[Word], page: int) -> Iterator[Line]:
    row.sort(key=attrgetter("left"))
    run: list[Word] = []
    for word in row:
        if run and word.left - run[-1].right > GAP * max(word.size, run[-1].size):
            yield _line(run, page)
            run = []
        run.append(word)
    if run:
        yield _line(run, page)


def _line(words: Sequence[Word], page: int) -> Line:
    lettered = [word for word in words if _LETTER.search(word.text)] or words
    return Line(
        " ".join(word.text for word in words),
        words[0].left,
        max(word.right for word in words),
        median(word.base for word in words),
        median(word.size for word in lettered),
        all(word.bold for word in lettered),
        page,
        words[0].right - words[0].left,
    )


def joined(lines: Sequence[Line]) -> Line:
    """The lines of a row as one, the gaps between them as spaces."""
    first = lines[0]
    return first._replace(
        text=" ".join(line.text for line in lines),
        right=max(line.right for line in lines),
        size=max(line.size for line in lines),
        bold=all(line.bold for line in lines),
    )

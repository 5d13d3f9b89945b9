"""The order of reading: columns of running text one after the other, all else from top to bottom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf
from operator import attrgetter
from statistics import median
from typing import NamedTuple

from konsekvens_lint.documents.pdf.rows import GAP, Line, Row, joined, line_of
from konsekvens_lint.documents.tables import is_number, is_ordinal

# Columns are at least so many lines long, and their lines so many words: a table's cells have fewer.
_FEWEST_LINES = 3
_WORDS = 4
# The gap between columns, in parts of the font's size: some lines come closer to it than a gap in a line must be.
_NARROWEST = 0.8 * GAP
# No page set in columns has so many rows, or pieces in a row; a drawing has, and each is held against all others.
_MOST_ROWS = 300
_MOST_PIECES = 60


class _Gap(NamedTuple):
    left: float
    right: float


def in_order(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows in the order of reading, as stretches that have nothing to do with each other.

    A stretch in columns is parted at the white gap that runs through all of its rows.
    """
    if len(rows) > _MOST_ROWS:
        return [list(rows)]
    parts: list[list[Row]] = []
    plain: list[Row] = []
    at = 0
    while at < len(rows):
        end, gap = _stretch(rows, at)
        left, right = _parted(rows[at:end], gap) if gap else ([], [])
        if not (_is_prose(left) and _is_prose(right)):
            # A table is passed over whole; what stands alone in a margin hides no columns below it.
            end = end if len(rows[at]) > 1 and len(right) >= _FEWEST_LINES else at + 1
            plain += rows[at:end]
            at = end
            continue
        if plain:
            parts.append(plain)
            plain = []
        for column in (left, right):
            parts += in_order(_with_gaps_closed(column))
        at = end
    return [*parts, plain] if plain else parts


def _stretch(rows: Sequence[Row], start: int) -> tuple[int, _Gap | None]:
    """How far a gap inside the text that begins with this row's goes down: the row after it, and the gap."""
    gaps = [_Gap(a.right, b.left) for a, b in pairwise(_beside(rows, start))]
    if not 0 < len(gaps) < _MOST_PIECES:
        return start + 1, None
    best = start + 1, gaps[0]
    for gap in gaps:
        end, kept = start + 1, gap
        while end < len(rows):
            narrowed = _narrowed(kept, rows[end])
            if narrowed is None:
                break
            kept = narrowed
            end += 1
        if end > best[0]:
            best = end, kept
    return best


def _beside(rows: Sequence[Row], start: int) -> Row:
    """The lines of the row; of two rows where both are one line and neither is above the other, but for a little."""
    row, *below = rows[start : start + 2]
    if len(row) > 1 or not below or len(below[0]) > 1:
        return row
    one, other = sorted((row[0], below[0][0]), key=attrgetter("left"))
    near = row[0].base - below[0][0].base < min(one.size, other.size)
    return (one, other) if near and _is_wide(_Gap(one.right, other.left), one) else row


def _narrowed(gap: _Gap, row: Row) -> _Gap | None:
    """What is left of the gap beside the row's lines, or None where one of them stands in it."""
    left, right = gap
    for line in _halves(row, gap):
        if line.right <= right and line.right > left and line.left < left:
            left = line.right
        elif line.left >= left and line.left < right and line.right > right:
            right = line.left
        elif line.right > left and line.left < right:
            return None
    kept = _Gap(left, right)
    return kept if _is_wide(kept, min(row, key=attrgetter("size"))) else None


def _is_wide(gap: _Gap, line: Line) -> bool:
    return gap.right - gap.left >= _NARROWEST * line.size


def _halves(row: Row, gap: _Gap) -> Iterator[Line]:
    """The row's lines, one that reaches over the gap parted where it has a gap between two words there."""
    for line in row:
        at = next((at for at, word in enumerate(line.words) if word.left > gap.left), 0)
        if at and _is_wide(
            _Gap(max(gap.left, line.words[at - 1].right), min(gap.right, line.words[at].left)), line
        ):
            yield line_of(line.words[:at], line.page)
            yield line_of(line.words[at:], line.page)
        else:
            yield line


def _parted(rows: Sequence[Row], gap: _Gap) -> tuple[list[Row], list[Row]]:
    """What stands left and right of the gap."""
    halves = [tuple(_halves(row, gap)) for row in rows]
    left = [part for row in halves if (part := tuple(line for line in row if line.right <= gap.left + 1))]
    right = [part for row in halves if (part := tuple(line for line in row if line.right > gap.left + 1))]
    return left, right


def _with_gaps_closed(column: Sequence[Row]) -> list[Row]:
    """The column's rows, those that are spread out to its right edge as one line each; rows with figures stay."""
    if not _is_one_column(column):
        return list(column)
    edge = max(line.right for row in column for line in row)
    return [
        (joined(row),)
        if len(row) > 1 and edge - row[-1].right < row[-1].size and not any(_is_figure(line) for line in row)
        else row
        for row in column
    ]


def _is_figure(line: Line) -> bool:
    return is_number(line.text) and not is_ordinal(line.text)


def _is_prose(rows: Sequence[Row]) -> bool:
    if len(rows) < _FEWEST_LINES:
        return False
    pieces = [[line] for row in rows for line in row]
    whole = [list(row) for row in rows] if _is_one_column(rows) else pieces
    return median(sum(len(line.text.split()) for line in row) for row in whole) >= _WORDS


def _is_one_column(rows: Sequence[Row]) -> bool:
    """Whether no gap runs through all rows: narrow justified text has wide gaps, here in one line, there in another.

    One piece may stand outside: a page number.
    """
    stretches: list[int] = []
    reach = -inf
    for left, right in sorted((line.left, line.right) for row in rows for line in row):
        if left > reach:
            stretches.append(0)
        stretches[-1] += 1
        reach = max(reach, right)
    return sum(stretches) - max(stretches) <= 1

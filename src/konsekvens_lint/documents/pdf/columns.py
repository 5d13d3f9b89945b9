"""The order of reading: columns of running text one after the other, all else from top to bottom."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from statistics import median
from typing import NamedTuple

from konsekvens_lint.documents.pdf.rows import GAP, Row

# Columns are at least so many lines long, and their lines so many words: a table's cells have fewer.
_FEWEST_LINES = 3
_WORDS = 4


class _Gap(NamedTuple):
    left: float
    right: float


def in_order(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows in the order of reading, as stretches that have nothing to do with each other.

    A stretch in columns is parted at the white gap that runs through all of its rows.
    """
    parts: list[list[Row]] = []
    plain: list[Row] = []
    at = 0
    while at < len(rows):
        end, gap = _stretch(rows, at)
        columns = _columns(rows[at:end], gap) if gap else None
        if columns is None:
            plain += rows[at:end]
            at = end
            continue
        if plain:
            parts.append(plain)
            plain = []
        for column in columns:
            parts += in_order(column)
        at = end
    return [*parts, plain] if plain else parts


def _stretch(rows: Sequence[Row], start: int) -> tuple[int, _Gap | None]:
    """How far a gap inside the text that begins with this row's goes down: the row after it, and the gap."""
    if len(rows[start]) < 2:
        return start + 1, None
    gaps = [_Gap(a.right, b.left) for a, b in zip(rows[start], rows[start][1:], strict=False)]
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


def _narrowed(gap: _Gap, row: Row) -> _Gap | None:
    """What is left of the gap beside the row's lines, or None where one of them stands in it."""
    left, right = gap
    for line in row:
        if line.right <= right and line.right > left and line.left < left:
            left = line.right
        elif line.left >= left and line.left < right and line.right > right:
            right = line.left
        elif line.right > left and line.left < right:
            return None
    return _Gap(left, right) if right - left >= GAP * min(line.size for line in row) * 0.8 else None


def _columns(rows: Sequence[Row], gap: _Gap) -> tuple[list[Row], list[Row]] | None:
    """The rows left and right of the gap, where both are running text."""
    left = [part for row in rows if (part := tuple(line for line in row if line.right <= gap.left + 1))]
    right = [part for row in rows if (part := tuple(line for line in row if line.right > gap.left + 1))]
    if not (_is_prose(left) and _is_prose(right)):
        return None
    return left, right


def _is_prose(rows: Sequence[Row]) -> bool:
    if len(rows) < _FEWEST_LINES:
        return False
    pieces = [[line] for row in rows for line in row]
    whole = [list(row) for row in rows] if _is_one_column(rows) else pieces
    return median(sum(len(line.text.split()) for line in row) for row in whole) >= _WORDS


def _is_one_column(rows: Sequence[Row]) -> bool:
    """Whether no gap runs through all rows: narrow justified text has wide gaps, here in one line, there in another."""
    reach = -inf
    for left, right in sorted((line.left, line.right) for row in rows for line in row):
        if reach > -inf and left > reach:
            return False
        reach = max(reach, right)
    return True

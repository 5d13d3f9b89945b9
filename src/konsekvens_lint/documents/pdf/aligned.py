"""Tables that no line is drawn around: rows of short pieces that stand under each other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from math import inf
from statistics import median
from typing import NamedTuple

from konsekvens_lint.documents.model import Cell
from konsekvens_lint.documents.pdf.rows import Line, Row
from konsekvens_lint.documents.tables import is_number

# A cell is shorter than this; a longer piece is a line of running text.
_LONGEST_CELL = 90
# Rows further apart than this, in lines of the table's own text, are not one table.
_APART = 3.0
# A row that begins lower than the lines within a row do: so many times their distance.
_NEW_ROW = 1.25
# A gap of so many sizes is none between words; and the most rows of lines that one table has on a page.
_WIDE = 2.5
_MOST_ROWS = 300
# A row of more pieces is no table's but a drawing's.
_MOST_CELLS = 100


class Found(NamedTuple):
    """A table: the cells by row, and the index of the row of lines after it."""

    rows: tuple[tuple[Cell, ...], ...]
    end: int


def table_at(rows: Sequence[Row], start: int) -> Found | None:
    """The table that begins with this row, or None: at least two rows of at least two pieces in the same columns."""
    if not _is_table_row(rows[start]):
        return None
    end = _end(rows, start)
    body = rows[start:end]
    columns = _columns(body)
    several = [row for row in body if len(row) > 1]
    if len(columns) < 2 or len(several) < 2 or not _is_tabular(several):
        return None
    grid = _grid(body, columns)
    return Found(grid, end) if len(grid) > 1 else None


def _is_tabular(rows: Sequence[Row]) -> bool:
    """Whether figures, a third row or a wide gap show that the pieces are cells: justified lines have none of these."""
    if len(rows) > 2 or any(is_number(line.text) for row in rows for line in row):
        return True
    return any(b.left - a.right > _WIDE * a.size for row in rows for a, b in pairwise(row))


def _is_table_row(row: Row) -> bool:
    return 1 < len(row) <= _MOST_CELLS and not any(
        line.cells or len(line.text) > _LONGEST_CELL for line in row
    )


def _end(rows: Sequence[Row], start: int) -> int:
    """The row after the table's last: rows of several pieces, and single pieces that go on a cell above."""
    end = start + 1
    while end < min(len(rows), start + _MOST_ROWS):
        above, row = rows[end - 1], rows[end]
        if above[0].base - row[0].base > _APART * max(line.size for line in above):
            break
        if not (_is_table_row(row) or _continues(rows, start, end)):
            break
        end += 1
    while end > start + 1 and len(rows[end - 1]) == 1 and not _continues(rows, start, end - 1):
        end -= 1
    return end


def _continues(rows: Sequence[Row], start: int, at: int) -> bool:
    """Whether a single piece stands close under one of the row's pieces, which it does not reach beyond."""
    row, above = rows[at], rows[at - 1]
    if len(row) != 1 or row[0].cells or above[0].base - row[0].base > 1.6 * row[0].size:
        return False
    (line,) = row
    columns = _columns(rows[start:at])
    inside = [column for column in columns if column[0] - line.size <= line.left and line.left < column[1]]
    return len(columns) > 1 and bool(inside) and line.right <= inside[-1][1] + 2 * line.size


def _columns(rows: Sequence[Row]) -> list[tuple[float, float]]:
    """The stretches that the pieces of rows with several cover, from the left; those that overlap are one."""
    columns: list[tuple[float, float]] = []
    several = [row for row in rows if len(row) > 1]
    widest = max(several, key=len, default=())
    pieces = sorted((line.left, line.right) for row in several for line in row if not _spans(line, widest))
    for left, right in pieces:
        if columns and left < columns[-1][1]:
            columns[-1] = columns[-1][0], max(columns[-1][1], right)
        else:
            columns.append((left, right))
    return columns


def _spans(line: Line, row: Row) -> bool:
    """Whether the piece stands over two or more pieces of the row, as a heading over columns does."""
    return sum(other.left < line.right and line.left < other.right for other in row) > 1


def _grid(rows: Sequence[Row], columns: Sequence[tuple[float, float]]) -> tuple[tuple[Cell, ...], ...]:
    grid: list[dict[int, list[str]]] = []
    steps = [above[0].base - row[0].base for above, row in zip(rows, rows[1:], strict=False)]
    within = min(steps, default=0.0)
    spaced = bool(steps) and max(steps) > _NEW_ROW * within
    for at, row in enumerate(rows):
        cells: dict[int, str] = {}
        for line in row:
            column = _column_of(line, columns)
            cells[column] = f"{cells[column]} {line.text}" if column in cells else line.text
        begins = at == 0 or _begins(cells, steps[at - 1] > _NEW_ROW * within, spaced)
        if begins:
            grid.append({})
        for column, text in cells.items():
            grid[-1].setdefault(column, []).append(text)
    return tuple(
        tuple(Cell("\n".join(cells[column]), number, column) for column in sorted(cells))
        for number, cells in enumerate(grid)
    )


def _begins(cells: dict[int, str], apart: bool, spaced: bool) -> bool:
    """Whether a row of lines begins a row of the table: by the gap above it where gaps differ, else by its cells."""
    if 0 not in cells:
        return False
    if len(cells) > 1 and any(is_number(text) for column, text in cells.items() if column):
        return True
    return apart if spaced else len(cells) > 1


def _column_of(line: Line, columns: Sequence[tuple[float, float]]) -> int:
    """The column that the line's middle is in, or is nearest to."""
    middle = (line.left + line.right) / 2
    after = bisect_right(columns, (middle, inf))
    near = range(max(after - 1, 0), min(after + 1, len(columns)))
    return min(near, key=lambda at: abs(median((columns[at][0], middle, columns[at][1])) - middle))

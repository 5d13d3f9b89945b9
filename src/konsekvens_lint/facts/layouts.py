"""Where a table's labels stand: its figures, and over and beside each of them the labels that say what it is.

Titles, header rows under each other, several columns of labels, and rows that head those below them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from konsekvens_lint.documents.model import Cell
from konsekvens_lint.documents.tables import (
    is_missing,
    is_number,
    is_ordinal,
    is_pair,
    is_year,
    without_emphasis,
)
from konsekvens_lint.language.texts import TextUnit

# A column of words to the right of the figures is labels when no cell is longer; else it is comments.
_SHORT_LABEL = 30
#: Both sexes' figures in one cell, each with its letter: 'K 78 M 22', '12 (K 7, M 5)'.
LETTERED = re.compile(
    r"(?:\d[\d\s]*\(\s*)?(?P<first>K|Kv|F|M|P)\.?:?\s?(?P<one>\d+(?:,\d+)?)\s?%?[\s,;/]+"
    r"(?P<second>K|Kv|F|M|P)\.?:?\s?(?P<two>\d+(?:,\d+)?)\s?%?\s*\)?",
    re.IGNORECASE,
)
_COUNT = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d+")


class Figure(NamedTuple):
    """A cell with a figure; `heads` are the labels over it, `sides` those of its row or heading its rows."""

    unit: TextUnit
    heads: tuple[TextUnit, ...]
    sides: tuple[TextUnit, ...]


class Layout(NamedTuple):
    """The figures of a table, and the labels that are about all of them: its titles and the heads of its labels.

    `lines` are the labels that stand in a row or a column together, and `header` is the header row, as it is quoted.
    """

    titles: tuple[TextUnit, ...]
    corner: tuple[TextUnit, ...]
    figures: tuple[Figure, ...]
    lines: tuple[tuple[TextUnit, ...], ...]
    header: tuple[TextUnit, ...]


class _Placed(NamedTuple):
    cell: Cell
    unit: TextUnit


def read_layout(units: Sequence[TextUnit]) -> Layout | None:
    """The layout of the table that has these cells, or None when no cell holds a figure."""
    placed = [_Placed(unit.cell, unit) for unit in units if unit.cell]
    table = units[0].block.table
    told = table.header_rows if table and table.header_rows < len(table.rows) else 0
    area = _area(placed, told)
    if area is None:
        return None
    first, columns = area
    body = [each for each in placed if each.cell.row >= first]
    labels = _label_columns(body, columns)
    above = _rows(each for each in placed if each.cell.row < first)
    headed = [row for row in above if not _is_title(row)]
    top = above.index(headed[0]) if headed else len(above)
    titles = [row[0] for row in above[:top]]
    sections = [row[0] for row in above[top:] if _is_title(row)]
    corner = [each for row in headed for each in row if each.cell.column in labels]
    headers = {tuple(each.cell.text for each in row) for row in headed}
    rows = [row for row in _rows(body) if tuple(each.cell.text for each in row) not in headers]
    figures = _figures(rows, columns, labels, _heads_of(headed, max(columns)), _units(sections))
    beside = ([each.unit for each in body if each.cell.column == column] for column in labels)
    return Layout(
        _units(titles),
        _units(corner),
        tuple(figures),
        (*map(_units, headed), *map(tuple, beside)),
        _units((headed or above or _rows(placed))[0]),
    )


def _units(placed: Iterable[_Placed]) -> tuple[TextUnit, ...]:
    return tuple(each.unit for each in placed)


def _rows(placed: Iterable[_Placed]) -> list[list[_Placed]]:
    rows: dict[int, list[_Placed]] = {}
    for each in placed:
        rows.setdefault(each.cell.row, []).append(each)
    return [rows[row] for row in sorted(rows)]


def _area(placed: Iterable[_Placed], told: int) -> tuple[int, frozenset[int]] | None:
    """The first row with figures, and the columns that hold some; `told` are the header rows that the format names.

    A year is a label, and so is what stands in the first column, unless no other column has figures;
    where all are '1.' and '2.' they count what stands beside them.
    """
    cells = [each.cell for each in placed if each.cell.row >= told and _is_figure(each)]
    cells = [cell for cell in cells if not is_year(cell.text)]
    cells = [cell for cell in cells if cell.column > 0] or cells
    if all(is_ordinal(cell.text) for cell in cells) or _are_numbers_of_rows(cells):
        return None
    return min(cell.row for cell in cells), frozenset(cell.column for cell in cells)


def _are_numbers_of_rows(cells: Sequence[Cell]) -> bool:
    """Whether the first column alone has figures, and they are 1, 2, 3 …"""
    counted = [str(number) for number in range(1, len(cells) + 1)]
    return {cell.column for cell in cells} == {0} and [cell.text.strip() for cell in cells] == counted


def _is_figure(placed: _Placed) -> bool:
    """Whether the cell is a figure, or two ('54/46', '5 kvinnor och 4 män')."""
    text = placed.cell.text
    if is_number(text) or is_pair(text) or LETTERED.fullmatch(without_emphasis(text)):
        return True
    return len(text) <= _SHORT_LABEL and _names_both(placed.unit) and len(_COUNT.findall(text)) > 1


def _names_both(unit: TextUnit) -> bool:
    return {"women", "men"} <= {hit.concept for hit in unit.hits}


def _is_title(row: Sequence[_Placed]) -> bool:
    """Whether a row above the figures has one text for all that is below it."""
    return len(row) == 1 and (row[0].cell.column == 0 or row[0].cell.colspan > 1)


def _label_columns(body: Sequence[_Placed], columns: frozenset[int]) -> list[int]:
    by_column: dict[int, list[str]] = {}
    for each in body:
        by_column.setdefault(each.cell.column, []).append(each.cell.text)
    return sorted(
        column
        for column, texts in by_column.items()
        if column not in columns
        and (column < max(columns) or all(len(text.strip()) <= _SHORT_LABEL for text in texts))
    )


def _heads_of(headed: Sequence[Sequence[_Placed]], last: int) -> dict[int, list[TextUnit]]:
    """The heads over each column. In all rows but the lowest a head reaches to the next: merged cells in Markdown."""
    heads: dict[int, list[TextUnit]] = {}
    for at, row in enumerate(headed, 1):
        starts = [each.cell.column for each in row[1:]] + [last + 1]
        for (cell, unit), following in zip(row, starts, strict=True):
            end = cell.column + cell.colspan
            for column in range(cell.column, end if at == len(headed) else max(end, following)):
                heads.setdefault(column, []).append(unit)
    return heads


def _figures(
    rows: Iterable[list[_Placed]],
    columns: frozenset[int],
    labels: Sequence[int],
    heads: Mapping[int, Sequence[TextUnit]],
    heading: tuple[TextUnit, ...],
) -> Iterator[Figure]:
    """The figures of the rows; `heading` are the rows between the header and the first of them."""
    over = {column: tuple(heads.get(column, ())) for column in columns}
    innermost = max((column for column in labels if column < max(columns)), default=0)
    beside: dict[int, _Placed] = {}
    was_heading = False
    for row in rows:
        cells = [each for each in row if each.cell.column in columns and _holds_figure(each)]
        if not cells:
            heading = (*(heading if was_heading else ()), *_units(row))
            beside = {}
        beside = _labels_of(row, labels, beside, innermost)
        was_heading = not cells
        sides = tuple({id(unit): unit for unit in (*heading, *_units(beside.values()))}.values())
        for cell, unit in cells:
            yield Figure(unit, over[cell.column], sides)


def _holds_figure(placed: _Placed) -> bool:
    return _is_figure(placed) or is_missing(placed.cell.text)


def _labels_of(
    row: Sequence[_Placed], labels: Sequence[int], above: Mapping[int, _Placed], innermost: int
) -> dict[int, _Placed]:
    """The row's own labels, and for a blank cell of an outer column, or a merged one, the label above."""
    own = {each.cell.column: each for each in row if each.cell.column in labels}
    at = row[0].cell.row
    return {
        column: each
        for column, each in above.items()
        if column < innermost or at < each.cell.row + each.cell.rowspan
    } | own

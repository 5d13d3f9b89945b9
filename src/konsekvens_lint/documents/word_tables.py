"""A Word table: its grid with merged cells once, and whether it holds data or only lays out text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from konsekvens_lint.documents import word_names as w
from konsekvens_lint.documents.draft import Draft
from konsekvens_lint.documents.model import Cell
from konsekvens_lint.documents.tables import (
    header_rows,
    is_letterhead_table,
    letterhead_drafts,
    make_table,
)
from konsekvens_lint.limits import MAX_COLUMNS

#: A paragraph in a cell is prose from this length on.
PROSE = 80
#: A layout table is seldom wider; a wider one is a grid, however long its cells.
LAYOUT_COLUMNS = 2


@dataclass(slots=True)
class GridCell:
    """A cell on its way: its place, what it holds, and how far it reaches."""

    row: int
    column: int
    colspan: int
    drafts: list[Draft]
    rowspan: int = 1

    @property
    def text(self) -> str:
        """What the cell says, a line a paragraph."""
        return "\n".join(draft.text for draft in self.told)

    @property
    def told(self) -> list[Draft]:
        """What it says; prompts are no text."""
        return [draft for draft in self.drafts if not draft.template]


@dataclass(slots=True)
class Grid:
    """A table's rows, with the number of rows that Word repeats as headers."""

    rows: list[list[GridCell]]
    headers: int


def rows_of(table: etree._Element) -> Iterator[etree._Element]:
    """The table's rows, also those in content controls and insertions; deleted rows are gone."""
    for child in table:
        if child.tag == w.TR:
            properties = child.find(w.TR_PR)
            if properties is None or properties.find(w.DEL) is None:
                yield child
        elif child.tag == w.SDT:
            content = child.find(w.SDT_CONTENT)
            yield from rows_of(content) if content is not None else ()
        elif child.tag in w.WRAPPERS:
            yield from rows_of(child)


def cells_of(row: etree._Element) -> Iterator[tuple[etree._Element, etree._Element | None]]:
    """The row's cells, each with the content control around it, if any; deleted cells are gone."""
    for child in row:
        if child.tag == w.TC:
            properties = child.find(w.TC_PR)
            if properties is None or properties.find(w.CELL_DEL) is None:
                yield child, None
        elif child.tag == w.SDT:
            content = child.find(w.SDT_CONTENT)
            for cell, inner in cells_of(content) if content is not None else ():
                yield cell, child if inner is None else inner
        elif child.tag in w.WRAPPERS:
            yield from cells_of(child)


def first_column(row: etree._Element) -> int:
    """How many grid columns the row leaves out at its left."""
    properties = row.find(w.TR_PR)
    return min(_number(properties, w.GRID_BEFORE, 0), MAX_COLUMNS) if properties is not None else 0


def is_header(row: etree._Element) -> bool:
    """Whether Word repeats the row on each page."""
    properties = row.find(w.TR_PR)
    mark = properties.find(w.TBL_HEADER) if properties is not None else None
    return mark is not None and w.is_on(mark.get(w.VAL))


def span_of(cell: etree._Element) -> tuple[int, bool]:
    """How many columns the cell covers, and whether it goes on the one above."""
    properties = cell.find(w.TC_PR)
    if properties is None:
        return 1, False
    merge = properties.find(w.V_MERGE)
    goes_on = merge is not None and merge.get(w.VAL) in (None, "continue")
    return max(1, min(_number(properties, w.GRID_SPAN, 1), MAX_COLUMNS)), goes_on


def _number(properties: etree._Element, name: str, default: int) -> int:
    child = properties.find(name)
    value = w.number(child.get(w.VAL)) if child is not None else None
    return default if value is None else value


def table_drafts(grid: Grid, at_head: bool) -> list[Draft]:
    """What the table becomes: a table, the paragraphs that it lays out, or the lines of a letterhead.

    `at_head`: no prose has been met yet, so that a letterhead is possible.
    """
    rows = [row for row in grid.rows if row]
    if not any(cell.drafts for row in rows for cell in row):
        return []
    if is_layout(rows):
        return [draft for row in rows for cell in row for draft in cell.drafts]
    cells = [[Cell(c.text, c.row, c.column, c.rowspan, c.colspan) for c in row] for row in rows]
    origin = {(cell.row, cell.column): tuple(cell.told) for row in rows for cell in row}
    if at_head and is_letterhead_table(cells):
        return [draft._replace(origin=origin) for draft in letterhead_drafts(cells)]
    only_prompts = all(draft.template for row in rows for cell in row for draft in cell.drafts)
    if only_prompts:
        return [draft for row in rows for cell in row for draft in cell.drafts]
    notes = tuple(note for row in rows for cell in row for draft in cell.drafts for note in draft.notes)
    table = make_table(cells, grid.headers or header_rows(cells) or _bold_header(rows))
    return [table._replace(notes=notes, origin=origin)]


def _bold_header(rows: Sequence[Sequence[GridCell]]) -> int:
    """1 when all of the first row is bold and the second is not."""
    if len(rows) < 2 or len(rows[0]) < 2:
        return 0
    first = [draft.bold for cell in rows[0] for draft in cell.drafts]
    second = [draft.bold for cell in rows[1] for draft in cell.drafts]
    return int(bool(first) and all(first) and bool(second) and not all(second))


def is_layout(rows: Sequence[Sequence[GridCell]]) -> bool:
    """Whether the table only lays out text: a frame of one cell, headings in cells, or much prose in one.

    A grid of three columns and more is data however much its cells hold, unless headings stand in it.
    """
    cells = [cell for row in rows for cell in row]
    if len(cells) == 1:
        return True
    if _is_header(rows[0]) and not any(map(_has_heading, (cell for row in rows[1:] for cell in row))):
        return False
    if any(map(_has_heading, cells)) or any(draft.table for cell in cells for draft in cell.drafts):
        return _has_prose(cells) or all(len(row) == 1 for row in rows)
    width = max(len(row) for row in rows)
    if width > LAYOUT_COLUMNS:
        return False
    return (
        any(sum(len(draft.text) >= PROSE for draft in cell.drafts) >= 2 for cell in cells) and len(rows) <= 4
    )


def _has_heading(cell: GridCell) -> bool:
    return any(draft.kind == "heading" for draft in cell.drafts)


def _is_header(row: Sequence[GridCell]) -> bool:
    """A row of headings and nothing else: the header of a grid whose maker used heading styles in it."""
    return len(row) > 1 and all(len(cell.drafts) == 1 and _has_heading(cell) for cell in row)


def _has_prose(cells: Sequence[GridCell]) -> bool:
    return any(
        draft.kind in ("paragraph", "list_item") and len(draft.text) >= PROSE // 2
        for cell in cells
        for draft in cell.drafts
    )

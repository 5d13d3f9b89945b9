"""A document's blocks as they stand on the page: headings on their levels, lists with lists in them, tables, marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from konsekvens_lint.documents.model import Block, Table
from konsekvens_lint.formats.html.marks import Segment, segments
from konsekvens_lint.formats.html.notes import Note
from konsekvens_lint.formats.html.places import Marked, block_id

LOWEST_HEADING = 6
# As deep as Word lets a list be: what a file says beyond that is no list that anyone has seen.
_DEEPEST_ITEM = 8


class CellShown(NamedTuple):
    """A table's cell, marked."""

    segments: tuple[Segment, ...]
    is_header: bool
    rowspan: int
    colspan: int


Row = tuple[CellShown, ...]


class Passage(NamedTuple):
    """A block on the page, or a list: `kind` is the block's, or "list", whose `items` are passages.

    `level` is a heading's in the page, and `table` the number of a table, whose first rows may be its `head`. The `items` of a list item are those of the list within it. `notes` are the findings that stand beside it.
    """

    kind: str
    id: str = ""
    level: int = 0
    segments: tuple[Segment, ...] = ()
    is_template: bool = False
    table: int = 0
    head: tuple[Row, ...] = ()
    body: tuple[Row, ...] = ()
    caption: Passage | None = None
    items: tuple[Passage, ...] = ()
    notes: tuple[Note, ...] = ()


class Page(NamedTuple):
    """What the blocks of a document share on the page: marks, the notes by block, and the beginning of ids."""

    marked: Marked
    notes: Mapping[int, Sequence[Note]]
    prefix: str


def heading_levels(blocks: Sequence[Block], first: int) -> dict[int, int]:
    """The level of each heading in the page, by its number: from `first` down, with no level passed over."""
    open_levels: list[int] = []
    levels: dict[int, int] = {}
    for block in blocks:
        if block.kind == "heading":
            own = block.level or 1
            open_levels = [*(level for level in open_levels if level < own), own]
            levels[block.number] = min(first + len(open_levels) - 1, LOWEST_HEADING)
    return levels


def passages(blocks: Sequence[Block], page: Page, first_heading: int) -> tuple[Passage, ...]:
    """The blocks in their order, with runs of list items as lists, and a caption with the table that it stands over."""
    levels = heading_levels(blocks, first_heading)
    shown: list[Passage] = []
    for is_item, run in groupby(blocks, key=lambda block: block.kind == "list_item"):
        if is_item:
            shown.append(Passage("list", items=tuple(_items(list(run), page))))
        else:
            shown += _with_captions([_passage(block, page, levels.get(block.number, 0)) for block in run])
    return tuple(shown)


def _items(run: Sequence[Block], page: Page) -> Iterator[Passage]:
    """The items of a list; deeper ones that follow an item are a list in it."""
    at = 0
    while at < len(run):
        deeper = _deeper(run, at)
        yield _passage(run[at], page)._replace(items=tuple(_items(deeper, page)))
        at += 1 + len(deeper)


def _deeper(run: Sequence[Block], at: int) -> Sequence[Block]:
    own = _depth(run[at])
    end = next((n for n in range(at + 1, len(run)) if _depth(run[n]) <= own), len(run))
    return run[at + 1 : end]


def _depth(item: Block) -> int:
    return min(item.depth, _DEEPEST_ITEM)


def _with_captions(run: Sequence[Passage]) -> Iterator[Passage]:
    caption: Passage | None = None
    for passage in run:
        if caption and passage.kind == "table":
            notes = (*caption.notes, *passage.notes)
            passage, caption = passage._replace(caption=caption._replace(notes=()), notes=notes), None
        if caption:
            yield caption
        caption = passage if passage.kind == "caption" else None
        if not caption:
            yield passage
    if caption:
        yield caption


def _passage(block: Block, page: Page, level: int = 0) -> Passage:
    spots = page.marked.spots
    return Passage(
        block.kind,
        block_id(page.prefix, block.number),
        level,
        () if block.table else segments(block.text, spots.get((block.number, None, None), ())),
        block.template,
        block.table.number if block.table else 0,
        *_rows(block, page),
        notes=tuple(page.notes.get(block.number, ())),
    )


def _rows(block: Block, page: Page) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The rows of a table's head and body."""
    table = block.table
    if table is None:
        return (), ()
    headers = _headers(table)
    rows = tuple(
        tuple(
            CellShown(
                segments(cell.text, page.marked.spots.get((block.number, cell.row, cell.column), ())),
                number < headers and bool(cell.text.strip()),
                cell.rowspan,
                cell.colspan,
            )
            for cell in row
        )
        for number, row in enumerate(table.rows)
    )
    return rows[:headers], rows[headers:]


def _headers(table: Table) -> int:
    """How many rows are the head: none in a table that is all headers, or where a cell reaches out of the head."""
    headers = table.header_rows
    reach = max((cell.row + cell.rowspan for row in table.rows[:headers] for cell in row), default=0)
    return headers if headers < len(table.rows) and reach <= headers else 0

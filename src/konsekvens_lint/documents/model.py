"""The document that every reader gives: frozen, with no library's types in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

Format = Literal["docx", "md", "txt", "pdf"]
Kind = Literal[
    "heading",
    "paragraph",
    "list_item",
    "table",
    "caption",
    "quotation",
    "contents",
    "footnote",
    "header",
    "footer",
]


class Cell(NamedTuple):
    """One cell of a table as it is seen: a merged cell is there once, at its first row and column."""

    text: str
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    line: int | None = None


class Table(NamedTuple):
    """A grid of cells. `number` counts the document's tables from 1; rows and columns from 0."""

    number: int
    rows: tuple[tuple[Cell, ...], ...]
    header_rows: int = 0


class Block(NamedTuple):
    """A paragraph, heading, list item or table, as read.

    `text` is the original text with its letters composed: the offsets of every place count code points in it. A hard-wrapped
    paragraph keeps its line breaks, and `line` is the line (from 1) of its first character. `number`
    is the block's place in the document, from 1. `section` is the path of headings down to the block,
    outermost first; a heading's path ends with itself. `template` marks text that Word shows as a
    prompt (an unfilled content control). `depth` is how deep a list item stands in its list, 0 for the
    outermost and where the format does not say.
    """

    kind: Kind
    text: str
    number: int
    section: tuple[str, ...] = ()
    level: int | None = None
    line: int | None = None
    page: int | None = None
    table: Table | None = None
    template: bool = False
    depth: int = 0


class Place(NamedTuple):
    """Where a piece of text stands. `start` and `end` are code points in the text of its block or cell.

    With a row and no column it is that row of the table, and they count in the text of the table's block.
    """

    section: tuple[str, ...]
    paragraph: int | None
    line: int | None
    page: int | None
    table: int | None
    row: int | None
    column: int | None
    start: int
    end: int
    quote: str

    def meets(self, other: Place) -> bool:
        """Whether the two have text in common."""
        same = (self.paragraph, self.table, self.row, self.column) == (
            other.paragraph,
            other.table,
            other.row,
            other.column,
        )
        return same and self.start < other.end and other.start < self.end


class Remark(NamedTuple):
    """A comment to the tool, by somebody who edits the document; no part of its text.

    `text` is the whole comment. `place` is what it stands at, with its quote, and `blocks` are the numbers of the
    blocks there; both are empty where the format does not say.
    """

    text: str
    place: Place | None
    blocks: frozenset[int] = frozenset()


class Section(NamedTuple):
    """A heading and the blocks under it, down to the next heading of any level."""

    path: tuple[str, ...]
    heading: Block | None
    blocks: tuple[Block, ...]

    @property
    def level(self) -> int:
        """The heading's level, from 1; 0 for what stands before the first heading."""
        return self.heading.level or 1 if self.heading else 0


@dataclass(frozen=True)
class Document:
    """A file's text in reading order; headers, footers and page numbers apart in `furniture`.

    `title` and `diary_number` are what identifies the matter, `dated` is the day of the paper (ISO 8601) and `unit` that of
    the organisation that it is from; each is None where the text does not say. `remarks` are the comments that begin with
    the tool's name.
    """

    format: Format
    blocks: tuple[Block, ...]
    footnotes: tuple[Block, ...] = ()
    furniture: tuple[Block, ...] = ()
    title: str | None = None
    diary_number: str | None = None
    dated: str | None = None
    unit: str | None = None
    notes: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The blocks by heading, in order; the first section may have no heading."""
        return tuple(_sections(self.blocks))

    def around(self, place: Place, most: int) -> tuple[str, str]:
        """What stands before and after the place's quote in its block or cell, `most` code points of each.

        Nothing for a row of a table: what stands around it are other rows.
        """
        if place.row is not None and place.column is None:
            return "", ""
        text = self._text_at(place)
        return text[max(0, place.start - most) : place.start], text[place.end : place.end + most]

    def _text_at(self, place: Place) -> str:
        """The text that the place's offsets count in."""
        if place.paragraph is None:
            return place.quote
        block = (*self.blocks, *self.footnotes, *self.furniture)[place.paragraph - 1]
        if block.table is None or place.column is None:
            return block.text
        cells = (cell for row in block.table.rows for cell in row)
        return next(cell.text for cell in cells if (cell.row, cell.column) == (place.row, place.column))


def _sections(blocks: tuple[Block, ...]) -> Iterator[Section]:
    heading: Block | None = None
    body: list[Block] = []
    for block in blocks:
        if block.kind != "heading":
            body.append(block)
            continue
        if heading or body:
            yield Section(heading.section if heading else (), heading, tuple(body))
        heading, body = block, []
    if heading or body:
        yield Section(heading.section if heading else (), heading, tuple(body))


_SPACES = re.compile(r"\s+")


def one_line(text: str) -> str:
    """The text with every run of white space as one space."""
    return _SPACES.sub(" ", text).strip()

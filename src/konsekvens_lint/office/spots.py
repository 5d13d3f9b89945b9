"""Where in a Word file's XML each character of a block stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from lxml import etree

from konsekvens_lint.documents.composing import compose
from konsekvens_lint.documents.draft import Draft
from konsekvens_lint.documents.model import Cell, Place, Table
from konsekvens_lint.documents.strands import Strand
from konsekvens_lint.documents.word import WordFile


class Spot(NamedTuple):
    """A character in the XML: the element that it was read from, and its number in what was read from it.

    `width` is how many there are of it there: a letter and the marks on it are one in the document.
    """

    element: etree._Element
    offset: int
    width: int = 1

    @property
    def end(self) -> int:
        """Where what follows it begins."""
        return self.offset + self.width


#: One for each character of a text; None for a character that the reader put there, as the bar between two cells.
Spots = Sequence[Spot | None]


def spots_at(place: Place, file: WordFile) -> list[Spot]:
    """The characters of the place's quote, in order; none where they stand in no part that can be written in."""
    if place.paragraph is None or place.paragraph > len(file.drafts):
        return []
    draft = file.drafts[place.paragraph - 1]
    if place.row is None or place.column is None:
        found = _spots(draft)[place.start : place.end]
    elif isinstance(draft.origin, Mapping):
        found = _of_drafts(draft.origin.get((place.row, place.column), ()))[place.start : place.end]
    else:
        found = _spots(draft)
    return [spot for spot in found if spot is not None]


def all_spots(draft: Draft) -> list[Spot]:
    """All characters of a block."""
    return [spot for spot in _spots(draft) if spot is not None]


def _spots(draft: Draft) -> Spots:
    """Those of a draft's text: of a table's cells, of the cells that a letterhead was set in, or of strands."""
    if draft.table is not None and isinstance(draft.origin, Mapping):
        return _of_table(draft.table, draft.origin)
    return _aligned(draft.text, tuple(_strands(draft)))


def _strands(draft: Draft) -> Iterator[Strand]:
    if isinstance(draft.origin, Mapping):
        for inner in chain(*draft.origin.values()):
            yield from _strands(inner)
    else:
        yield from draft.origin


def _of_drafts(drafts: Sequence[Draft]) -> Spots:
    """Those of a cell, whose text has a line for each of its paragraphs."""
    found: list[Spot | None] = []
    for draft in drafts:
        found += [None] if found else []
        found += _spots(draft)
    return found


def _of_table(table: Table, origin: Mapping[tuple[int, int], Sequence[Draft]]) -> Spots:
    """Those of a table's text, which has a line for each row and three characters between cells."""
    rows: list[list[Spots]] = [[_of_cell(cell, origin) for cell in row] for row in table.rows]
    found: list[Spot | None] = []
    for number, row in enumerate(rows):
        found += [None] if number else []
        for at, cell in enumerate(row):
            found += [None, None, None] if at else []
            found += cell
    return found


def _of_cell(cell: Cell, origin: Mapping[tuple[int, int], Sequence[Draft]]) -> Spots:
    """Those of a cell's text on one line, as it stands in the table's text."""
    spots = _of_drafts(origin.get((cell.row, cell.column), ()))
    if len(spots) != len(cell.text):
        return [None] * len(" ".join(cell.text.split()))
    kept: list[Spot | None] = []
    for word in _words(cell.text):
        kept += [spots[word.start - 1]] if kept else []
        kept += spots[word.start : word.stop]
    return kept


def _words(text: str) -> Iterator[range]:
    start: int | None = None
    for index, char in enumerate(f"{text} "):
        if not char.isspace():
            start = index if start is None else start
        elif start is not None:
            yield range(start, index)
            start = None


def _of_part(part: str, element: etree._Element) -> Spots:
    """Those of a text that was read from the element, where its letters may stand in parts."""
    text = element.text or ""
    whole, origin = compose(text)
    if whole != part or whole == text:
        return [Spot(element, offset) for offset in range(len(part))]
    starts = sorted({*origin, len(text)})
    width = {start: end - start for start, end in pairwise(starts)}
    # What cannot be one character has its place at the first of them.
    begins = [not at or origin[at - 1] != start for at, start in enumerate(origin)]
    return [
        Spot(element, start, width[start]) if first else None
        for start, first in zip(origin, begins, strict=True)
    ]


def _aligned(text: str, strands: Sequence[Strand]) -> Spots:
    """The characters of a text among those that it was made of.

    The text is the end of what its strands hold, but for white space; only a label and its value, which a letterhead
    has in two cells, are joined by more than that, and then found character by character.
    """
    source = [
        (char, spot)
        for strand in strands
        for part, element in zip(strand.parts, strand.elements, strict=True)
        for char, spot in zip(part, _of_part(part, element), strict=True)
    ]
    start = "".join(char for char, _ in source).rfind(text)
    if start >= 0:
        return [spot for _, spot in source[start : start + len(text)]]
    found: list[Spot | None] = []
    at = 0
    for char in text:
        match = next((index for index in range(at, len(source)) if source[index][0] == char), None)
        found.append(None if match is None or char.isspace() else source[match][1])
        at = at if match is None or char.isspace() else match + 1
    return found

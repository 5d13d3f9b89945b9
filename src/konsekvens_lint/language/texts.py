"""The texts of a document, block by block and cell by cell: normalised, and scanned for concepts in one go."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple
from unicodedata import combining

from konsekvens_lint.documents.model import Block, Cell, Document, Place
from konsekvens_lint.language.normalise import Normalised, normalise
from konsekvens_lint.language.scan import Hit, Scanner
from konsekvens_lint.language.sentences import Reach, sentence_spans
from konsekvens_lint.language.voices import LETTERHEAD, Voices, voices, with_voices

#: Quotation marks in pairs, in normalised text; in Swedish the same mark may open and close.
QUOTED = re.compile(r"[\"”“»][^\"”“»«]{1,600}[\"”“«]")
# A shorter quotation is a title or a word that the author uses.
_SHORTEST_QUOTATION = 35


#: From one code point of a normalised text to another.
Span = tuple[int, int]


def quotations(text: str) -> list[Span]:
    """Where a normalised text quotes what others have said."""
    return [quote.span() for quote in QUOTED.finditer(text) if len(quote[0]) > _SHORTEST_QUOTATION]


def word_beginnings(text: str, letters: int) -> frozenset[str]:
    """The first letters of the words that have as many or more: what inflected forms of one word have in common."""
    return frozenset(word[:letters].lower() for word in re.findall(rf"[^\W\d_]{{{letters},}}", text))


class TextUnit(NamedTuple):
    """A block or a table's cell: the text that a place's offsets count in, and its normalised form with its hits.

    `reaches` are the hits that do not reach over the whole of their clause. Of the sentences with words that may mean two
    things, `settled` are those where grammar has said which, and `undecided` those where none could.
    """

    block: Block
    cell: Cell | None
    normalised: Normalised
    hits: tuple[Hit, ...]
    reaches: tuple[Reach, ...] = ()
    settled: tuple[Span, ...] = ()
    undecided: tuple[Span, ...] = ()

    @property
    def source(self) -> str:
        """The text as the document has it, which a place's offsets count in."""
        return self.cell.text if self.cell else self.block.text

    def sentences(self) -> list[tuple[Span, tuple[Hit, ...]]]:
        """Where each sentence stands, with the hits that begin in it."""
        starts = [hit.start for hit in self.hits]
        return [
            ((start, end), self.hits[bisect_left(starts, start) : bisect_left(starts, end)])
            for start, end in sentence_spans(self.normalised.text)
        ]

    def beginning(self, end: int) -> TextUnit:
        """The unit cut off at the end, a code point of the normalised text."""
        text = self.normalised._replace(text=self.normalised.text[:end])
        return self._replace(normalised=text, hits=tuple(hit for hit in self.hits if hit.end <= end))

    def place(self, start: int, end: int) -> Place:
        """The place of a span of the normalised text; its quote is the original text."""
        block, cell, source = self.block, self.cell, self.source
        first, last = self.normalised.span(start, end)
        while last < len(source) and combining(source[last]):
            last += 1
        line = cell.line if cell and cell.line else block.line
        if line is not None and not cell:
            line += source.count("\n", 0, first)
        return Place(
            block.section,
            block.number,
            line,
            block.page,
            block.table.number if block.table else None,
            cell.row if cell else None,
            cell.column if cell else None,
            first,
            last,
            source[first:last],
        )

    def whole(self) -> Place:
        """The place of all of it."""
        return self.place(0, len(self.normalised.text))


#: Between two texts: a word that no form has, so that no form of several words begins in one and ends in the next, where it
#: would hide the shorter one that is all in the first.
_BORDER = "\nꙮ\n"


#: What says of the words that may mean two things which they do: the units in, the same units out, in their order.
Settle = Callable[[Sequence[TextUnit]], Sequence[TextUnit]]


class Texts:
    """The document's texts, normalised, joined and scanned in one go, taken apart again, and their questions settled."""

    def __init__(self, document: Document, scanner: Scanner, settle: Settle) -> None:
        self._units: dict[tuple[int, Cell | None], TextUnit] = {}
        keys = [(block, cell) for block in (*document.blocks, *document.footnotes) for cell in _cells(block)]
        normalised = [normalise(cell.text if cell else block.text) for block, cell in keys]
        title = normalise(document.title or "").text
        hits = scanner.scan(_BORDER.join((*(text.text for text in normalised), title)))
        starts = [hit.start for hit in hits]
        at = 0
        for (block, cell), text in zip(keys, normalised, strict=True):
            end = at + len(text.text)
            own = [
                Hit(a - at, b - at, name)
                for a, b, name in hits[bisect_left(starts, at) : bisect_left(starts, end)]
                if b <= end
            ]
            self._units[id(block), cell] = TextUnit(block, cell, text, _unquoted(text.text, own))
            at = end + len(_BORDER)
        self._units = dict(zip(self._units, settle(list(self._units.values())), strict=True))
        self._mark_voices(document)
        self.title_hits = [Hit(a - at, b - at, name) for a, b, name in hits[bisect_left(starts, at) :]]

    def _mark_voices(self, document: Document) -> None:
        head = [
            self._units[id(block), cell] for block in document.blocks[:LETTERHEAD] for cell in _cells(block)
        ]
        heard = voices([(unit.source, unit.hits) for unit in head])
        for key, unit in self._units.items() if heard != Voices() else ():
            self._units[key] = unit._replace(hits=with_voices(unit.normalised.text, unit.hits, heard))

    def unit(self, block: Block, cell: Cell | None = None) -> TextUnit:
        """The text of a block or of a cell in it."""
        return self._units[id(block), cell]

    def units(self, block: Block) -> list[TextUnit]:
        """The block's text, or those of its cells that hold some."""
        return [self.unit(block, cell) for cell in _cells(block)]


def _cells(block: Block) -> list[Cell | None]:
    if block.table is None:
        return [None]
    return [cell for row in block.table.rows for cell in row if cell.text.strip()]


def _unquoted(text: str, hits: list[Hit]) -> tuple[Hit, ...]:
    """The hits without those in a quotation: they are not the author's words."""
    quotes = quotations(text)
    if not quotes:
        return tuple(hits)
    begun = [start for start, _ in quotes]

    def is_quoted(hit: Hit) -> bool:
        before = bisect_right(begun, hit.start)
        return before > 0 and hit.end <= quotes[before - 1][1]

    return tuple(hit for hit in hits if not is_quoted(hit))

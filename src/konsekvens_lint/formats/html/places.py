"""Places found in a document's text: which stretches to mark, and what to link to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from konsekvens_lint.documents.model import Block, Document, Place
from konsekvens_lint.formats.html.marks import EVIDENCE, RANKS, Spot

#: A text that offsets count in: a block's number, and the row and column of the cell where it is a table.
TextKey = tuple[int, int | None, int | None]


class Mention(NamedTuple):
    """A place that is spoken of, how seriously, and by what: a finding's number and the id that it has in the page."""

    place: Place
    level: str = EVIDENCE
    number: str = ""
    link: str = ""


class Marked(NamedTuple):
    """What is marked in a document: the spots of each text, and by place what to link to, and its block's number.

    A place that is nowhere in the document is in neither of them.
    """

    spots: Mapping[TextKey, Sequence[Spot]] = {}
    targets: Mapping[Place, str] = {}
    homes: Mapping[Place, int] = {}


class _Stretch(NamedTuple):
    text: TextKey
    start: int
    end: int


def block_id(prefix: str, number: int) -> str:
    """The id of a block in the page."""
    return f"{prefix}-b{number}"


def mark(document: Document, mentions: Iterable[Mention], prefix: str) -> Marked:
    """The mentioned places in the document, with ids that start with `prefix`; the same stretch is marked once.

    What has no text of its own, as an absence, is at the heading of its section, or at the title.
    """
    every_block = (*document.blocks, *document.footnotes, *document.furniture)
    blocks = {block.number: block for block in every_block}
    homes: dict[Place, int] = {}
    targets: dict[Place, str] = {}
    mentioned: dict[tuple[_Stretch, ...], list[Mention]] = {}
    for mention in mentions:
        home = _home(mention.place, document, blocks)
        if home is None:
            continue
        homes[mention.place] = home.number
        stretches = tuple(_stretches(mention.place, home))
        if stretches:
            mentioned.setdefault(stretches, []).append(mention)
        else:
            targets[mention.place] = block_id(prefix, home.number)
    spots: dict[TextKey, list[Spot]] = {}
    for number, (stretches, same) in enumerate(mentioned.items(), start=1):
        target = f"{prefix}-s{number}"
        targets |= {mention.place: target for mention in same}
        for key, spot in _spots(stretches, same, target):
            spots.setdefault(key, []).append(spot)
    return Marked(spots, targets, homes)


def _home(place: Place, document: Document, blocks: Mapping[int, Block]) -> Block | None:
    """The block that the place lies in; where it names none, the heading that it lies under."""
    if place.paragraph is not None:
        return blocks.get(place.paragraph)
    headings = [block for block in document.blocks if block.kind == "heading"]
    under = (block for block in headings if block.section == place.section)
    return next(under, None) or next((block for block in headings if block.text == document.title), None)


def _stretches(place: Place, block: Block) -> Iterator[_Stretch]:
    """What the place covers: a stretch of its text, or the cells of its row or table that hold any text."""
    cells = [cell for row in block.table.rows for cell in row] if block.table else []
    if block.table and place.column is None:
        for cell in cells:
            if cell.text.strip() and place.row in (None, cell.row):
                yield _Stretch((block.number, cell.row, cell.column), 0, len(cell.text))
        return
    texts: dict[TextKey, str] = {(block.number, cell.row, cell.column): cell.text for cell in cells}
    texts = texts or {(block.number, None, None): block.text}
    key = (block.number, place.row, place.column)
    if 0 <= place.start < place.end <= len(texts.get(key, "")):
        yield _Stretch(key, place.start, place.end)


def _spots(
    stretches: Sequence[_Stretch], mentions: Sequence[Mention], id: str
) -> Iterator[tuple[TextKey, Spot]]:
    """A spot for each stretch: links lead to the first, and the numbers stand after the last."""
    worst = min(mentions, key=lambda mention: RANKS.index(mention.level))
    numbers = ", ".join(dict.fromkeys(mention.number for mention in mentions if mention.number))
    for each in stretches:
        yield (
            each.text,
            Spot(
                each.start,
                each.end,
                worst.level,
                id if each is stretches[0] else "",
                numbers if each is stretches[-1] else "",
                worst.link,
            ),
        )

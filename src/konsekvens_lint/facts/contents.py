"""The lines of a contents page, and whether the body has what they promise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from konsekvens_lint.documents.lines import ANCHOR, is_contents_heading, section_name
from konsekvens_lint.documents.model import Block, Place
from konsekvens_lint.language.reading import Reading, ReadSection
from konsekvens_lint.language.texts import TextUnit

_LETTERS = re.compile(r"[^\w]+")
_PAGE = re.compile(r"[\s|.…_]*\d{0,4}\s*$")
_SENTENCE_END = re.compile(r"[.:;]\s*$")
_ANNEX = re.compile(r"^bilaga(?: \d+)? ")
# A year is no page.
_ENDS_IN_PAGE = re.compile(r"(?<!\d)(?!(?:19|20)\d\d\s*$)\d+\s*$")
_PAGE_HEAD = re.compile(r"sida|sid\.?|s\.", re.IGNORECASE)
# Two headings are alike when they share so much of their words' beginnings.
_ALIKE = 0.75
_STEM = 5
_SHORTEST = 3


class ContentsEntry(NamedTuple):
    """A line of a contents page, and whether a heading or a line of the body answers to it."""

    place: Place
    in_body: bool


def contents_entries(reading: Reading) -> Iterator[ContentsEntry]:
    """The entries of the contents page. None where fewer than half are found: then the text is an extract."""
    lines = [
        (unit.block, *line)
        for unit in reading.units
        if unit.block.kind == "contents" and unit.cell is None
        for line in _lines(unit)
    ]
    listed: list[tuple[Block, Place, str]] = []
    for section in reading.sections:
        if section.heading is not None and is_contents_heading(section.heading.block.text):
            listed += _table_rows(section)
            lines += _bare_lines(section)
    listed += _entries(lines)
    titles = [(place, title) for _, place, title in listed if len(title) >= _SHORTEST]
    if not titles:
        return
    body = _Body(reading, {block.number for block, _, _ in listed}, {title for _, title in titles})
    found = [ContentsEntry(place, body.has(title)) for place, title in titles]
    if sum(entry.in_body for entry in found) * 2 >= len(found):
        yield from found


def _lines(unit: TextUnit) -> Iterator[tuple[Place, str]]:
    """Each line of the block with its text; "Innehåll" itself is none."""
    text, at = unit.normalised.text, 0
    for line in unit.block.text.splitlines():
        # Normalising may shorten a line, never lengthen it; what stands between two lines is white space.
        words = " ".join(line.split())
        start = text.find(words[:20], at)
        if not words or start < 0 or is_contents_heading(words):
            continue
        at = min(start + len(words), len(text))
        yield unit.place(start, at), words


def _entries(lines: Sequence[tuple[Block, Place, str]]) -> Iterator[tuple[Block, Place, str]]:
    """The entries with their headings in letters alone. Where most lines end in a page, one without goes on below."""
    paged = sum(_ENDS_IN_PAGE.search(text) is not None for _, _, text in lines) * 2 > len(lines)
    begun: tuple[Block, Place, str] | None = None
    for block, place, text in lines:
        if begun:
            block, place, text = begun[0], begun[1], f"{begun[2]} {text}"
        begun = None
        if paged and not _ENDS_IN_PAGE.search(text):
            begun = (block, place, text)
            continue
        # What begins in lower case goes on from a line that was not taken for an entry.
        if text[:1].islower():
            continue
        link = ANCHOR.fullmatch(text)
        yield block, place, _letters(link[1] if link else _PAGE.sub("", text))
    if begun:
        yield begun[0], begun[1], _letters(begun[2])


def _table_rows(section: ReadSection) -> Iterator[tuple[Block, Place, str]]:
    """The rows of a table with a column of pages: number, heading, page."""
    rows: dict[tuple[int, int], list[TextUnit]] = {}
    for unit in section.units:
        if unit.cell is not None:
            rows.setdefault((unit.block.number, unit.cell.row), []).append(unit)
    heads = {
        block for (block, row), cells in rows.items() if row == 0 and _PAGE_HEAD.fullmatch(_text(cells[-1]))
    }
    for (block, row), cells in rows.items():
        if block in heads and row > 0:
            title = max(cells, key=lambda unit: len(_text(unit)))
            yield title.block, title.whole(), _letters(_text(title))


def _bare_lines(section: ReadSection) -> Iterator[tuple[Block, Place, str]]:
    """The items or short lines that are all of the section, where nothing marks them as a contents page."""
    units = [unit for unit in section.units if unit.block.kind != "contents"]
    if any(unit.cell is not None or _SENTENCE_END.search(unit.normalised.text) for unit in units):
        return
    for unit in units:
        yield from ((unit.block, *line) for line in _lines(unit))


def _text(unit: TextUnit) -> str:
    return unit.normalised.text.strip()


def _letters(text: str) -> str:
    return _LETTERS.sub(" ", section_name(text)).strip()


class _Body:
    """What stands outside the contents page, in letters alone. `entries`: what the contents page promises."""

    def __init__(self, reading: Reading, listing: Iterable[int], entries: Iterable[str]) -> None:
        listing, entries = set(listing), set(entries)
        blocks = [
            block
            for block in reading.document.blocks
            if block.kind != "contents" and block.number not in listing
        ]
        headings = {_letters(block.text) for block in blocks if block.kind == "heading"}
        self._lines = {_letters(line) for block in blocks for line in _texts(block)}
        # A heading that another entry promises word for word cannot answer to this one as well.
        self._free = headings - entries

    def has(self, title: str) -> bool:
        """Whether the title, without "Bilaga", is a line of the body, begins one as its heading does, or is like a heading."""
        name = _ANNEX.sub("", title)
        return name in self._lines or any(_alike(name, heading) for heading in self._free)


def _texts(block: Block) -> list[str]:
    """The lines, and what may be a heading run in before the text: up to the first full stop or colon."""
    if block.table is not None:
        return [cell.text for row in block.table.rows for cell in row]
    lines = block.text.splitlines()
    return [*lines, *(re.split(r"[.:]\s|[.:]\*\*|[.:]$", line)[0] for line in lines), " ".join(lines)]


def _alike(title: str, heading: str) -> bool:
    if f" {title} " in f" {heading} " or (len(heading) > _SHORTEST and f" {heading} " in f" {title} "):
        return True
    one, other = ({word[:_STEM] for word in text.split()} for text in (title, heading))
    return 2 * len(one & other) >= _ALIKE * (len(one) + len(other))

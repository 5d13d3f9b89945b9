"""The lines of a contents page, and whether the body has what they promise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from konsekvens_lint.documents.lines import contents_title, is_contents_heading, section_name
from konsekvens_lint.documents.model import Block, Place
from konsekvens_lint.language.normalise import normalise
from konsekvens_lint.language.reading import Reading
from konsekvens_lint.language.texts import TextUnit

_LETTERS = re.compile(r"[^\w]+")
# How alike two headings are that differ in a word or a spelling.
_ALIKE = 0.8
_SHORTEST = 3


class ContentsEntry(NamedTuple):
    """A line of a contents page, and whether a heading or a line of the body answers to it."""

    place: Place
    in_body: bool


def contents_entries(reading: Reading) -> Iterator[ContentsEntry]:
    """The entries of the contents page. None where fewer than half are found: then the text is an extract."""
    entries = [entry for unit in reading.units if unit.block.kind == "contents" for entry in _lines(unit)]
    titles = [(place, title) for place, title in entries if len(title) >= _SHORTEST]
    body = _Body(reading)
    found = [ContentsEntry(place, body.has(title)) for place, title in titles]
    if sum(entry.in_body for entry in found) * 2 >= len(found):
        yield from found


def _lines(unit: TextUnit) -> Iterator[tuple[Place, str]]:
    """Each line of the block with its heading in letters alone; "Innehåll" itself is none."""
    text = unit.normalised.text
    source = unit.block.text
    if "\n" not in source:
        spans = [(0, len(text))]
    else:
        spans, at = [], 0
        for line in source.splitlines():
            length = len(normalise(line).text)
            spans.append((at, min(at + length, len(text))))
            at += length + 1
    for start, end in spans:
        line = text[start:end].strip()
        if line and not is_contents_heading(line):
            yield unit.place(start, end), _letters(contents_title(line))


def _letters(text: str) -> str:
    return _LETTERS.sub(" ", text).strip()


class _Body:
    """What stands outside the contents page, in letters alone."""

    def __init__(self, reading: Reading) -> None:
        blocks = [block for block in reading.document.blocks if block.kind != "contents"]
        self._headings = [_letters(section_name(b.text)) for b in blocks if b.kind == "heading"]
        self._text = " ".join(_letters(section_name(line)) for b in blocks for line in _texts(b))

    def has(self, title: str) -> bool:
        """Whether a heading is like the title, or the body holds it word for word at all."""
        return f" {title} " in f" {self._text} " or any(_alike(title, heading) for heading in self._headings)


def _texts(block: Block) -> list[str]:
    if block.table is None:
        return block.text.splitlines()
    return [cell.text for row in block.table.rows for cell in row]


def _alike(title: str, heading: str) -> bool:
    if title in heading or (len(heading) > _SHORTEST and heading in title):
        return True
    return SequenceMatcher(None, title, heading).ratio() >= _ALIKE

"""Documents of `documents_made` written as PDFs, line by line, with a header and a number on each page."""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "documents" / "pdf"))

from documents_made import Block, Grid, Heading, Item, Made, texts_of
from making import LEADING, MARGIN, Put, grid, lines, pdf
from making import Item as Drawn
from reportlab.pdfbase.pdfmetrics import stringWidth
from texts_written import Written

_TOP, _BOTTOM, _BROAD, _SIZE = 740.0, 90.0, 440.0, 11.0
_SIZES = {1: 20.0, 2: 15.0, 3: 13.0, 4: 12.0}


def as_pdf(made: Made, random: Random) -> Written:
    """The document as a PDF; footnotes stand last."""
    ruled = random.random() < 0.5
    pages: list[list[Drawn]] = [[]]
    y = _TOP
    notes = [f"{number} {note}" for number, note in enumerate(made.notes, 1)]
    for block in (Heading(1, made.title), *made.blocks, *(Item(note) for note in notes)):
        drawn, height = _drawn(block, ruled)
        if y - height < _BOTTOM:
            pages.append([])
            y = _TOP
        pages[-1] += [_moved(each, y) for each in drawn]
        y -= height + LEADING
    for number, page in enumerate(pages, 1):
        page += lines([made.header] if made.header else [], top=800)
        page.append(Put(f"{number} ({len(pages)})", 500, 40, 9))
        page += lines([made.footer] if made.footer else [], top=40, size=9)
    told = tuple(tuple(each.text for each in page if isinstance(each, Put)) for page in pages)
    aside = [each for each in (made.header, made.footer) if each for _ in pages]
    return Written(pdf(*pages), [*made.body, *notes], aside, fixed=False, pages=told)


def _moved(drawn: Drawn, y: float) -> Drawn:
    """What was drawn from the level 0 and down, from y and down."""
    if isinstance(drawn, Put):
        return drawn._replace(y=drawn.y + y)
    return drawn._replace(y0=drawn.y0 + y, y1=drawn.y1 + y)


def _drawn(block: Block, ruled: bool) -> tuple[list[Drawn], float]:
    """What the block looks like from the level 0 and down, and how high it is."""
    if isinstance(block, Grid):
        return _grid(block, ruled)
    size = _SIZES[block.level] if isinstance(block, Heading) else _SIZE
    bold = isinstance(block, Heading)
    told: list[Drawn] = []
    y = -size
    for text in texts_of(block):
        at = MARGIN + 18 * (block.depth + 1) if isinstance(block, Item) else MARGIN
        if isinstance(block, Item):
            told.append(Put("•", at - 12, y, size))
        for line in _wrapped(text, size, bold, _BROAD - at + MARGIN):
            told.append(Put(line, at, y, size, bold))
            y -= size * 1.25
        y -= LEADING / 2
    return told, -y


def _wrapped(text: str, size: float, bold: bool, width: float) -> list[str]:
    font = "Helvetica-Bold" if bold else "Helvetica"
    told: list[str] = []
    for word in text.split():
        line = f"{told[-1]} {word}" if told else word
        if told and stringWidth(line, font, size) <= width:
            told[-1] = line
        else:
            told.append(word)
    return told


def _grid(made: Grid, ruled: bool) -> tuple[list[Drawn], float]:
    broad = _BROAD / made.width
    texts = [(cell, _wrapped(cell.text, _SIZE, False, broad * cell.columns - 14)) for cell in made.cells]
    high = max(len(told) for _, told in texts) * LEADING + 8
    drawn: list[Drawn] = []
    for cell, told in texts:
        drawn += lines(told, top=-high * cell.row - 14, x=MARGIN + broad * cell.column + 5)
    xs = [MARGIN + broad * column for column in range(made.width + 1)]
    ys = [-high * row for row in range(made.height + 1)]
    return [*drawn, *(grid(xs, ys) if ruled else [])], high * made.height

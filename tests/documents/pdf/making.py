"""Small PDFs, made with reportlab: each line is put where a test wants it, and nothing else is on the page."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import NamedTuple

import pytest

canvas = pytest.importorskip(
    "reportlab.pdfgen.canvas", reason="reportlab, which makes the PDFs, is not installed"
)

WIDTH, HEIGHT = 595, 842
MARGIN, LEADING = 71, 14


class Put(NamedTuple):
    """A text and where it stands, in points from the page's lower left; `slant` degrees from the level."""

    text: str
    x: float
    y: float
    size: float = 11
    bold: bool = False
    slant: float = 0


class Rule(NamedTuple):
    """A line that is drawn."""

    x0: float
    y0: float
    x1: float
    y1: float


Item = Put | Rule


def lines(
    texts: Iterable[str], top: float = 700, x: float = MARGIN, size: float = 11, bold: bool = False
) -> list[Item]:
    """Lines under each other, with the leading of running text."""
    return [Put(text, x, top - at * LEADING, size, bold) for at, text in enumerate(texts)]


def pdf(*pages: Iterable[Item], shown: int = 0, drawn: int = 0, encrypt: object = None) -> bytes:
    """The PDF with these pages, `shown` turned to the right and `drawn` turned to the left by so many degrees."""
    out = BytesIO()
    page = canvas.Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=1, encrypt=encrypt)
    for items in pages:
        page.setPageRotation(shown)
        if drawn:
            page.translate(WIDTH, 0)
            page.rotate(drawn)
        for item in items:
            if isinstance(item, Rule):
                page.line(*item)
            else:
                page.saveState()
                page.setFont("Helvetica-Bold" if item.bold else "Helvetica", item.size)
                page.translate(item.x, item.y)
                page.rotate(item.slant)
                page.drawString(0, 0, item.text)
                page.restoreState()
        page.showPage()
    page.save()
    return out.getvalue()


def grid(xs: Iterable[float], ys: Iterable[float]) -> list[Item]:
    """The lines of a table."""
    xs, ys = list(xs), list(ys)
    return [
        *(Rule(x, min(ys), x, max(ys)) for x in xs),
        *(Rule(min(xs), y, max(xs), y) for y in ys),
    ]

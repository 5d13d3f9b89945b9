"""The PDF of an example memo, set as an office program exports one: letterhead, headings, running footer."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, ListFlowable, Paragraph, SimpleDocTemplate, Spacer, Table

_BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=11, leading=15, spaceAfter=8)
_HEADINGS = {
    1: ParagraphStyle("title", _BODY, fontName="Helvetica-Bold", fontSize=18, leading=22, spaceAfter=12),
    2: ParagraphStyle("heading", _BODY, fontName="Helvetica-Bold", fontSize=14, leading=18, spaceBefore=10),
}
_GRID = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("FONT", (0, 0), (-1, -1), "Helvetica", 10)]


def pdf_file(letterhead: Sequence[str], blocks: Iterable[tuple[str, Any]]) -> bytes:
    """The PDF of a memo: the lines of its letterhead, and its blocks as kind and content.

    A heading's content is its level and text, a table's its rows, a list's its items, a paragraph's its text.
    """
    out = io.BytesIO()
    document = SimpleDocTemplate(
        out, pagesize=A4, leftMargin=2.5 * cm, rightMargin=2.5 * cm, topMargin=2 * cm, bottomMargin=2.5 * cm,
        title="", author="Älvsunda kommun", invariant=1,
    )  # fmt: skip
    half = (len(letterhead) + 1) // 2
    rows = [[line, *letterhead[half + at : half + at + 1]] for at, line in enumerate(letterhead[:half])]
    head = Table([[*row, ""][:2] for row in rows], colWidths=[9 * cm, 7 * cm], hAlign="LEFT")
    story: list[Flowable] = [head, Spacer(1, 20), *(_flowable(kind, content) for kind, content in blocks)]
    document.build(story, onFirstPage=_footer, onLaterPages=_footer)
    return out.getvalue()


def _flowable(kind: str, content: Any) -> Flowable:
    if kind == "heading":
        level, text = content
        return Paragraph(escape(text), _HEADINGS[level])
    if kind == "table":
        return Table(content, style=_GRID, hAlign="LEFT", spaceAfter=10)
    if kind == "list":
        items = [Paragraph(escape(text), _BODY) for text in content]
        return ListFlowable(items, bulletType="bullet", start="•")
    return Paragraph(escape(content), _BODY)


def _footer(canvas: Canvas, document: Any) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawString(2.5 * cm, 1.2 * cm, "Älvsunda kommun")
    canvas.drawRightString(A4[0] - 2.5 * cm, 1.2 * cm, f"Sida {document.page}")

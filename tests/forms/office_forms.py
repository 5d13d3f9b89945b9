"""Filled-in forms as Word and PDF files, made in memory."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Any

import docx
import pytest

POINTS = (
    "Den politiska församlingen har tagit beslut om jämställdhetsintegrering.",
    "Den politiska ledningen efterfrågar resultat av arbetet med jämställdhetsintegrering.",
    "De högsta cheferna säkerställer att politikernas beslut om jämställdhetsintegrering genomförs i organisationen.",
    "Ledningen säkerställer organisationens kompetens för att arbeta med jämställdhetsintegrering.",
    "Jämställdhetsperspektivet är synligt i mål, budget och andra styrdokument.",
    "All individbaserad statistik redovisas och analyseras med kön som indelningsgrund.",
    "I beslutsunderlag finns en beskrivning av konsekvenser för kvinnor och män, flickor och pojkar.",
    "Verksamheternas resultat för kvinnor och män, flickor och pojkar, kan utläsas ur ordinarie verksamhets- och budgetuppföljning.",
    "Jämställdhetsintegreringen har lett till konkreta och hållbara förbättringar i verksamheterna.",
    "Tillvägagångssättet för jämställdhetsintegrering kan systematiseras och överföras till andra verksamheter.",
)
SHORT = (
    "Politiskt beslut", "Efterfrågan", "Chefer", "Kompetens", "Styrdokument och budget", "Statistik", "Beslutsunderlag",
    "Uppföljning", "Förbättringar", "Spridning",
)  # fmt: skip


def ticked(scores: Sequence[int]) -> bytes:
    """A Word form where each score is a cross under 1, 2 or 3."""
    document = docx.Document()
    document.add_heading("Checklista för jämställdhetsintegrering", 1)
    document.add_paragraph("Östra Vikens kommun, 14 mars 2025")
    document.add_paragraph("1 = Inte påbörjat, finns inte\n2 = Behöver utvecklas\n3 = Det finns/vi gör")
    table = document.add_table(rows=1, cols=5)
    _fill(table.rows[0].cells, ["", "1", "2", "3", "Kommentar"])
    for point, score in zip(POINTS, scores, strict=True):
        marks = ["X" if score == step else "" for step in (1, 2, 3)]
        _fill(table.add_row().cells, [point, *marks, ""])
    return _saved(document)


def two_units(first: Sequence[Sequence[int]], second: Sequence[Sequence[int]]) -> bytes:
    """A Word report with a form for each of two units, the points shortened and the second's in another order."""
    document = docx.Document()
    document.add_heading("Jämställdhetsbokslut 2024", 1)
    document.add_paragraph(
        "Förvaltningarnas skattning av jämställdhetsintegreringen, 1 (inte påbörjat) till 3 (finns)."
        " Skattningen gjordes av förvaltningarnas ledningsgrupper båda gångerna. Skalan 1–3 är SKR:s."
    )
    for name, scores, order in (
        ("Barn- och utbildningsförvaltningen", first, range(10)),
        ("Tekniska förvaltningen", second, reversed(range(10))),
    ):
        document.add_heading(name, 2)
        table = document.add_table(rows=2, cols=4)
        table.cell(0, 0).merge(table.cell(0, 3)).text = f"Skattning, {name.lower()}"
        _fill(table.rows[1].cells, ["Nr", "Faktor", "Vår", "Höst"])
        for number, at in enumerate(order, 1):
            _fill(table.add_row().cells, [str(number), SHORT[at], *map(str, scores[at])])
        totals = [str(sum(column)) for column in zip(*scores, strict=True)]
        _fill(table.add_row().cells, ["", "Summa", *totals])
    return _saved(document)


def _fill(cells: Sequence[docx.table._Cell], texts: Sequence[str]) -> None:
    for cell, text in zip(cells, texts, strict=True):
        cell.text = text


def _saved(document: docx.document.Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def ruled_pdf(scores: Sequence[Sequence[str]], comments: Sequence[str]) -> bytes:
    """A PDF with a ruled table whose points are wrapped in their cells, over two pages."""
    platypus = pytest.importorskip("reportlab.platypus", reason="reportlab makes the PDFs")
    from reportlab.lib import colors
    from reportlab.lib.styles import getSampleStyleSheet

    styles = getSampleStyleSheet()
    body = styles["BodyText"]
    head = ["Moment", "Start 2022", "Avstämning 2023", "Kommentar"]
    rows = [
        [platypus.Paragraph(f"{number}. {point}", body), *map(str, given), platypus.Paragraph(comment, body)]
        for number, (point, given, comment) in enumerate(zip(POINTS, scores, comments, strict=True), 1)
    ]
    totals = [f"{sum(float(given[at].replace(',', '.')) for given in scores):g}" for at in (0, 1)]
    table = platypus.Table(
        [head, *rows, ["Summa poäng", *totals, ""]], colWidths=[230, 55, 85, 110], repeatRows=1
    )
    table.setStyle(platypus.TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black)]))
    story = [
        platypus.Paragraph("Självskattning av jämställdhetsintegrering", styles["Heading1"]),
        platypus.Paragraph(
            "Region Mellansjö har skattat sig på skalan 1–3 (1 = finns inte, 2 = behöver utvecklas, 3 = finns).",
            body,
        ),
        platypus.Spacer(1, 330),
        table,
    ]
    out = io.BytesIO()
    platypus.SimpleDocTemplate(out, invariant=1).build(story)
    return out.getvalue()


def plain_pdf(scores: Sequence[Sequence[int]]) -> bytes:
    """A PDF with no lines drawn: points broken over two lines, and figures in columns beside the first."""
    canvas = pytest.importorskip("reportlab.pdfgen.canvas", reason="reportlab makes the PDFs")
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=(595, 842), invariant=1)

    def put(text: str, x: float, y: float, size: float = 10.5, font: str = "Helvetica") -> None:
        page.setFont(font, size)
        page.drawString(x, y, text)

    put("Självskattning", 70, 770, 16, "Helvetica-Bold")
    put("Södra Ängs kommun. Skala: 1 = ej påbörjat, 2 = behöver utvecklas, 3 = det finns.", 70, 745)
    for at, head in enumerate(("Moment", "Träff 1", "Träff 2", "Träff 3")):
        put(head, (70, 400, 450, 500)[at], 715, 10.5, "Helvetica-Bold")
    y = 695
    for point, given in zip(POINTS, scores, strict=True):
        cut = point.rfind(" ", 0, 58)
        put(point[:cut], 70, y)
        for at, score in enumerate(given):
            put(str(score), (415, 465, 515)[at], y)
        for rest in (point[cut + 1 :][:58], point[cut + 1 :][58:]):
            if rest:
                y -= 13
                put(rest, 70, y)
        y -= 20
    put("Summa poäng", 70, y)
    for at, column in enumerate(zip(*scores, strict=True)):
        put(str(sum(column)), (415, 465, 515)[at], y)
    page.save()
    return out.getvalue()


Part = tuple[str, Any]


def parts_of(markdown: str) -> list[Part]:
    """The form's Markdown in parts: headings (h1, h2), paragraphs (p), list items (li) and tables."""
    parts: list[Part] = []
    for line in markdown.splitlines():
        heading = re.match(r"(#+) (.*)", line)
        item = re.match(r"(-|\d+\.) (.*)", line)
        if line.startswith("|"):
            row = [cell.strip().strip("*") for cell in line.strip().strip("|").split("|")]
            if not parts or parts[-1][0] != "table":
                parts.append(("table", []))
            if set(line) - set("|-: "):
                parts[-1][1].append(row)
        elif heading:
            parts.append((f"h{len(heading[1])}", heading[2]))
        elif item:
            parts.append(("li", item[2].replace("**", "")))
        elif line.strip():
            parts.append(("p", line))
    return parts


def as_word(parts: Sequence[Part]) -> bytes:
    """The parts as a Word file."""
    document = docx.Document()
    for kind, content in parts:
        if kind == "table":
            table = document.add_table(rows=0, cols=max(map(len, content)))
            for row in content:
                _fill(table.add_row().cells[: len(row)], row)
        elif kind.startswith("h"):
            document.add_heading(content, int(kind[1]))
        else:
            document.add_paragraph(content, style="List Bullet" if kind == "li" else None)
    return _saved(document)


def as_pdf(parts: Sequence[Part], *, ruled: bool) -> bytes:
    """The parts as a PDF, the tables' cells wrapped and with lines about them or none."""
    platypus = pytest.importorskip("reportlab.platypus", reason="reportlab makes the PDFs")
    from reportlab.lib import colors
    from reportlab.lib.styles import getSampleStyleSheet

    styles = getSampleStyleSheet()
    body = styles["BodyText"]
    story = []
    for kind, content in parts:
        if kind == "table":
            width = max(map(len, content))
            cells = [
                [platypus.Paragraph(text, body) for text in row] + [""] * (width - len(row))
                for row in content
            ]
            table = platypus.Table(cells, colWidths=[210] + [270 / (width - 1)] * (width - 1))
            if ruled:
                table.setStyle(platypus.TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black)]))
            story.append(table)
        else:
            story.append(platypus.Paragraph(content, styles[f"Heading{kind[1]}"] if kind[0] == "h" else body))
    out = io.BytesIO()
    platypus.SimpleDocTemplate(out, invariant=1).build(story)
    return out.getvalue()

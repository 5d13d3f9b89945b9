"""An organisation's archive for the benchmarks: memos as .md and .docx and PDFs, in a folder for each unit and year.

python benchmarks/archive.py FOLDER [--memos 10000] [--pdfs 500] [--seed 1] [--quick]
"""

from __future__ import annotations

import argparse
import io
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

import memos
from memos import Part

UNITS = (
    "Socialförvaltningen", "Kulturförvaltningen", "Tekniska förvaltningen", "Stadsledningskontoret",
    "Miljöförvaltningen", "Vård- och omsorgsförvaltningen", "Barn- och utbildningsförvaltningen", "Trafikkontoret",
    "Fritidsförvaltningen", "Arbetsmarknadsförvaltningen", "Stadsbyggnadskontoret", "Överförmyndarnämnden",
)  # fmt: skip
YEARS = (2020, 2021, 2022, 2023, 2024)
# The same words in paper after paper, and words on one sex alone: what `memos.py` has beside its own answers.
COPIED = (
    "Jämställdhet är en viktig fråga för kommunen, och perspektivet ska genomsyra all verksamhet.",
    "Beslutet bedöms inte få några konsekvenser ur ett jämställdhetsperspektiv.",
)
ONE_SIDED = (
    "Många kvinnor har uttryckt oro för att vistas i området under kvällstid, och belysningen byts därför ut.",
    "Flickor i årskurs 8 uppger i enkäten att de sällan deltar, och två grupper för flickor startas under hösten.",
)
GOALS = (
    "Andelen {sex} som är nöjda ska öka från {p} till {q} procent senast 2027.",
    "Kvinnor och män ska ha lika god tillgång till {place}.",
    "Agenda 2030: mål 3, 5 och 11.",
)
GROUP = "I styrgruppen ingår {p} kvinnor och {q} män."


def parts_of(random: Random, unit: str, year: int) -> tuple[Part, ...]:
    """One paper: a memo with its unit and date at the head, and in many of them something beside its own answer."""
    day = date(year, 1, 1) + timedelta(days=random.randrange(365))
    title, *rest = memos.memo(random)
    added = [Part("paragraph", unit), Part("paragraph", f"Datum: {day.isoformat()}")]
    more: list[Part] = []
    drawn = random.random()
    if drawn < 0.2:
        more = [Part("heading", "Jämställdhetsperspektiv"), Part("paragraph", " ".join(COPIED))]
    elif drawn < 0.35:
        more = [Part("heading", "Trygghet"), Part("paragraph", random.choice(ONE_SIDED))]
    elif drawn < 0.6:
        more = [Part("heading", "Mål"), *(Part("list", _filled(random, each)) for each in GOALS)]
    if random.random() < 0.2:
        more += [Part("heading", "Organisation"), Part("paragraph", _filled(random, GROUP))]
    at = random.randrange(len(rest) - 4, len(rest)) if more else len(rest)
    at = next((place for place in range(at, 0, -1) if rest[place - 1].kind != "heading"), len(rest))
    return (title, *added, *rest[:at], *more, *rest[at:])


def _filled(random: Random, sentence: str) -> str:
    place, sex = random.choice(memos.s.PLACES), random.choice(("kvinnor", "män", "besökare"))
    return sentence.format(p=random.randint(3, 45), q=random.randint(3, 80), place=place, sex=sex)


def word_writer() -> Callable[[tuple[Part, ...], Path], None]:
    """What writes a paper as a Word file: in the package that python-docx makes, which takes it 20 times as long."""
    import docx

    whole = io.BytesIO()
    docx.Document().save(whole)
    with ZipFile(whole) as package:
        others = {name: package.read(name) for name in package.namelist()}
    body = others.pop("word/document.xml").decode()
    head, _, foot = body.partition("<w:body>")

    def write(parts: tuple[Part, ...], file: Path) -> None:
        text = "".join(map(_xml, parts))
        with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=1) as package:
            for name, data in others.items():
                package.writestr(name, data)
            package.writestr("word/document.xml", f"{head}<w:body>{text}{foot}")

    return write


_STYLES = {"title": "Heading1", "heading": "Heading2", "list": "ListBullet"}


def _xml(part: Part) -> str:
    if part.kind == "table":
        rows = (
            f"<w:tr>{''.join(f'<w:tc>{_paragraph(cell)}</w:tc>' for cell in row)}</w:tr>" for row in part.rows
        )
        return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"
    return _paragraph(part.text, _STYLES.get(part.kind))


def _paragraph(text: str, style: str | None = None) -> str:
    told = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{told}<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def write_memos(folder: Path, number: int, seed: int = 1) -> list[Path]:
    """So many memos, half of them as Markdown and half as Word files, in folders of units and years."""
    as_word = word_writer()
    files = []
    for each, random, place, unit, year in _drawn(folder, number, f"memo-{seed}"):
        parts = parts_of(random, unit, year)
        if random.random() < 0.5:
            file = place / f"memo-{each:05}.docx"
            as_word(parts, file)
        else:
            file = place / f"memo-{each:05}.md"
            file.write_text(memos.markdown(parts), encoding="utf-8")
        files.append(file)
    return files


def write_pdfs(folder: Path, number: int, seed: int = 1) -> list[Path]:
    """So many PDFs of one to six pages, in one of three layouts each, in the same folders."""
    files = []
    for each, random, place, unit, year in _drawn(folder, number, f"pdf-{seed}"):
        parts = [part for _ in range(random.choice((1, 1, 2))) for part in parts_of(random, unit, year)]
        if random.random() < 0.3:
            parts = parts[: len(parts) // 3]
        file = place / f"plan-{each:04}.pdf"
        _write_pdf(parts, file, random.choice((_plain, _letterhead, _close)), unit)
        files.append(file)
    return files


def _drawn(folder: Path, number: int, seed: str) -> Iterator[tuple[int, Random, Path, str, int]]:
    for each in range(number):
        random = Random(f"{seed}-{each}")
        unit, year = random.choice(UNITS), random.choice(YEARS)
        place = folder / unit / str(year)
        place.mkdir(parents=True, exist_ok=True)
        yield each, random, place, unit, year


def _write_pdf(
    parts: list[Part], file: Path, layout: Callable[[Any, str], dict[str, Any]], unit: str
) -> None:
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    styles = getSampleStyleSheet()
    chosen = layout(styles, unit)
    names = {"title": "Title", "heading": "Heading2"}
    story: list[Any] = []
    for part in parts:
        if part.kind == "table":
            story.append(
                Table([list(row) for row in part.rows], style=[("GRID", (0, 0), (-1, -1), 0.5, "black")])
            )
        else:
            story.append(Paragraph(escape(part.text), styles[names.get(part.kind, "BodyText")]))
    paper = SimpleDocTemplate(str(file), **chosen["page"])
    paper.build(story, onFirstPage=chosen["draw"], onLaterPages=chosen["draw"])


def _plain(styles: Any, unit: str) -> dict[str, Any]:
    """Nothing but the text."""
    return {"page": {}, "draw": lambda canvas, paper: None}


def _letterhead(styles: Any, unit: str) -> dict[str, Any]:
    """The unit and a page number at the head of each page."""

    def draw(canvas: Any, paper: Any) -> None:
        canvas.setFont("Helvetica", 9)
        canvas.drawString(72, 810, unit)
        canvas.drawString(460, 810, f"Sida {paper.page}")

    return {"page": {"topMargin": 90}, "draw": draw}


def _close(styles: Any, unit: str) -> dict[str, Any]:
    """Small serifs set close, page numbers at the foot."""
    styles["BodyText"].fontName, styles["BodyText"].fontSize, styles["BodyText"].leading = (
        "Times-Roman",
        10,
        12,
    )

    def draw(canvas: Any, paper: Any) -> None:
        canvas.setFont("Times-Roman", 9)
        canvas.drawCentredString(297, 30, str(paper.page))

    return {"page": {"leftMargin": 100, "rightMargin": 100}, "draw": draw}


def main() -> None:
    """Write an archive to look at or to measure with."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--memos", type=int, default=10_000)
    parser.add_argument("--pdfs", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--quick", action="store_true", help="200 memos and 10 PDFs")
    asked = parser.parse_args()
    number, pdfs = (200, 10) if asked.quick else (asked.memos, asked.pdfs)
    write_memos(asked.folder, number, asked.seed)
    write_pdfs(asked.folder, pdfs, asked.seed)


if __name__ == "__main__":
    main()

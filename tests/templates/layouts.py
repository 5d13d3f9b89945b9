"""One memo in ten layouts, as unlike each other as Swedish templates are.

    LAYOUTS["text_boxes"](parse_memo(text))  # the bytes of a .docx

A layout may add what its template adds to the head of a paper, and the sections named in EXTRAS; else the
memo's words, headings and order are its own.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from builders import (
    HEADING_STYLES,
    Package,
    cell,
    control,
    para,
    row,
    run,
    style,
    table,
    text_box,
)

from konsekvens_lint.documents.model import Section, one_line
from konsekvens_lint.documents.reader import read

#: Sections that a template adds at the end of its own accord.
EXTRAS = frozenset({"Beslutsunderlag", "Skickas till"})
TITLE, SECTION, _ = HEADING_STYLES


@dataclass(frozen=True)
class Memo:
    """A memo's words without any layout; every section is its heading and its paragraphs."""

    title: str
    diary_number: str
    sections: tuple[tuple[str, tuple[str, ...]], ...]


def parse_memo(text: str) -> Memo:
    """The memo in a plain text with bare headings, as the plain reader tells it."""
    document = read(Path("memo.txt"), text.encode())
    assert document.title
    assert document.diary_number
    sections = tuple(
        (section.heading.text, tuple(one_line(block.text) for block in section.blocks))
        for section in document.sections
        if section.heading is not None and section.heading.text != document.title
    )
    return Memo(document.title, document.diary_number, sections)


def told(section: Section) -> tuple[str, tuple[str, ...]]:
    """A section as a Memo has it."""
    assert section.heading is not None
    return one_line(section.heading.text), tuple(one_line(block.text) for block in section.blocks)


def _sections(memo: Memo, heading: str = SECTION) -> list[str]:
    """The memo's sections as paragraphs with a heading style."""
    blocks: list[str] = []
    for name, paragraphs in memo.sections:
        blocks.append(para(name, style=heading))
        blocks.extend(para(paragraph) for paragraph in paragraphs)
    return blocks


def letterhead_table(memo: Memo) -> bytes:
    """A table with labels over values, the region's mark beside it, page numbers in the footer."""
    head = table(
        row(cell("Region Norrbotten", merge="restart"), "Handläggare", "Datum", "Diarienummer"),
        row(cell(merge="continue"), "Anna Ek", "2025-03-11", memo.diary_number),
        row(cell(merge="continue"), cell("Regionkontoret, avdelningen för planering", span=3)),
    )
    package = Package().body(head, para(), para("Till regionstyrelsen"), para(memo.title, style=TITLE))
    return package.body(*_sections(memo)).header(para("Sida 1 (3)"), kind="footer").build()


def content_controls(memo: Memo) -> bytes:
    """Everything in content controls: blocks, words, and a control within a control."""
    head = [
        control(para("Tjänsteskrivelse")),
        para("Dnr ", control(run(memo.diary_number))),
        para("Handläggare: ", control(run("Anna Ek"))),
        control(para(control(run(memo.title)), style=TITLE)),
    ]
    body = [
        control(control(para(name, style=SECTION)) + "".join(para(control(run(text))) for text in paragraphs))
        for name, paragraphs in memo.sections
    ]
    return Package().body(*head, *body).build()


def layout_table(memo: Memo) -> bytes:
    """The whole memo in one table: a narrow column for the sender, a wide one for the text."""
    sender = cell(para("Kommunledningskontoret"), para("Anna Ek"), para("010-123 45 67"))
    text = cell(para(f"Dnr {memo.diary_number}"), para(memo.title, style=TITLE), *_sections(memo))
    return Package().body(table(row(sender, text)), para()).build()


def municipality(memo: Memo) -> bytes:
    """A municipality's template, by python-docx: English style names, kind of paper, fixed last sections."""
    import docx

    document = docx.Document()
    document.sections[0].header.paragraphs[
        0
    ].text = f"Lindåkra kommun\tDatum 2025-03-11\tDnr {memo.diary_number}"
    document.add_paragraph("Tjänsteskrivelse")
    document.add_heading(memo.title, 0)
    for name, paragraphs in memo.sections:
        document.add_heading(name, 1)
        for text in paragraphs:
            document.add_paragraph(text)
    document.add_heading("Beslutsunderlag", 1)
    document.add_paragraph("Tjänsteskrivelse daterad 2025-03-11", style="List Bullet")
    document.add_heading("Skickas till", 1)
    document.add_paragraph("Ekonomiavdelningen")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def bold_lines(memo: Memo) -> bytes:
    """No styles at all: title and headings are bold lines, blank paragraphs between."""
    blocks = [para("Tekniska förvaltningen"), para(f"Diarienummer: {memo.diary_number}"), para()]
    blocks += [para(memo.title, bold=True), para()]
    for name, paragraphs in memo.sections:
        blocks += [para(name, bold=True), *(para(text) for text in paragraphs), para()]
    return Package().styles(style("Normal")).body(*blocks).build()


def numbered(memo: Memo) -> bytes:
    """Typed section numbers, Swedish style names as converted files have them, and a contents page."""
    styles = (style("Titel"), style("a1", "Rubrik 1"), style("a2", "Innehåll 1"))
    entries = [para(f"{at} {name}\t{at + 1}", style="a2") for at, (name, _) in enumerate(memo.sections, 1)]
    head = [para(memo.title, style="Titel"), para(f"Dnr: {memo.diary_number}"), para("Innehåll"), *entries]
    body: list[str] = []
    for at, (name, paragraphs) in enumerate(memo.sections, 1):
        body += [para(f"{at} {name}", style="a1"), *(para(text) for text in paragraphs)]
    return Package().styles(*styles).body(*head, *body).build()


def tracked_changes(memo: Memo) -> bytes:
    """Under revision: words deleted and inserted, a paragraph deleted whole, headings moved."""

    def change(name: str, inner: str) -> str:
        return f"<w:{name} w:id='1' w:author='Ek'>{inner}</w:{name}>"

    gone = change("del", "<w:r><w:delText>Förslaget bedöms inte påverka jämställdheten. </w:delText></w:r>")
    mark = "<w:rPr><w:del w:id='2' w:author='Ek'/></w:rPr>"
    blocks = [para(memo.title, style=TITLE), para("Dnr ", gone, change("ins", run(memo.diary_number)))]
    for name, paragraphs in memo.sections:
        blocks.append(para(change("moveTo", run(name)), style=SECTION))
        blocks.append(para(gone, properties=mark))
        for text in paragraphs:
            half = len(text) // 2
            blocks.append(para(gone, run(text[:half]), change("ins", run(text[half:]))))
    moved = para(change("moveFrom", run(memo.sections[0][0])), style=SECTION)
    return Package().body(*blocks, moved).build()


def text_boxes(memo: Memo) -> bytes:
    """The letterhead in one text box, the second section in another."""
    head = text_box(para("Handläggare"), para("Anna Ek"), para("Diarienummer"), para(memo.diary_number))
    blocks = [para(head), para(memo.title, style=TITLE)]
    for at, (name, paragraphs) in enumerate(memo.sections):
        section = [para(name, style=SECTION), *(para(text) for text in paragraphs)]
        blocks += [para(text_box(*section))] if at == 1 else section
    return Package().body(*blocks).build()


def footnoted(memo: Memo) -> bytes:
    """A footnote with a definition in every section, and automatic numbering of the headings."""
    auto = "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>"
    package = Package().body(para(memo.title, style=TITLE), para(f"Dnr {memo.diary_number}"))
    notes: list[str] = []
    for name, paragraphs in memo.sections:
        package.body(para(name, style=SECTION, properties=auto))
        for text in paragraphs:
            notes.append(f"Anmärkning {len(notes) + 1} till texten.")
            mark = f"<w:r><w:footnoteReference w:id='{len(notes)}'/></w:r>"
            half = text.find(" ") + 1
            package.body(para(run(text[:half]), mark, run(text[half:])))
    return package.notes("footnotes", *notes).build()


def outline_only(memo: Memo) -> bytes:
    """Swedish style ids whose names say nothing: only their outline levels tell; a header with the number."""
    styles = (style("Rubrik1", "Dokumentets namn", outline=0), style("Rubrik2", "Avsnitt", outline=1))
    package = Package().styles(*styles).header(para("Länsstyrelsen"), para(f"Diarienr {memo.diary_number}"))
    return package.body(para(memo.title, style="Rubrik1"), *_sections(memo, "Rubrik2")).build()


LAYOUTS: dict[str, Callable[[Memo], bytes]] = {
    layout.__name__: layout
    for layout in (
        letterhead_table,
        content_controls,
        layout_table,
        municipality,
        bold_lines,
        numbered,
        tracked_changes,
        text_boxes,
        footnoted,
        outline_only,
    )
}

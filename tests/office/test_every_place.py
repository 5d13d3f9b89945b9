"""Comments at every sentence and every cell of many files: each anchor is the quote, and the text is the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from builders import Package, cell, chart, control, docx, drawing, element, field, para, row, run, table
from commented import OWN, comments, plain, untouched
from layouts import LAYOUTS, parse_memo
from test_layouts import OWN as MEMO

from konsekvens_lint.documents.model import Document, Place
from konsekvens_lint.documents.word import open_word, read_word
from konsekvens_lint.facts.facts import find_facts
from konsekvens_lint.facts.given import Given
from konsekvens_lint.office.anchors import Anchors
from konsekvens_lint.office.comment_texts import Line
from konsekvens_lint.office.remarks import Remark, with_remarks
from konsekvens_lint.rulebook.loading import built_in

BOOK = built_in()
CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "files"
FILES = sorted(CORPUS.glob("*.docx"))
EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.docx"))


#: Places whose words stand apart: a label and its value in two cells, text boxes and footnotes, numbers typed in cells.
APART = {
    "letterhead_table": 6,
    "text_boxes": 11,
    "footnoted": 9,
    "merged cells": 3,
    "cell of several paragraphs": 2,
    "picture": 2,
}
FEW = 0.02


def every_place(document: Document) -> Iterator[Place]:
    """All sentences that the language layer finds, all cells, all rows, and all blocks as a whole."""
    reading = find_facts(document, BOOK, Given()).reading
    yield from (sentence.place() for sentence in (*reading.sentences, *reading.footnotes))
    for block in document.blocks:
        at = (block.section, block.number, block.line, block.page)
        number = block.table.number if block.table else None
        yield Place(*at, number, None, None, 0, len(block.text), block.text)
        for row_ in block.table.rows if block.table else ():
            for each in row_:
                if each.text.strip():
                    yield Place(*at, number, each.row, each.column, 0, len(each.text), each.text)


def anchored(data: bytes) -> list[tuple[Place, str]]:
    """Each place in the body that a range can be set at exactly, and the text that its comment is then anchored to."""
    file = open_word(data)
    anchors = Anchors(file)
    places, remarks = [], []
    for place in every_place(file.document):
        anchor = anchors.at(place)
        assert anchor or not plain(place.quote), place
        if anchor and anchor.exact:
            places.append(place)
            remarks.append(Remark([Line("Här")], anchor))
    told = with_remarks(data, file, remarks, datetime(2026, 11, 26))
    untouched(data, told)
    assert read_word(told) == read_word(data)
    return list(zip(places, (each.anchor for each in comments(told, OWN)), strict=True))


def assert_at_their_words(data: bytes) -> int:
    """Assert it of all places with a range of their own; how many have none, since their words stand apart in the file."""
    found = anchored(data)
    for place, anchor in found:
        assert plain(anchor) == plain(place.quote)
    return sum(1 for place in every_place(read_word(data)) if plain(place.quote)) - len(found)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layouts(layout: str) -> None:
    assert assert_at_their_words(LAYOUTS[layout](parse_memo(MEMO))) == APART.get(layout, 0)


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.name)
def test_examples(file: Path) -> None:
    assert assert_at_their_words(file.read_bytes()) == 0


@pytest.mark.skipif(not FILES, reason="the corpus is not at hand")
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name[:5])
def test_corpus(file: Path) -> None:
    data = file.read_bytes()
    assert assert_at_their_words(data) <= FEW * len(list(every_place(read_word(data))))


TRACKED = "<w:ins w:id='1' w:author='A'>{0}</w:ins><w:del w:id='2' w:author='A'><w:r><w:delText>bort</w:delText></w:r></w:del>"
FORMULA = "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"
SMALL = {
    "item with its typed bullet": para("- Första punkten. Andra meningen."),
    "tab and line break": para("<w:r><w:t>Dnr</w:t><w:tab/><w:t>12/2025. Ny rad</w:t><w:br/><w:t>här.</w:t></w:r>"),
    "soft and hard hyphens": para("<w:r><w:t>Köns</w:t><w:softHyphen/><w:t>uppdelad. E</w:t><w:noBreakHyphen/><w:t>post.</w:t></w:r>"),
    "tracked changes": para(run("Vi har. "), TRACKED.format(run("Nytt. ")), run("Gammalt.")),
    "joined paragraphs": para("Först. ", properties="<w:rPr><w:del w:id='9'/></w:rPr>") + para("Sedan."),
    "field": para("Se ", field("REF x", "avsnitt 2"), ". Mer står där."),
    "control in a line": para("Ärendet ", control(run("gäller alla. Så")), " är det."),
    "nested tables": table(row(cell(para("Ute. Också."), table(("A", "1"), ("B", "2"))), "Inne. Här.")),
    "merged cells": table(row(cell("Kön", merge="restart"), cell("Antal", span=2)), row(cell("och mer", merge="continue"), "1", "2"), row("Män", "3", "4")),
    "cell of several paragraphs": table(("Kön", "Antal", "Not"), row(cell("Kvinnor"), cell("5"), cell("1. Ett. Två.", "2. Tre."))),
    "formula": para("Summan är ", FORMULA, ". Den gäller."),
    "symbol": para("<w:r><w:t>A </w:t><w:sym w:font='Wingdings' w:char='F0E0'/><w:t> B. Klart.</w:t></w:r>"),
    "run with two texts": para("<w:r><w:rPr><w:b/></w:rPr><w:t>En mening.</w:t><w:t xml:space='preserve'> Två meningar.</w:t></w:r>"),
    "picture": para("Bilden. ", drawing(description="Diagram över antalet kvinnor och män")),
    "heading and title": para("Rubrik", style="Rubrik1") + para("2. Underrubrik", style="Rubrik2"),
    "smart tag": para(element("smartTag", run("Anna Ek. Bo Ek."))),
}  # fmt: skip


@pytest.mark.parametrize("what", SMALL)
def test_small_cases(what: str) -> None:
    assert assert_at_their_words(docx(para("Så här är det i kommunen."), SMALL[what])) == APART.get(what, 0)


def test_a_chart_is_told_at_its_drawing() -> None:
    shown = chart("Sökande", ["Kvinnor", "Män"], {"2024": ["12", "34"]})
    body = (para("Se bilden."), para(drawing('<c:chart r:id="rIdchart1"/>')))
    file = open_word(Package().body(*body).part("chart1.xml", "chart", shown).build())
    anchor = Anchors(file).at(next(each for each in every_place(file.document) if each.quote == "12"))
    assert anchor
    assert anchor.first.element.tag.endswith("}drawing")
    assert not anchor.exact

"""A place is where its words stand: in the block and cell, on the line and page, under the headings, and in Word's own XML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any
from unicodedata import normalize

from commented import CLAIM, comments, plain, untouched
from documents_made import LATIN, Made, made, memos, words
from hypothesis import given, note
from hypothesis import strategies as st
from pages_written import as_pdf
from test_every_place import assert_at_their_words
from texts_written import Written, as_markdown, as_plain
from words_written import as_word

from konsekvens_lint.documents.model import Document, Place, one_line
from konsekvens_lint.documents.reader import read
from konsekvens_lint.documents.word import open_word, read_word
from konsekvens_lint.language.read import read as understood
from konsekvens_lint.linter import check_document
from konsekvens_lint.office.comments import comment
from konsekvens_lint.office.spots import spots_at
from konsekvens_lint.report import DocumentReport
from konsekvens_lint.rulebook.loading import built_in
from konsekvens_lint.settings.options import Options, plan

BOOK = built_in()
PLAN = plan(Options(kind="tjansteskrivelse", grammar="off"), BOOK)
#: Signs that are elements of their own.
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIGNS = {f"{_W}softHyphen": "\u00ad", f"{_W}noBreakHyphen": "\u2011", f"{_W}br": "\n", f"{_W}tab": "\t"}
RANDOM = st.randoms(use_true_random=False)
#: What rules have something to say of, wherever it stands.
FAULTS = [
    CLAIM,
    "Av dem som tränar är 71 procent män.",
    "Taxan höjs med XX kronor.",
    "Gäller från åååå-mm-dd.",
]
MADE = st.one_of(made(), made([*LATIN, *FAULTS]))


def unit_places(document: Document) -> Iterator[Place]:
    """The places of all sentences, and of each of their words that means something."""
    reading = understood(document, BOOK.patterns)
    for unit in reading.units:
        yield unit.whole()
        for (start, end), hits in unit.sentences():
            yield unit.place(start, end)
            yield from (unit.place(hit.start, hit.end) for hit in hits)


def report_places(report: DocumentReport) -> Iterator[Place]:
    """All places that the report tells, in its findings, its verdicts and its facts."""
    yield from _places((report.findings, report.checklists, report.facts))


def _places(value: Any) -> Iterator[Place]:
    if isinstance(value, Place):
        yield value
    elif isinstance(value, dict):
        yield from _places(tuple(value.values()))
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _places(each)


def all_places(document: Document) -> list[Place]:
    """All places that are told of the document, with and without rules."""
    return [*unit_places(document), *report_places(check_document(document, BOOK, PLAN, "d", ""))]


def stands(place: Place, document: Document) -> None:
    """Whether the quote is what the document has at the place."""
    if place.paragraph is None:
        assert place.quote
        return
    block = (*document.blocks, *document.footnotes, *document.furniture)[place.paragraph - 1]
    assert (block.section, block.page) == (place.section, place.page) and block.number == place.paragraph
    text = block.text
    if place.column is not None:
        assert block.table is not None and place.table == block.table.number
        (text,) = (
            cell.text
            for row in block.table.rows
            for cell in row
            if (cell.row, cell.column) == (place.row, place.column)
        )
    assert text[place.start : place.end] == place.quote


def on_its_line(place: Place, lines: list[str]) -> None:
    """Whether each line of the quote is in the source at the place's line, and those below, but for how wide its spaces are."""
    if place.line is None:
        assert place.paragraph is None
        return
    for down, part in enumerate(place.quote.split("\n")):
        assert one_line(part) in one_line(normalize("NFC", lines[place.line - 1 + down])), place


@given(MADE, RANDOM)
def test_on_lines_of_plain_text(document: Made, random: Random) -> None:
    text = as_plain(document, random).data.decode()
    note(repr(text))
    found = read(Path("d.txt"), text.encode())
    for place in all_places(found):
        stands(place, found)
        on_its_line(place, text.split("\n"))


@given(MADE, RANDOM)
def test_on_lines_of_markdown(document: Made, random: Random) -> None:
    text = as_markdown(document, random).data.decode()
    note(repr(text))
    found = read(Path("d.md"), text.encode())
    for place in all_places(found):
        stands(place, found)
        on_its_line(place, text.split("\n"))


@given(MADE, RANDOM)
def test_in_the_xml_of_word(document: Made, random: Random) -> None:
    file = open_word(as_word(document, random).data)
    for place in all_places(file.document):
        stands(place, file.document)
        spots = spots_at(place, file)
        if place.paragraph is not None and place.paragraph <= len(file.document.blocks):
            told = "".join(
                _SIGNS.get(spot.element.tag, spot.element.text)[spot.offset : spot.end] for spot in spots
            )
            assert plain(told) == plain(place.quote), place


@given(MADE, RANDOM)
def test_comments_are_at_the_words(document: Made, random: Random) -> None:
    data = as_word(document, random).data
    done = comment(data, BOOK, PLAN, "memo.docx", tips=True, at=datetime(2026, 11, 26))
    untouched(data, done.data)
    assert read_word(done.data) == read_word(data)
    quotes = Counter(plain(finding.place.quote) for finding in done.report.findings if finding.place)
    apart = "Gäller: "
    anchors = Counter(
        plain(each.anchor) for each in comments(done.data)[1:] if not each.text.startswith(apart)
    )
    assert anchors <= quotes


@given(MADE, RANDOM)
def test_a_comment_can_be_set_at_each_place(document: Made, random: Random) -> None:
    assert_at_their_words(as_word(document, random).data)


@given(st.one_of(made(LATIN), made([*LATIN, *FAULTS])), RANDOM)
def test_on_pages_of_a_pdf(document: Made, random: Random) -> None:
    written = as_pdf(document, random)
    found = read(Path("d.pdf"), written.data)
    for place in all_places(found):
        stands(place, found)
        if place.paragraph is not None:
            assert place.page is not None
            assert set(words(place.quote)) <= set(words(" ".join(written.pages[place.page - 1]))), place


@given(memos(), RANDOM)
def test_under_the_headings_that_stand_over(memo: Made, random: Random) -> None:
    ways = {
        "txt": as_plain(memo, random, neat=True),
        "md": as_markdown(memo, random, neat=True),
        "docx": as_word(memo, random),
        "pdf": as_pdf(memo, random),
    }
    for suffix, written in ways.items():
        in_sections(suffix, written, memo)


@given(memos(deep=True), RANDOM)
def test_under_headings_in_each_other(memo: Made, random: Random) -> None:
    in_sections("md", as_markdown(memo, random, neat=True), memo)
    in_sections("docx", as_word(memo, random), memo)


def in_sections(suffix: str, written: Written, memo: Made) -> None:
    """Whether the file has the memo's title, and its texts in their sections."""
    found = read(Path(f"d.{suffix}"), written.data)
    assert found.title == memo.title, suffix
    assert [(block.section, one_line(block.text)) for block in found.blocks][1:] == memo.sections, suffix

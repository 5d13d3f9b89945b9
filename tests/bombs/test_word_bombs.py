"""Word files that are made to harm: each is refused by a limit of its own, and in little memory."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest
from builders import Package, chart, docx, para

from bombs.conftest import Told
from bombs.making_word_bombs import BOMBS, HEAD, TAIL, TEXT, comments, main, relations, times, word
from bombs.zips import Entry, archive, entry
from konsekvens_lint import limits
from konsekvens_lint.documents import word_remarks
from konsekvens_lint.documents.errors import DocumentError
from konsekvens_lint.documents.reader import read

_MODULE = "bombs.making_word_bombs"
_PACKED = "packas upp till orimlig storlek"
_PARTS = "fler än 10\u00a0000 delar"
_DEEP = "byggd i fler nivåer, eller har längre text utan avbrott"
_MARKUP = "mer formatering och fler tabellceller"
_DTD = "innehåller egna XML-definitioner (DTD)"
_TEXT = "mer text än 8\u00a0000\u00a0000 tecken"
_PARAGRAPH = "ett stycke på mer än 200\u00a0000 tecken"
_CELLS = "fler än 250\u00a0000 celler"
_REMARKS = "så många kommentarer till verktyget"
_BROKEN = "är skadad"
_LINES = {
    "a gigabyte of zeros": _PACKED,
    "a gigabyte said to be a kilobyte": _BROKEN,
    "a gigabyte said to be six megabytes": _BROKEN,
    "a part of 150 MiB that hardly swells": _PACKED,
    "fifty headers of 7 MiB": _PACKED,
    "files that overlap": _PACKED,
    "15 000 files": _PARTS,
    "60 000 files": _PARTS,
    "names of 64 kB": _PARTS,
    "a list of 20 MB": _PARTS,
    "bzip2": "packad på ett sätt som Word inte använder",
    "deflate64": "packad på ett sätt som Word inte använder",
    "lzma with a dictionary of 4 GiB": "packad på ett sätt som Word inte använder",
    "encrypted": "lösenord",
    "places near 2 ** 64": _BROKEN,
    "zips in zips": "ett zip-arkiv",
    "seven million line breaks": _MARKUP,
    "four million attributes": _MARKUP,
    "a million attributes of one element": _DEEP,
    "a million namespaces": _DEEP,
    "two million namespaces, one for each element": _MARKUP,
    "an attribute of 50 MB": _DEEP,
    "two million references to one footnote": _MARKUP,
    "three million styles": _MARKUP,
    "60 000 relations": "fler än 50\u00a0000 bilder, länkar och delar",
    "a document type in utf-32": _BROKEN,
    "a document type in cp500": _BROKEN,
    "a million empty paragraphs": "fler än 250\u00a0000 stycken",
    "a text of 11 MB in one piece": _DEEP,
    "a paragraph of 50 MB": _TEXT,
    "nine million character references": _TEXT,
    "a paragraph of half a million runs": _PARAGRAPH,
    "a paragraph of 300 000 characters": _PARAGRAPH,
    "nine million characters": _TEXT,
    "a million rows": _CELLS,
    "a row of 100 000 cells": "fler än 1\u00a0000 kolumner",
    "a cell of a gigabyte": _PACKED,
    "a cell of 50 MB": _TEXT,
    "a chart of 1 000 series in different places": _CELLS,
    "a chart shown a thousand times": _CELLS,
    "600 comments to the tool": _REMARKS,
    "400 comments to the tool over the same text": _REMARKS,
}


def _line(name: str) -> str:
    if name in _LINES:
        return _LINES[name]
    return _DEEP if "in each other" in name else _DTD


@pytest.mark.parametrize("name", BOMBS)
def test_is_refused_by_its_own_limit(name: str, told: Told) -> None:
    code, line = told(_MODULE)[name]
    assert (code, line) == (BOMBS[name].code, line)
    assert _line(name) in line


def _refusal(data: bytes) -> DocumentError:
    with pytest.raises(DocumentError) as caught:
        read(Path("a.docx"), data)
    return caught.value


@pytest.mark.parametrize("name", ["a gigabyte said to be a kilobyte", "a gigabyte said to be six megabytes"])
def test_no_more_is_unpacked_than_is_said(name: str) -> None:
    """The file is cut at the size that its header tells: what comes after is not unpacked to be thrown away."""
    data = BOMBS[name].make()
    tracemalloc.start()
    try:
        _refusal(data)
        assert tracemalloc.get_traced_memory()[1] < 32 * limits.MIB
    finally:
        tracemalloc.stop()


def test_what_is_said_of_the_packed_size_is_not_believed() -> None:
    """A part that is said to be packed into a gigabyte has swollen no less."""
    part = entry("word/document.xml", times("A" * 65_536, 16_384), crc=False)
    lying = archive([part]).replace(len(part.packed).to_bytes(4, "little"), (1 << 30).to_bytes(4, "little"))
    assert _refusal(lying).code in ("too_large", "broken")


def test_a_limit_holds_for_all_parts_together() -> None:
    """Parts that are read are counted; those that are not, pictures, are not."""
    picture = entry("word/media/image1.png", times("\0" * 65_536, 16_384), crc=False)
    assert read(Path("a.docx"), archive([main(TEXT), picture])).blocks


@pytest.mark.parametrize("span", ["2147483648", "9" * 5_000, "-1", "٣"])
def test_absurd_numbers_are_no_numbers(span: str) -> None:
    """Of spans, of outline levels and of a chart's points: Python makes no number of thousands of digits."""
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{para("Antal")}</w:tc>'
    row = f'<w:tr><w:trPr><w:gridBefore w:val="{span}"/></w:trPr>{cell}{cell}</w:tr>'
    heading = para(
        "Bakgrund", properties=f'<w:outlineLvl w:val="{span}"/><w:numPr><w:ilvl w:val="{span}"/></w:numPr>'
    )
    data = docx(heading, para("Text."), f"<w:tbl>{row}{row}</w:tbl>")
    assert read(Path("a.docx"), data).blocks[0].text == "Bakgrund"


@pytest.mark.parametrize("index", ["9" * 5_000, "2147483648"])
def test_a_point_of_a_chart_far_out_leaves_no_gap(index: str) -> None:
    part = chart("Antal", ["a", "b"], {"Kvinnor": ["1", "2"]}).replace('idx="1"', f'idx="{index}"')
    shown = '<w:r><w:drawing><c:chart r:id="rIdchart1"/></w:drawing></w:r>'
    document = read(
        Path("a.docx"), Package().body(para("Text.", shown)).part("chart1.xml", "chart", part).build()
    )
    (table,) = [block.table for block in document.blocks if block.table]
    assert len(table.rows) <= 3


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "iso-8859-1", "windows-1252"]
)
def test_encodings_that_parts_come_in(encoding: str) -> None:
    told = "utf-16" if "16" in encoding else encoding.removesuffix("-sig")
    xml = f'<?xml version="1.0" encoding="{told}"?>{HEAD}<w:p><w:r><w:t>Nämnden får råd.</w:t></w:r></w:p>{TAIL}'
    data = archive([entry("word/document.xml", xml.encode(encoding))])
    assert read(Path("a.docx"), data).blocks[0].text == "Nämnden får råd."


def test_comments_are_refused_where_they_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Just below the limit they are read."""
    monkeypatch.setattr(word_remarks, "MAX_REMARKS", 3)
    assert len(read(Path("a.docx"), comments(3, 5)).remarks) == 3
    assert _refusal(comments(4, 5)).code == "too_large"


def test_one_header_that_all_sections_share_is_read_once() -> None:
    """However often it is pointed to: 40 000 times."""
    header = entry(
        "word/header1.xml", HEAD.replace("w:document", "w:hdr").replace("<w:body>", ""), TEXT, "</w:hdr>"
    )
    pointed = relations(*[("header", "word/header1.xml")] * 40_000)
    document = read(Path("a.docx"), word(TEXT, more=(pointed, header)))
    assert [block.kind for block in document.furniture] == ["header"]


def test_an_entry_of_unknown_method_that_is_not_read_does_no_harm() -> None:
    odd = Entry("word/media/a.wmf", b"x", 1, method=14)
    assert read(Path("a.docx"), archive([main(TEXT), odd])).blocks

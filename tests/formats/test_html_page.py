"""The HTML page of several documents, and what may not get into a page: markup, control characters, addresses."""

from __future__ import annotations

import re
from typing import Any

import pytest
from html_pages import (
    block_of,
    document_of,
    one,
    page_of,
    place_of,
    shown,
    words,
)
from lxml import html

from konsekvens_lint.documents.model import Cell, Table
from konsekvens_lint.formats.html import STYLE, render
from konsekvens_lint.report import Checklist, Point, Report, Unread


def test_several_documents_have_an_index(build: Any) -> None:
    page = page_of(build.full())
    assert words(one(page, "h1")) == "Granskning av 4 dokument"
    rows = [[words(cell) for cell in row.iter("td")] for row in page.cssselect(".index tbody tr")]
    assert rows[0] == ["Ny taxa för simhallen memon/simhall.docx", "1", "7"]
    assert rows[2] == ["Val av justerare memon/justering.md", "0", "0"]
    assert (
        rows[3][0].startswith("memon/gammal skanning.pdf")
        and "Kunde inte läsas. Filen är en bild" in rows[3][0]
    )
    assert [article.get("id") for article in page.iter("article")] == ["d1", "d2", "d3"]
    assert "Inte granskade 3 filer av annat slag" in words(one(page, ".numbers"))


def test_a_document_that_could_not_be_read_is_all_there_is() -> None:
    page = page_of(Report((Unread("-", "empty", "Filen är tom"),)))
    assert "standard in" in words(one(page, ".index td")) and "Filen är tom." in words(one(page, ".index td"))
    assert not page.cssselect(".skip")


@pytest.mark.parametrize(
    "evil",
    [
        "<script>alert(1)</script>",
        "\"'><img src=x onerror=alert(1)>",
        "</style><b>",
        "&lt;i&gt; &amp;",
        "{{ 7*7 }}",
    ],
)
def test_no_text_becomes_markup(build: Any, evil: str) -> None:
    block = block_of(1, f"Före {evil} efter.")
    table = block_of(2, evil, "table", table=Table(1, ((Cell(evil, 0, 0),),)))
    heading = block_of(3, evil, "heading", level=1, section=(evil,))
    texts = ["message", "advice", "why", "source", "name"]
    finding = build.finding(place=place_of(block, evil), searched=(evil,), **dict.fromkeys(texts, evil))
    absent = build.finding(
        place=place_of(heading, evil)._replace(start=0, end=0), evidence=(place_of(block, evil),)
    )
    checklist = Checklist(
        evil,
        evil,
        evil,
        "bor_kompletteras",
        (Point("a", evil, evil, evil, "krav", "missing", evil, (place_of(block, evil),)),),
    )
    document = build.document(
        finding, absent, path=evil, title=evil, profile=evil, kind=evil, kind_reason=evil, notes=(evil,),
        checklists=(checklist,), document=document_of(block, table, heading, title=evil),
    )  # fmt: skip
    page = page_of(Report((document, document._replace(document=None), Unread(evil, "x", evil)), 1))
    assert not list(page.iter("script", "img", "b", "i"))
    assert [style.text for style in page.iter("style")] == [STYLE]
    assert shown(page, block) == block.text
    allowed = {
        "id",
        "class",
        "href",
        "role",
        "aria-label",
        "aria-hidden",
        "tabindex",
        "lang",
        "charset",
        "name",
        "content",
    }
    allowed |= {"value", "scope", "colspan", "rowspan", "data-number"}
    assert {name for element in page.iter() for name in element.attrib} <= allowed


def test_what_html_cannot_hold_is_dropped(build: Any) -> None:
    block = block_of(1, "a\x00b\x1bc\ud800d\ue000e\x85f\rg\uffffh\u0007")
    page = render(
        Report((build.document(path="m\udcff.md", document=document_of(block, title=None)),)), version="1"
    )
    page.encode("utf-8")
    assert "abc\ufffdd\ue000e f g\ufffdh<" in page
    assert "m\ufffd.md" in page
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", page)


def test_the_page_needs_nothing_beside_it(build: Any) -> None:
    text = render(build.full(), version="1.2")
    page = html.document_fromstring(text)
    assert text.startswith("<!doctype html>") and text.count("<style>") == 1
    assert text.partition("<style>")[2].partition("</style>")[0] == STYLE
    assert not re.search(r"url\(|@import|https?:", text)
    assert not list(page.iter("script", "link", "img", "iframe"))
    assert page.get("lang") == "sv" and one(page, "meta[charset]").get("charset") == "utf-8"
    assert "konsekvens-lint 1.2" in words(one(page, "footer"))

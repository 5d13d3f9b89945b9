"""The HTML page as a parser sees it: the whole text, the findings and verdicts, links that lead somewhere, no markup let in."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from html_pages import (
    BAD,
    SAMPLES,
    as_read,
    block_of,
    document_of,
    judged,
    one,
    page_of,
    place_of,
    shown,
    words,
)

from konsekvens_lint.documents.files import load
from konsekvens_lint.documents.model import Cell, Place, Table
from konsekvens_lint.documents.reader import read
from konsekvens_lint.report import Checklist, DocumentReport, Point, Report


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_the_text_on_the_page_is_the_documents_text(file: Path) -> None:
    report = judged(file)
    page = page_of(report)
    document = read(file, load(file))
    assert document.blocks
    for block in (*document.blocks, *document.footnotes):
        assert shown(page, block) == as_read(block)
    order = [
        element.get("id")
        for element in page.cssselect(".flow [id]")
        if re.fullmatch(r"d1-b\d+", element.get("id"))
    ]
    assert order == [f"d1-b{block.number}" for block in (*document.blocks, *document.footnotes)]


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_each_finding_marks_what_it_quotes(file: Path) -> None:
    report = judged(file)
    page = page_of(report)
    (document,) = report.documents
    assert isinstance(document, DocumentReport)
    marks = [
        _bare("".join(part.text_content() for part in page.iter("mark") if _is_of(part, note)))
        for note in page.cssselect(".note")
    ]
    for quote in (_bare(finding.place.quote) for finding in document.findings if finding.place):
        # Where a more serious finding covers some of the quote, that part leads to the other.
        assert any(mark and (quote in mark or mark in quote) for mark in marks)


def _is_of(part: Any, note: Any) -> bool:
    return any(link.get("href") == f"#{_id_of(note)}" for link in part.iter("a"))


def _id_of(note: Any) -> str:
    """What links to the finding lead to: within a tip, so that they open it."""
    return str(note.get("id") or one(note, "div[id]").get("id"))


def _bare(text: str) -> str:
    return re.sub(r"[\s|]", "", text)


def test_overlapping_findings_lose_no_letter(build: Any) -> None:
    block = block_of(1, "Kvinnor och män\tpåverkas\nlika <av> förslaget & taxan.")
    quotes = ["Kvinnor och män", "och män\tpåverkas", "män", block.text, "lika <av> förslaget", "&"]
    findings = [build.finding(place=place_of(block, quote), rule=f"R{at}") for at, quote in enumerate(quotes)]
    page = page_of(build.document(*findings, document=document_of(block)))
    assert shown(page, block) == block.text
    for finding in page.cssselect(".note"):
        (back,) = finding.cssselect(".back a")
        first = page.get_element_by_id(back.get("href")[1:])
        assert "mark" in (first.tag, first.getnext() is not None and first.getnext().tag)


def test_links_lead_somewhere_and_ids_are_one_of_a_kind(build: Any) -> None:
    page = page_of(Report((*judged(*SAMPLES).documents, *build.full().documents)))
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    links = [link.get("href") for link in page.iter("a")]
    assert len(links) > 100
    assert {link for link in links if link[0] != "#" or link[1:] not in ids} == set()


@pytest.mark.parametrize("files", [SAMPLES[:1], [BAD], SAMPLES])
def test_the_outline_has_one_top_and_no_jumps(files: list[Path]) -> None:
    levels = [
        int(element.tag[1]) for element in page_of(judged(*files)).iter("h1", "h2", "h3", "h4", "h5", "h6")
    ]
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_headings_keep_their_order_of_rank(build: Any) -> None:
    blocks = [
        block_of(at, f"R{at}", "heading", level=level)
        for at, level in enumerate([2, 4, 4, 3, 9, 1, 2], start=1)
    ]
    page = page_of(build.document(document=document_of(*blocks)))
    tags = [page.get_element_by_id(f"d1-b{block.number}").tag for block in blocks]
    assert tags == ["h3", "h4", "h4", "h4", "h5", "h3", "h4"]


def test_lists_nest(build: Any) -> None:
    items = [
        block_of(at, f"p{at}", "list_item", depth=depth)
        for at, depth in enumerate([1, 0, 1, 2, 1, 0, 9000], start=1)
    ]
    finding = build.finding(place=place_of(items[3], "p4"))
    page = page_of(build.document(finding, document=document_of(block_of(8, "Före"), *items)))
    (outermost,) = page.cssselect(".flow > ul")
    assert [words(item.find("div")) for item in outermost.findall("li")] == ["p1", "p2", "p6"]
    second = outermost.findall("li")[1]
    assert [words(item.find("div")) for item in second.findall("ul/li")] == ["p3", "p5"]
    (deepest,) = second.findall("ul/li/ul/li")
    assert words(deepest.find("div")) == "p4" and deepest.cssselect(".note.error")


def test_tables_keep_their_cells_and_caption(build: Any) -> None:
    rows = (
        (Cell("Ålder", 0, 0, rowspan=2), Cell("Andel", 0, 1, colspan=2)),
        (Cell("Flickor", 1, 1), Cell("", 1, 2)),
        (Cell("12 år", 2, 0), Cell("71", 2, 1), Cell("84", 2, 2)),
    )
    caption = block_of(1, "Tabell 1. Simkunnighet", "caption")
    table = block_of(2, "Ålder | Andel\n…", "table", table=Table(1, rows, 2))
    finding = build.finding(place=place_of(table, "Ålder", table=1, row=2))
    document = build.document(
        finding, document=document_of(caption, table, block_of(3, "Källa: SCB", "caption"))
    )
    page = page_of(document)
    assert words(one(page, "caption")) == caption.text
    assert [
        (cell.text_content(), cell.get("scope"), cell.get("rowspan"), cell.get("colspan"))
        for cell in page.iter("th")
    ] == [
        ("Ålder", "col", "2", None),
        ("Andel", "col", None, "2"),
        ("Flickor", "col", None, None),
    ]
    assert [cell.text_content() for cell in page.iter("td")] == ["", "12 år", "71", "84"]
    assert [mark.text_content() for mark in page.iter("mark")] == ["12 år", "71", "84"]
    assert one(page, "p.caption").text_content() == "Källa: SCB"


@pytest.mark.parametrize(
    ("rows", "headers", "head"),
    [
        (((Cell("A", 0, 0), Cell("B", 0, 1)), (Cell("1", 1, 0), Cell("2", 1, 1))), 1, ["A", "B"]),
        (((Cell("A", 0, 0), Cell("B", 0, 1)),), 1, []),
        (((Cell("A", 0, 0, rowspan=2), Cell("B", 0, 1)), (Cell("2", 1, 1),)), 1, []),
    ],
)
def test_a_table_has_a_head_only_where_it_heads_something(
    build: Any, rows: Any, headers: int, head: list[str]
) -> None:
    block = block_of(1, "…", "table", table=Table(1, rows, headers))
    page = page_of(build.document(document=document_of(block)))
    assert [cell.text_content() for cell in page.cssselect(".flow thead th")] == head
    assert len(page.cssselect(".flow th")) == len(head)
    assert shown(page, block) == as_read(block)


def test_furniture_is_shown_where_a_finding_points_there(build: Any) -> None:
    header, footer = block_of(2, "Mall 2019", "header"), block_of(3, "Sida 1", "footer")
    whole = document_of(block_of(1, "Text."), furniture=(header, footer))
    assert "Mall 2019" not in page_of(build.document(document=whole)).text_content()
    page = page_of(build.document(build.finding(place=place_of(header, "Mall")), document=whole))
    assert [words(each) for each in page.cssselect(".below .block")] == ["Mall 2019"]
    empty = place_of(footer, "Sida")._replace(end=0)
    page = page_of(
        build.document(build.finding(place=place_of(header, "Mall"), evidence=(empty,)), document=whole)
    )
    assert [words(each) for each in page.cssselect(".below .block")] == ["Mall 2019", "Sida 1"]


def test_what_is_absent_stands_at_its_heading_or_on_top(build: Any) -> None:
    heading = block_of(1, "Barn", "heading", level=1, section=("Barn",))
    absent = Place(("Barn",), None, None, None, None, None, None, 0, 0, "")
    findings = [build.finding(place=absent), build.finding(None, rule="PER01", searched=("Barn", "Mål"))]
    page = page_of(build.document(*findings, document=document_of(heading)))
    assert words(one(page, ".noted .head")).startswith("2 Fel")
    assert "Sökte i Barn, Mål." in words(one(page, ".whole .note"))
    assert [link.get("href") for link in page.cssselect(".to-mend ol a")] == ["#d1-f1", "#d1-b1"]


def test_a_finding_says_all_that_the_terminal_says(build: Any) -> None:
    (memo, *_) = build.full().documents
    page = page_of(memo)
    notes = {
        words(note.cssselect(".level")[0]) + words(note.cssselect(".number")[0]): words(note)
        for note in page.cssselect(".note")
    }
    assert list(notes) == ["Varning1", "Varning2", "Varning3", "Fel4", "Tips5"]
    assert (
        "Hela dokumentet" in notes["Varning1"] and "Förslagets konsekvenser › Jämställdhet" in notes["Fel4"]
    )
    assert (
        "Varför Barnkonventionen är svensk lag. Förslag Barnens bästa har prövats genom att …"
        in notes["Varning1"]
    )
    assert (
        "PER01 barnperspektiv-saknas, bedömningen är osäker. Källa: Barnkonventionen, artikel 3."
        in notes["Varning1"]
    )
    assert "… och 4 till i samma avsnitt: »43 lärare«, »11 fritidsledare«" in notes["Varning2"]
    assert "Underlag »12 år | 71 | 84«" in notes["Varning3"]
    assert "kulturförvaltningen. »Förslaget bedöms inte påverka jämställdheten.« Taxan" in notes["Fel4"]


def test_a_rule_that_fires_often_is_told_once_with_links_to_the_rest(build: Any) -> None:
    block = block_of(1, "512 elever, 43 lärare, 11 ledare och 86 vikarier.")
    quotes = ["512 elever", "43 lärare", "11 ledare", "86 vikarier"]
    findings = [build.finding(place=place_of(block, quote)) for quote in quotes]
    page = page_of(build.document(*findings, document=document_of(block)))
    others = one(page, ".note .others")
    assert words(others) == "… och 3 till i samma avsnitt: »43 lärare«, »11 ledare«, »86 vikarier«"
    assert [
        page.get_element_by_id(link.get("href")[1:]).text_content() for link in others.iter("a")
    ] == quotes[1:]
    assert [mark.get("data-number") for mark in page.iter("mark")] == ["1"] * 4
    assert "… och 3 till i samma avsnitt." in words(one(page, ".to-mend li"))


def test_tips_are_folded_away(build: Any) -> None:
    block = block_of(1, "Avgiften höjs.")
    page = page_of(
        build.document(
            build.finding(level="info", place=place_of(block, "Avgiften")), document=document_of(block)
        )
    )
    assert one(page, "details.note").get("open") is None
    assert words(one(page, "nav summary")) == "1 tips"
    assert words(one(page, "nav h2")) == "Tips"
    assert "Inga fel eller varningar." in words(one(page, ".counts"))


def test_a_checklist_is_told_with_links_to_its_evidence(build: Any) -> None:
    block = block_of(1, "Taxan gäller 512 elever.")
    proof = place_of(block, "512 elever")
    points = (
        Point("a", "Människor", "Berörs någon?", "SKR", "krav", "met", "Det gör de", (proof,)),
        Point(
            "b", "Mål", "Vilka mål?", "Budgeten", "rad", "missing", "Inget mål nämns", (), ("Konsekvenser",)
        ),
    )
    checklist = Checklist("x", "Listan", "SKR", "inga_brister_funna", points)
    page = page_of(build.document(document=document_of(block), checklists=(checklist,)))
    met, missing = page.cssselect(".points li")
    assert words(met) == "+ Uppfyllt (krav) Människor Det gör de. Se »512 elever«"
    assert words(missing) == "- Saknas (råd) Mål Inget mål nämns. Frågan: Vilka mål? (Budgeten)"
    quiet = page.get_element_by_id(one(met, "a").get("href")[1:])
    assert (quiet.tag, quiet.get("class"), quiet.text_content()) == ("mark", "evidence", "512 elever")
    assert not list(quiet.iter("a"))
    assert words(one(page, ".overall")) == "Inga krav saknas. Råd att se över: mål."
    assert "Sökte i: Konsekvenser." in page.text_content()
    assert "Verktyget ersätter inte handläggarens bedömning." in words(one(page, "footer"))


def test_the_head_says_how_the_document_was_read(build: Any) -> None:
    told = build.document(
        kind="ovrigt", kind_reason="", notes=("ocr_damaged",), outcomes={"R1": "undetermined"}
    )
    head = one(page_of(told), "header")
    assert words(one(head, "h1")) == "Ny taxa för simhallen"
    assert "Läst som övrigt dokument. Profil: skr." in words(head)
    assert "Obs! Utan känt dokumentslag" in words(head) and "Obs! Texten verkar vara inskannad" in words(head)
    assert "Inga fel eller varningar. Kunde inte bedömas här: R1." in words(head)


def test_a_kind_that_no_list_is_for_is_told_so(build: Any) -> None:
    told = page_of(build.document(kind="protokoll")).text_content()
    assert "Ingen av de valda checklistorna gäller protokoll." in told

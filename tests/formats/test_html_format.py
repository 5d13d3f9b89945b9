"""The HTML page as a parser sees it: the whole text, the findings and verdicts, links that lead somewhere, no markup let in."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from lxml import html

from konsekvens_lint.documents.model import Block, Cell, Document, Place, Table
from konsekvens_lint.documents.reader import load, read
from konsekvens_lint.formats.html import STYLE, render
from konsekvens_lint.report import Checklist, DocumentReport, Point, Report, Unread
from konsekvens_lint.running.runner import run
from konsekvens_lint.settings.options import Options

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SAMPLES = [
    *sorted(EXAMPLES.glob("*.docx")),
    *sorted(EXAMPLES.glob("*.pdf")),
    *sorted(EXAMPLES.glob("profiles/*/*.md")),
]
BAD = EXAMPLES / "brister-konsumentradgivning.docx"


def _page(report: Report | DocumentReport) -> Any:
    whole = report if isinstance(report, Report) else Report((report,))
    return html.document_fromstring(render(whole, version="1"))


def _one(page: Any, selector: str) -> Any:
    (found,) = page.cssselect(selector)
    return found


def _words(element: Any) -> str:
    return " ".join(element.text_content().split())


def _block(number: int, text: str, kind: str = "paragraph", **more: Any) -> Block:
    return Block(kind, text, number, more.pop("section", ("Konsekvenser",)), **more)  # type: ignore[arg-type]


def _document(*blocks: Block, **more: Any) -> Document:
    return Document("docx", blocks, **more)


def _place(block: Block, quote: str, **more: Any) -> Place:
    start = block.text.index(quote)
    values = {
        "section": block.section,
        "line": None,
        "page": None,
        "table": None,
        "row": None,
        "column": None,
    }
    return Place(
        **{
            **values,
            "paragraph": block.number,
            "start": start,
            "end": start + len(quote),
            "quote": quote,
            **more,
        }
    )


def _judged(*files: Path) -> Report:
    return Report(tuple(run(files, Options(with_text=True), jobs=1)))


def _shown(page: Any, block: Block) -> str | list[str]:
    """The text of the block on the page; that of its cells, for a table."""
    element = page.get_element_by_id(f"d1-b{block.number}")
    if block.table is None:
        return element.text_content()  # type: ignore[no-any-return]
    return [cell.text_content() for cell in element.iter("td", "th")]


def _as_read(block: Block) -> str | list[str]:
    return block.text if block.table is None else [cell.text for row in block.table.rows for cell in row]


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_the_text_on_the_page_is_the_documents_text(file: Path) -> None:
    report = _judged(file)
    page = _page(report)
    document = read(file, load(file))
    assert document.blocks
    for block in (*document.blocks, *document.footnotes):
        assert _shown(page, block) == _as_read(block)
    order = [
        element.get("id")
        for element in page.cssselect(".flow [id]")
        if re.fullmatch(r"d1-b\d+", element.get("id"))
    ]
    assert order == [f"d1-b{block.number}" for block in (*document.blocks, *document.footnotes)]


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_each_finding_marks_what_it_quotes(file: Path) -> None:
    report = _judged(file)
    page = _page(report)
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
    return str(note.get("id") or _one(note, "div[id]").get("id"))


def _bare(text: str) -> str:
    return re.sub(r"[\s|]", "", text)


def test_overlapping_findings_lose_no_letter(build: Any) -> None:
    block = _block(1, "Kvinnor och män\tpåverkas\nlika <av> förslaget & taxan.")
    quotes = ["Kvinnor och män", "och män\tpåverkas", "män", block.text, "lika <av> förslaget", "&"]
    findings = [build.finding(place=_place(block, quote), rule=f"R{at}") for at, quote in enumerate(quotes)]
    page = _page(build.document(*findings, document=_document(block)))
    assert _shown(page, block) == block.text
    for finding in page.cssselect(".note"):
        (back,) = finding.cssselect(".back a")
        first = page.get_element_by_id(back.get("href")[1:])
        assert "mark" in (first.tag, first.getnext() is not None and first.getnext().tag)


def test_links_lead_somewhere_and_ids_are_one_of_a_kind(build: Any) -> None:
    page = _page(Report((*_judged(*SAMPLES).documents, *build.full().documents)))
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    links = [link.get("href") for link in page.iter("a")]
    assert len(links) > 100
    assert {link for link in links if link[0] != "#" or link[1:] not in ids} == set()


@pytest.mark.parametrize("files", [SAMPLES[:1], [BAD], SAMPLES])
def test_the_outline_has_one_top_and_no_jumps(files: list[Path]) -> None:
    levels = [
        int(element.tag[1]) for element in _page(_judged(*files)).iter("h1", "h2", "h3", "h4", "h5", "h6")
    ]
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_headings_keep_their_order_of_rank(build: Any) -> None:
    blocks = [
        _block(at, f"R{at}", "heading", level=level)
        for at, level in enumerate([2, 4, 4, 3, 9, 1, 2], start=1)
    ]
    page = _page(build.document(document=_document(*blocks)))
    tags = [page.get_element_by_id(f"d1-b{block.number}").tag for block in blocks]
    assert tags == ["h3", "h4", "h4", "h4", "h5", "h3", "h4"]


def test_lists_nest(build: Any) -> None:
    items = [
        _block(at, f"p{at}", "list_item", depth=depth)
        for at, depth in enumerate([1, 0, 1, 2, 1, 0, 9000], start=1)
    ]
    finding = build.finding(place=_place(items[3], "p4"))
    page = _page(build.document(finding, document=_document(_block(8, "Före"), *items)))
    (outermost,) = page.cssselect(".flow > ul")
    assert [_words(item.find("div")) for item in outermost.findall("li")] == ["p1", "p2", "p6"]
    second = outermost.findall("li")[1]
    assert [_words(item.find("div")) for item in second.findall("ul/li")] == ["p3", "p5"]
    (deepest,) = second.findall("ul/li/ul/li")
    assert _words(deepest.find("div")) == "p4" and deepest.cssselect(".note.error")


def test_tables_keep_their_cells_and_caption(build: Any) -> None:
    rows = (
        (Cell("Ålder", 0, 0, rowspan=2), Cell("Andel", 0, 1, colspan=2)),
        (Cell("Flickor", 1, 1), Cell("", 1, 2)),
        (Cell("12 år", 2, 0), Cell("71", 2, 1), Cell("84", 2, 2)),
    )
    caption = _block(1, "Tabell 1. Simkunnighet", "caption")
    table = _block(2, "Ålder | Andel\n…", "table", table=Table(1, rows, 2))
    finding = build.finding(place=_place(table, "Ålder", table=1, row=2))
    document = build.document(finding, document=_document(caption, table, _block(3, "Källa: SCB", "caption")))
    page = _page(document)
    assert _words(_one(page, "caption")) == caption.text
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
    assert _one(page, "p.caption").text_content() == "Källa: SCB"


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
    block = _block(1, "…", "table", table=Table(1, rows, headers))
    page = _page(build.document(document=_document(block)))
    assert [cell.text_content() for cell in page.cssselect(".flow thead th")] == head
    assert len(page.cssselect(".flow th")) == len(head)
    assert _shown(page, block) == _as_read(block)


def test_furniture_is_shown_where_a_finding_points_there(build: Any) -> None:
    header, footer = _block(2, "Mall 2019", "header"), _block(3, "Sida 1", "footer")
    whole = _document(_block(1, "Text."), furniture=(header, footer))
    assert "Mall 2019" not in _page(build.document(document=whole)).text_content()
    page = _page(build.document(build.finding(place=_place(header, "Mall")), document=whole))
    assert [_words(each) for each in page.cssselect(".below .block")] == ["Mall 2019"]
    empty = _place(footer, "Sida")._replace(end=0)
    page = _page(
        build.document(build.finding(place=_place(header, "Mall"), evidence=(empty,)), document=whole)
    )
    assert [_words(each) for each in page.cssselect(".below .block")] == ["Mall 2019", "Sida 1"]


def test_what_is_absent_stands_at_its_heading_or_on_top(build: Any) -> None:
    heading = _block(1, "Barn", "heading", level=1, section=("Barn",))
    absent = Place(("Barn",), None, None, None, None, None, None, 0, 0, "")
    findings = [build.finding(place=absent), build.finding(None, rule="PER01", searched=("Barn", "Mål"))]
    page = _page(build.document(*findings, document=_document(heading)))
    assert _words(_one(page, ".noted .head")).startswith("2 Fel")
    assert "Sökte i Barn, Mål." in _words(_one(page, ".whole .note"))
    assert [link.get("href") for link in page.cssselect(".to-mend ol a")] == ["#d1-f1", "#d1-b1"]


def test_a_finding_says_all_that_the_terminal_says(build: Any) -> None:
    (memo, *_) = build.full().documents
    page = _page(memo)
    notes = {
        _words(note.cssselect(".level")[0]) + _words(note.cssselect(".number")[0]): _words(note)
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
    block = _block(1, "512 elever, 43 lärare, 11 ledare och 86 vikarier.")
    quotes = ["512 elever", "43 lärare", "11 ledare", "86 vikarier"]
    findings = [build.finding(place=_place(block, quote)) for quote in quotes]
    page = _page(build.document(*findings, document=_document(block)))
    others = _one(page, ".note .others")
    assert _words(others) == "… och 3 till i samma avsnitt: »43 lärare«, »11 ledare«, »86 vikarier«"
    assert [
        page.get_element_by_id(link.get("href")[1:]).text_content() for link in others.iter("a")
    ] == quotes[1:]
    assert [mark.get("data-number") for mark in page.iter("mark")] == ["1"] * 4
    assert "… och 3 till i samma avsnitt." in _words(_one(page, ".to-mend li"))


def test_tips_are_folded_away(build: Any) -> None:
    block = _block(1, "Avgiften höjs.")
    page = _page(
        build.document(
            build.finding(level="info", place=_place(block, "Avgiften")), document=_document(block)
        )
    )
    assert _one(page, "details.note").get("open") is None
    assert _words(_one(page, "nav summary")) == "1 tips"
    assert _words(_one(page, "nav h2")) == "Tips"
    assert "Inga fel eller varningar." in _words(_one(page, ".counts"))


def test_a_checklist_is_told_with_links_to_its_evidence(build: Any) -> None:
    block = _block(1, "Taxan gäller 512 elever.")
    proof = _place(block, "512 elever")
    points = (
        Point("a", "Människor", "Berörs någon?", "SKR", "krav", "met", "Det gör de", (proof,)),
        Point(
            "b", "Mål", "Vilka mål?", "Budgeten", "rad", "missing", "Inget mål nämns", (), ("Konsekvenser",)
        ),
    )
    checklist = Checklist("x", "Listan", "SKR", "inga_brister_funna", points)
    page = _page(build.document(document=_document(block), checklists=(checklist,)))
    met, missing = page.cssselect(".points li")
    assert _words(met) == "+ Uppfyllt (krav) Människor Det gör de. Se »512 elever«"
    assert _words(missing) == "- Saknas (råd) Mål Inget mål nämns. Frågan: Vilka mål? (Budgeten)"
    quiet = page.get_element_by_id(_one(met, "a").get("href")[1:])
    assert (quiet.tag, quiet.get("class"), quiet.text_content()) == ("mark", "evidence", "512 elever")
    assert not list(quiet.iter("a"))
    assert _words(_one(page, ".overall")) == "Inga krav saknas. Råd att se över: mål."
    assert "Sökte i: Konsekvenser." in page.text_content()
    assert "Verktyget ersätter inte handläggarens bedömning." in _words(_one(page, "footer"))


def test_the_head_says_how_the_document_was_read(build: Any) -> None:
    told = build.document(
        kind="ovrigt", kind_reason="", notes=("ocr_damaged",), outcomes={"R1": "undetermined"}
    )
    head = _one(_page(told), "header")
    assert _words(_one(head, "h1")) == "Ny taxa för simhallen"
    assert "Läst som övrigt dokument. Profil: skr." in _words(head)
    assert "Obs! Utan känt dokumentslag" in _words(head) and "Obs! Texten verkar vara inskannad" in _words(
        head
    )
    assert "Inga fel eller varningar. Kunde inte bedömas här: R1." in _words(head)


def test_a_kind_that_no_list_is_for_is_told_so(build: Any) -> None:
    told = _page(build.document(kind="protokoll")).text_content()
    assert "Ingen av de valda checklistorna gäller protokoll." in told


def test_several_documents_have_an_index(build: Any) -> None:
    page = _page(build.full())
    assert _words(_one(page, "h1")) == "Granskning av 4 dokument"
    rows = [[_words(cell) for cell in row.iter("td")] for row in page.cssselect(".index tbody tr")]
    assert rows[0] == ["Ny taxa för simhallen memon/simhall.docx", "1", "7"]
    assert rows[2] == ["Val av justerare memon/justering.md", "0", "0"]
    assert (
        rows[3][0].startswith("memon/gammal skanning.pdf")
        and "Kunde inte läsas. Filen är en bild" in rows[3][0]
    )
    assert [article.get("id") for article in page.iter("article")] == ["d1", "d2", "d3"]
    assert "Inte granskade 3 filer av annat slag" in _words(_one(page, ".numbers"))


def test_a_document_that_could_not_be_read_is_all_there_is() -> None:
    page = _page(Report((Unread("-", "empty", "Filen är tom"),)))
    assert "standard in" in _words(_one(page, ".index td")) and "Filen är tom." in _words(
        _one(page, ".index td")
    )
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
    block = _block(1, f"Före {evil} efter.")
    table = _block(2, evil, "table", table=Table(1, ((Cell(evil, 0, 0),),)))
    heading = _block(3, evil, "heading", level=1, section=(evil,))
    texts = ["message", "advice", "why", "source", "name"]
    finding = build.finding(place=_place(block, evil), searched=(evil,), **dict.fromkeys(texts, evil))
    absent = build.finding(
        place=_place(heading, evil)._replace(start=0, end=0), evidence=(_place(block, evil),)
    )
    checklist = Checklist(
        evil,
        evil,
        evil,
        "bor_kompletteras",
        (Point("a", evil, evil, evil, "krav", "missing", evil, (_place(block, evil),)),),
    )
    document = build.document(
        finding, absent, path=evil, title=evil, profile=evil, kind=evil, kind_reason=evil, notes=(evil,),
        checklists=(checklist,), document=_document(block, table, heading, title=evil),
    )  # fmt: skip
    page = _page(Report((document, document._replace(document=None), Unread(evil, "x", evil)), 1))
    assert not list(page.iter("script", "img", "b", "i"))
    assert [style.text for style in page.iter("style")] == [STYLE]
    assert _shown(page, block) == block.text
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
    block = _block(1, "a\x00b\x1bc\ud800d\ue000e\x85f\rg\uffffh\u0007")
    page = render(
        Report((build.document(path="m\udcff.md", document=_document(block, title=None)),)), version="1"
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
    assert page.get("lang") == "sv" and _one(page, "meta[charset]").get("charset") == "utf-8"
    assert "konsekvens-lint 1.2" in _words(_one(page, "footer"))


def test_a_hundred_pages_take_no_time(build: Any) -> None:
    words = "Förslaget bedöms inte ha någon påverkan på jämställdheten bland kvinnor och män i kommunen. " * 5
    blocks = [_block(at, words, "heading" if at % 9 == 1 else "paragraph", level=2) for at in range(1, 1201)]
    findings = [
        build.finding(place=_place(block, "Förslaget"), rule=f"R{block.number}") for block in blocks[::3]
    ]
    report = Report((build.document(*findings, document=_document(*blocks)),))
    render(report, version="1")
    start = perf_counter()
    render(report, version="1")
    assert perf_counter() - start < 1

"""What is a heading in a Word file, and how deep."""

from __future__ import annotations

import pytest
from builders import Package, control, docx, field, para, run, style
from looking import headings, kinds, levels, word

PROSE = "Nämnden beslutar att anta förslaget från och med den 1 januari."


def level(outline: int) -> str:
    return f"<w:outlineLvl w:val='{outline}'/>"


@pytest.mark.parametrize(
    ("styles", "key", "expected"),
    [
        ([style("Rubrik1", "heading 1")], "Rubrik1", 1),
        ([style("Rubrik2", "Rubrik 2")], "Rubrik2", 2),
        ([style("Heading3", "heading 3")], "Heading3", 3),
        ([], "Rubrik1", 1),
        ([style("R1", "Rubrik 1 utan numrering")], "R1", 1),
        ([style("Egen", "Kapitel", outline=1)], "Egen", 2),
        ([style("Rubrik1", "heading 1"), style("Egen", "Egen", based_on="Rubrik1")], "Egen", 1),
        ([style("A", outline=0), style("B", based_on="A"), style("C", based_on="B")], "C", 1),
        ([style("A", based_on="B"), style("B", based_on="A")], "A", None),
        ([style("Rubrik1", "heading 1"), style("Egen", "Egen", based_on="Rubrik1", outline=9)], "Egen", None),
        ([style("Brdtext", "Body Text")], "Brdtext", None),
        ([style("Underrubrik", "Subtitle")], "Underrubrik", None),
    ],
)
def test_heading_by_style(styles: list[str], key: str, expected: int | None) -> None:
    fixed = para("Fast", style="Rubrik4") + para(PROSE)
    data = Package().styles(style("Rubrik4", "heading 4"), *styles)
    data.body(fixed, fixed, para("Om förslaget", style=key), para(PROSE))
    found = {text: depth for depth, text in levels(word(data.build()))}
    assert found.get("Om förslaget") == expected


def test_outline_level_of_the_paragraph_goes_before_its_style() -> None:
    data = docx(
        para("Ett", properties=level(0)),
        para(PROSE, style="Rubrik1", properties=level(9)),
        para("Två", style="Rubrik1", properties=level(2)),
    )
    assert levels(word(data)) == [(1, "Ett"), (3, "Två")]


def test_title_style_and_paths_below_it() -> None:
    data = docx(
        para("Ny simhall", style="Rubrik"),
        para("Konsekvenser", style="Rubrik1"),
        para("Jämställdhet", style="Rubrik2"),
        para(PROSE),
    )
    document = word(data)
    assert document.title == "Ny simhall"
    assert document.blocks[0].section == ("Ny simhall",)
    assert document.blocks[3].section == ("Konsekvenser", "Jämställdhet")


def test_prose_in_a_heading_style_is_prose() -> None:
    assert kinds(word(docx(para(PROSE * 6, style="Rubrik1"))))[0][0] == "paragraph"


def test_bold_lines_are_the_headings_where_no_style_is() -> None:
    data = docx(
        para("Ny simhall", bold=True),
        para("Bakgrund", bold=True),
        para(PROSE),
        para("Förslagets följder", bold=True),
        para(PROSE),
        para("Viktigt!", bold=True),
        para("Fet mening som slutar med punkt.", bold=True),
        para("Ett ", run("ord", bold=True), " i fetstil"),
        para(PROSE),
    )
    assert levels(word(data)) == [(1, "Ny simhall"), (2, "Bakgrund"), (2, "Förslagets följder")]


def test_bold_by_style() -> None:
    styles = [style("Fet", bold=True), style("Ärvd", based_on="Fet")]
    strong = "<w:style w:type='character' w:styleId='Stark'><w:rPr><w:b/></w:rPr></w:style>"
    data = Package().styles(*styles, strong).body(
        para("Förslagets bakgrund", style="Ärvd"),
        para(PROSE),
        para(run("Förslagets följder", properties="<w:rStyle w:val='Stark'/>")),
        para(PROSE),
        para(run("Inte fet", properties="<w:b w:val='0'/>"), style="Fet"),
        para(PROSE),
    )  # fmt: skip
    assert [h for h in headings(word(data.build())) if h.startswith("Förslagets")] == [
        "Förslagets bakgrund",
        "Förslagets följder",
    ]


def test_bold_line_below_a_real_heading_is_a_step_down() -> None:
    data = docx(
        para("Konsekvenser", style="Rubrik1"),
        para("För kvinnor och män", bold=True),
        para(PROSE),
        para("Tabell 1. Antal elever", bold=True),
        para(PROSE),
    )
    assert levels(word(data)) == [(1, "Konsekvenser"), (2, "För kvinnor och män")]
    assert kinds(word(data))[3][0] == "caption"


def test_bare_lines_are_the_headings_where_nothing_is_marked() -> None:
    data = docx(
        *(para(line) for line in ("Ny simhall", "Dnr KS 2025/00214", "Bakgrund", PROSE, "Skäl", PROSE))
    )
    assert levels(word(data)) == [(1, "Ny simhall"), (2, "Bakgrund"), (2, "Skäl")]


def test_numbered_headings() -> None:
    numbered = "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='3'/></w:numPr>"
    data = docx(
        para("Bakgrund", style="Rubrik1", properties=numbered),
        para("4.3 Konsekvenser", style="Rubrik2"),
        para("En punkt", properties=numbered),
        para("Ingen punkt.", properties="<w:numPr><w:numId w:val='0'/></w:numPr>"),
    )
    assert kinds(word(data)) == [
        ("heading", "Bakgrund"),
        ("heading", "4.3 Konsekvenser"),
        ("list_item", "En punkt"),
        ("paragraph", "Ingen punkt."),
    ]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("List Bullet", "list_item"),
        ("Punktlista", "list_item"),
        ("Numrerad lista 2", "list_item"),
        ("List Paragraph", "paragraph"),
        ("caption", "caption"),
        ("Beskrivning", "caption"),
        ("Tabellrubrik", "caption"),
        ("Quote", "quotation"),
        ("Intense Quote", "quotation"),
        ("Starkt citat", "quotation"),
        ("toc 1", "contents"),
        ("Innehåll 2", "contents"),
        ("TOC Heading", "contents"),
        ("Innehållsförteckningsrubrik", "contents"),
    ],
)
def test_other_styles(name: str, kind: str) -> None:
    data = Package().styles(style("S", name)).body(para("Ett stycke text.", style="S")).build()
    assert kinds(word(data)) == [(kind, "Ett stycke text.")]


def test_typed_bullets_are_items() -> None:
    data = docx(para("Följande ingår:"), para("\uf0b7\tkultur"), para("- fritid"), para("1. Beslut fattas."))
    assert kinds(word(data))[1:] == [
        ("list_item", "kultur"), ("list_item", "fritid"), ("list_item", "Beslut fattas."),
    ]  # fmt: skip


def test_contents_page_of_a_gallery() -> None:
    gallery = "<w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj>"
    toc = control(para("Innehåll", style="Rubrik1") + para("Bakgrund\t2"), properties=gallery)
    data = docx(toc, para("Bakgrund", style="Rubrik1"), para(PROSE))
    assert kinds(word(data))[:3] == [
        ("contents", "Innehåll"),
        ("contents", "Bakgrund\t2"),
        ("heading", "Bakgrund"),
    ]


def test_contents_page_of_a_field() -> None:
    entry = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    opened = field("TOC \\o", "Bakgrund\t2").removesuffix(entry)
    data = docx(para(opened), para("Skäl\t3", entry), para("Bakgrund", style="Rubrik1"), para(PROSE))
    assert [kind for kind, _ in kinds(word(data))] == ["contents", "contents", "heading", "paragraph"]


@pytest.mark.parametrize("value", ["9" * 5000, "10", "9", "²", "-1", ""])
def test_an_outline_level_that_word_does_not_have_makes_no_heading(value: str) -> None:
    properties = f'<w:outlineLvl w:val="{value}"/>'
    assert kinds(word(docx(para("Kvinnor och män reser.", properties=properties)))) == [
        ("paragraph", "Kvinnor och män reser.")
    ]

"""What stands outside the document's own part: notes, headers, charts, pictures."""

from __future__ import annotations

import pytest
from builders import Package, chart, docx, drawing, para, run
from looking import grid, kinds, tables, texts, word

PROSE = "Nämnden beslutar att anta förslaget från och med den 1 januari."


def reference(kind: str, key: int) -> str:
    return f"<w:r><w:{kind}Reference w:id='{key}'/></w:r>"


def test_footnotes_and_endnotes_with_the_section_that_refers_to_them() -> None:
    data = (
        Package()
        .body(para("Bakgrund", style="Rubrik1"), para("Kön+", reference("footnote", 1), " är ett begrepp."))
        .body(para("Skäl", style="Rubrik1"), para("Slut.", reference("endnote", 1)))
        .notes("footnotes", "Kön och andra faktorer.")
        .notes("endnotes", "Se bilagan.")
    )
    document = word(data.build())
    assert document.blocks[1].text == "Kön+ är ett begrepp."
    assert [(note.kind, note.text, note.section) for note in document.footnotes] == [
        ("footnote", "Kön och andra faktorer.", ("Bakgrund",)),
        ("footnote", "Se bilagan.", ("Skäl",)),
    ]
    numbers = [block.number for block in (*document.blocks, *document.footnotes)]
    assert numbers == list(range(1, 7))


def test_headers_and_footers_apart_and_once() -> None:
    data = (
        Package()
        .body(para("Text."))
        .header(para("Region Halland"), para("Diarienummer: RS 2025-0187"))
        .header(para("Region Halland"))
        .header(para("Sida 1 (3)"), kind="footer")
    )
    document = word(data.build())
    assert texts(document) == ["Text."]
    assert [(block.kind, block.text) for block in document.furniture] == [
        ("header", "Region Halland"),
        ("header", "Diarienummer: RS 2025-0187"),
        ("footer", "Sida 1 (3)"),
    ]
    assert document.diary_number == "RS 2025-0187"


def test_chart_as_a_table_where_it_stands() -> None:
    part = chart(
        "Sökande efter kön", ["2023", "2024"], {"Kvinnor": ["0.42", "0.5"], "Män": ["0.58", "0.5"]}, "0%"
    )
    place = drawing("<c:chart r:id='rIdchart1'/>")
    data = Package().body(para("Före.", place), para("Efter.")).part("chart1.xml", "chart", part).build()
    document = word(data)
    assert [kind for kind, _ in kinds(document)] == ["paragraph", "caption", "table", "paragraph"]
    assert grid(tables(document)[0]) == [
        ["", "Kvinnor", "Män"], ["2023", "42 %", "58 %"], ["2024", "50 %", "50 %"],
    ]  # fmt: skip
    assert tables(document)[0].header_rows == 1


def test_chart_numbers_have_a_decimal_comma_and_no_noise() -> None:
    part = chart("", ["a"], {"x": ["12.300000000000001"]})
    data = Package().body(para(drawing("<c:chart r:id='rIdchart1'/>"))).part("chart1.xml", "chart", part)
    assert grid(tables(word(data.build()))[0]) == [["", "x"], ["a", "12,3"]]


def test_a_point_of_a_chart_with_an_absurd_number_is_left_out() -> None:
    part = chart("", ["a", "b"], {"x": ["12", "13"]}).replace('idx="1"', f'idx="{"7" * 5000}"')
    data = Package().body(para(drawing("<c:chart r:id='rIdchart1'/>"))).part("chart1.xml", "chart", part)
    assert grid(tables(word(data.build()))[0]) == [["", "x"], ["a", "12"]]


@pytest.mark.parametrize(
    ("description", "told"),
    [
        ("Diagram över andelen kvinnor och män bland de sökande", True),
        ("Regionens logotyp", False),
        ("bild1.png", False),
        ("En bild som visar text. Automatiskt genererad beskrivning", False),
    ],
)
def test_alternative_text_that_says_something(description: str, told: bool) -> None:
    found = kinds(word(docx(para("Text.", drawing(description=description)))))
    assert found == [("paragraph", "Text.")] + [("caption", description)] * told


def test_parts_that_are_missing_are_left_out() -> None:
    data = docx(para("Text.", drawing("<c:chart r:id='rIdborta'/>"), run(" Slut.")))
    assert texts(word(data)) == ["Text. Slut."]


def test_main_part_under_another_name() -> None:
    package = Package().body(para("Text.")).build()
    import io
    import zipfile

    archive = zipfile.ZipFile(io.BytesIO(package))
    files = {name: archive.read(name) for name in archive.namelist()}
    files["word/document2.xml"] = files.pop("word/document.xml")
    files["word/_rels/document2.xml.rels"] = files.pop("word/_rels/document.xml.rels")
    files["_rels/.rels"] = files["_rels/.rels"].replace(b"word/document.xml", b"/word/document2.xml")
    from builders import zipped

    assert texts(word(zipped(files))) == ["Text."]


def test_alternate_content_without_a_branch_holds_nothing() -> None:
    data = docx("<mc:AlternateContent/>", para("Text.", run("<mc:AlternateContent/>")))
    assert texts(word(data))[0].startswith("Text.")


def test_a_number_that_is_no_decimal_is_no_number() -> None:
    data = docx(para("Text.", properties='<w:outlineLvl w:val="²"/>'))
    assert [kind for kind, _ in kinds(word(data))] == ["paragraph"]

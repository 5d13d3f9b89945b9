"""What counts as text in a Word paragraph."""

from __future__ import annotations

import pytest
from builders import Package, control, docx, element, field, para, run, style, table, text, text_box
from looking import kinds, texts, word

DELETED = "<w:del w:id='1'><w:r><w:delText>gammal </w:delText></w:r></w:del>"
MARK_DELETED = "<w:rPr><w:del w:id='2'/></w:rPr>"


def ins(inner: str, name: str = "ins") -> str:
    return f"<w:{name} w:id='3'>{inner}</w:{name}>"


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (["Jäm", run("ställd"), run("het")], "Jämställdhet"),
        (["köns", "<w:r><w:softHyphen/></w:r>", "uppdelad"], "köns\u00aduppdelad"),
        (["e", "<w:r><w:noBreakHyphen/></w:r>", "post"], "e\u2011post"),
        (["Datum", "<w:r><w:tab/></w:r>", "2025"], "Datum\t2025"),
        (["rad ett", "<w:r><w:br/></w:r>", "rad två"], "rad ett\nrad två"),
        (["före", "<w:r><w:br w:type='page'/></w:r>", " efter"], "före efter"),
        ([DELETED, ins(run("ny ")), "text"], "ny text"),
        ([ins(run("flyttad hit "), "moveTo"), "text"], "flyttad hit text"),
        ([ins(run("flyttad bort "), "moveFrom"), "text"], "text"),
        ([run("dold ", properties="<w:vanish/>"), "synlig"], "synlig"),
        ([run("inte dold ", properties="<w:vanish w:val='0'/>"), "synlig"], "inte dold synlig"),
        ([control(run("i kontroll ")), "text"], "i kontroll text"),
        ([control(control(run("djupt ")) + run("inne ")), "text"], "djupt inne text"),
        ([element("hyperlink", run("länk")), " text"], "länk text"),
        ([element("smartTag", run("ort ")), element("customXml", run("märkt ")), "text"], "ort märkt text"),
        ([element("fldSimple", run("7"), instr="PAGE"), " sidor"], "7 sidor"),
        ([field("REF _Ref123 \\h", "tabell 2"), " visar"], "tabell 2 visar"),
        ([field("IF 1 ", field("MERGEFIELD x", "inre"), " yttre")], "inre yttre"),
        (["<w:r><w:sym w:font='Wingdings' w:char='F0E0'/></w:r>", " pil"], "→ pil"),
        (["<w:r><w:sym w:font='Arial' w:char='00C5'/></w:r>", "r"], "År"),
        (["<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>", " är"], "a+b är"),
        (["<w:commentRangeStart w:id='1'/>", "text", "<w:r><w:commentReference w:id='1'/></w:r>"], "text"),
        (["<w:r><w:ruby><w:rt><w:r><w:t>x</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>y</w:t></w:r>"
          "</w:rubyBase></w:ruby></w:r>"], "y"),
    ],
)  # fmt: skip
def test_text_of_a_paragraph(parts: list[str], expected: str) -> None:
    assert texts(word(docx(para(*parts)))) == [expected]


def test_blocks_in_content_controls_and_insertions() -> None:
    data = docx(control(para("Ett.") + control(para("Två."))), ins(para("Tre.")), ins(para("Fyra."), "del"))
    assert texts(word(data)) == ["Ett.", "Två.", "Tre."]


def test_deleted_paragraph_mark_joins_with_the_next() -> None:
    data = docx(para("Första halvan ", properties=MARK_DELETED), para("och andra."), para("Sist."))
    assert texts(word(data)) == ["Första halvan och andra.", "Sist."]


def test_wholly_deleted_paragraph_leaves_nothing() -> None:
    assert texts(word(docx(para(DELETED, properties=MARK_DELETED), para("Kvar.")))) == ["Kvar."]


def test_field_left_open_does_not_swallow_the_rest() -> None:
    opened = "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
    assert texts(word(docx(para("Före. ", opened), para("Efter.")))) == ["Före.", "Efter."]


def test_prompt_is_marked_as_template() -> None:
    blocks = word(docx(control(para("Klicka här för att ange text."), prompt=True), para("Text."))).blocks
    assert [(block.text, block.template) for block in blocks] == [
        ("Klicka här för att ange text.", True),
        ("Text.", False),
    ]


def test_prompt_within_a_paragraph_stands_apart() -> None:
    blocks = word(docx(para("Bedömning: ", control(run("Beskriv kvinnor och män."), prompt=True)))).blocks
    assert [(block.text, block.template) for block in blocks] == [
        ("Bedömning:", False),
        ("Beskriv kvinnor och män.", True),
    ]


def test_prompt_in_a_cell_is_no_text_of_the_cell() -> None:
    prompt = control(para("Ange antal"), prompt=True)
    inner = element("tc", prompt)
    rows = table(("Kön", "Antal"), f"<w:tr><w:tc>{para('Kvinnor')}</w:tc>{inner}</w:tr>")
    assert word(docx(para("Text."), rows)).blocks[1].text == "Kön | Antal\nKvinnor | "


def test_text_box_once_and_after_its_paragraph() -> None:
    data = docx(para("Ankare.", text_box(para("I rutan."), para("Mer i rutan."))), para("Efter."))
    assert texts(word(data)) == ["Ankare.", "I rutan.", "Mer i rutan.", "Efter."]


def test_old_text_box_without_alternative() -> None:
    box = f"<v:textbox><w:txbxContent>{para('I rutan.')}</w:txbxContent></v:textbox>"
    old = f"<w:r><w:pict><v:shape>{box}</v:shape></w:pict></w:r>"
    assert texts(word(docx(para(old)))) == ["I rutan."]


def test_text_box_in_a_text_box() -> None:
    inner = text_box(para("Innerst."))
    assert texts(word(docx(para(text_box(para("Ytterst.", inner)))))) == ["Ytterst.", "Innerst."]


def test_alternative_content_in_running_text_once() -> None:
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='x'>{text('nytt')}</mc:Choice>"
        f"<mc:Fallback>{text('gammalt')}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert texts(word(docx(para(both)))) == ["nytt"]


def test_alt_chunk_and_comments_are_not_text() -> None:
    data = Package().body("<w:altChunk r:id='x'/>", para("Text.")).build()
    assert kinds(word(data)) == [("paragraph", "Text.")]


def test_strict_namespaces() -> None:
    document = (
        b'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body><w:p><w:r><w:t>'
        b"Strikt.</w:t></w:r></w:p></w:body></w:document>"
    )
    assert texts(word(Package().raw("word/document.xml", document).build())) == ["Strikt."]


def test_broken_relation_does_not_cost_the_document() -> None:
    data = Package().body(para("Text.")).part("NULL", "image", "").build()
    assert texts(word(data)) == ["Text."]


def test_a_style_that_hides_hides_runs_that_say_nothing_of_themselves_too() -> None:
    hides = style("Dold").replace("</w:style>", "<w:rPr><w:vanish/></w:rPr></w:style>")
    shown = run("visas", properties="<w:vanish w:val='0'/>")
    data = Package().styles(hides).body(para("Text."), para(run("göms "), shown, style="Dold"))
    assert texts(word(data.build())) == ["Text.", "visas"]

"""Comments to the tool in Word files: which are, and the blocks that each stands at."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from builders import Package, cell, commented, control, drawing, para, referred, row, run, table, text_box
from looking import word

from konsekvens_lint.documents import word_remarks
from konsekvens_lint.documents.model import Document, Remark

SAID = "konsekvens-lint: ignorera DOK01 – summan beslutas i budgeten"
HEADING = para("Bakgrund", style="Rubrik1")
INSERTED = "<w:ins w:id='9' w:author='Ek'>{}</w:ins>"
START, END = '<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/>'


def read(*blocks: str, comments: Sequence[str] = (SAID,)) -> Document:
    return word(Package().body(*blocks).comments(*comments).build())


def the_remark(document: Document) -> Remark:
    (remark,) = document.remarks
    return remark


def at(document: Document) -> tuple[str, list[str]]:
    """The remark's quote, and the texts of the blocks that it stands at."""
    remark = the_remark(document)
    assert remark.place is not None
    blocks = {block.number: block for block in (*document.blocks, *document.footnotes)}
    first = blocks[min(remark.blocks)]
    assert (remark.place.paragraph, remark.place.section) == (first.number, first.section)
    if remark.place.column is None:
        assert first.text[remark.place.start : remark.place.end] == remark.place.quote
    return remark.place.quote, [blocks[number].text for number in sorted(remark.blocks)]


def test_words_in_a_paragraph() -> None:
    document = read(HEADING, para("Nämnden avsätter ", commented(0, "XX kronor"), " till torget."))
    assert the_remark(document).text == SAID
    assert at(document) == ("XX kronor", ["Nämnden avsätter XX kronor till torget."])
    assert [block.text for block in document.blocks] == [
        "Bakgrund",
        "Nämnden avsätter XX kronor till torget.",
    ]


def test_the_second_of_two_that_are_alike() -> None:
    document = read(para("XX kronor och ", commented(0, "XX kronor"), "."))
    place = the_remark(document).place
    assert place is not None
    assert (place.start, place.end) == (14, 23)


@pytest.mark.parametrize(
    ("blocks", "quote", "texts"),
    [
        pytest.param([para(commented(0, "Bakgrund"), style="Rubrik1"), para("Text.")], "Bakgrund", ["Bakgrund"], id="heading"),
        pytest.param([para("• ", commented(0, "Ny belysning"))], "Ny belysning", ["Ny belysning"], id="typed bullet"),
        pytest.param([para(commented(0, run("• "), run("Ny belysning")))], "Ny belysning", ["Ny belysning"], id="bullet and all"),
        pytest.param([para("Vi ", control(commented(0, "XX")), " kr.")], "XX", ["Vi XX kr."], id="inline control"),
        pytest.param([control(para(commented(0, "XX kr.")))], "XX kr.", ["XX kr."], id="block control"),
        pytest.param([para("Vi ", INSERTED.format(commented(0, "XX")), " kr.")], "XX", ["Vi XX kr."], id="within an insertion"),
        pytest.param([para("Vi ", commented(0, INSERTED.format(run("XX"))), " kr.")], "XX", ["Vi XX kr."], id="about an insertion"),
        pytest.param([para(text_box(para("I ", commented(0, "rutan"))))], "rutan", ["I rutan"], id="in a text box"),
        pytest.param([para("Före.", commented(0, text_box(para("I rutan"))))], "I rutan", ["I rutan"], id="about a text box"),
        pytest.param([para(commented(0, "Före.", text_box(para("I rutan"))))], "Före.", ["Före.", "I rutan"], id="text and box"),
        pytest.param([para("Vi avsätter XX kr.", referred(0)), para("Slut.")], "Vi avsätter XX kr.", ["Vi avsätter XX kr."], id="no range"),
        pytest.param([para("Vi avsätter ", commented(0), "XX kr.")], "Vi avsätter XX kr.", ["Vi avsätter XX kr."], id="empty range"),
        pytest.param([para(" ", commented(0, "   "), "XX kr.")], "XX kr.", ["XX kr."], id="space"),
        pytest.param([para(text_box(para("I rutan")), referred(0)), para("Efter.")], "I rutan", ["I rutan"], id="beside a text box"),
        pytest.param([para(referred(0)), para("Efter.")], "Efter.", ["Efter."], id="empty paragraph"),
        pytest.param([para("Före."), para(referred(0))], "Före.", ["Före."], id="empty last paragraph"),
        pytest.param([START, para("Ett."), END, para("Två.", referred(0))], "Ett.", ["Ett."], id="between blocks"),
        pytest.param([para("A. ", START, "Ett."), para("Två."), para("Tre.", END, referred(0), " B.")], "Ett.", ["A. Ett.", "Två.", "Tre. B."], id="over paragraphs"),
        pytest.param([para("Ett ", START, "långt stycke."), table(("A", "B")), para("Slut.", END, referred(0))], "långt stycke.", ["Ett långt stycke.", "A | B", "Slut."], id="over a table"),
        pytest.param([para(commented(0, drawing("<wp:docPr descr='Kvinnor och män i parken en dag i maj'/>")))], "Kvinnor och män i parken en dag i maj", ["Kvinnor och män i parken en dag i maj"], id="a picture"),
    ],
)  # fmt: skip
def test_where_it_stands(blocks: list[str], quote: str, texts: list[str]) -> None:
    assert at(read(*blocks)) == (quote, texts)


DELETED = "<w:del w:id='5' w:author='Ek'>{}</w:del>".format
MOVED = "<w:moveFrom w:id='5' w:author='Ek'>{}</w:moveFrom>".format
GONE = "<w:r><w:delText>XX kr</w:delText></w:r>"


@pytest.mark.parametrize(
    "gone",
    [
        pytest.param([para(commented(0, DELETED(GONE))), para("Kvar.")], id="a paragraph"),
        pytest.param([para("Vi avsätter ", commented(0, DELETED(GONE)), " till torget.")], id="words"),
        pytest.param([para("Vi ", DELETED(commented(0, GONE)), " till torget.")], id="comment and all"),
        pytest.param([para("Vi ", DELETED(referred(0)), " till torget.")], id="no range"),
        pytest.param([para("Vi ", commented(0, DELETED(GONE), run(" ")), "till torget.")], id="but a space"),
        pytest.param([START, para(DELETED(GONE)), para(DELETED(GONE)), END, para("Kvar.", referred(0))], id="paragraphs"),
        pytest.param([para(commented(0, MOVED(run("XX kr")))), para("Kvar.")], id="moved"),
    ],
)  # fmt: skip
def test_what_was_deleted_is_no_place(gone: list[str]) -> None:
    document = read(*gone)
    assert not any("XX" in block.text for block in document.blocks)
    assert document.remarks == (Remark(SAID, None),)


def test_thousands_about_the_same_are_anchored_once() -> None:
    marks = {
        kind: "".join(f'<w:commentRange{kind} w:id="{n}"/>' for n in range(300)) for kind in ("Start", "End")
    }
    body = [marks["Start"], *(para(f"Stycke {number}.") for number in range(50)), marks["End"]]
    remarks = read(*body, comments=[SAID] * 300).remarks
    assert {len(each.blocks) for each in remarks} == {50}
    assert len({id(each.blocks) for each in remarks}) == 1


def test_words_in_the_place_of_what_was_deleted() -> None:
    document = read(para("Vi avsätter ", commented(0, DELETED(GONE), INSERTED.format(run("YY kr"))), "."))
    assert at(document) == ("YY kr", ["Vi avsätter YY kr."])


def test_a_cell_of_a_table() -> None:
    rows = [row("Typ", "Antal"), row("Bidrag", cell(para("Ett."), para("Cirka ", commented(0, "XX"), " st")))]
    document = read(para("Före."), table(*rows))
    remark = the_remark(document)
    place = remark.place
    assert place is not None
    assert (place.table, place.row, place.column, place.quote) == (1, 1, 1, "XX")
    assert document.blocks[1].table is not None
    assert document.blocks[1].table.rows[1][1].text[place.start : place.end] == "XX"
    assert remark.blocks == {2}


def test_a_table_within_a_table() -> None:
    inner = table(("A", "B"), row("C", cell(para(commented(0, "XX")))))
    document = read(table(("Rubrik", "Text", "Mer"), row("Ett", cell(inner, para()), "Tre")))
    assert the_remark(document).blocks == {document.blocks[0].number}


def test_a_letterhead_is_one_thing() -> None:
    head = table(row("Handläggare", "Diarienummer"), row(cell(para(commented(0, "Anna Ek"))), "KS 2025/12"))
    document = read(head, para("Ny taxa", style="Rubrik1"), para("Text."))
    letterhead = {block.number for block in document.blocks if block.section == ()}
    assert letterhead
    assert the_remark(document).blocks == letterhead


def test_a_paragraph_that_is_joined_with_the_next() -> None:
    mark = "<w:rPr><w:del w:id='2' w:author='Ek'/></w:rPr>"
    document = read(para(commented(0, "Vi avsätter "), properties=mark), para("XX kr."))
    assert at(document) == ("Vi avsätter", ["Vi avsätter XX kr."])


def test_a_footnote() -> None:
    first, second = (f"<w:r><w:footnoteReference w:id='{number}'/></w:r>" for number in (1, 2))
    package = Package().body(para("Kön+", first, " är ", commented(0, run("begreppet"), second), "."))
    document = word(package.notes("footnotes", "Först.", "Sedan.").comments(SAID).build())
    assert at(document) == ("begreppet", ["Kön+ är begreppet.", "Sedan."])


def test_within_a_footnote() -> None:
    mark = "<w:r><w:footnoteReference w:id='1'/></w:r>"
    note = f"<w:footnote w:id='1'>{para('Se ', commented(0, 'XX'), '.')}</w:footnote>"
    part = f"<w:footnotes xmlns:w='{word_remarks.w.NAMESPACE}'>{note}</w:footnotes>"
    package = Package().body(para("Kön+", mark, "."), para("Slut."))
    document = word(package.part("footnotes.xml", "footnotes", part).comments(SAID).build())
    assert at(document) == ("Se XX.", ["Se XX."])


@pytest.mark.parametrize("anchored", [True, False])
def test_an_answer_to_another_comment(anchored: bool) -> None:
    first = '<w:p w14:paraId="0000000A"><w:r><w:t>Varför XX?</w:t></w:r></w:p>'
    answer = f'<w:p w14:paraId="0000000B"><w:r><w:t>{SAID}</w:t></w:r></w:p>'
    entries = '<w15:commentEx w15:paraId="0000000A"/><w15:commentEx w15:paraId="0000000B" w15:paraIdParent="0000000A"/>'
    extended = f"<w15:commentsEx xmlns:w15='http://schemas.microsoft.com/office/word/2012/wordml'>{entries}</w15:commentsEx>"
    words = commented(0, commented(1, "XX")) if anchored else commented(0, "XX")
    package = Package().body(para("Vi avsätter ", words, " kr.")).comments(first, answer)
    document = word(package.part("commentsExtended.xml", "commentsExtended", extended).build())
    assert at(document) == ("XX", ["Vi avsätter XX kr."])


def test_one_without_an_anchor_does_not_take_that_of_another() -> None:
    entries = '<w15:commentEx w15:paraId="0000000A"/><w15:commentEx/>'
    extended = f"<w15:commentsEx xmlns:w15='http://schemas.microsoft.com/office/word/2012/wordml'>{entries}</w15:commentsEx>"
    package = Package().body(para(commented(0, "XX"))).comments("Varför XX?", SAID)
    document = word(package.part("commentsExtended.xml", "commentsExtended", extended).build())
    assert document.remarks == (Remark(SAID, None),)


def test_without_an_anchor_it_is_read_all_the_same() -> None:
    assert read(para("Text.")).remarks == (Remark(SAID, None),)


@pytest.mark.parametrize(
    "said",
    [
        "Konsekvens-lint: ignorera DOK01",
        "KONSEKVENS-LINT : ignorera DOK01",
        "  konsekvens–lint:\u00a0ignorera DOK01",
        "konsekvens\u2011lint: ignorera DOK01",
        "konsekvens - lint: ignorera DOK01",
        "\u200bkonsekvens-lint:ignorera",
        "konsekvens-lint:\nignorera DOK01\n– summan beslutas senare",
        para(run("konse"), run("kvens", bold=True), "<w:r><w:noBreakHyphen/></w:r>", run("lint"), run(": ignorera DOK01")),
        para("<w:r><w:annotationRef/></w:r>", INSERTED.format(run("konsekvens-lint: ignorera DOK01"))),
    ],
)  # fmt: skip
def test_what_is_said_to_the_tool(said: str) -> None:
    document = read(para(commented(0, "XX kr.")), comments=[said])
    assert at(document) == ("XX kr.", ["XX kr."])


@pytest.mark.parametrize(
    "said", ["Stämmer det?", "Vad säger konsekvens-lint: om detta?", "Granskat av konsekvens-lint 1.0.", ""]
)
def test_what_is_said_to_people(said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(word_remarks, "_in_body")  # The text is not walked for it.
    assert read(para(commented(0, "XX kr.")), comments=[said]).remarks == ()


def test_each_of_several_in_their_order() -> None:
    body = para(commented(1, "Ett."), commented(0, "Två."), commented(2, "Tre."))
    document = read(body, comments=[f"{SAID} 0", "Till Anna", f"{SAID} 2"])
    assert [(remark.text[-1], remark.place and remark.place.quote) for remark in document.remarks] == [
        ("0", "Två."),
        ("2", "Tre."),
    ]


@pytest.mark.parametrize("damaged", [b"<w:comments", b"<!DOCTYPE a []><a/>"])
def test_a_damaged_part_of_comments_hides_no_text(damaged: bytes) -> None:
    package = Package().body(para("Text.")).comments(SAID).raw("word/comments.xml", damaged)
    document = word(package.build())
    assert [block.text for block in document.blocks] == ["Text."]
    assert document.remarks == ()


def test_as_python_docx_writes_it(tmp_path: Path) -> None:
    import docx

    memo = docx.Document()
    memo.add_heading("Ny taxa", 1)
    words = memo.add_paragraph("Nämnden avsätter ").add_run("XX kronor")
    memo.add_comment(words, text=SAID, author="Anna Ek")
    memo.save(str(tmp_path / "memo.docx"))
    document = word((tmp_path / "memo.docx").read_bytes())
    assert at(document) == ("XX kronor", ["Nämnden avsätter XX kronor"])

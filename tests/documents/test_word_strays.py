"""Text that stands where Word has no place for it: such a file is refused, and nothing of it left out in silence."""

from __future__ import annotations

import pytest
from builders import Package, cell, control, docx, element, para, row, run, table, text
from looking import texts, word

from konsekvens_lint.documents.errors import DocumentError


def alternate(choice: str, fallback: str) -> str:
    return (
        f"<mc:AlternateContent><mc:Choice Requires='wps'>{choice}</mc:Choice>"
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


STRAYS = {
    "in no paragraph": run("Kvinnor"),
    "in no run": element("p", text("Kvinnor")),
    "a paragraph in a paragraph": element("p", para("Kvinnor")),
    "a paragraph in a run": para(element("r", para("Kvinnor"))),
    "a row in no table": row("Kvinnor", "12"),
    "a cell in no row": element("tbl", cell("Kvinnor")),
    "among a cell's properties": element("tbl", element("tr", element("tcPr", para("Kvinnor")))),
    "in an element that nobody knows": element("unheardOf", para("Kvinnor")),
    "in a control that holds nothing": element("sdt", para("Kvinnor")),
    "a control in no content": para(element("sdt", run("Kvinnor"))),
}


@pytest.mark.parametrize("stray", STRAYS.values(), ids=STRAYS.keys())
def test_text_where_none_is_to_stand_is_refused(stray: str) -> None:
    with pytest.raises(DocumentError) as caught:
        word(docx(para("Text."), stray))
    assert caught.value.code == "broken"
    assert "text står där den inte kan läsas" in caught.value.message


@pytest.mark.parametrize("part", ["footnotes", "header"])
def test_so_is_that_of_a_note_or_a_header(part: str) -> None:
    package = Package().body(para("Text."))
    stray = element("unheardOf", para("Kvinnor"))
    made = (
        package.header(para("Region Halland"), stray)
        if part == "header"
        else package.notes("footnotes", stray)
    )
    with pytest.raises(DocumentError):
        word(made.build())


def test_a_second_body_is_not_passed_over() -> None:
    with pytest.raises(DocumentError):
        word(docx(para("Text."), "</w:body><w:body>", para("Kvinnor")))


LEFT_OUT = {
    "deleted": para("Text.", element("del", run("Kvinnor"))),
    "moved away": para("Text.", element("moveFrom", run("Kvinnor"))),
    "hidden": para("Text.", run("Kvinnor", properties="<w:vanish/>")),
    "a field's code": para(
        "Text.",
        "<w:r><w:fldChar w:fldCharType='begin'/><w:t>Kvinnor</w:t><w:fldChar w:fldCharType='end'/></w:r>",
    ),
    "the other branch": para("Text.", alternate(run(""), run("Kvinnor"))),
    "a deleted row": para("Text.")
    + table(element("tr", element("trPr", "<w:del/>") + cell("Kvinnor")), row("Ja", "1"), row("Nej", "2")),
    "white space": para("Text.") + run("  "),
    "how a sign is read": para("Text.", "<w:r><w:ruby><w:rt>" + run("Kvinnor") + "</w:rt></w:ruby></w:r>"),
}


@pytest.mark.parametrize("content", LEFT_OUT.values(), ids=LEFT_OUT.keys())
def test_what_is_left_out_on_purpose_is_no_stray(content: str) -> None:
    found = texts(word(docx(content)))
    assert found[0] == "Text."
    assert not any("Kvinnor" in each for each in found)


def test_a_prompt_in_a_table_of_figures_is_no_stray() -> None:
    prompt = element("tc", control(para("Klicka här."), prompt=True))
    (found,) = (
        each
        for each in word(
            docx(para("Text."), table(row("Kön", prompt), row("Män", "113"), row("Kvinnor", "118")))
        ).blocks
        if each.table
    )
    assert "113" in found.text

"""The oracle for text that is lost: it finds what is missing, and asks for nothing that is no text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from builders import control, docx, element, para, row, run, table

from fuzz.oracle import lost
from konsekvens_lint.documents.reader import read

PROSE = "Nämnden beslutar att anta förslaget."
FIELD = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>"
NO_TEXT = {
    "deleted": element("del", run("Gammalt")),
    "moved away": element("moveFrom", run("Gammalt")),
    "hidden": run("Gammalt", properties="<w:vanish/>"),
    "a field's code": FIELD.format("begin")
    + run("Gammalt")
    + FIELD.format("separate")
    + run("2024")
    + FIELD.format("end"),
    "the other branch": "<mc:AlternateContent><mc:Choice Requires='wps'/><mc:Fallback>"
    + run("Gammalt")
    + "</mc:Fallback></mc:AlternateContent>",
}


@pytest.mark.parametrize("content", NO_TEXT.values(), ids=NO_TEXT.keys())
def test_what_is_no_text_is_not_asked_for(content: str) -> None:
    data = docx(para(PROSE, content))
    assert lost(data, read(Path("a.docx"), data)) == ()


def test_a_paragraph_a_cell_and_a_prompt_that_are_not_there() -> None:
    data = docx(
        para(PROSE),
        para("Kvinnor reser kollektivt."),
        control(para("Klicka"), prompt=True),
        table(row("Kön", "Antal"), row("Flickor", "7")),
    )
    document = read(Path("a.docx"), data)
    assert lost(data, document) == ()
    kept = tuple(block for block in document.blocks if "reser" not in block.text)
    assert lost(data, replace(document, blocks=kept)) == ("Kvinnorreserkollektivt",)
    assert "Flickor" in lost(data, replace(document, blocks=document.blocks[:2]))


def test_what_stands_twice_must_be_told_twice() -> None:
    data = docx(para("Kvinnor reser."), para("Mellan."), para("Kvinnor reser."))
    document = read(Path("a.docx"), data)
    assert lost(data, document) == ()
    assert lost(data, replace(document, blocks=document.blocks[1:])) == ("Kvinnorreser",)


def test_markdown_is_asked_for_its_words_and_not_for_its_front_matter_and_comments() -> None:
    data = "---\ntitle: Rubriken\n---\n\n# Bakgrund\n\nKvinnor reser. <!-- anmärkning -->\n\n| Flickor | Pojkar |\n|---|---|\n| 1 | 2 |\n".encode()
    document = read(Path("a.md"), data)
    assert lost(data, document) == ()
    assert set(lost(data, replace(document, blocks=document.blocks[:1]))) == {
        "Kvinnor",
        "reser",
        "Flickor",
        "Pojkar",
    }

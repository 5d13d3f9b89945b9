"""An office program opens the commented file, and the comments are there."""

from __future__ import annotations

import subprocess
from pathlib import Path
from shutil import which

import pytest
from builders import cell, control, docx, element, field, para, row, run, table
from commented import CLAIM, HEAD, comments
from layouts import LAYOUTS, parse_memo
from lxml import etree
from test_layouts import OWN as MEMO

from konsekvens_lint.documents.word import read_word
from konsekvens_lint.office.comments import comment
from konsekvens_lint.rulebook.loading import built_in
from konsekvens_lint.settings.options import Options, plan

BOOK = built_in()
EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "brister-konsumentradgivning.docx"
# What LibreOffice calls a comment in its own format.
ANNOTATION, CREATOR = (
    "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation",
    "{http://purl.org/dc/elements/1.1/}creator",
)

BOUND = '<w:dataBinding w:xpath="/a" w:storeItemID="{0}"/>'
END = para("Det är allt.")
HOLDERS = {
    "block control": (control(para(CLAIM)), END),
    "first of two paragraphs": (control(para(CLAIM) + para("Mer text.")), END),
    "second of two paragraphs": (control(para("Mer text.") + para(CLAIM)), END),
    "plain text control": (para("Före. ", control(run(CLAIM), properties="<w:text/>"), " Efter."), END),
    "bound control": (para("Före. ", control(run(CLAIM), properties=BOUND), " Efter."), END),
    "bound block control": (control(para(CLAIM), properties=BOUND), END),
    "bound block control at the end": (control(para(CLAIM), properties=BOUND),),
    "control around a cell": (table(row(control(cell(para("Så här.", bold=True), para(CLAIM))))), END),
    "control around a row": (table(control(row(cell(para("Så här.", bold=True), para(CLAIM))))), END),
    "control in a control": (control(para("Före. ", control(run(CLAIM)), " Efter.")), END),
    "field": (para("Före. ", field("DOCPROPERTY x", CLAIM), " Efter."), END),
    "simple field": (para("Före. ", element("fldSimple", run(CLAIM), instr="DOCPROPERTY x"), " Efter."), END),
}
FIRST_LINE_LOST = {
    "content_controls",
    *(name for name in HOLDERS if "control" in name or "paragraphs" in name),
}

pytestmark = pytest.mark.skipif(which("soffice") is None, reason="LibreOffice is not installed")


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the commented files, as .docx, as LibreOffice's flat XML, and as .docx that LibreOffice wrote."""
    folder = tmp_path_factory.mktemp("office")
    chosen = plan(Options(kind="tjansteskrivelse"), BOOK)
    made = {name: make(parse_memo(MEMO)) for name, make in LAYOUTS.items()}
    made["example"] = EXAMPLE.read_bytes()
    made |= {name: docx(*HEAD, *blocks) for name, blocks in HOLDERS.items()}
    (folder / "source").mkdir()
    for name, data in made.items():
        (folder / f"{name}.docx").write_bytes(comment(data, BOOK, chosen, name, tips=True).data)
        (folder / "source" / f"{name}.docx").write_bytes(data)
    office = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to"]
    for kind, source, to in (
        ("fodt", folder, folder),
        ("fodt", folder / "source", folder / "source"),
        ("docx", folder, folder / "again"),
    ):
        files = [str(file) for file in sorted(source.glob("*.docx"))]
        command = [*office, kind, "--outdir", str(to), *files]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
    return folder


@pytest.mark.parametrize("name", [*LAYOUTS, *HOLDERS, "example"])
def test_the_text_is_the_same(converted: Path, name: str) -> None:
    """LibreOffice 7.4 loses text and mixes it up where a comment stands at the wrong place in a control or a field."""
    assert _text(converted / f"{name}.fodt") == _text(converted / "source" / f"{name}.fodt")


def _text(file: Path) -> str:
    """All that the file says but for comments, without white space."""
    told = etree.parse(file).getroot().find(".//{*}text")
    assert told is not None
    for each in list(told.iter(ANNOTATION)):
        _without(each)
    return "".join("".join(told.itertext()).split())


def _without(element: etree._Element) -> None:
    """Take the element out, and leave the text after it."""
    holder, before = element.getparent(), element.getprevious()
    assert holder is not None
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        holder.text = (holder.text or "") + (element.tail or "")
    holder.remove(element)


@pytest.mark.parametrize("name", [*LAYOUTS, *HOLDERS, "example"])
def test_the_comments_are_there(converted: Path, name: str) -> None:
    ours = comments((converted / f"{name}.docx").read_bytes())
    root = etree.parse(converted / f"{name}.fodt").getroot()
    theirs = [each for each in root.iter(ANNOTATION) if each.findtext(CREATOR) == "konsekvens-lint"]
    told = ["".join("".join(each.itertext()).split()) for each in theirs]
    assert len(told) == len(ours) > 0
    for each in ours:
        # The first line says what the comment is about; LibreOffice 7.4 loses it where the paragraph is in a control.
        first, _, rest = each.text.partition("\n")
        assert any("".join(rest.split()) in text for text in told)
        assert name in FIRST_LINE_LOST or any("".join(first.split()) in text for text in told)


def test_saved_by_the_program_and_commented_again(converted: Path) -> None:
    """Its own comments are replaced, whatever the program made of them."""
    chosen = plan(Options(kind="tjansteskrivelse"), BOOK)
    saved = (converted / "again" / "example.docx").read_bytes()
    again = comment(saved, BOOK, chosen, "example", tips=True).data
    first = comments((converted / "example.docx").read_bytes())
    assert [(each.anchor, each.text) for each in comments(again)] == [
        (each.anchor, each.text) for each in first
    ]
    assert read_word(again) == read_word(saved)

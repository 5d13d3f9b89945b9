"""The Word file of a template: read back, unfilled, filled in well, the same each time, and in another program."""

from __future__ import annotations

import io
import subprocess
import zipfile
from functools import cache
from pathlib import Path
from shutil import which

import docx
import pytest
from docx.oxml.ns import qn
from filling import ANSWERS, TITLES, filled

from konsekvens_lint.documents.model import Document
from konsekvens_lint.documents.reader import read
from konsekvens_lint.facts.facts import find_facts
from konsekvens_lint.linter import check_document
from konsekvens_lint.office.outline import outline
from konsekvens_lint.office.template import word_file
from konsekvens_lint.report import DocumentReport
from konsekvens_lint.rulebook.loading import built_in
from konsekvens_lint.settings.options import Options, plan
from konsekvens_lint.settings.profiles import resolve

BOOK = built_in()
PROFILES = {entry["id"]: resolve(entry, BOOK) for entry in BOOK.profiles}
KINDS = sorted(BOOK.templates)
COVERED = [
    (profile, kind)
    for profile, whole in PROFILES.items()
    for kind in KINDS
    if any(kind in (BOOK.checklist(name) or {})["kinds"] for name in whole.checklists)
]
# Kinds in which the heading on gender equality must have a text of its own.
DECISIONS = ("tjansteskrivelse", "remissvar", "utredning")

every_template = pytest.mark.parametrize("kind", KINDS)
every_profile = pytest.mark.parametrize("profile", sorted(PROFILES))


@cache
def _template(kind: str, profile: str) -> bytes:
    return word_file(outline(kind, PROFILES[profile], BOOK))


def _read(data: bytes) -> Document:
    return read(Path("mall.docx"), data)


def _report(data: bytes, profile: str, kind: str | None = None) -> DocumentReport:
    options = Options(profile=profile, kind=kind)
    return check_document(_read(data), BOOK, plan(options, BOOK), "mall.docx", "")


def _answers(data: bytes, profile: str) -> dict[str, tuple[str, ...]]:
    """What is written under each heading of the template: by its name, or by what it is about."""
    facts = find_facts(_read(data), BOOK, plan(Options(profile=profile), BOOK).given)
    return {
        section.heading.block.text: tuple(
            text
            for name in (section.heading.block.text, *sorted(section.own_roles))
            for text in ANSWERS.get(name, ())
        )
        for section in facts.reading.sections
        if section.heading
    }


def _found(report: DocumentReport) -> set[str]:
    return {finding.rule for finding in report.findings}


def test_there_are_templates_and_profiles_to_try() -> None:
    assert set(KINDS) == set(TITLES)
    assert len(COVERED) > len(PROFILES) > 10


@every_template
def test_what_is_to_be_written_is_read_as_prompts(kind: str) -> None:
    made = outline(kind, PROFILES["gotland"], BOOK)
    blocks = _read(_template(kind, "gotland")).blocks
    prompts = [block.text for block in blocks if block.template]
    assert prompts == [
        *made.letterhead.values(),
        made.title,
        *(prompt for part in made.parts for prompt in part.prompts),
    ]
    own = [block.text.rstrip(": ") for block in blocks if not block.template]
    assert own == [made.label, *made.letterhead, *(part.heading for part in made.parts)]
    headings = [block.text for block in blocks if block.kind == "heading"]
    assert headings == [part.heading for part in made.parts]


@every_template
@every_profile
@pytest.mark.parametrize("told", [True, False])
def test_a_template_left_unfilled_is_found_out(profile: str, kind: str, told: bool) -> None:
    report = _report(_template(kind, profile), profile, kind if told else None)
    assert report.kind == kind
    assert _found(report) >= ({"DOK01", "BES02"} if kind in DECISIONS else {"DOK01"})


@every_template
@every_profile
def test_a_title_is_not_enough(profile: str, kind: str) -> None:
    data = filled(_template(kind, profile), {}, TITLES[kind], keep=True)
    report = _report(data, profile)
    assert (report.title, report.kind) == (TITLES[kind], kind)
    assert _found(report) >= ({"DOK01", "BES02"} if kind in DECISIONS else {"DOK01"})


@pytest.mark.parametrize(("profile", "kind"), COVERED)
def test_filled_in_well_it_passes(profile: str, kind: str) -> None:
    template = _template(kind, profile)
    data = filled(template, _answers(template, profile), TITLES[kind])
    report = _report(data, profile)
    assert (report.title, report.kind) == (TITLES[kind], kind)
    assert [(each.rule, each.message) for each in report.findings if each.level != "info"] == []
    lacking = [
        (point.id, point.verdict)
        for checklist in report.checklists
        for point in checklist.points
        if point.demand == "krav" and point.verdict not in ("met", "not_applicable")
    ]
    assert lacking == []
    assert {checklist.overall for checklist in report.checklists} == {"inga_brister_funna"}


@every_template
@every_profile
def test_as_a_template_it_lacks_nothing(profile: str, kind: str) -> None:
    report = _report(_template(kind, profile), profile, "mall")
    assert report.outcomes["MAL01"] == "ok"
    assert not report.findings


def test_prompts_are_no_content() -> None:
    """What the template asks is not what the author says: of nobody it is known whether people are concerned."""
    assert _report(_template("tjansteskrivelse", "skr"), "skr").facts["concerns_people"] == "unsure"


@every_template
def test_the_same_bytes_each_time(kind: str) -> None:
    data = word_file(outline(kind, PROFILES["skr"], BOOK))
    assert data == _template(kind, "skr")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {info.date_time for info in package.infolist()} == {(2026, 1, 1, 0, 0, 0)}


def test_it_is_a_swedish_a4_and_nobodys() -> None:
    document = docx.Document(io.BytesIO(_template("tjansteskrivelse", "skr")))
    page = document.sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    languages = {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"sv-SE"}
    about = document.core_properties
    assert (about.author, about.comments, about.language) == ("", "", "sv-SE")
    headings = [each.text for each in document.paragraphs if each.style.name == "Heading 1"]
    assert headings[0] == "Förslag till beslut"


def test_a_click_replaces_the_whole_prompt() -> None:
    """What Word needs for that: a control that says that it shows its prompt, in the style of prompts."""
    document = docx.Document(io.BytesIO(_template("tjansteskrivelse", "skr")))
    controls = list(document.element.body.iter(qn("w:sdt")))
    assert len({each.find(f"{qn('w:sdtPr')}/{qn('w:id')}").get(qn("w:val")) for each in controls}) == len(
        controls
    )
    for control in controls:
        assert control.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}") is not None
        styles = {each.get(qn("w:val")) for each in control.iter(qn("w:rStyle"))}
        assert [document.styles.get_by_id(each, 2).name for each in styles] == ["Placeholder Text"]


@pytest.mark.skipif(which("soffice") is None, reason="LibreOffice is not installed")
def test_it_opens_in_another_program(tmp_path: Path) -> None:
    file = tmp_path / "mall.docx"
    file.write_bytes(_template("tjansteskrivelse", "norrbotten"))
    command = [
        "soffice",
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--headless",
        "--convert-to",
        "pdf",
    ]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), str(file)], check=True, capture_output=True, timeout=300
    )
    pdf = tmp_path / "mall.pdf"
    headings = [part.heading for part in outline("tjansteskrivelse", PROFILES["norrbotten"], BOOK).parts]
    text = " ".join(block.text for block in read(pdf, pdf.read_bytes()).blocks)
    assert [heading for heading in headings if heading not in text] == []

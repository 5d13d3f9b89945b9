"""A prompt of Word's that is left in a document is told once, whatever it says; what is written in its place is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import control, docx, para, run

from konsekvens_lint.documents.reader import read
from konsekvens_lint.linter import check_document
from konsekvens_lint.rulebook.loading import built_in
from konsekvens_lint.settings.options import Options, plan

BOOK = built_in()


def _left(*blocks: str, kind: str = "tjansteskrivelse") -> list[str]:
    """What is quoted of the template in a memo with the blocks."""
    head = (
        para("Nytt städavtal", style="Title"),
        para("Förslag till beslut", style="Heading1"),
        para("Nämnden tecknar avtal."),
    )
    document = read(Path("a.docx"), docx(*head, *blocks))
    report = check_document(document, BOOK, plan(Options(kind=kind), BOOK), "a.docx", "")
    return [each.place.quote for each in report.findings if each.rule == "DOK01" and each.place]


@pytest.mark.parametrize(
    "prompt",
    [
        "Klicka eller tryck här för att ange text.",
        "Hur många kvinnor och män berörs?",
        "Beskriv bakgrunden.",
        "Kostnad",
        "Beskriv kostnaden. Klicka eller tryck här för att ange text.",
    ],
)
def test_a_prompt_is_told_once(prompt: str) -> None:
    for heading in ("Ekonomi", "Jämställdhet"):
        block = control(para(run(prompt)), prompt=True)
        assert len(_left(para(heading, style="Heading1"), block)) == 1


def test_one_on_a_line_with_a_label() -> None:
    assert _left(para(run("Datum: "), control(run("Välj datum"), prompt=True))) == ["Välj datum"]


def test_what_is_written_in_its_place_is_the_authors() -> None:
    assert (
        _left(para("Ekonomi", style="Heading1"), control(para(run("Hur många kvinnor berörs? Sju.")))) == []
    )


def test_it_belongs_in_a_template() -> None:
    assert _left(control(para(run("Skriv här")), prompt=True), kind="mall") == []

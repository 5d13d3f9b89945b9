"""How sure a finding is, by how it came to be."""

from __future__ import annotations

from pathlib import Path

import pytest

from konsekvens_lint.documents.reader import read
from konsekvens_lint.linter import check_document
from konsekvens_lint.report import Finding
from konsekvens_lint.rulebook.loading import built_in
from konsekvens_lint.settings.options import Options, plan

BOOK = built_in()


def _finding(text: str, rule: str, kind: str | None = None) -> Finding:
    document = read(Path("memo.md"), text.encode())
    report = check_document(document, BOOK, plan(Options(kind=kind), BOOK), "memo.md", "")
    return next(finding for finding in report.findings if finding.name == rule)


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        pytest.param(
            "## Jämställdhet\n\nKvinnor får kortare väg till badet.", "high", id="under-its-heading"
        ),
        pytest.param("## Bedömning\n\nKvinnor får kortare väg till badet.", "medium", id="under-another"),
    ],
)
def test_a_heading_tells_what_a_text_is_about(text: str, confidence: str) -> None:
    memo = (
        f"# Ny hållplats\n\n## Förslag till beslut\n\nNämnden flyttar hållplatsen för resenärer.\n\n{text}\n"
    )

    assert _finding(memo, "ett-kon-beskrivs").confidence == confidence


def test_a_kind_that_is_guessed_from_some_words_is_less_sure_than_one_that_is_told() -> None:
    text = "# Ny hållplats vid skolan\n\nVi tillstyrker förslaget i remissen.\n\n## Jämställdhet\n\nBarn får kortare väg.\n"

    told = _finding(text, "pastaende-utan-innehall", "remissvar")
    guessed = _finding(text, "pastaende-utan-innehall")

    assert (told.confidence, guessed.confidence) == ("high", "medium")


def test_an_absence_is_less_sure_where_the_sexes_are_named_in_others_words() -> None:
    memo = "# Ny taxa i simhallen\n\n## Förslag till beslut\n\nNämnden höjer avgiften för badande.\n\n## Synpunkter\n\n{text}\n"
    silent = _finding(memo.format(text="Badet är slitet."), "konsekvensbeskrivning-saknas")
    heard = _finding(
        memo.format(text="Motionären anser att kvinnor badar mer."), "konsekvensbeskrivning-saknas"
    )

    assert (silent.confidence, heard.confidence) == ("high", "medium")


def test_a_target_group_in_the_title_is_surer_than_one_in_the_proposal() -> None:
    proposal = (
        "## Förslag till beslut\n\nNämnden höjer avgiften för elever.\n\n## Ekonomi\n\nIntäkten ökar.\n"
    )

    assert _finding(f"# Ny avgift i kulturskolan\n\n{proposal}", "barnperspektiv-saknas").confidence == "high"
    assert _finding(f"# Ny avgift\n\n{proposal}", "barnperspektiv-saknas").confidence == "medium"

"""The experts' cases and the source memo that the project was given; skipped where they are not at hand."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from labels import cases
from scoring import Labelled, score

from konsekvens_lint.documents.reader import read
from konsekvens_lint.linter import check_document
from konsekvens_lint.report import DocumentReport
from konsekvens_lint.rulebook.book import Rulebook
from konsekvens_lint.rulebook.loading import built_in
from konsekvens_lint.settings.options import Options, plan

SHARED = Path(__file__).resolve().parents[3] / "shared"
CASES = SHARED / "cases" / "dev.yaml"
MEMO = SHARED / "corpus" / "seeds" / "003_25f3412942cace4e.txt"
DECISIONS = ("tjansteskrivelse", "remissvar", "utredning")
OF_THESE_RULES = ("BES01", "BES02", "BES03", "BES04", "BES05", "BES06", "BES07", "BES09", "DOK01")

pytestmark = pytest.mark.skipif(not CASES.exists(), reason="the shared cases are not at hand")


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return built_in()


def _cases() -> list[Labelled]:
    return list(cases(CASES)) if CASES.exists() else []


@pytest.mark.parametrize(
    "case", [c for c in _cases() if set(c.fires) <= set(OF_THESE_RULES)], ids=lambda case: case.id
)
def test_the_findings_are_the_experts(case: Labelled, book: Rulebook) -> None:
    assert [str(each) for each in score(case, book).finding_errors] == []


def test_at_most_one_fact_or_verdict_in_twenty_differs(book: Rulebook) -> None:
    scores = [score(case, book) for case in _cases() if case.kind in DECISIONS]
    compared = sum(each.compared for each in scores)
    wrong = [f"{each.case} {d}" for each in scores for d in each.disagreements if d.about != "finding"]

    assert compared > 600
    assert len(wrong) <= compared / 20, "\n".join(wrong)


def test_nothing_missing_is_approved(book: Rulebook) -> None:
    scores = [score(case, book) for case in _cases() if case.kind in DECISIONS]

    assert [f"{each.case} {d}" for each in scores for d in each.disagreements if d.approves_wrongly] == []


@pytest.fixture(scope="module")
def memo(book: Rulebook) -> DocumentReport:
    return check_document(read(MEMO), book, plan(Options(), book), str(MEMO), "")


def test_the_memo_is_judged_as_the_expert_does(memo: DocumentReport) -> None:
    expected = yaml.safe_load((SHARED / "cases" / "seed003.yaml").read_text(encoding="utf-8"))
    checklist = memo.checklists[0]
    verdicts = {**{point.id: point.verdict for point in checklist.points}, "overall": checklist.overall}

    assert memo.kind == expected["kind"]
    assert {name: memo.facts[name] for name in expected["facts"]} == expected["facts"]
    assert {name: verdicts[name] for name in expected["verdicts"]} == expected["verdicts"]


def test_the_memo_has_its_one_finding_at_the_impact_text(memo: DocumentReport) -> None:
    told = [finding for finding in memo.findings if finding.level in ("error", "warning")]

    assert [finding.rule for finding in told] == ["BES04"]
    assert told[0].place is not None
    assert told[0].place.section[-1] == "Beslutsförslagets påverkan avseende jämställdhet"
    assert all(memo.outcomes[code] == "ok" for code in ("BES01", "BES02", "BES03", "BES05"))

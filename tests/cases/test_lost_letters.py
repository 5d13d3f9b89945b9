"""Cases whose text has lost its å, ä and ö, as a scanner loses them: nearly all facts are still found."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from scoring import load_cases

from konsekvens_lint.documents.reader import read
from konsekvens_lint.linter import check_document
from konsekvens_lint.rulebook.book import Rulebook
from konsekvens_lint.rulebook.loading import built_in
from konsekvens_lint.settings.options import Options, plan

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared" / "cases" / "dev.yaml"
KINDS = ("tjansteskrivelse", "remissvar", "utredning")
# Shorter ones are given the benefit of doubt: too few letters tell.
LONG_ENOUGH = 500
LOSSES = {
    "plain": str.maketrans("åäöÅÄÖ", "aaoAAO"),
    "with accents": str.maketrans("åäöÅÄÖ", "aéoAAO"),
}


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("which", ["own cases", "shared cases"])
def test_at_most_one_fact_in_twenty_differs(which: str, loss: str) -> None:
    files = sorted(HERE.glob("memos_*.yaml")) if which == "own cases" else [SHARED]
    if not files[0].exists():
        pytest.skip("the shared cases are not here")
    book = built_in()
    memos = [
        case
        for file in files
        for case in load_cases(file)
        if case.get("kind") in KINDS and len(case["document"]) >= LONG_ENOUGH
    ]
    pairs = [
        (name, value, lost[name])
        for case in memos
        for whole, lost in [(_facts(case, None, book), _facts(case, LOSSES[loss], book))]
        for name, value in whole.items()
    ]
    differing = [pair for pair in pairs if pair[1] != pair[2]]

    assert len(pairs) > 400
    assert len(differing) * 20 <= len(pairs), differing


def _facts(case: dict[str, Any], loss: dict[int, int] | None, book: Rulebook) -> dict[str, Any]:
    text = case["document"].translate(loss) if loss else case["document"]
    document = read(Path("memo.md"), text.encode())
    report = check_document(document, book, plan(Options(kind=case["kind"]), book), "memo.md", "")
    return {name: value for name, value in report.facts.items() if name != "passages"}

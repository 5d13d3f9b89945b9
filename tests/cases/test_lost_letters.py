"""Cases whose text has lost its å, ä and ö, as a scanner loses them: nearly all facts are still found."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from labels import cases
from scoring import Labelled, judge

from konsekvens_lint.rulebook.book import Rulebook
from konsekvens_lint.rulebook.loading import built_in

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
        case for file in files for case in cases(file) if case.kind in KINDS and len(case.text) >= LONG_ENOUGH
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


def _facts(case: Labelled, loss: dict[int, int] | None, book: Rulebook) -> dict[str, Any]:
    text = case.text.translate(loss) if loss else case.text
    report = judge(replace(case, data=text.encode()), book)
    return {name: value for name, value in report.facts.items() if name != "passages"}

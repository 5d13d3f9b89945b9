"""The project's own cases, written and labelled by people who had not seen the code.

`known.yaml` lists where the linter and the expert still differ. A disagreement that is not listed fails, and so
does one that is listed but gone: the list is what is known to be wrong, no more and no less.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from labels import cases
from scoring import Labelled, score

from konsekvens_lint.rulebook.book import Rulebook
from konsekvens_lint.rulebook.loading import built_in

HERE = Path(__file__).parent
CASES = [case for path in sorted(HERE.glob("*_*.yaml")) for case in cases(path)]
KNOWN: dict[str, list[str]] = yaml.safe_load((HERE / "known.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return built_in()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_the_linter_agrees_with_the_expert(case: Labelled, book: Rulebook) -> None:
    found = [str(each) for each in score(case, book).disagreements]

    assert found == KNOWN.get(case.id, [])


def test_what_is_known_to_be_wrong_is_of_real_cases() -> None:
    assert set(KNOWN) <= {case.id for case in CASES}


def test_every_case_says_why_and_has_a_name_of_its_own() -> None:
    assert all(case.why for case in CASES)
    assert len({case.id for case in CASES}) == len(CASES)

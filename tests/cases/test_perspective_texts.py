"""Short texts on one perspective each, labelled by people who had not seen the code.

`tool_says` is where the linter and the expert still differ: what is known to be wrong, no more and no less.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from konsekvens_lint.documents.reader import read
from konsekvens_lint.facts.facts import find_facts
from konsekvens_lint.facts.given import Given
from konsekvens_lint.names import VIEWS
from konsekvens_lint.rulebook.loading import built_in

FILES = sorted((Path(__file__).parent / "perspectives").glob("*.yaml"))
TEXTS = [entry for file in FILES for entry in yaml.safe_load(file.read_text(encoding="utf-8"))]
BOOK = built_in()
# Judgements that answer a point, and those that do not.
ANSWERS = {"described", "reasoned_no_impact"}


@pytest.mark.parametrize("entry", TEXTS, ids=lambda entry: entry["id"])
def test_the_judgement(entry: dict[str, Any]) -> None:
    document = read(Path("memo.md"), entry["text"].encode())
    view = find_facts(document, BOOK, Given("tjansteskrivelse")).views.on(entry["perspective"])
    assert view.judgement == entry.get("tool_says", entry["label"])


def test_what_is_known_to_be_wrong_differs_from_the_label() -> None:
    assert all(entry.get("tool_says") != entry["label"] for entry in TEXTS)
    # Nobody was asked for the one that came later; tests/facts/test_views.py has it.
    assert {entry["label"] for entry in TEXTS} == set(VIEWS) - {"only_counted"}


def test_few_claims_are_taken_for_answers() -> None:
    """A wrong approval costs most: of the texts without an answer at most one in twenty is taken for one."""
    unanswered = [entry for entry in TEXTS if entry["label"] not in ANSWERS]
    counted = Counter(entry.get("tool_says") in ANSWERS for entry in unanswered)
    assert counted[True] * 20 <= len(unanswered)

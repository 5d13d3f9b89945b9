"""Where a document stands by a measure, from facts that may be unknown."""

from __future__ import annotations

from typing import Any

import pytest

from konsekvens_lint.judging.measuring import measured_facts, standing
from konsekvens_lint.rulebook.book import Rulebook

MEASURE: dict[str, Any] = {
    "id": "prov",
    "kinds": ["budget"],
    "not_applicable": {"action_for_difference": None},
    "undetermined": {"judgement": "none", "headed_text": "reference"},
    "has": {"judgement": "substantive"},
    "partial": {"judgement": "one_sex_only"},
}
BOOK = Rulebook({"measures": [MEASURE]})


@pytest.mark.parametrize(
    ("facts", "stands"),
    [
        ({"judgement": "substantive"}, "has"),
        ({"judgement": "one_sex_only"}, "partial"),
        ({"judgement": "none", "headed_text": "na"}, "has_not"),
        ({"judgement": "none", "headed_text": "reference"}, "not_judged"),
        ({"judgement": "none"}, "not_judged"),
        ({"judgement": "none", "headed_text": None}, "not_judged"),
        ({"judgement": None, "headed_text": "na"}, "not_judged"),
        ({}, "not_judged"),
        ({"judgement": "substantive", "action_for_difference": None}, "not_applicable"),
        ({"action_for_difference": None}, "not_applicable"),
        ({"judgement": "substantive", "kind": "remissvar"}, "not_applicable"),
    ],
)  # fmt: skip
def test_where_a_document_stands(facts: dict[str, Any], stands: str) -> None:
    known = {"kind": "budget", "action_for_difference": True, **facts}
    assert standing(MEASURE["kinds"], BOOK.measure(MEASURE), known) == stands


@pytest.mark.parametrize(
    ("goals", "share"),
    [(None, None), ([], "na"), ([True], "all"), ([True, False], "some"), ([False, False], "none")],
)
def test_how_many_goals_name_women_and_men(goals: list[bool] | None, share: str | None) -> None:
    assert measured_facts("budget", {}, goals)["gendered_goals"] == share


def test_what_is_told_as_lists_is_asked_for_as_measures_do() -> None:
    told = {"neutral_goal_groups": ["elever"], "global_goals": ["5.c", "10"], "judgement": "none"}
    facts = measured_facts("budget", told, None)
    assert (facts["neutral_goal_groups"], facts["global_goals"], facts["kind"]) == (
        True,
        ["5", "10"],
        "budget",
    )
    assert facts["judgement"] == "none"
    nothing = measured_facts("budget", {"neutral_goal_groups": [], "global_goals": None}, None)
    assert (nothing["neutral_goal_groups"], nothing["global_goals"]) == (False, None)

"""How each thing that rules speak of one by one is found: `thing_kinds.THINGS` says what they are.

A module of finders is imported when a rule first asks for one of its things: a memo is judged without what plans need.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

from konsekvens_lint.facts.facts import Facts
from konsekvens_lint.facts.thing import Thing, Thresholds

#: From a document's facts and the rule's thresholds, the things in order.
Finder = Callable[[Facts, Thresholds], Iterator[Thing]]

#: The thing that is known when the rules have been applied: those on it come last.
SUPPRESSION = "suppression"
_FINDERS = {
    "gender_text": "text_things.gender_texts",
    "announced_list": "text_things.announced_lists",
    "contents_entry": "text_things.contents_entries",
    "template_heading": "text_things.template_headings",
    "minutes_item": "text_things.minutes_items",
    "person_table": "figure_things.person_tables",
    "person_count": "figure_things.person_counts",
    "gap": "figure_things.gaps",
    "gap_row": "figure_things.gap_rows",
    "analysed_difference": "figure_things.analysed_differences",
    "factor_report": "figure_things.factor_reports",
    "goal": "goal_things.goals_told",
    "indicator": "goal_things.indicators_told",
    "gender_chapter": "goal_things.gender_chapters",
    "chapters_without": "goal_things.chapters_without",
    "global_goals": "goal_things.global_goals",
    "allocation": "claim_things.allocations",
    "claimed_result": "claim_things.claimed_results",
    "grounds_claim": "claim_things.grounds_claims",
    "form": "form_things.whole_forms",
    "form_sum": "form_things.sums",
    "form_score": "form_things.scores",
    "form_fall": "form_things.falls",
    "form_scale": "form_things.scales",
    "form_raters": "form_things.raters",
    "form_mean": "form_things.means",
    "form_claim": "form_claims.claims",
    SUPPRESSION: "text_things.suppressions",
}
#: The names of the things.
NAMES = frozenset(_FINDERS)


def finder(name: str) -> Finder:
    """What finds the things of the name."""
    module, function = _FINDERS[name].split(".")
    found: Finder = getattr(import_module(f"konsekvens_lint.facts.{module}"), function)
    return found

"""Where a document stands by the measures of an audit, from the facts that its report tells."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Literal, NamedTuple

from konsekvens_lint.rulebook.book import MeasureConditions

#: `partial` documents have not what is asked for, but something of it.
Standing = Literal["has", "partial", "has_not", "not_judged", "not_applicable"]


def measured_facts(
    kind: str, told: Mapping[str, Any], gendered_goals: Collection[bool] | None
) -> dict[str, Any]:
    """The facts of the scope ``measure``, from those that a report tells; one that it lacks is unknown, None.

    `gendered_goals` says of each goal of the document whether it names women and men; None where that is not known.
    """
    neutral, named = told.get("neutral_goal_groups"), told.get("global_goals")
    return {
        **told,
        "kind": kind,
        "neutral_goal_groups": None if neutral is None else bool(neutral),
        "global_goals": None if named is None else [each.partition(".")[0] for each in named],
        "gendered_goals": None if gendered_goals is None else _share(gendered_goals),
    }


def _share(goals: Collection[bool]) -> str:
    if not goals:
        return "na"
    return "all" if all(goals) else "some" if any(goals) else "none"


def standing(kinds: Collection[str], conditions: MeasureConditions, facts: Mapping[str, Any]) -> Standing:
    """Where a document with the facts stands by a measure for documents of the kinds. It is not judged where a condition
    comes to ask for a fact that is not known.
    """
    if facts["kind"] not in kinds:
        return "not_applicable"
    known = _Known(facts, conditions.may_be_unknown)
    try:
        if conditions.not_applicable(known):
            return "not_applicable"
        if conditions.undetermined(known):
            return "not_judged"
        if conditions.has(known):
            return "has"
        return "partial" if conditions.partial(known) else "has_not"
    except _Unknown:
        return "not_judged"


class _Unknown(Exception):
    """A fact that is asked for is not known."""


class _Known(NamedTuple):
    """The facts as conditions ask for them."""

    facts: Mapping[str, Any]
    may_be_unknown: Collection[str]

    def get(self, name: str) -> Any:
        """The value of a fact. Raises _Unknown where there is none, and that is no answer."""
        value = self.facts.get(name)
        if value is None and name not in self.may_be_unknown:
            raise _Unknown
        return value

"""What a report tells of a document besides the facts that rules ask for; what is read for it alone is read here."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from konsekvens_lint.facts.facts import Facts
from konsekvens_lint.names import FOLLOW_UP_KIND

#: The names that `told_of` gives.
NAMES = ("global_goals", "result_levels", "groups", "goals", "passages")


def told_of(facts: Facts) -> dict[str, Any]:
    """The facts under their names in the JSON contract. A module is imported when there may be something for it to find."""
    return {
        "global_goals": _global_goals(facts),
        "result_levels": _result_levels(facts),
        "groups": _groups(facts),
        "goals": [
            {
                "gendered": goal.gendered,
                "measured": facts.aims.is_measured(goal),
                "place": goal.sentence.place(),
            }
            for goal in facts.aims.goals
        ],
        "passages": [
            {
                "judgement": passage.judgement,
                "place": passage.sentences[0].place() if passage.sentences else None,
            }
            for passage in facts.passages
        ],
    }


def _global_goals(facts: Facts) -> list[str]:
    if not facts.reading.may_hold("agenda_word"):
        return []
    return list(_reader("global_goals").agenda(facts.reading).existing)


def _result_levels(facts: Facts) -> dict[str, int] | None:
    if facts.document["kind"] != FOLLOW_UP_KIND:
        return None
    levels: dict[str, int] = _reader("results").result_levels(facts.reading.sentences)
    return levels


def _groups(facts: Facts) -> list[dict[str, Any]]:
    reading = facts.reading
    if not (
        reading.may_hold("women") or reading.may_hold("men") or any(table.pairs for table in facts.tables)
    ):
        return []
    found = _reader("groups").groups(reading, facts.tables)
    return [{"group": each.name, "women": each.women, "men": each.men, "place": each.place} for each in found]


def _reader(module: str) -> Any:
    return import_module(f"konsekvens_lint.facts.{module}")

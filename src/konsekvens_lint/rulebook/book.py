"""A compiled pack ready to judge: its patterns, tables, rules, checklists and profiles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from konsekvens_lint.condition import ALWAYS, Condition, atoms, over_facts
from konsekvens_lint.language.lexicon import Lexicon
from konsekvens_lint.language.patterns import Patterns

_NEVER: Mapping[str, Any] = {"any": []}


class Table:
    """Ordered rows of value and condition: the first whose condition holds gives the value."""

    def __init__(
        self,
        rows: Sequence[Mapping[str, Any]],
        best_first: Sequence[str] = (),
        beside_heading: Sequence[str] = (),
        reasons: Mapping[str, Any] | None = None,
    ) -> None:
        self._rows = [(value, over_facts(spec)) for row in rows for value, spec in row.items()]
        self.beside_heading = frozenset(beside_heading)
        self._reasons = reasons_of(reasons or {})
        self.ranks = {value: rank for rank, value in enumerate(best_first)}

    def value(self, facts: Mapping[str, Any], default: str = "none") -> str:
        """The value of the first row that holds for the facts, or the default."""
        return next((value for value, holds in self._rows if holds(facts)), default)

    def reasoned(self, facts: Mapping[str, Any]) -> tuple[str, str]:
        """The value, and what is said of it; nothing where the pack has no reason for it."""
        value = self.value(facts)
        told = self._reasons.get(value)
        return value, told.value(facts, "") if told else ""


def reasons_of(reasons: Mapping[str, Any]) -> Mapping[str, Table]:
    """For each value what is said of it: one text, or texts with conditions, of which the first that holds counts."""
    return {
        value: Table(told if isinstance(told, list) else [{told: ALWAYS}]) for value, told in reasons.items()
    }


class PointConditions(NamedTuple):
    """A checklist point's table of verdicts, for each verdict the table of what is said of it, and of the
    things that it counts which are meant, and how they should be."""

    verdicts: Table
    reasons: Mapping[str, Table]
    counted: Condition
    holds: Condition


class MeasureConditions(NamedTuple):
    """Which documents a measure does not concern, which it cannot tell of, which have it, and which have something of it.

    `may_be_unknown` are the facts that the measure asks for as unknown (null), which is an answer then.
    """

    may_be_unknown: frozenset[str]
    not_applicable: Condition
    undetermined: Condition
    has: Condition
    partial: Condition


class RuleConditions(NamedTuple):
    """When a rule applies, when it holds, and the level, confidence, message and advice it then has where they are not its
    own."""

    not_applicable: Condition
    undetermined: Condition
    when: Condition
    levels: Table
    confidences: Table
    messages: Table
    advices: Table


class Rulebook:
    """All that is judged, from one compiled structure (see `compiling.compile_packs`)."""

    def __init__(self, compiled: Mapping[str, Any]) -> None:
        self._compiled = compiled
        self._judgements: dict[str, Table] = {}
        self._conditions: dict[str, RuleConditions] = {}
        self._points: dict[tuple[str, str], PointConditions] = {}
        self._measures: dict[str, MeasureConditions] = {}

    @cached_property
    def patterns(self) -> Patterns:
        """The concepts and patterns, ready to read with."""
        lexicon = Lexicon.from_plain(self._compiled["lexicon"])
        return Patterns(lexicon, self._compiled["patterns"], self._compiled["questions"])

    def judgement(self, fact: str) -> Table:
        """The table that gives the fact."""
        if fact not in self._judgements:
            entry = next(entry for entry in self._compiled["judgements"] if entry["fact"] == fact)
            extras = (entry.get("best_first", ()), entry.get("beside_heading", ()), entry.get("reasons"))
            self._judgements[fact] = Table(entry["rows"], *extras)
        return self._judgements[fact]

    def conditions(self, rule: Mapping[str, Any]) -> RuleConditions:
        """The rule's conditions, ready to be asked."""
        if rule["code"] not in self._conditions:
            self._conditions[rule["code"]] = RuleConditions(
                over_facts(rule.get("not_applicable", _NEVER)),
                over_facts(rule.get("undetermined", _NEVER)),
                over_facts(rule["when"]),
                Table(rule.get("levels", ())),
                Table(rule.get("confidences", ())),
                Table(rule.get("messages", ())),
                Table(rule.get("advices", ())),
            )
        return self._conditions[rule["code"]]

    def point(self, checklist: str, point: Mapping[str, Any]) -> PointConditions:
        """The conditions of a checklist's point, ready to be asked."""
        key = (checklist, point["id"])
        if key not in self._points:
            each = point.get("each", {})
            self._points[key] = PointConditions(
                Table(point["verdicts"]),
                reasons_of(point["reasons"]),
                over_facts(each.get("counted", ALWAYS)),
                over_facts(each.get("holds", ALWAYS)),
            )
        return self._points[key]

    def measure(self, measure: Mapping[str, Any]) -> MeasureConditions:
        """The conditions of a measure, ready to be asked."""
        if measure["id"] not in self._measures:
            specs = [measure.get(key, _NEVER) for key in ("not_applicable", "undetermined", "has", "partial")]
            conditions = map(over_facts, specs)
            self._measures[measure["id"]] = MeasureConditions(_asked_as_unknown(specs), *conditions)
        return self._measures[measure["id"]]

    @cached_property
    def rules(self) -> Sequence[Mapping[str, Any]]:
        """The rules, in order of their codes."""
        return sorted(self._compiled["rules"], key=lambda rule: str(rule["code"]))

    def rule(self, code_or_name: str) -> Mapping[str, Any] | None:
        """The rule with the code or name, in any case, or None."""
        return self._by_name.get(code_or_name.casefold())

    @cached_property
    def _by_name(self) -> Mapping[str, Mapping[str, Any]]:
        """The rules by their codes and names in small letters."""
        found: dict[str, Mapping[str, Any]] = {}
        for rule in self.rules:
            found.setdefault(rule["code"].casefold(), rule)
            found.setdefault(rule["name"], rule)
        return found

    def code(self, code_or_name: str) -> str:
        """The code of the rule with the code or name; what is no rule's is left as it is."""
        rule = self.rule(code_or_name)
        return str(rule["code"]) if rule else code_or_name

    def checklist(self, name: str) -> Mapping[str, Any] | None:
        """The checklist with the id, or None."""
        return next((entry for entry in self.checklists if entry["id"] == name), None)

    @cached_property
    def checklists(self) -> Sequence[Mapping[str, Any]]:
        """All checklists, each point with what answers it."""
        return [
            {**entry, "points": [self._answered(point) for point in entry["points"]]}
            for entry in self._compiled["checklists"]
        ]

    def _answered(self, point: Mapping[str, Any]) -> Mapping[str, Any]:
        """The point with the verdicts of its criterion, but under its own name."""
        if "criterion" not in point:
            return point
        answered = {**self._compiled["criteria"][point["criterion"]], **point}
        if "options" in point:
            each = answered["each"]
            answered["each"] = {**each, "options": {**each["options"], **point["options"]}}
        return answered

    @property
    def profiles(self) -> Sequence[Mapping[str, Any]]:
        """All profiles."""
        return self._compiled["profiles"]  # type: ignore[no-any-return]

    @property
    def measures(self) -> Sequence[Mapping[str, Any]]:
        """What an audit counts documents by, in order."""
        return self._compiled["measures"]  # type: ignore[no-any-return]

    @property
    def thread(self) -> Mapping[str, Any]:
        """How a goal is known again in other documents: how many words must be the same, and which say nothing."""
        return self._compiled["thread"]  # type: ignore[no-any-return]

    @property
    def templates(self) -> Mapping[str, Mapping[str, Any]]:
        """The templates, by the kind of document that they are for."""
        return self._compiled["templates"]  # type: ignore[no-any-return]

    @property
    def forms(self) -> Sequence[Mapping[str, Any]]:
        """The lists of points that self-assessment forms follow."""
        return self._compiled["forms"]  # type: ignore[no-any-return]

    @cached_property
    def usual_headings(self) -> Mapping[str, str]:
        """For each role that has one, the heading that a template has where the organisation has none of its own."""
        return {entry["name"]: entry["heading"] for entry in self._compiled["patterns"] if "heading" in entry}

    def profile(self, name: str) -> Mapping[str, Any] | None:
        """The profile with the id, or None."""
        return next((entry for entry in self.profiles if entry["id"] == name), None)


def _asked_as_unknown(specs: Iterable[Any]) -> frozenset[str]:
    """The facts that the conditions ask for the value null of."""
    asked = (
        (name, values if isinstance(values, list) else [values])
        for spec in specs
        for name, values in atoms(spec)
    )
    return frozenset(name for name, values in asked if None in values)

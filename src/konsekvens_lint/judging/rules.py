"""Rules over facts: for each its outcome, and a finding for each place where it does not hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from konsekvens_lint.documents.model import Place, one_line
from konsekvens_lint.facts.facts import Facts
from konsekvens_lint.facts.thing import Thing
from konsekvens_lint.facts.things import SUPPRESSION
from konsekvens_lint.judging.fingerprint import fingerprint
from konsekvens_lint.judging.occurrences import occurrences
from konsekvens_lint.judging.pointing import point_at, searched_in
from konsekvens_lint.judging.wording import decision_as_source, demanded_by, worded
from konsekvens_lint.report import Confidence, Finding, Level, Outcome
from konsekvens_lint.rulebook.book import Rulebook, RuleConditions
from konsekvens_lint.settings.options import Plan

# Characters on either side of a quote that are kept to show it in: more than any format shows.
_AROUND = 120
_STEPS = {"none": 0, "one_step": 1, "two_steps": 2}
_LOWER: dict[Confidence, Confidence] = {"high": "medium", "medium": "low", "low": "low"}


def apply_rules(facts: Facts, plan: Plan, book: Rulebook) -> tuple[dict[str, Outcome], list[Finding]]:
    """Every planned rule's outcome for the document, and the findings in order of the rules."""
    outcomes: dict[str, Outcome] = {}
    findings: list[Finding] = []
    for rule in plan.rules:
        if _is_off(rule, facts.document["kind"], plan):
            continue
        outcome = _standing(rule, facts, book)
        found = list(_findings(rule, book.conditions(rule), facts, plan, book)) if outcome == "ok" else []
        outcomes[rule["code"]] = "finding" if found else outcome
        findings += found
    return outcomes, findings


def is_on_suppressions(rule: Mapping[str, Any]) -> bool:
    """Whether the rule is on exceptions from rules."""
    each = rule["each"]
    return SUPPRESSION in ([each] if isinstance(each, str) else each)


def _is_off(rule: Mapping[str, Any], kind: str, plan: Plan) -> bool:
    """Whether the profile tells the rule in documents of other kinds only."""
    own = plan.levels.get(rule["code"])
    return (
        isinstance(own, Mapping) and own.get(kind, rule["level"]) == "off" and rule["code"] not in plan.asked
    )


def _standing(rule: Mapping[str, Any], facts: Facts, book: Rulebook) -> Outcome:
    if not facts.document["swedish"]:
        return "undetermined"
    if facts.document["kind"] not in rule["kinds"]:
        return "not_applicable"
    conditions = book.conditions(rule)
    if conditions.not_applicable(facts.document):
        return "not_applicable"
    return "undetermined" if conditions.undetermined(facts.document) else "ok"


def _findings(
    rule: Mapping[str, Any], conditions: RuleConditions, facts: Facts, plan: Plan, book: Rulebook
) -> Iterator[Finding]:
    if rule["each"] == "document":
        if conditions.when(facts.document):
            thing = Thing(point_at(rule.get("point_at", []), facts), {})
            yield _finding(rule, conditions, facts, plan, book, facts.document, thing)
        return
    options = {**rule.get("options", {}), **plan.options.get(rule["code"], {})}
    for thing in occurrences(rule["each"], facts, options):
        scope = {**facts.document, **thing.facts}
        if conditions.when(scope):
            yield _finding(rule, conditions, facts, plan, book, scope, thing)


def _finding(
    rule: Mapping[str, Any],
    conditions: RuleConditions,
    facts: Facts,
    plan: Plan,
    book: Rulebook,
    scope: Mapping[str, Any],
    thing: Thing,
) -> Finding:
    place = thing.place
    decision = _binding(plan.decisions.get(rule["code"], ()), scope["kind"])
    words = worded(facts, place, thing.words)
    return Finding(
        rule=rule["code"],
        name=rule["name"],
        level=level_of(rule, conditions, plan, scope),
        confidence=_confidence(rule, conditions, book, _about(rule, facts, scope, place)),
        message=conditions.messages.value(scope, rule["message"]).format_map(words) + demanded_by(decision),
        advice=conditions.advices.value(scope, rule["advice"]).strip().format_map(words),
        why=one_line(rule["why"]),
        source=decision_as_source(decision) if decision else one_line(rule["source"]),
        fingerprint=fingerprint(rule["code"], _about_what(rule, facts, place)),
        place=place,
        evidence=thing.evidence,
        searched=searched_in(facts) if rule.get("searched") else (),
        around=facts.reading.document.around(place, _AROUND) if place else ("", ""),
        suppressible=rule.get("suppressible", True),
    )


def _binding(decisions: Sequence[Mapping[str, Any]], kind: str) -> Mapping[str, Any] | None:
    """The first of the decisions that is for documents of the kind."""
    return next((each for each in decisions if kind in each.get("kinds", (kind,))), None)


def level_of(
    rule: Mapping[str, Any], conditions: RuleConditions, plan: Plan, scope: Mapping[str, Any]
) -> Level:
    """The profile's level, else the first of the rule's that holds; what is off and selected all the same is a tip."""
    own = plan.levels.get(rule["code"])
    given = own.get(scope["kind"]) if isinstance(own, Mapping) else own
    level = given or conditions.levels.value(scope, rule["level"])
    if level == "off":
        return "info"
    damaged = scope["ocr_damaged"] and level == "error"
    return "warning" if damaged else cast(Level, level)


def _about(
    rule: Mapping[str, Any], facts: Facts, scope: Mapping[str, Any], place: Place | None
) -> Mapping[str, Any]:
    """The facts of the scope ``finding``, and those of what was found."""
    return {
        **scope,
        "of_document": rule["each"] == "document",
        "recognised": "ocr" in facts.reading.document.notes,
        "undecided": place is not None and any(place.meets(each) for each in facts.reading.undecided),
    }


def _confidence(
    rule: Mapping[str, Any], conditions: RuleConditions, book: Rulebook, scope: Mapping[str, Any]
) -> Confidence:
    """The first of the rule's that holds, else its own; lower by the steps that the pack's table of doubt gives."""
    confidence = cast(Confidence, conditions.confidences.value(scope, rule.get("confidence", "high")))
    for _ in range(_STEPS[book.judgement("doubt").value(scope)]):
        confidence = _LOWER[confidence]
    return confidence


def _about_what(rule: Mapping[str, Any], facts: Facts, place: Place | None) -> str:
    """What the finding is known by, whatever its place: the quoted text, or for an absence title and diary number."""
    if place and place.quote and not rule.get("searched"):
        return place.quote
    document = facts.reading.document
    return f"{document.title or ''}|{document.diary_number or ''}"

"""Rules over facts: for each its outcome, and a finding for each place where it does not hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from konsekvens_lint.documents.model import Place, one_line
from konsekvens_lint.facts.facts import Facts
from konsekvens_lint.judging.occurrences import occurrences
from konsekvens_lint.judging.pointing import point_at, searched_in
from konsekvens_lint.judging.wording import worded
from konsekvens_lint.report import Confidence, Finding, Level, Outcome
from konsekvens_lint.rulebook.condition import over_facts
from konsekvens_lint.settings.options import Plan

_LOWER: dict[Confidence, Confidence] = {"high": "medium", "medium": "low", "low": "low"}


def apply_rules(facts: Facts, plan: Plan) -> tuple[dict[str, Outcome], list[Finding]]:
    """Every planned rule's outcome for the document, and the findings in order of the rules."""
    outcomes: dict[str, Outcome] = {}
    findings: list[Finding] = []
    for rule in plan.rules:
        outcome = _standing(rule, facts)
        found = list(_findings(rule, facts, plan)) if outcome == "ok" else []
        outcomes[rule["code"]] = "finding" if found else outcome
        findings += found
    return outcomes, findings


def _standing(rule: Mapping[str, Any], facts: Facts) -> Outcome:
    if facts.document["kind"] not in rule["kinds"] or over_facts(rule.get("not_applicable", {"any": []}))(facts.document):
        return "not_applicable"
    if not facts.document["swedish"] or over_facts(rule.get("undetermined", {"any": []}))(facts.document):
        return "undetermined"
    return "ok"


def _findings(rule: Mapping[str, Any], facts: Facts, plan: Plan) -> Iterator[Finding]:
    holds = over_facts(rule["when"])
    if rule["each"] == "document":
        if holds(facts.document):
            yield _finding(rule, facts, plan, facts.document, point_at(rule.get("point_at", []), facts))
        return
    for place, about in occurrences(rule["each"], facts.reading):
        scope = {**facts.document, **about}
        if holds(scope):
            yield _finding(rule, facts, plan, scope, place)


def _finding(rule: Mapping[str, Any], facts: Facts, plan: Plan, scope: Mapping[str, Any], place: Place | None) -> Finding:
    words = worded(facts, place)
    return Finding(
        rule=rule["code"],
        name=rule["name"],
        level=_level(rule, plan, scope),
        confidence=_confidence(rule, scope),
        message=rule["message"].format_map(words),
        advice=rule["advice"].strip().format_map(words),
        why=one_line(rule["why"]),
        source=one_line(rule["source"]),
        fingerprint=_fingerprint(rule["code"], facts, place),
        place=place,
        searched=searched_in(facts) if rule.get("searched") else (),
    )


def _level(rule: Mapping[str, Any], plan: Plan, scope: Mapping[str, Any]) -> Level:
    level: Level = rule["level"] if rule["level"] != "off" else "info"
    for row in rule.get("levels", ()):
        row_level, spec = next(iter(row.items()))
        if over_facts(spec)(scope):
            level = row_level
            break
    level = plan.levels.get(rule["code"], level)
    return "warning" if scope["ocr_damaged"] and level == "error" else level


def _confidence(rule: Mapping[str, Any], scope: Mapping[str, Any]) -> Confidence:
    confidence: Confidence = rule.get("confidence", "high")
    if scope["heading"] == "other" and rule["each"] == "document" and scope["judgement"] != "none":
        confidence = _LOWER[confidence]
    return _LOWER[confidence] if scope["ocr_damaged"] else confidence


def _fingerprint(code: str, facts: Facts, place: Place | None) -> str:
    """What the finding is about, whatever its place: the quoted text, or for an absence the title and diary number."""
    document = facts.reading.document
    about = place.quote if place and place.quote else f"{document.title or ''}|{document.diary_number or ''}"
    return sha256(f"{code}|{one_line(about).casefold()}".encode()).hexdigest()[:16]

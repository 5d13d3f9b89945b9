"""Exceptions that a configuration makes for many documents: whether each was needed, and what is wrong with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from konsekvens_lint.documents.model import Place, one_line
from konsekvens_lint.facts.thing import Thing
from konsekvens_lint.judging.fingerprint import fingerprint
from konsekvens_lint.judging.rules import is_on_suppressions, level_of
from konsekvens_lint.judging.suppression_standing import thing_of
from konsekvens_lint.judging.wording import Words, shortened
from konsekvens_lint.names import OTHER_KIND
from konsekvens_lint.report import Confidence, Finding
from konsekvens_lint.rulebook.book import Rulebook
from konsekvens_lint.settings.options import Plan
from konsekvens_lint.settings.suppressions import Suppression


def configuration_findings(
    entries: Iterable[tuple[Suppression, bool | None]], plan: Plan, book: Rulebook, today: date | None = None
) -> list[Finding]:
    """What is wrong with a configuration's exceptions, by the planned rules on exceptions: in the order of the entries,
    each with whether it was needed in any document, None where nobody can know. A finding's place has the line that
    the entry tells, and as quote the rule as written there."""
    rules = [rule for rule in plan.rules if is_on_suppressions(rule)]
    found = []
    alike: Counter[str] = Counter()
    for suppression, used in entries:
        about = _about(suppression)
        alike[about] += 1
        thing = thing_of(suppression, used, book, today or date.today())
        thing = thing._replace(place=_place_of_entry(suppression))
        found += [
            _finding(rule, thing, suppression, f"{about}|{alike[about]}", plan, book)
            for rule in rules
            if book.conditions(rule).when(thing.facts)
        ]
    return found


def _place_of_entry(suppression: Suppression) -> Place:
    line = (suppression.entry or "").rpartition(":")[2]
    quote = suppression.rule
    at = int(line) if line.isdecimal() else None
    return Place((), None, at, None, None, None, None, 0, len(quote), quote)


def _about(suppression: Suppression) -> str:
    """What an entry is for, whatever its line."""
    return "|".join((suppression.rule, *suppression.match, one_line(suppression.quote or "")))


def _finding(
    rule: Mapping[str, Any], thing: Thing, suppression: Suppression, about: str, plan: Plan, book: Rulebook
) -> Finding:
    """A finding on an entry of the configuration, which stands in no document; `about` is what it is known by."""
    conditions = book.conditions(rule)
    scope = {**thing.facts, "kind": OTHER_KIND, "ocr_damaged": False}
    words = Words(quote=shortened(suppression.rule), **thing.words)
    confidence: Confidence = rule.get("confidence", "high")
    return Finding(
        rule=rule["code"],
        name=rule["name"],
        level=level_of(rule, conditions, plan, scope),
        confidence=confidence,
        message=conditions.messages.value(scope, rule["message"]).format_map(words),
        advice=conditions.advices.value(scope, rule["advice"]).strip().format_map(words),
        why=one_line(rule["why"]),
        source=one_line(rule["source"]),
        fingerprint=fingerprint(rule["code"], about),
        place=thing.place,
        suppressible=rule.get("suppressible", True),
    )

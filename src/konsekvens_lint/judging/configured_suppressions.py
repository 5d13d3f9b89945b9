"""Exceptions that a configuration makes for many documents: whether each was needed, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256
from typing import Any

from konsekvens_lint.documents.model import Place, one_line
from konsekvens_lint.facts.thing import Thing
from konsekvens_lint.judging.rules import is_on_suppressions, level_of
from konsekvens_lint.judging.suppression import covers
from konsekvens_lint.judging.suppression_standing import is_in_force, thing_of, whether_used
from konsekvens_lint.judging.wording import Words, shortened
from konsekvens_lint.names import OTHER_KIND
from konsekvens_lint.report import Confidence, DocumentReport, Finding
from konsekvens_lint.rulebook.book import Rulebook
from konsekvens_lint.settings.options import Plan
from konsekvens_lint.settings.suppressions import Suppression


def used_in(
    suppression: Suppression, report: DocumentReport, book: Rulebook, today: date | None = None
) -> bool | None:
    """Whether an exception of the configuration was needed in a document that it is for, as the report tells; None where
    nobody can know: it is not in force, or its rule was not judged. What another exception covers too counts as well."""
    code, day = book.code(suppression.rule), today or date.today()
    covered = (each.finding for each in report.suppressed if each.finding.rule == code)
    covers_any = is_in_force(suppression, book, day) and any(
        covers(suppression, each, book) for each in covered
    )
    return whether_used(suppression, covers_any, report.outcomes, book, day)


def configuration_findings(
    entries: Iterable[tuple[Suppression, bool | None]], plan: Plan, book: Rulebook, today: date | None = None
) -> list[Finding]:
    """What is wrong with a configuration's exceptions, by the planned rules on exceptions: in the order of the entries,
    each with whether it was needed in any document, None where nobody can know. A finding's place has the line that
    the entry tells, and as quote the rule as written there."""
    rules = [rule for rule in plan.rules if is_on_suppressions(rule)]
    found = []
    for suppression, used in entries:
        thing = thing_of(suppression, used, book, today or date.today())
        thing = thing._replace(place=_place_of_entry(suppression))
        found += [
            _finding(rule, thing, suppression, plan, book)
            for rule in rules
            if book.conditions(rule).when(thing.facts)
        ]
    return found


def _place_of_entry(suppression: Suppression) -> Place:
    line = (suppression.entry or "").rpartition(":")[2]
    quote = suppression.rule
    at = int(line) if line.isdecimal() else None
    return Place((), None, at, None, None, None, None, 0, len(quote), quote)


def _finding(
    rule: Mapping[str, Any], thing: Thing, suppression: Suppression, plan: Plan, book: Rulebook
) -> Finding:
    """A finding on an entry of the configuration, which stands in no document."""
    conditions = book.conditions(rule)
    scope = {**thing.facts, "kind": OTHER_KIND, "ocr_damaged": False}
    words = Words(quote=shortened(suppression.rule), **thing.words)
    about = f"{rule['code']}|{suppression.rule.casefold()}|{one_line(suppression.quote or '').casefold()}"
    confidence: Confidence = rule.get("confidence", "high")
    return Finding(
        rule=rule["code"],
        name=rule["name"],
        level=level_of(rule, conditions, plan, scope),
        confidence=confidence,
        message=conditions.messages.value(scope, rule["message"]).format_map(words),
        advice=rule["advice"].strip().format_map(words),
        why=one_line(rule["why"]),
        source=one_line(rule["source"]),
        fingerprint=sha256(about.encode()).hexdigest()[:16],
        place=thing.place,
        suppressible=rule.get("suppressible", True),
    )

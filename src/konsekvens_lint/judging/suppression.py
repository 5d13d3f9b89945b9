"""Rules applied, and exceptions from them: what each covers, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import NamedTuple

from konsekvens_lint.documents.model import one_line
from konsekvens_lint.facts.facts import Facts
from konsekvens_lint.judging.rules import apply_rules, is_on_suppressions
from konsekvens_lint.judging.suppression_standing import is_in_force, thing_of, whether_used
from konsekvens_lint.judging.suppression_texts import suppressions_in
from konsekvens_lint.report import Finding, Outcome, Suppressed
from konsekvens_lint.rulebook.book import Rulebook
from konsekvens_lint.settings.options import Plan
from konsekvens_lint.settings.suppressions import Suppression


class Judged(NamedTuple):
    """What the rules say of a document: `findings` are told, `suppressed` are covered by exceptions. `fresh_until` is the
    last day on which the same exceptions are in force, None where none has a last day that is to come. `entries_used` are
    those of the configuration that cover any finding, whatever else covers it."""

    outcomes: dict[str, Outcome]
    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]
    fresh_until: date | None
    entries_used: tuple[str, ...]


def judge(facts: Facts, plan: Plan, book: Rulebook, today: date) -> Judged:
    """Every planned rule's outcome for the document and the findings, after the exceptions that its comments and the plan
    make. The rules on exceptions come last, and speak of those in comments: those of the plan are for many documents.

    A rule's outcome is the same with exceptions as without.
    """
    last = tuple(rule for rule in plan.rules if is_on_suppressions(rule))
    first = tuple(rule for rule in plan.rules if not is_on_suppressions(rule))
    outcomes, found = apply_rules(facts, plan._replace(rules=first), book)
    made = suppressions_in(facts.reading.document.remarks)
    every = (*made, *plan.suppressions)
    kept, suppressed, used = _parted(found, _InForce(every, book, today))
    if made:
        things = (
            thing_of(each, whether_used(each, number in used, outcomes, book, today), book, today)
            for number, each in enumerate(made)
        )
        facts = replace(facts, suppressions=tuple(things))
    of_last, wrong = apply_rules(facts, plan._replace(rules=last), book)
    outcomes |= of_last
    days = [each.until for each in every if each.until and each.until >= today]
    return Judged(
        {rule["code"]: outcomes[rule["code"]] for rule in plan.rules if rule["code"] in outcomes},
        (*kept, *wrong),
        tuple(suppressed),
        min(days, default=None),
        tuple(each.entry for number, each in enumerate(every) if number in used and each.entry),
    )


def _parted(
    found: Sequence[Finding], exceptions: _InForce
) -> tuple[list[Finding], list[Suppressed], set[int]]:
    """The findings that stay, those that are covered, each by the first exception that covers it, and the numbers of
    the exceptions that cover any."""
    kept: list[Finding] = []
    suppressed: list[Suppressed] = []
    used: set[int] = set()
    for finding in found:
        covering = exceptions.covering(finding)
        if covering:
            by = exceptions.made[covering[0]]
            suppressed.append(Suppressed(finding, by.reason, by.by, by.entry, by.until))
            used.update(covering)
        else:
            kept.append(finding)
    return kept, suppressed, used


class _InForce:
    """The exceptions in force, by what they are for: a hostile document makes thousands."""

    def __init__(self, made: Sequence[Suppression], book: Rulebook, today: date) -> None:
        """`made` are all exceptions; they are known by their numbers there."""
        self.made = made
        self._book = book
        self._of_rule: dict[tuple[str, str], list[int]] = {}
        # Those of a rule that stand at the same blocks are one list, which each of the blocks leads to.
        self._at_block: dict[tuple[str, int], list[list[int]]] = {}
        alike: dict[tuple[str, frozenset[int]], list[int]] = {}
        for number, each in enumerate(made):
            if is_in_force(each, book, today):
                code = book.code(each.rule)
                self._of_rule.setdefault((each.by, code), []).append(number)
                alike.setdefault((code, each.blocks), []).append(number)
        for (code, blocks), numbers in alike.items():
            for block in blocks:
                self._at_block.setdefault((code, block), []).append(numbers)

    def covering(self, finding: Finding) -> list[int]:
        """Those that cover the finding: comments at the block where it stands, or anywhere if it is about what is
        lacking, and entries of the configuration with no quote, or one with words that the finding's quote holds."""
        code, place = finding.rule, finding.place
        if place is None or place.paragraph is None or (self._book.rule(code) or {}).get("searched"):
            comments = self._of_rule.get(("comment", code), [])
        else:
            comments = sorted(chain(*self._at_block.get((code, place.paragraph), [])))
        quote = _plain(place.quote) if place else ""
        entries = self._of_rule.get(("configuration", code), [])
        return [*comments, *(each for each in entries if _plain(self.made[each].quote or "") in quote)]


def _plain(text: str) -> str:
    return one_line(text).casefold()

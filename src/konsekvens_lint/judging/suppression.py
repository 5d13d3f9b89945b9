"""Rules applied, and exceptions from them: what each covers, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
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
    last day on which the same exceptions are in force, None where none has a last day that is to come."""

    outcomes: dict[str, Outcome]
    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]
    fresh_until: date | None


def judge(facts: Facts, plan: Plan, book: Rulebook, today: date) -> Judged:
    """Every planned rule's outcome for the document and the findings, after the exceptions that its comments and the plan
    make. The rules on exceptions come last, and speak of those in comments: those of the plan are for many documents.

    A rule's outcome is the same with exceptions as without.
    """
    last = tuple(rule for rule in plan.rules if is_on_suppressions(rule))
    first = tuple(rule for rule in plan.rules if not is_on_suppressions(rule))
    outcomes, found = apply_rules(facts, plan._replace(rules=first), book)
    made = suppressions_in(facts.reading.document.remarks)
    kept, suppressed, used = _parted(found, [*made, *plan.suppressions], book, today)
    if made:
        things = (
            thing_of(each, whether_used(each, each in used, outcomes, book, today), book, today)
            for each in made
        )
        facts = replace(facts, suppressions=tuple(things))
    of_last, wrong = apply_rules(facts, plan._replace(rules=last), book)
    outcomes |= of_last
    days = [each.until for each in (*made, *plan.suppressions) if each.until and each.until >= today]
    return Judged(
        {rule["code"]: outcomes[rule["code"]] for rule in plan.rules if rule["code"] in outcomes},
        (*kept, *wrong),
        tuple(suppressed),
        min(days, default=None),
    )


def _parted(
    found: Sequence[Finding], made: Sequence[Suppression], book: Rulebook, today: date
) -> tuple[list[Finding], list[Suppressed], set[Suppression]]:
    """The findings that stay, those that are covered, each by the first exception that covers it, and the exceptions
    that cover any."""
    in_force = [(book.code(each.rule), each) for each in made if is_in_force(each, book, today)]
    kept: list[Finding] = []
    suppressed: list[Suppressed] = []
    used: set[Suppression] = set()
    for finding in found:
        covering = [each for code, each in in_force if code == finding.rule and covers(each, finding, book)]
        if covering:
            by = covering[0]
            suppressed.append(Suppressed(finding, by.reason, by.by, by.entry, by.until))
            used |= {*covering}
        else:
            kept.append(finding)
    return kept, suppressed, used


def covers(suppression: Suppression, finding: Finding, book: Rulebook) -> bool:
    """Whether the exception covers a finding of its rule: in a comment, one at the blocks that it stands at, and what is
    lacking in the document wherever it stands; in the configuration, one with the words in its quote."""
    if suppression.by == "configuration":
        quote = finding.place.quote if finding.place else ""
        return suppression.quote is None or _plain(suppression.quote) in _plain(quote)
    rule = book.rule(finding.rule)
    is_lacking = finding.place is None or finding.place.paragraph is None or (rule or {}).get("searched")
    return bool(is_lacking) or (finding.place is not None and finding.place.paragraph in suppression.blocks)


def _plain(text: str) -> str:
    return one_line(text).casefold()

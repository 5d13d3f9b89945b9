"""How an exception from a rule stands: whether it is in force, whether it was needed, and what rules may ask of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from string import digits

from konsekvens_lint.documents.model import one_line
from konsekvens_lint.facts.thing import Thing
from konsekvens_lint.judging.wording import shortened
from konsekvens_lint.report import Outcome
from konsekvens_lint.rulebook.book import Rulebook
from konsekvens_lint.rulebook.errors import close_to
from konsekvens_lint.settings.suppressions import Suppression

# How much like a rule's name a word must be to be a slip for it: "allt" is none for "mallrest".
_ALIKE = 0.7
# Of the other outcomes nobody knows whether there was something to make an exception for.
_JUDGED: tuple[Outcome, ...] = ("ok", "finding", "not_applicable")


def is_in_force(suppression: Suppression, book: Rulebook, today: date) -> bool:
    """Whether the exception names a rule that has exceptions, has a reason, and has not expired."""
    known = _standing(suppression, book) == "known"
    return known and bool(suppression.reason) and not _is_expired(suppression, today)


def whether_used(
    suppression: Suppression, covers_any: bool, outcomes: Mapping[str, Outcome], book: Rulebook, today: date
) -> bool | None:
    """Whether the exception was needed in a document with these outcomes: it was where it covers any finding. None where
    nobody can know: it is not in force, or its rule was not judged."""
    is_judged = outcomes.get(book.code(suppression.rule)) in _JUDGED
    return covers_any if covers_any or (is_judged and is_in_force(suppression, book, today)) else None


def thing_of(suppression: Suppression, used: bool | None, book: Rulebook, today: date) -> Thing:
    """The exception as what rules speak of."""
    rule, standing = book.rule(suppression.rule), _standing(suppression, book)
    facts = {
        "by": suppression.by,
        "rule": standing,
        "reason": bool(suppression.reason),
        "day": suppression.day,
        "expired": _is_expired(suppression, today),
        "used": used,
    }
    words = {
        "rule": rule["code"] if rule else suppression.rule,
        "near": _near(suppression.rule, book) if standing == "misspelt" else "",
        "written": shortened(one_line(suppression.written)),
        "until": suppression.until.isoformat() if suppression.until else "",
    }
    return Thing(suppression.place, facts, words)


def _near(name: str, book: Rulebook) -> str:
    codes, names = (tuple(rule[key] for rule in book.rules) for key in ("code", "name"))
    return _nearest(name, codes, names)


@lru_cache(maxsize=1024)
def _nearest(name: str, codes: tuple[str, ...], names: tuple[str, ...]) -> str:
    """The code or name that a slip was made for, or nothing. To look takes long, and slips are many alike."""
    swapped = next((each for each in codes if sorted(each) == sorted(name.upper())), None)
    return swapped or close_to(name.upper(), codes, _ALIKE) or close_to(name.lower(), names, _ALIKE) or ""


def _standing(suppression: Suppression, book: Rulebook) -> str:
    """What the exception names, as the fact ``rule`` of the thing."""
    if not suppression.rule.strip():
        return "none"
    rule = book.rule(suppression.rule)
    if rule is None and _is_group(suppression.rule, book):
        return "group"
    if rule is None:
        return "misspelt" if _near(suppression.rule, book) else "unknown"
    return "known" if rule.get("suppressible", True) else "not_suppressible"


def _is_group(name: str, book: Rulebook) -> bool:
    """Whether all that is named is what the codes of several rules begin with."""
    return any(rule["code"].rstrip(digits) == name.upper() for rule in book.rules)


def _is_expired(suppression: Suppression, today: date) -> bool:
    return suppression.until is not None and suppression.until < today

"""What comments to the tool say: "ignorera mallrest, antal-stammer-inte till 2027-01-31 – skälet"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from konsekvens_lint.documents.model import Remark, one_line
from konsekvens_lint.documents.remarks import told_the_tool
from konsekvens_lint.settings.suppressions import Day, Suppression

_DASHES = r"\-\u2010-\u2015\u2212"
_CODE = r"[^\W\d_]{2,5}\d{2,3}(?!\w)"
_RULE = rf"(?:{_CODE}|[^\W_]+(?:[-\u2010\u2011][^\W_]+)*)"
_AND = rf"(?:\s*[,/]\s*(?:och\s+)?|\s+(?:och|samt|&)\s+|\s+(?={_CODE}))"
_RULES = re.compile(rf"ignorera:?\s+(?:regeln?\s+|reglerna\s+)?({_RULE}(?:{_AND}{_RULE})*)", re.IGNORECASE)
_TILL = r"till(?:\s+och\s+med)?|t\.?\s?o\.?\s?m\.?"
_DATE = rf"(\d{{4}})[{_DASHES}](\d\d)[{_DASHES}](\d\d)(?!\w)"
_UNTIL = re.compile(rf"[\s,(]*(?:{_TILL})(?=\s|\d)\s*", re.IGNORECASE)
_DAY = re.compile(rf"{_DATE}\)?")
_LAST = re.compile(rf"(?<!\w)(?:{_TILL})\s*{_DATE}[\s.,;!)\]]*$", re.IGNORECASE)
_BEFORE_REASON = re.compile(rf"[\s{_DASHES}:;,.=|]+")
# Signs that cannot be seen.
_INVISIBLE = str.maketrans("", "", "\u00ad\u200b\u200c\u200d\u2060\ufeff")


def suppressions_in(remarks: Iterable[Remark]) -> tuple[Suppression, ...]:
    """The exceptions that the comments make: one for each rule that is named, and one without a rule for what is not
    to be understood."""
    return tuple(
        Suppression(
            each.rule,
            each.reason,
            "comment",
            each.until,
            remark.place,
            remark.blocks,
            written=said,
            day=each.day,
        )
        for remark in remarks
        for said in _sayings(remark.text)
        for each in read(said)
    )


def _sayings(text: str) -> Iterator[str]:
    """What is said to the tool: what goes on is the same, until its name is said again."""
    said: list[str] = []
    for line in text.split("\n"):
        told = told_the_tool(line)
        if told is not None and any(said):
            yield one_line(" ".join(said))
            said = []
        said.append(line if told is None else told)
    yield one_line(" ".join(said))


class Said(NamedTuple):
    """One exception: the reason is empty where none is given, and all is where the words are not to be understood."""

    rule: str = ""
    reason: str = ""
    until: date | None = None
    day: Day = "understood"


def read(said: str) -> list[Said]:
    """The exceptions in what is said after the tool's name.

    A day that the reason ends with was meant as the last day, or may have been: nobody can tell, so it is asked for.
    """
    said = one_line(said.translate(_INVISIBLE))
    named = _RULES.match(said)
    if named is None:
        return [Said()]
    rest = said[named.end() :]
    until, limit = None, _UNTIL.match(rest)
    if limit is not None:
        day = _DAY.match(rest, limit.end())
        until = _day(day) if day else None
        if day is None or until is None:
            return [Said(day="unreadable")]
        rest = rest[day.end() :]
    reason = _BEFORE_REASON.sub("", rest, count=1) if _BEFORE_REASON.match(rest) else rest
    reason = reason if any(map(str.isalnum, reason)) else ""
    if until is None and _LAST.search(reason):
        return [Said(day="last")]
    return [Said(rule, reason, until) for rule in _rules(named[1])]


def _rules(names: str) -> list[str]:
    """The codes and names, each once, as they are spelt in rule files but for capitals."""
    found: dict[str, str] = {}
    for rule in re.split(_AND, names, flags=re.IGNORECASE):
        plain = re.sub(rf"[{_DASHES}]", "-", rule)
        found.setdefault(plain.casefold(), plain)
    return list(found.values())


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None

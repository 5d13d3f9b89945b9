"""How many women and men a text says that there are: "tre kvinnor och fyra män", "åtta ledamöter, varav fem kvinnor"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from konsekvens_lint.facts.counts import LIMITS
from konsekvens_lint.language.numbers import NUMBER_WORDS

_WORDS = "|".join(NUMBER_WORDS)
_SHARE = r"\s?%|\s?procent"
_NUMBER = rf"(?<![\w,.%–/-])(?:\d{{1,3}}|ett|ingen|inga|{_WORDS})(?![\w%–-]|,\d|{_SHARE})"
_SEXES = {
    "women": r"(?:kvinnor(?:na)?|kvinna|kvinnliga?)\b",
    "men": r"(?:män(?:nen)?|man|manliga?)\b",
}
_MEMBERS = (
    r"(?:ordinarie\s+)?(?:ledamöter(?:na)?|medlemmar(?:na)?|personer(?:na)?|deltagare|representanter(?:na)?"
    r"|platser(?:na)?|förtroendevalda)(?:\s+(?:i|av)\s+\w+)?"
)
# What stands between one sex's number and the other's: "tre kvinnliga ledamöter och fyra manliga".
_AND = r"(?:\s+\w+)?(?:\s*[,;/+&]\s*|\s*,?\s+(?:och|samt|respektive|mot)\s+)"
_OF_WHICH = r",?\s+(?:varav|därav|av vilka|av dem|är|var|utgörs av)\s+(?:(?:är|var)\s+)?"
# A number of at least or about so many is none of those who sit there.
_LIMITED = re.compile(
    rf"\b(?:{LIMITS}|över|cirka|ca|omkring|ungefär|runt|drygt|knappt|nästan|mellan)\.?\s*$", re.IGNORECASE
)
_LONGEST_LIMIT = 12


class Counted(NamedTuple):
    """Women and men, counted between `start` and `end` of a text."""

    start: int
    end: int
    women: int
    men: int


def counted_sexes(text: str) -> list[Counted]:
    """Where women and men are counted in a normalised text, in order: both, or one as a part of a whole. No shares."""
    found = sorted((each for told in _told() for each in told.finditer(text)), key=lambda each: each.start())
    kept: list[Counted] = []
    for each in found:
        apart = not kept or each.start() >= kept[-1].end
        if apart and not _LIMITED.search(text, max(0, each.start() - _LONGEST_LIMIT), each.start()):
            kept += _counted(each)
    return kept


def _counted(found: re.Match[str]) -> Iterator[Counted]:
    told = {name: _value(number) for name, number in found.groupdict().items()}
    women = told["women"] if "women" in told else told["all"] - told["men"]
    men = told["men"] if "men" in told else told["all"] - women
    if min(women, men) >= 0 and women + men:
        yield Counted(found.start(), found.end(), women, men)


def _value(number: str) -> int:
    word = number.lower()
    if word.isdigit():
        return int(word)
    return 0 if word in ("ingen", "inga") else NUMBER_WORDS.get(word, 1)


def _expressions() -> Iterator[str]:
    for one, other in (("women", "men"), ("men", "women")):
        yield f"{_so_many(one)}{_AND}{_so_many(other)}"
        yield f"{_labelled(one)}{_AND}{_labelled(other)}"
        yield rf"(?P<all>{_NUMBER})\s+{_MEMBERS}{_OF_WHICH}{_so_many(one)}"
        yield (
            rf"(?P<{one}>{_NUMBER})\s+av\s+(?:de\s+)?(?:\w+\s+)?(?P<all>{_NUMBER})\s+{_MEMBERS}"
            rf"\s+(?:är|var)\s+{_SEXES[one]}"
        )


def _so_many(sex: str) -> str:
    """ "Tre kvinnor", "tre är kvinnor", "tre ordinarie kvinnor"."""
    return rf"(?P<{sex}>{_NUMBER})\s+(?:(?:är|var|ordinarie)\s+)?{_SEXES[sex]}"


def _labelled(sex: str) -> str:
    """ "Kvinnor: 3", "kvinnor (3)"."""
    return rf"\b{_SEXES[sex]}\s*(?:[:=]\s*|\()(?P<{sex}>\d{{1,3}})(?!\d|,\d|{_SHARE})\)?"


@cache
def _told() -> tuple[re.Pattern[str], ...]:
    """The expressions, compiled when they are first needed, which takes longer than to judge a few sentences."""
    return tuple(re.compile(each, re.IGNORECASE) for each in _expressions())

"""What stands in a span of text beyond words: figures, and how women and men are named together.

These structures are names that patterns may ask for, beside the concepts:

- ``number``: any digits; ``figure``: a number that is no year, date, age or reference; ``percent``: a share, in digits or words;
- ``skewed_share``: a share outside 40 to 60 percent; ``unequal_shares``: shares that lie five points apart, ``equal_shares`` if women's and men's do not;
- ``pair``: women and men coordinated ("kvinnor och män"); ``contrasted``: both named, not only as a pair;
- ``reported``: somebody other than the author, named before any author, is said to claim something;
- ``attributed``: somebody other than women, men, the author or a goal is said to think or claim something;
- ``several_factors``: three factors or more beside sex, as in a list of grounds;
- ``one_sex``: women or men alone; ``both_sexes``: both.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from konsekvens_lint.language.numbers import NUMBER_WORDS, TWO_TO_TEN
from konsekvens_lint.language.scan import Hit
from konsekvens_lint.names import FACTORS

WOMEN, MEN = "women", "men"
ATTRIBUTION = "attribution_verb"
GOAL = "goal_word"
REPORTER, REPORTING, AUTHOR = "reporter", "reporting_verb", "author_body"

_SEXES = frozenset({WOMEN, MEN})
_FACTORS = frozenset(f"factor_{name}" for name in FACTORS)
# Where one of these stands before "anser att", it is not somebody else who claims.
_SUBJECTS = frozenset({WOMEN, MEN, AUTHOR, GOAL})
# For each structure the concepts that it cannot be without; None for those that are found in the text itself.
STRUCTURE_SEEDS: dict[str, frozenset[str] | None] = {
    "any_sex": _SEXES,
    "one_sex": _SEXES,
    "both_sexes": _SEXES,
    "pair": _SEXES,
    "contrasted": _SEXES,
    "figure": None,
    "percent": None,
    "skewed_share": None,
    "unequal_shares": None,
    "equal_shares": None,
    "short": None,
    "terse": None,
    "number": None,
    "attributed": frozenset({ATTRIBUTION}),
    "reported": frozenset({REPORTER}),
    "after_assignment": frozenset({"after_assignment"}),
    "under_perspective": frozenset({"under_perspective"}),
    "several_factors": _FACTORS,
    "then_adopted": frozenset({"then_adopted"}),
    "spoken_by_other": frozenset({"spoken_by_other"}),
    "among_views": frozenset({"among_views"}),
    "prompt": frozenset({"prompt"}),
}

_SEVERAL = 3
_COUNT = rf"(?:{TWO_TO_TEN}|atta|tva)"
_PERCENT = re.compile(
    rf"\d\s?(?:%|procent)|\b(?:{_COUNT}|en|var|\d+) av (?:{_COUNT}|\d+)\b|\b(?:hälften|halften|en tredjedel|två tredjedelar"
    r"|en fjärdedel|tre fjärdedelar|var fjärde|varannan|var tredje)\b",
    re.IGNORECASE,
)
_DIGITS_PERCENT = re.compile(r"(?<![\d,])(\d+(?:,\d+)?)\s?(?:%|procent)\b")
_RATIO = re.compile(rf"\b({_COUNT}|en|\d+) av ({_COUNT}|\d+)\b", re.IGNORECASE)
_NUMBER_WORDS = {**NUMBER_WORDS, "tva": 2, "atta": 8}
# SCB and the national goals take 40 to 60 percent of each sex as even; five points between shares is a visible gap.
_EVEN = (40, 60)
_GAP = 5
_NUMBER = re.compile(r"(?<![\w.,:/§–-])\d{1,3}(?:[ .]\d{3})*(?:,\d+)?(?![\w/:§]|[.,]\d|-\d)")
_ANY_NUMBER = re.compile(r"\d")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_NOT_A_FIGURE_BEFORE = re.compile(
    r"(?:§\s*|\b(?:den|klockan|kl|kl\.|kap\.?|mål|steg|etapp|bilaga|tabell|figur|nr|år|sida|avsnitt|punkt|vecka|över|under|zon"
    r"|mellan|artikel|åldern)\s*)$",
    re.IGNORECASE,
)
_NOT_A_FIGURE_AFTER = re.compile(
    r"\s*(?:[–-]\s*\d+\s*)?(?:år\b|-?åring|jan|feb|mars|apr|maj|jun|jul|aug|sep|okt|nov|dec|§|kap\b|kr\b|kronor|tkr|mnkr|mkr"
    r"|miljon|miljard|meter|m²|kvadrat|km|mil\b|timm|minut|veck|månad|kvm|man\)|öre|%-ig)",
    re.IGNORECASE,
)
_COORDINATED = re.compile(
    r"[\s\d.,]*(?:,|/|&|\bsåväl som\b|\boch\b|\brespektive\b|\bresp\b|\bsamt\b|\beller\b|\bsom\b|\bliksom\b|\blikaväl som\b)"
    r"[\s\d.,/]*(?:för |till |av |bland |hos )?(?:äldre |yngre |unga |vuxna |fler )?\s*\Z",
    re.IGNORECASE,
)

_CONJUNCTION = re.compile(r"(?:och|respektive|samt|eller)\b", re.IGNORECASE)


def structures(text: str, hits: Sequence[Hit], start: int, end: int) -> set[str]:
    """The names of the structures in text[start:end]; the hits are in the order that they begin in."""
    names: set[str] = set()
    span = text[start:end]
    inside = hits[bisect_left(hits, start, key=_start) : bisect_left(hits, end, key=_start)]
    if _ANY_NUMBER.search(span):
        names.add("number")
    sexes = [hit for hit in inside if hit.concept in (WOMEN, MEN)]
    if _PERCENT.search(span):
        names |= {"percent", "figure", *_shares(span, [(hit.start - start, hit.concept) for hit in sexes])}
    elif any(_is_figure(span, number) for number in _NUMBER.finditer(span)):
        names.add("figure")
    if sexes:
        names |= _sexes(text, sexes)
    if _is_reported(inside, end):
        names.add("reported")
    factors = {hit.concept for hit in inside if hit.concept in _FACTORS}
    if len(factors) >= _SEVERAL:
        names.add("several_factors")
    said = next((hit.start for hit in inside if hit.concept == ATTRIBUTION), None)
    if said is not None and not any(hit.start < said for hit in hits if hit.concept in _SUBJECTS):
        names.add("attributed")
    return names


def _start(hit: Hit) -> int:
    return hit.start


def _is_reported(hits: Sequence[Hit], end: int) -> bool:
    first: dict[str, int] = {}
    for hit in hits:
        if hit.concept in (REPORTER, AUTHOR):
            first.setdefault(hit.concept, hit.start)
    who = first.get(REPORTER)
    if who is None or first.get(AUTHOR, end) <= who:
        return False
    return any(hit.concept == REPORTING and who < hit.start for hit in hits)


def _shares(span: str, sexes: Sequence[tuple[int, str]]) -> set[str]:
    found = [(share.start(), float(share[1].replace(",", "."))) for share in _DIGITS_PERCENT.finditer(span)]
    found += [(ratio.start(), 100 * _value(ratio[1]) / _value(ratio[2])) for ratio in _RATIO.finditer(span)]
    shares = [share for _, share in found]
    names = {"skewed_share"} if any(not _EVEN[0] <= share <= _EVEN[1] for share in shares) else set()
    if len(shares) < 2:
        return names
    if max(shares) - min(shares) >= _GAP:
        names.add("unequal_shares")
    elif _by_each_sex(sorted([*((at, "share") for at, _ in found), *sexes])):
        names.add("equal_shares")
    return names


def _by_each_sex(order: Sequence[tuple[int, str]]) -> bool:
    """Whether a sex stands right after each share, or right before each: not one sex's shares over the years."""
    names = [name for _, name in order]
    shares = names.count("share")
    whose = [
        {sex for share, sex in pairs if share == "share" and sex != "share"}
        for pairs in (list(pairwise(names)), list(pairwise(reversed(names))))
        if sum(share == "share" and sex != "share" for share, sex in pairs) == shares
    ]
    return {WOMEN, MEN} in whose


def _value(word: str) -> float:
    return float(_NUMBER_WORDS.get(word.lower()) or (word if word.isdigit() else 1) or 1)


def _is_figure(span: str, number: re.Match[str]) -> bool:
    if _YEAR.match(number[0]):
        return False
    before = span[max(0, number.start() - 12) : number.start()]
    return not _NOT_A_FIGURE_BEFORE.search(before) and not _NOT_A_FIGURE_AFTER.match(span, number.end())


def _sexes(text: str, hits: Sequence[Hit]) -> set[str]:
    named = {hit.concept for hit in hits}
    if len(named) == 1:
        return {"one_sex", "any_sex"}
    names = {"both_sexes", "any_sex"}
    paired: set[Hit] = set()
    for first, second in pairwise(hits):
        if first.concept != second.concept and _are_coordinated(text, first, second):
            paired |= {first, second}
    if paired:
        names.add("pair")
    if len(paired) < len(hits):
        names.add("contrasted")
    return names


def _are_coordinated(text: str, first: Hit, second: Hit) -> bool:
    """Whether "och" or the like stands between, or the one hit holds the other ("kvinnor och man", a form of its own)."""
    if second.start < first.end or _CONJUNCTION.match(text, second.start):
        return True
    return bool(_COORDINATED.match(text, first.end, second.start))

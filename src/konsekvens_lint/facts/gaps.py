"""How far women's and men's figures lie apart, and whether the gap is visible: by the rule's own thresholds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from konsekvens_lint.facts.tables import Pair, is_whole
from konsekvens_lint.language.numbers import NUMBER_WORDS
from konsekvens_lint.language.reading import Sentence
from konsekvens_lint.names import MEASURES

_WHOLE = 100
_POINTS = rf"(?<![\d.,])(?P<n>\d+(?:[.,]\d+)?|{'|'.join(NUMBER_WORDS)}) (?:procentenhet(?:er)?|%-enheter)"
# "Fyra procentenheter lägre bland kvinnor än bland": the other sex is to follow, not "i riket" or "i fjol".
_APART = re.compile(
    rf"{_POINTS} (?:högre|lägre|större|mindre|bättre|sämre|fler|färre|mer)\b[^.]{{0,60}}?\bän (?:bland |för |hos |av )?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    rf"\b(?:skillnad|skillnaden|gapet) mellan [^.,]{{0,60}}? (?:är|var|uppgår till|uppgick till|på)"
    rf" (?:cirka |drygt |omkring |ungefär |nästan )?{_POINTS}",
    re.IGNORECASE,
)
_ORDER = (
    "share",
    "mean",
    "persons",
    *(name for name in MEASURES if name not in ("share", "mean", "persons")),
)


def is_visible(pair: Pair, options: Mapping[str, Any]) -> bool:
    """Whether the gap is visible (rules.md's thresholds by default, given by the rule's options).

    Shares of women and of men: at least `points` percentage points, or the `ratio` with at least
    `ratio_needs_points`. Shares that make a whole: one outside `even`. Means: the `ratio`. Counts: the `ratio`
    where both are at least `min_count`. Money given to each: its distribution outside `even`.
    """
    low, high = sorted((pair.women, pair.men))
    ratio = high >= low * options["ratio"] and high > 0
    even_low, even_high = options["even"]
    if pair.measure == "share":
        if is_distribution(pair):
            return bool(low < even_low or high > even_high)
        return bool(
            high - low >= options["points"] or (ratio and high - low >= options["ratio_needs_points"])
        )
    if pair.measure == "persons":
        return bool(ratio and low >= options["min_count"])
    if pair.measure == "money":
        total = low + high
        return bool(total > 0 and not even_low <= _WHOLE * low / total <= even_high)
    return bool(pair.measure == "mean" and ratio)


def is_distribution(pair: Pair) -> bool:
    """Whether the two shares are parts of one whole: how a group is made up, not how each sex fares."""
    return pair.measure == "share" and is_whole(pair.women, pair.men)


def points_apart(sentence: Sentence) -> float | None:
    """The percentage points that the sentence itself says lie between women and men, without their figures."""
    if not sentence.has("told_apart_in_points"):
        return None
    sexes = {hit.start - sentence.start for hit in sentence.hits if hit.concept in ("women", "men")}
    compared = (found for found in _APART.finditer(sentence.text) if found.end() in sexes)
    found = next(compared, None) or _BETWEEN.search(sentence.text)
    if found is None:
        return None
    said = found["n"].lower()
    return float(NUMBER_WORDS.get(said) or said.replace(",", "."))


def widest(pairs: Iterable[Pair]) -> Pair | None:
    """The pair that lies furthest apart, of those whose measure tells most: shares, means, persons, money."""
    return max(
        pairs, key=lambda pair: (-_ORDER.index(pair.measure), abs(pair.women - pair.men)), default=None
    )

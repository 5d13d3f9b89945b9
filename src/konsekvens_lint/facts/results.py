"""The result chain: how many sentences tell something done or reached at each of its levels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from konsekvens_lint.language.reading import Sentence

#: The levels, highest first (Statskontoret, adapted by SKR), each with the pattern that it is recognised by.
LEVELS = {
    "effect": "effect_reached",
    "outcome": "outcome_reached",
    "way_of_working": "way_of_working_done",
    "product": "product_done",
    "activity": "activity_done",
}


def result_levels(sentences: Iterable[Sentence]) -> dict[str, int]:
    """How many of the author's own sentences there are of each level, lowest first; each counts at its highest."""
    counts = dict.fromkeys(reversed(LEVELS), 0)
    for sentence in sentences:
        level = next(levels_of(sentence), None) if sentence.own else None
        if level:
            counts[level] += 1
    return counts


def levels_of(sentence: Sentence) -> Iterator[str]:
    """The levels of which the sentence tells something done or reached, highest first."""
    return (level for level, pattern in LEVELS.items() if sentence.has(pattern))

"""Whether a goal is another one in other words: what is left of its words when those that all goals have are gone.

How many must be the same, and which are passed over, is data (`Rulebook.thread`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import ceil
from typing import Any

_WORD = re.compile(r"[^\W\d_]{3,}")
# Who is to reach a goal is none of its words: "Kultur- och fritidsnämnden ska …".
_UNIT = re.compile(
    r"(?:\b\w+-(?:, \w+-)*,? och )?\b\w*(?:nämnd|förvaltning)(?:en|er|erna|ar|arna)?s?\b", re.IGNORECASE
)
_VOWEL = re.compile("[aeiouyåäöé]")
# The longest first; in each row how many letters must be left.
_ENDINGS = (
    (3, ("arnas", "ernas", "ornas", "andet", "andes", "arna", "erna", "orna", "ande", "aren", "aste", "ades")),
    (3, ("ens", "ets", "ars", "ers", "ors", "ans", "ast", "are", "ade", "ats")),
    (3, ("en", "et", "ar", "er", "or", "an", "at", "as", "es", "na", "a", "e")),
    (4, ("ns", "n", "s", "t")),
)  # fmt: skip
# What makes a word of another is kept, and only what is added to it goes: trygghet-en, utbildning-arna.
_MADE = re.compile(r"(.+(?:het|ning))(?:en|er|erna|ar|arna)?s?")
# A word may be the beginning of another, as "kultur" of "kulturutbud", from so many letters on.
_BEGINNING = 4


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The word in small letters without what inflection adds: that of "kulturens" is "kultur"."""
    word = word.lower()
    if made := _MADE.fullmatch(word):
        return made[1]
    for shortest, endings in _ENDINGS:
        for ending in endings:
            left = word.removesuffix(ending)
            if left != word and len(left) >= shortest and _VOWEL.search(left):
                return left
    return word


class Thread:
    """How goals are held against each other: which words are passed over, and how many of the rest must be the same.

    `kinds` are those of the documents that goals of the top document should reappear in.
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        """`data` is the book's `thread`."""
        self.kinds = frozenset(data["kinds"])
        self._share: float = data["share"]
        self._least: int = data["least"]
        words = data["passed_over"]
        self._stems = frozenset(stem(word) for word in words if not word.endswith("*"))
        self._beginnings = tuple(word[:-1] for word in words if word.endswith("*"))

    def words(self, goal: str) -> frozenset[str]:
        """The stems of the goal's own words."""
        found = (word.lower() for word in _WORD.findall(_UNIT.sub(" ", goal)))
        return frozenset(stem(word) for word in found if not self._is_passed_over(word))

    def needed(self, goal: frozenset[str], other: frozenset[str]) -> int:
        """How many of a goal's words another goal must have to be the same: the share of those of the shorter one, but not
        fewer than the least, if the goal has so many.
        """
        return max(ceil(min(len(goal), len(other)) * self._share), min(self._least, len(goal)))

    def _is_passed_over(self, word: str) -> bool:
        return stem(word) in self._stems or word.startswith(self._beginnings)


class Sought:
    """Goals to know again in others."""

    def __init__(self, goals: Sequence[str], thread: Thread) -> None:
        self._thread = thread
        self._goals = [thread.words(goal) for goal in goals]
        self._alike: dict[str, frozenset[tuple[int, str]]] = {}

    def found(self, other: str) -> tuple[int, ...]:
        """The numbers, from 0, of the goals that the other goal is in other words. Goals with no words of their own ("Vi ska
        vara jämställda") are one.
        """
        words = self._thread.words(other)
        if not words:
            return tuple(number for number, goal in enumerate(self._goals) if not goal)
        shared = frozenset[tuple[int, str]]().union(*map(self._alike_to, words))
        same = Counter(number for number, _ in shared)
        needed = self._thread.needed
        return tuple(sorted(at for at, count in same.items() if count >= needed(self._goals[at], words)))

    def _alike_to(self, word: str) -> frozenset[tuple[int, str]]:
        """The goals' words that the word is a form of, or a compound with, each with its goal's number."""
        if word not in self._alike:
            self._alike[word] = frozenset(
                (number, own)
                for number, goal in enumerate(self._goals)
                for own in goal
                if _is_alike(word, own)
            )
        return self._alike[word]


def _is_alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) >= _BEGINNING and long.startswith(short))

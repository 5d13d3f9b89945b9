"""The lists of points that forms follow, and which point a label is: by its words, whatever its number says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

#: What a word that suffices counts, beside one for each that supports.
_SUFFICES = 3
_ORDINAL = re.compile(r"\s*(?:(?:moment|punkt|fråga|nr)\s*)?(\d{1,2})\s*[.):]?\s")
# A row that has nothing but the point's number.
_ONLY_NUMBER = re.compile(r"\W*(?:moment|punkt|framgångsfaktor)\s*(?:nr\.?\s*)?(\d{1,2})\W*", re.IGNORECASE)
_LOST = str.maketrans(dict.fromkeys("åäöÅÄÖ", r"[\w&]"))


class Match(NamedTuple):
    """The point that a label is, and how many of its words say so."""

    point: str
    weight: int


class Point:
    """A point of a list, and the words that it is known by."""

    def __init__(self, entry: Mapping[str, Any]) -> None:
        self.id: str = entry["id"]
        self.number: int = entry["number"]
        self.title: str = entry["title"]
        self.follows: tuple[str, ...] = tuple(entry.get("follows", ()))
        self._known_by = [_pattern(words) for words in entry["known_by"]]
        self._also = [_pattern(words) for words in entry["also"]]

    def weight(self, text: str) -> int:
        """How many of its words the text has; 0 where none of those suffices."""
        known = sum(bool(words.search(text)) for words in self._known_by)
        if not known:
            return 0
        return _SUFFICES + known - 1 + self.support(text)

    def support(self, text: str) -> int:
        """How many words the text has that support, whether or not one suffices."""
        return sum(bool(words.search(text)) for words in self._also)


class Catalogue:
    """A list of points with its scale, from its file in `rules/forms/`."""

    def __init__(self, entry: Mapping[str, Any]) -> None:
        self.id: str = entry["id"]
        self.title: str = entry["title"]
        self.points = tuple(Point(point) for point in entry["points"])
        self.scale: tuple[int, int] = (entry["scale"]["lowest"], entry["scale"]["highest"])
        self.follows: str | None = entry.get("follows")
        self.labels = [_pattern(words) for words in entry["scale"]["labels"]]
        self._steps = [[_pattern(words) for words in step] for step in entry["scale"].get("steps", ())]
        self.evidence = [_pattern(words) for words in entry.get("evidence", ())]
        self.by_id = {point.id: point for point in self.points}
        self._any = re.compile(
            "|".join(_pattern(words).pattern for point in entry["points"] for words in point["known_by"]),
            re.IGNORECASE,
        )
        self.matches = lru_cache(maxsize=4096)(self._matches)

    def match(self, text: str) -> Match | None:
        """The point that the text is most like; None where no word suffices."""
        return next(iter(self.matches(text)), None)

    def _matches(self, text: str) -> tuple[Match, ...]:
        """The points that the text may be, the likeliest first. Its number counts as one word: it may be wrong."""
        only = _ONLY_NUMBER.fullmatch(text)
        if only:
            return tuple(Match(point.id, _SUFFICES) for point in self.points if point.number == int(only[1]))
        if not self._any.search(text):
            return ()
        ordinal = _ORDINAL.match(text)
        number = int(ordinal[1]) if ordinal else None
        found = [
            Match(point.id, weight + (point.number == number))
            for point in self.points
            if (weight := point.weight(text))
        ]
        return tuple(sorted(found, key=lambda match: -match.weight))

    def support(self, text: str, point: str) -> int:
        """How many of the point's words the text has, whether or not one suffices."""
        return self.by_id[point].support(text)

    def step_in_words(self, text: str) -> int | None:
        """The step of the scale that the text begins to say in words ("Behöver utvecklas"); None where it says none."""
        told = (
            step
            for step, known in enumerate(self._steps, self.scale[0])
            if any(each.match(text) for each in known)
        )
        return next(told, None)

    @property
    def successors(self) -> Mapping[str, tuple[str, ...]]:
        """For each point of the list that this one follows, the points here that take over from it."""
        before = dict.fromkeys(old for point in self.points for old in point.follows)
        return {old: tuple(point.id for point in self.points if old in point.follows) for old in before}


def catalogues(entries: Sequence[Mapping[str, Any]]) -> tuple[Catalogue, ...]:
    """The lists of a rulebook, the oldest first: of two that a form fits as well, the first counts."""
    return tuple(sorted(map(Catalogue, entries), key=lambda catalogue: catalogue.follows is not None))


def _pattern(words: str) -> re.Pattern[str]:
    """The expression for a word's beginning; å, ä and ö stand for any letter, since recognised text loses them."""
    return re.compile(rf"(?<!\w)(?:{words.translate(_LOST)})", re.IGNORECASE)

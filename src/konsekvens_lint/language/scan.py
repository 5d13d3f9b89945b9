"""Concepts found in one scan: every word of the lexicon in one Aho-Corasick automaton."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import ahocorasick

from konsekvens_lint.language.damage import fold, fold_variants
from konsekvens_lint.language.lexicon import NOT_WORD, Lexicon, Word


class Hit(NamedTuple):
    """A concept in a normalised text, at code points `start` to `end`."""

    start: int
    end: int
    concept: str


def in_order(hit: Hit) -> tuple[int, int, str]:
    """What hits are sorted by: where they start, the longer first."""
    return hit.start, -hit.end, hit.concept


class Scanner:
    """Finds the concepts of a lexicon. One is made for clean text, and one for damaged text when it is met."""

    def __init__(self, lexicon: Lexicon, *, damaged: bool = False) -> None:
        self._automaton = ahocorasick.Automaton()
        self._damaged = damaged
        self._lexicon = lexicon
        # Compiled when a text first needs them, which takes as long as to scan a memo. One by one: an expression that
        # begins with a plain character is sought much faster than an alternation.
        self._compiled: dict[str, list[re.Pattern[str]]] = {}
        for key, words in _damaged_words(lexicon) if damaged else lexicon.words.items():
            self._automaton.add_word(key, (len(key), words))
        self._automaton.make_automaton()

    def scan(self, text: str) -> list[Hit]:
        """The hits in a normalised text, by their start; a hit inside a longer one of its concept is left out."""
        lowered = text.lower()
        if len(lowered) != len(text):  # "İ" is the only letter that grows
            lowered = "".join(letter.lower()[0] for letter in text)
        words = fold(lowered) if self._damaged else lowered
        hits, hidden = self._words(f" {NOT_WORD.sub(' ', words)} ")
        for name in self._lexicon.expressions:
            if self._may_hold(name, lowered):
                for expression in self._expressions(name):
                    hits += [Hit(found.start(), found.end(), name) for found in expression.finditer(text)]
        return _outermost(hits, hidden)

    def _may_hold(self, name: str, lowered: str) -> bool:
        needs = self._lexicon.needs.get(name)
        return needs is None or any(need in lowered for need in needs)

    def _expressions(self, name: str) -> list[re.Pattern[str]]:
        if name not in self._compiled:
            expressions = self._lexicon.expressions[name]
            self._compiled[name] = [re.compile(expression, re.MULTILINE) for expression in expressions]
        return self._compiled[name]

    def _words(self, padded: str) -> tuple[list[Hit], list[Hit]]:
        hits: list[Hit] = []
        hidden: list[Hit] = []
        if not len(self._automaton):
            return hits, hidden
        for last, (length, words) in self._automaton.iter(padded):
            for name, hides, open_left, open_right in words:
                start = last - length + 1
                end = last
                if open_left:
                    start = padded.rfind(" ", 0, start + 1)
                if open_right:
                    end = padded.find(" ", last)
                (hidden if hides else hits).append(Hit(start, end - 1, name))
        return hits, hidden


def _damaged_words(lexicon: Lexicon) -> Iterable[tuple[str, list[Word]]]:
    """The table with each word in the spellings that damage makes, without those that then mean something else."""
    words: dict[str, list[Word]] = {}
    for key, found in _spelled(lexicon):
        words.setdefault(key, [])
        words[key] += [word for word in found if word not in words[key]]
    return words.items()


def _spelled(lexicon: Lexicon) -> Iterator[tuple[str, list[Word]]]:
    for key, found in lexicon.words.items():
        for variant in fold_variants(key):
            dropped = {name for name, drops in lexicon.damaged_drops.items() if variant.strip() in drops}
            yield variant, [word for word in found if word[0] not in dropped]
    for key, found in lexicon.damaged_words.items():
        yield fold(key), list(found)


def _outermost(hits: list[Hit], hidden: list[Hit]) -> list[Hit]:
    covers = _covers(hidden)
    reach: dict[str, int] = {}
    kept: list[Hit] = []
    for hit in sorted(hits, key=in_order):
        start, end, concept = hit
        if end <= reach.get(concept, -1):
            continue
        if concept in covers and _is_covered(start, end, *covers[concept]):
            continue
        kept.append(hit)
        reach[concept] = end
    return kept


def _covers(hidden: list[Hit]) -> dict[str, tuple[list[int], list[int]]]:
    """For each concept where its hidden hits start, in order, and how far any that started so far reaches."""
    covers: dict[str, tuple[list[int], list[int]]] = {}
    for start, end, concept in sorted(hidden):
        starts, reaches = covers.setdefault(concept, ([], []))
        starts.append(start)
        reaches.append(max(end, reaches[-1]) if reaches else end)
    return covers


def _is_covered(start: int, end: int, starts: list[int], reaches: list[int]) -> bool:
    at = bisect_right(starts, start)
    return at > 0 and reaches[at - 1] >= end

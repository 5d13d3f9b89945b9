"""Concepts found in one scan: every form of every concept in one Aho-Corasick automaton.

Forms are whole words; ``*`` at a form's end or beginning stands for the rest of the word
(``jämställd*``, ``*patienter``). A form under ``not`` hides the concept's hits inside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import ahocorasick

from konsekvens_lint.language.damage import fold, fold_variants

# Everything that is not part of a word becomes a space, so that " form " is the form as whole words.
_NOT_WORD = re.compile(r"[^\w%§+]")


class Hit(NamedTuple):
    """A concept in a normalised text, at code points `start` to `end`."""

    start: int
    end: int
    concept: str


class Concept(NamedTuple):
    """A named list of forms, with the forms that hide it and regular expressions for what is no word."""

    name: str
    forms: tuple[str, ...] = ()
    hidden_in: tuple[str, ...] = ()
    damaged_forms: tuple[str, ...] = ()
    damaged_not: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()

    @classmethod
    def of(cls, name: str, entry: Mapping[str, Any]) -> Concept:
        """The concept of a compiled pack's entry."""
        return cls(
            name,
            tuple(entry.get("forms", ())),
            tuple(entry.get("not", ())),
            tuple(entry.get("damaged", ())),
            tuple(entry.get("damaged_not", ())),
            tuple(entry.get("regex", ())),
        )


class Scanner:
    """Finds the concepts of a pack. One is made for clean text, and one for damaged text when it is met."""

    def __init__(self, concepts: Iterable[Concept], *, damaged: bool = False) -> None:
        self._automaton = ahocorasick.Automaton()
        self._damaged = damaged
        self._expressions: list[tuple[str, re.Pattern[str]]] = []
        entries: dict[str, list[tuple[str, bool, bool, bool]]] = {}
        for concept in concepts:
            self._add(entries, concept)
        for key, values in entries.items():
            self._automaton.add_word(key, (len(key), tuple(values)))
        self._automaton.make_automaton()
        self._empty = not entries

    def _add(self, entries: dict[str, list[tuple[str, bool, bool, bool]]], concept: Concept) -> None:
        for forms, hides in ((concept.forms, False), (concept.hidden_in, True)):
            for key, left, right in self._keys(forms, concept):
                entries.setdefault(key, []).append((concept.name, hides, left, right))
        if concept.patterns:
            either = "|".join(f"(?:{pattern})" for pattern in concept.patterns)
            self._expressions.append((concept.name, re.compile(either, re.MULTILINE)))

    def _keys(self, forms: Sequence[str], concept: Concept) -> Iterable[tuple[str, bool, bool]]:
        if not self._damaged:
            return [_key(form) for form in forms]
        unsafe = frozenset(concept.damaged_not)
        spelled = [variant for form in forms for variant in fold_variants(form) if variant not in unsafe]
        if forms is concept.forms:
            spelled += concept.damaged_forms
        return dict.fromkeys(_key(form) for form in spelled)

    def scan(self, text: str) -> list[Hit]:
        """The hits in a normalised text, in order of their start; a hit inside a longer one of its concept is left out."""
        lowered = text.lower()
        if len(lowered) != len(text):  # pragma: no cover - "İ" is the only letter that grows
            lowered = "".join(letter.lower()[0] for letter in text)
        if self._damaged:
            lowered = fold(lowered)
        padded = f" {_NOT_WORD.sub(' ', lowered)} "
        hits, hidden = self._words(padded)
        for name, expression in self._expressions:
            hits += [Hit(found.start(), found.end(), name) for found in expression.finditer(text)]
        return _outermost(hits, hidden)

    def _words(self, padded: str) -> tuple[list[Hit], list[Hit]]:
        hits: list[Hit] = []
        hidden: list[Hit] = []
        if self._empty:
            return hits, hidden
        for last, (length, values) in self._automaton.iter(padded):
            for name, hides, left, right in values:
                start = last - length + 1
                end = last
                if left:
                    start = padded.rfind(" ", 0, start + 1)
                if right:
                    end = padded.find(" ", last)
                (hidden if hides else hits).append(Hit(start, end - 1, name))
        return hits, hidden


def _key(form: str) -> tuple[str, bool, bool]:
    left, right = form.startswith("*"), form.endswith("*")
    core = _NOT_WORD.sub(" ", form.strip("*"))
    return f"{'' if left else ' '}{core}{'' if right else ' '}", left, right


def _outermost(hits: list[Hit], hidden: list[Hit]) -> list[Hit]:
    by_concept: dict[str, list[Hit]] = {}
    for hit in hits:
        by_concept.setdefault(hit.concept, []).append(hit)
    kept: list[Hit] = []
    for concept, group in by_concept.items():
        covers = [(hit.start, hit.end) for hit in hidden if hit.concept == concept]
        reach = -1
        for hit in sorted(group, key=lambda hit: (hit.start, -hit.end)):
            if hit.end > reach and not any(a <= hit.start and hit.end <= b for a, b in covers):
                kept.append(hit)
                reach = hit.end
    kept.sort()
    return kept

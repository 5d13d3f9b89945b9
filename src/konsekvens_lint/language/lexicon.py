"""Concepts as one table of words: what the scanner's automaton is filled with, made when a pack is compiled.

Forms are whole words; ``*`` at a form's end or beginning stands for the rest of the word (``jämställd*``,
``*patienter``). A form under ``not`` hides the concept's hits inside it. ``regex`` finds what is no word; ``needs`` spares it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

# Everything that is not part of a word becomes a space, so that " form " is the form as whole words.
NOT_WORD = re.compile(r"[^\w%§+]|_")


class Word(NamedTuple):
    """What a key of the table stands for: a concept's form, or one that hides it; open to the left or right."""

    concept: str
    hides: bool
    open_left: bool
    open_right: bool


class Lexicon(NamedTuple):
    """`words` by key; `expressions` by concept; and by concept what damaged text adds to its words and drops.

    `needs` gives for a concept the lower-case texts of which one must be there for its expressions to be tried.
    """

    names: tuple[str, ...]
    words: Mapping[str, Sequence[Word]]
    expressions: Mapping[str, Sequence[str]]
    damaged_words: Mapping[str, Sequence[Word]]
    damaged_drops: Mapping[str, list[str]]
    needs: Mapping[str, list[str]]

    @classmethod
    def of(cls, concepts: Mapping[str, Mapping[str, Any]]) -> Lexicon:
        """The lexicon of the concepts of a pack, as YAML has them; `adds_to` gives another concept the forms too."""
        words: dict[str, list[Word]] = {}
        damaged: dict[str, list[Word]] = {}
        for name, entry in concepts.items():
            for of in (name, entry["adds_to"]) if "adds_to" in entry else (name,):
                _add(words, of, entry.get("forms", ()), hides=False)
                _add(words, of, entry.get("not", ()), hides=True)
                _add(damaged, of, entry.get("damaged", ()), hides=False)
        expressions = {name: list(entry["regex"]) for name, entry in concepts.items() if "regex" in entry}
        drops = {name: entry["damaged_not"] for name, entry in concepts.items() if "damaged_not" in entry}
        needs = {name: list(entry["needs"]) for name, entry in concepts.items() if "needs" in entry}
        return cls(tuple(concepts), words, expressions, damaged, drops, needs)

    @classmethod
    def from_plain(cls, plain: Sequence[Any]) -> Lexicon:
        """The lexicon of what `to_plain` gave."""
        names, keys, meanings, of, *others = plain
        return cls(
            tuple(names), dict(zip(keys.split("\n"), map(meanings.__getitem__, of), strict=True)), *others
        )

    def to_plain(self) -> list[Any]:
        """The lexicon as JSON holds it: the words in one text, with the number of what each means. Quick to parse."""
        meanings = list(dict.fromkeys(tuple(found) for found in self.words.values()))
        number = {found: at for at, found in enumerate(meanings)}
        of = [number[tuple(found)] for found in self.words.values()]
        return [self.names, "\n".join(self.words), meanings, of, *self[2:]]


def _add(words: dict[str, list[Word]], name: str, forms: Iterable[str], *, hides: bool) -> None:
    for form in dict.fromkeys(forms):
        left, right = form.startswith("*"), form.endswith("*")
        core = NOT_WORD.sub(" ", form.strip("*").lower())
        key = f"{'' if left else ' '}{core}{'' if right else ' '}"
        words.setdefault(key, []).append(Word(name, hides, left, right))

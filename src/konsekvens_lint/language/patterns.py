"""Claims made of concepts: the patterns of a pack, applied to headings, clauses and sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from functools import lru_cache
from typing import Any

from konsekvens_lint.condition import ALWAYS, Condition, over_names
from konsekvens_lint.documents.lines import section_name
from konsekvens_lint.language.grammar.questions import questions_of
from konsekvens_lint.language.lexicon import Lexicon
from konsekvens_lint.language.relations import STRUCTURE_SEEDS
from konsekvens_lint.language.scan import Scanner


def heading_name(text: str) -> str:
    """An organisation's own heading for look-up: without number, case and the mark that it ends with."""
    return section_name(text).rstrip(" ?!.:")


class Patterns:
    """The lexicon, patterns, zones and section roles of a compiled pack, ready to be applied.

    `questions` are what the concepts ask of grammar. `zones` are the zone patterns in the order they are tried. `seeds` gives for a pattern the concepts and
    roles of which at least one must be in a span for the pattern to hold: where none is, it need not be tried.
    """

    def __init__(
        self,
        lexicon: Lexicon,
        patterns: Sequence[Mapping[str, Any]],
        questions: Sequence[Mapping[str, Any]] = (),
    ) -> None:
        self._lexicon = lexicon
        self.questions = questions_of(questions)
        self._headings: Mapping[str, frozenset[str]] = {}
        self._scanners: dict[bool, Scanner] = {}
        self._of: dict[str, list[tuple[str, frozenset[str] | None]]] = {
            "heading": [],
            "clause": [],
            "sentence": [],
        }
        # Conditions are made when a span first has what they cannot hold without: many never are.
        self._specs = {pattern["name"]: pattern["when"] for pattern in patterns}
        self._conditions: dict[str, Condition] = {}
        self._roles = frozenset(pattern["name"] for pattern in patterns if pattern.get("role"))
        self.zones = [(pattern["zone"], pattern["name"]) for pattern in patterns if pattern.get("zone")]
        self.seeds: dict[str, frozenset[str] | None] = {name: frozenset([name]) for name in lexicon.names}
        self.seeds.update(STRUCTURE_SEEDS)
        for pattern in patterns:
            seeds = _seeds(pattern["when"], self.seeds)
            self.seeds[pattern["name"]] = seeds
            self._of[pattern["in"]].append((pattern["name"], seeds))

    def with_headings(self, headings: Mapping[str, frozenset[str]]) -> Patterns:
        """The same patterns, where the headings, however they are numbered and ended, have those roles too."""
        found = copy(self)
        found._headings = {heading_name(text): roles for text, roles in headings.items()}
        return found

    def given_roles(self, heading: str) -> frozenset[str]:
        """The roles that the heading is given by `with_headings`."""
        return self._headings.get(heading_name(heading), frozenset()) if self._headings else frozenset()

    def scanner(self, damaged: bool) -> Scanner:
        """The scanner for clean or for damaged text; made when first asked for."""
        if damaged not in self._scanners:
            self._scanners[damaged] = Scanner(self._lexicon, damaged=damaged)
        return self._scanners[damaged]

    def heading(self, names: set[str]) -> frozenset[str]:
        """The names with those of the heading patterns that hold."""
        return self._apply("heading", names)

    def clause(self, names: set[str]) -> frozenset[str]:
        """The names with those of the clause patterns that hold."""
        return self._apply("clause", names)

    def sentence(self, names: set[str]) -> frozenset[str]:
        """The names with those of the sentence patterns that hold."""
        return self._apply("sentence", names)

    def roles(self, names: Iterable[str]) -> frozenset[str]:
        """Those of a heading's names that say what its section is."""
        return self._roles.intersection(names)

    def _apply(self, span: str, names: set[str]) -> frozenset[str]:
        conditions = self._conditions
        for name, seeds in self._of[span]:
            if seeds is None or not seeds.isdisjoint(names):
                condition = conditions.get(name) or self._condition(name)
                if condition(names):
                    names.add(name)
        return one_of_equals(frozenset(names))

    def _condition(self, name: str) -> Condition:
        self._conditions[name] = over_names(self._specs[name])
        return self._conditions[name]


@lru_cache(maxsize=2048)
def one_of_equals(names: frozenset[str]) -> frozenset[str]:
    """One object for equal sets, to save memory: most sentences of a long document have few names, and the same."""
    return names


def _seeds(spec: Any, known: Mapping[str, frozenset[str] | None]) -> frozenset[str] | None:
    """The names of which one must be there for the condition to hold; None when that cannot be said."""
    if spec == ALWAYS:
        return None
    if isinstance(spec, str):
        name = spec.removeprefix("^")
        return known.get(name, frozenset([name]))
    terms = (
        [("all", spec)] if isinstance(spec, list) else list(spec.items()) if isinstance(spec, Mapping) else []
    )
    found = [_term_seeds(key, value, known) for key, value in terms]
    return _narrowest(found)


def _term_seeds(key: str, value: Any, known: Mapping[str, frozenset[str] | None]) -> frozenset[str] | None:
    if key == "not":
        return None
    parts = [_seeds(part, known) for part in value]
    if key == "all":
        return _narrowest(parts)
    union: frozenset[str] = frozenset()
    for part in parts:
        if part is None:
            return None
        union |= part
    return union


def _narrowest(parts: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    return min((part for part in parts if part is not None), key=len, default=None)

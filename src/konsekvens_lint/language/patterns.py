"""Claims made of concepts: the patterns of a pack, applied to headings, clauses and sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from konsekvens_lint.language.scan import Concept, Scanner
from konsekvens_lint.rulebook.condition import Condition, over_names


class Patterns:
    """The concepts, patterns, zones and section roles of a compiled pack, ready to be applied."""

    def __init__(self, concepts: Mapping[str, Mapping[str, Any]], patterns: Sequence[Mapping[str, Any]]) -> None:
        self._concepts = [Concept.of(name, entry) for name, entry in concepts.items()]
        self._scanners: dict[bool, Scanner] = {}
        self._of: dict[str, list[tuple[str, Condition]]] = {"heading": [], "clause": [], "sentence": []}
        self._zones: list[tuple[str, Condition]] = []
        self._roles: set[str] = set()
        for pattern in patterns:
            condition = over_names(pattern["when"])
            self._of[pattern["in"]].append((pattern["name"], condition))
            if pattern.get("role"):
                self._roles.add(pattern["name"])
            if pattern.get("zone"):
                self._zones.append((pattern["zone"], over_names(pattern["name"])))

    def scanner(self, damaged: bool) -> Scanner:
        """The scanner for clean or for damaged text; made when first asked for."""
        if damaged not in self._scanners:
            self._scanners[damaged] = Scanner(self._concepts, damaged=damaged)
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

    def zone(self, names: frozenset[str], roles: frozenset[str]) -> str | None:
        """The zone that a sentence's patterns or its section's role give it, or None for the author's own text."""
        every = names | roles
        return next((zone for zone, condition in self._zones if condition(every)), None)

    def _apply(self, span: str, names: set[str]) -> frozenset[str]:
        for name, condition in self._of[span]:
            if condition(names):
                names.add(name)
        return frozenset(names)

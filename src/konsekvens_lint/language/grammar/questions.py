"""What the concepts of a pack ask of grammar: which words may mean two things, where that matters, and what decides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from konsekvens_lint.condition import ALWAYS, Condition, over_names


class Question(NamedTuple):
    """A concept whose words may mean two things.

    It is asked in a sentence where `asked` holds for its concepts, and for those of the document's headings, named with
    `HEADING` before. Where `when` holds for the names at the word
    (`language.grammar.answers`) and the concepts of the sentence and its neighbours, those that it `adds` are there too; where it does not, those that it `keeps`
    are not. Where it does neither, it asks how far the word reaches (`language.grammar.clauses`).
    """

    concept: str
    keeps: frozenset[str]
    adds: frozenset[str]
    asked: Condition
    when: Condition

    @property
    def is_of_reach(self) -> bool:
        """Whether it asks how far a word reaches, not what it means."""
        return not (self.keeps or self.adds)


def questions_of(declared: Sequence[Mapping[str, Any]]) -> Mapping[str, Question]:
    """The questions of a compiled pack, by their concept."""
    return {
        each["concept"]: Question(
            each["concept"],
            frozenset(each.get("keeps", ())),
            frozenset(each.get("adds", ())),
            over_names(each.get("asked", ALWAYS)),
            over_names(each.get("when", ALWAYS)),
        )
        for each in declared
    }

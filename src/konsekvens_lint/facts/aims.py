"""What a document wants to reach, each part read when it is asked for: most memos set no goals."""

from __future__ import annotations

from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any

from konsekvens_lint.language.reading import Reading

if TYPE_CHECKING:
    from konsekvens_lint.facts.goals import Goal, Indicator


class Aims:
    """The goals of a document, its indicators, and the words that it defines."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    @cached_property
    def _reader(self) -> Any:
        return import_module("konsekvens_lint.facts.goals")

    @cached_property
    def goals(self) -> tuple[Goal, ...]:
        """Its goals, in order."""
        in_sections = any("goals_section" in section.roles for section in self._reading.sections)
        if not (in_sections or self._reading.may_hold("states_goal")):
            return ()
        return tuple(self._reader.goals(self._reading))

    @cached_property
    def indicators(self) -> tuple[Indicator, ...]:
        """What they are followed by."""
        return tuple(self._reader.indicators(self._reading))

    @cached_property
    def defined(self) -> frozenset[str]:
        """The beginnings of the neutral words for people that the document explains with women and men, or with sex."""
        return frozenset(self._reader.defined_words(self._reading))

    def has_indicator_by_sex(self, goal: Goal) -> bool:
        """Whether an indicator of the goal is told by sex."""
        return bool(self._reader.has_indicator_by_sex(goal, self.goals, self.indicators))

    def has_indicator(self, goal: Goal) -> bool:
        """Whether an indicator stands in the goal's section, or is labelled as the goal's."""
        return any(
            (each.persons and each.path[: len(goal.path)] == goal.path)
            or self._reader.is_labelled_as(goal, each)
            for each in self.indicators
        )

    def is_measured(self, goal: Goal) -> bool:
        """Whether the goal has an indicator, a figure to reach or a year."""
        return goal.measured or self.has_indicator_by_sex(goal) or self.has_indicator(goal)

    def undefined(self, goal: Goal) -> list[str]:
        """The goal's neutral words that are not explained."""
        return [word for word in goal.neutral if not self._reader.is_defined(word, self.defined)]

    @cached_property
    def neutral_groups(self) -> tuple[str, ...]:
        """The neutral words for people in goals, neither explained nor followed by sex; each once, in order."""
        words = (
            word
            for goal in self.goals
            if goal.neutral and not goal.gendered and not self.has_indicator_by_sex(goal)
            for word in self.undefined(goal)
        )
        return tuple(dict.fromkeys(words))

"""What rules may speak of one by one, beside concepts and patterns: the facts, words and options of each thing."""

from __future__ import annotations

from dataclasses import dataclass

from konsekvens_lint.facts.vocabulary import Fact


@dataclass(frozen=True, slots=True)
class ThingKind:
    """What the thing is, and the facts of its scope.

    `blanks` are the words that it fills messages and advice with, and `options` the thresholds that a rule on it
    must give: numbers, or pairs of them.
    """

    means: str
    facts: tuple[Fact, ...]
    blanks: tuple[str, ...] = ()
    options: tuple[str, ...] = ()


THINGS: dict[str, ThingKind] = {
    "gender_text": ThingKind(
        "The author's own text under a heading on gender equality, or a paragraph elsewhere that speaks of it",
        (
            Fact("has", "The concepts, structures and patterns found in the text", "names"),
            Fact("headed", "It stands under a heading on gender equality"),
        ),
    ),
    "minutes_item": ThingKind(
        "A paragraph of the minutes (§ 14), or the minutes where they have none",
        (Fact("has", "The concepts, structures and patterns found in the author's own text", "names"),),
    ),
    "announced_list": ThingKind(
        "A list that the text announces with a number (fyra mål: …)",
        (Fact("count_agrees", "The list has as many items as the number says"),),
        ("stated", "listed"),
    ),
    "contents_entry": ThingKind(
        "A line of a contents page, where at least half of its lines are found in the body",
        (Fact("in_body", "A heading or a line of the body answers to it"),),
    ),
}

"""Impact passages: the author's text on what a matter means for women and men, under any heading or none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from konsekvens_lint.documents.model import Place
from konsekvens_lint.facts.reasons import reasons_given
from konsekvens_lint.language.reading import Reading, ReadSection, Sentence, names_in
from konsekvens_lint.language.texts import TextUnit

WOMEN, MEN, YOUNG = "women", "men", "girls_or_boys"
HEADED = "gender_section"
CONSEQUENCES = "consequence_section"
PROPOSAL = "proposal_section"
#: Sections that are no place for an impact text.
NOT_FOR_IMPACT = frozenset({PROPOSAL, "attachments_section", "contents_section", "english_section"})
_OTHER_MATTERS = frozenset({"economy_section", "other_section", *NOT_FOR_IMPACT})
_FULLEST_FIRST = ("some", "others", "reference", "template", "none")
_WORD = re.compile(r"\w")


@dataclass(frozen=True)
class Passage:
    """A heading on gender equality with its text, or the sentences of another section that speak of it.

    `facts` are those of the scope ``impact_passage``; `judgement` is given by the pack's table.
    """

    heading: TextUnit | None
    section: ReadSection
    sentences: tuple[Sentence, ...]
    facts: Mapping[str, Any] = field(default_factory=dict)
    judgement: str = "none"

    def first(self, name: str) -> Sentence | None:
        """The first of the author's own sentences with the name."""
        return next((sentence for sentence in self.sentences if sentence.has(name) and sentence.own), None)

    def places(self, name: str) -> tuple[Place, ...]:
        """The places of the author's own sentences with the name."""
        return tuple(
            sentence.place(name) for sentence in self.sentences if sentence.has(name) and sentence.own
        )

    @cached_property
    def of_the_young(self) -> bool:
        """Whether the sexes named in the author's own sentences are all girls or boys."""
        named = {
            (hit.concept == YOUNG, sentence.unit.block.number, hit.start)
            for sentence in self.sentences
            if sentence.own
            for hit in sentence.hits
            if hit.concept in (YOUNG, WOMEN, MEN)
        }
        return bool(named) and all((True, *place) in named for _, *place in named)


def find_passages(reading: Reading, *, anywhere: bool) -> list[Passage]:
    """The candidates for an impact text: sections with a gender heading, then other mentions.

    Unless it may stand `anywhere`, only sections whose heading speaks of consequences are taken.
    """
    passages: list[Passage] = []
    sections = list(reading.sections)
    taken: set[int] = set()
    for index, section in enumerate(sections):
        if HEADED not in section.own_roles or section.heading is None or index in taken:
            continue
        parts = list(below(sections, index))
        taken |= {index, *parts}
        if anywhere or CONSEQUENCES in section.roles:
            sentences = [s for at in (index, *parts) for s in sections[at].sentences]
            passages.append(Passage(section.heading, section, tuple(sentences)))
    rest = (section for index, section in enumerate(sections) if index not in taken)
    passages += [
        passage
        for section in rest
        if anywhere or CONSEQUENCES in section.roles
        for passage in _mentions(section)
    ]
    return passages


def headed_text(reading: Reading) -> str:
    """What the author has written under headings on gender equality: the fullest of them, ``na`` where there is none."""
    sections = reading.sections
    found = {
        author_text([s for part in (at, *below(sections, at)) for s in sections[part].sentences])
        for at, section in enumerate(sections)
        if HEADED in section.own_roles and section.heading
    }
    return next((value for value in _FULLEST_FIRST if value in found), "na")


def below(sections: Sequence[ReadSection], index: int) -> Iterator[int]:
    """The sections under the heading of the one at the index, but those that turn to another matter."""
    for at in range(index + 1, len(sections)):
        if sections[at].level <= sections[index].level:
            return
        if not sections[at].own_roles & _OTHER_MATTERS:
            yield at


def _mentions(section: ReadSection) -> Iterator[Passage]:
    """The sentences of another section from the paragraph that first speaks of sex on. A proposal that does is no impact text,
    but one that tells a difference is: its author's heading was not recognised.
    """
    if section.roles & (NOT_FOR_IMPACT - {PROPOSAL}):
        return
    sought = "difference" if PROPOSAL in section.roles else "gender_word"
    first = next((at for at, s in enumerate(section.sentences) if s.has(sought) and s.own), None)
    if first is not None:
        unit = section.sentences[first].unit
        start = next(at for at, s in enumerate(section.sentences) if s.unit is unit)
        yield Passage(None, section, section.sentences[start:])


def passage_facts(
    passage: Passage, concerns_people: str, *, sex_specific: bool, split_tables: frozenset[int], headed: bool
) -> dict[str, Any]:
    """The facts of a passage, in the scope ``impact_passage``.

    `split_tables`: the blocks that are tables by sex; `headed`: some passage has a heading on gender equality.
    """
    own = [sentence for sentence in passage.sentences if sentence.own]
    return {
        "heading": "gender" if passage.heading else "other",
        "author_text": author_text(passage.sentences),
        "has": names_in(own),
        "sexes": _sexes(described := _described(own), own),
        "described": described,
        "reason_about": reasons_given(own, beside=passage.heading is not None),
        "another_headed": headed and passage.heading is None,
        "told_apart": _told_apart(own),
        "table_by_sex": any(sentence.unit.block.number in split_tables for sentence in passage.sentences),
        "sex_specific_matter": sex_specific or any(sentence.has("sex_specific") for sentence in own),
        "concerns_people": concerns_people,
    }


def author_text(sentences: Sequence[Sentence]) -> str:
    """What the author has written among the sentences: a value of the fact ``author_text``."""
    if not any(_WORD.search(sentence.text) for sentence in sentences):
        return "none"
    own = [
        sentence for sentence in sentences if sentence.zone != "template" and not sentence.has("placeholder")
    ]
    if not own:
        return "template"
    if all(sentence.has("reference") for sentence in own):
        return "reference"
    voices = {sentence.own for sentence in own if sentence.has("any_sex") or sentence.has("gender_equality")}
    return "others" if voices == {False} else "some"


def _told_apart(sentences: Iterable[Sentence]) -> bool:
    alone = {
        name
        for s in sentences
        if s.has("one_sex") and (s.has("effect_on_group") or s.has("unaffected_sex"))
        for name in s.names & {"women", "men"}
    }
    return len(alone) == 2


def _described(sentences: Iterable[Sentence]) -> frozenset[str]:
    """Women, men or both: whose effect is told, or who is said not to be affected, and why."""
    named: set[str] = set()
    for sentence in sentences:
        if sentence.has("effect_on_group") or sentence.has("unaffected_sex"):
            named |= sentence.names & {"women", "men"}
    return frozenset(named)


def _sexes(described: frozenset[str], sentences: Iterable[Sentence]) -> str:
    compared = any(
        sentence.has("effect_on_group")
        and any(sentence.has(name) for name in ("sexed_words", "reverse_word"))
        for sentence in sentences
    )
    if not described and not compared:
        return "none"
    return "both" if len(described) == 2 or compared else "one"

"""What a matter is about, and what kind of document tells it: the concepts in each part of the document."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from konsekvens_lint.documents.lines import starts_with_label
from konsekvens_lint.documents.model import Place, one_line
from konsekvens_lint.language.normalise import normalise
from konsekvens_lint.language.reading import Reading, ReadSection, Said, Sentence
from konsekvens_lint.language.scan import Hit, Scanner
from konsekvens_lint.language.texts import TextUnit

_PEOPLE = frozenset({"people", "service"})
GENDER_EQUALITY = "gender_equality"
_FEWEST_ON_TOPIC = 5
_TOPIC_SHARE = 5
TABLE_WORD = "table_word"
# Blocks that open a document, and those in which a memo comes to its proposal.
_OPENING_UNITS = 8
_FIRST_UNITS = 25
# A heading further down belongs to a part of a long document and says nothing of the whole.
_DEEPEST = 2
_ASIDE = frozenset(
    {"attachments_section", "contents_section", "english_section", "gender_section", "economy_section"}
)


def matter_facts(reading: Reading) -> dict[str, Any]:
    """The facts of the scope ``matter``: the concepts in the title, the proposal, the matter, and all of the body.

    What a clause denies ("ändrar varken öppettider …") is not counted.
    """
    return {
        "title": reading.title_names,
        "proposal": _affirmed(s for s in reading.sections if "proposal_section" in s.roles),
        "matter": _affirmed(s for s in reading.sections if "matter_section" in s.roles),
        "body": _affirmed(s for s in reading.sections if not s.roles & _ASIDE),
        "impact": frozenset(
            name
            for s in reading.sections
            if "gender_section" in s.roles
            for t in s.sentences
            if _is_told(t)
            for name in t.names
        ),
    }


def people_places(reading: Reading) -> tuple[Place, ...]:
    """Where the people whom the matter concerns are first named: in the title, the proposal, the matter or below."""
    parts = (
        (unit.place(hit.start, hit.end) for unit, hit in _heading_hits(reading) if hit.concept in _PEOPLE),
        _people_in(s for s in reading.sections if "proposal_section" in s.roles),
        _people_in(s for s in reading.sections if "matter_section" in s.roles),
        _people_in(s for s in reading.sections if not s.roles & _ASIDE),
    )
    first = next((place for part in parts for place in part), None)
    return (first,) if first else ()


def _heading_hits(reading: Reading) -> Iterator[tuple[TextUnit, Hit]]:
    """The hits of the heading that is the document's title."""
    for section in reading.sections:
        if section.heading and one_line(section.heading.block.text) == reading.document.title:
            yield from ((section.heading, hit) for hit in section.heading.hits)


def _people_in(sections: Iterable[ReadSection]) -> Iterator[Place]:
    for section in sections:
        for sentence in section.sentences:
            if sentence.affirmed & _PEOPLE and _is_told(sentence):
                yield sentence.place()


def picture_names(reading: Reading) -> frozenset[str]:
    """The concepts in what is said of pictures and diagrams; a table's caption speaks of a table that is there."""
    captions = [unit for unit in reading.units if unit.block.kind == "caption"]
    pictures = [
        unit
        for unit in captions
        if not any(hit.concept == TABLE_WORD and hit.start == 0 for hit in unit.hits)
    ]
    return frozenset(hit.concept for unit in pictures for hit in unit.hits)


def gender_is_topic(reading: Reading) -> bool:
    """Whether at least a fifth of the paragraphs, and five of them, speak of gender equality: then it is the topic."""
    paragraphs = [unit for unit in reading.units if unit.block.kind in ("paragraph", "list_item")]
    about = sum(any(hit.concept == GENDER_EQUALITY for hit in unit.hits) for unit in paragraphs)
    return about >= _FEWEST_ON_TOPIC and about * _TOPIC_SHARE >= len(paragraphs)


def kind_facts(reading: Reading, scanner: Scanner) -> dict[str, Any]:
    """The facts of the scope ``document_kind``."""
    units = [unit for unit in reading.units if unit.block.kind != "contents"][:_FIRST_UNITS]
    last = max((unit.block.number for unit in units), default=0)
    opening = {hit.concept for unit in units[:_OPENING_UNITS] for hit in unit.hits}
    for block in reading.document.furniture:
        opening |= {hit.concept for hit in scanner.scan(normalise(block.text).text)}
    return {
        "title": reading.title_names,
        "opening": frozenset(opening),
        "begins": frozenset(hit.concept for unit in units for hit in _opening(unit)),
        "label": frozenset(hit.concept for unit in units[:_OPENING_UNITS] for hit in _opening_lines(unit)),
        "title_begins": reading.title_begins,
        "early": _Early(units, [s for s in reading.sentences if s.unit.block.number <= last]),
        "headings": frozenset(
            name
            for section in reading.sections
            if len(section.path) <= _DEEPEST and _is_heading(section)
            for name in section.heading_names
        ),
        "body": frozenset(hit.concept for unit in reading.units for hit in unit.hits),
    }


def _is_heading(section: ReadSection) -> bool:
    """A heading of its own, or a form's; not one that runs in before the text of its paragraph."""
    return section.heading is not None and section.heading.block.kind in ("heading", "table")


class _Early:
    """The concepts of the texts, headings too, and the patterns of their sentences, looked up when asked for."""

    def __init__(self, units: Sequence[TextUnit], sentences: Sequence[Sentence]) -> None:
        self._concepts = frozenset(hit.concept for unit in units for hit in unit.hits)
        self._said = Said(sentences, own=False)

    def __contains__(self, name: object) -> bool:
        return name in self._concepts or name in self._said


def _opening(unit: TextUnit) -> Iterator[Hit]:
    """The hits before which no letter stands; marks of emphasis and a number may."""
    first = _first_letter(unit.normalised.text)
    return (hit for hit in unit.hits if hit.start <= first)


def _opening_lines(unit: TextUnit) -> Iterator[Hit]:
    """The hits before which no letter stands on their line of the original text."""
    begins, letters = [], []
    at = 0
    for line in unit.source.split("\n"):
        begins.append(at)
        letters.append(at + _first_letter(line))
        at += len(line) + 1
    for hit in unit.hits:
        first, _ = unit.normalised.span(hit.start, hit.end)
        if first <= letters[bisect_right(begins, first) - 1]:
            yield hit


def _first_letter(text: str) -> int:
    """Where the first letter stands; the text's end where there is none."""
    return next((at for at, character in enumerate(text) if character.isalpha()), len(text))


def _affirmed(sections: Iterable[ReadSection]) -> frozenset[str]:
    return frozenset(
        name
        for section in sections
        for sentence in section.sentences
        if _is_told(sentence)
        for name in sentence.affirmed
    )


def _is_told(sentence: Sentence) -> bool:
    """Whether the sentence tells of the matter: a prompt of Word's does not, nor who handles it and where they sit."""
    block = sentence.unit.block
    return not block.template and not (block.kind == "paragraph" and starts_with_label(block.text))

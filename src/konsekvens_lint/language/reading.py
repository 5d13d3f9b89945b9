"""A document read: its sections with their roles, and their sentences with the concepts in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import NamedTuple

from konsekvens_lint.documents.model import Document, Place, one_line
from konsekvens_lint.language.patterns import Patterns, one_of_equals
from konsekvens_lint.language.relations import structures
from konsekvens_lint.language.scan import Hit
from konsekvens_lint.language.sentences import Part, parts
from konsekvens_lint.language.texts import TextUnit
from konsekvens_lint.names import PERSPECTIVE_HEADING

_WORD = re.compile(r"\w+")
# Words of a sentence that can hardly hold more than an answer, and of one that is nothing else.
_PROMPT = frozenset({"prompt"})
_SHORT = 6
_TERSE = 2

#: Zones of those who speak in the text: the author, and those whose views are told.
HEARD = frozenset({"body", "reported_view"})
# Zones that a block's kind gives by itself; the others come from the section's role or the sentence's patterns.
_ZONE_OF_KIND = {kind: kind for kind in ("contents", "quotation", "table", "footnote", "caption")}


class Clause(NamedTuple):
    """A part of a sentence that a negation and a claim reach over, and the names found in it."""

    start: int
    end: int
    names: frozenset[str]


@lru_cache(maxsize=256)
def _under(roles: frozenset[str]) -> frozenset[str]:
    """The names of what stands under a heading with the roles."""
    under = {f"under_{role}" for role in roles}
    if any(role.startswith(PERSPECTIVE_HEADING) for role in roles):
        under.add("under_perspective")
    return frozenset(under)


@dataclass(frozen=True)
class Sentence:
    """A sentence of a text unit. `names` are the concepts, structures and patterns found in it.

    `beside` are the names that the sentences before and after it in the unit give it.
    """

    unit: TextUnit
    start: int
    end: int
    hits: tuple[Hit, ...]
    roles: frozenset[str]
    patterns: Patterns
    in_form: bool = False
    beside: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        """The normalised sentence."""
        return self.unit.normalised.text[self.start : self.end]

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses, with the names that the clause patterns give."""
        return tuple(Clause(part.start, part.end, self._clause_names(*part)) for part in self._parts)

    @cached_property
    def _parts(self) -> tuple[Part, ...]:
        text = self.unit.normalised.text
        own = (
            [each for each in self.unit.reaches if self.start <= each.start < self.end]
            if self.unit.reaches
            else []
        )
        return tuple(parts(text, self.start, self.end, self.hits, own))

    def _clause_names(self, start: int, end: int, hits: Sequence[Hit]) -> frozenset[str]:
        found = {hit.concept for hit in hits}
        if start == self.start:
            found |= self._at_start
        if self.words <= _SHORT:
            found.add("short")
        if self.words <= _TERSE:
            found.add("terse")
        return self.patterns.clause(
            found | self.context | structures(self.unit.normalised.text, self.hits, start, end)
        )

    @cached_property
    def _at_start(self) -> frozenset[str]:
        return frozenset(f"^{hit.concept}" for hit in self.hits if hit.start <= self.start + 2)

    @cached_property
    def names(self) -> frozenset[str]:
        """All names of the sentence: those of its clauses, its own structures, and the sentence patterns."""
        text = self.unit.normalised.text
        found: set[str] = set(self.context)
        for clause in self.clauses:
            found |= clause.names
        if len(self.clauses) > 1:
            found |= structures(text, self.hits, self.start, self.end)
        found |= self._at_start
        return self.patterns.sentence(found)

    @property
    def context(self) -> frozenset[str]:
        """What the sentence stands under, as names ``under_<role>``, and beside; and that it is a prompt of Word's."""
        around = self.beside | _under(self.roles)
        return around | _PROMPT if self.unit.block.template else around

    @cached_property
    def words(self) -> int:
        """The number of words."""
        return len(_WORD.findall(self.text))

    @cached_property
    def zone(self) -> str:
        """Whose words these are, and what for: ``body`` is the author's own text."""
        kind = None if self.in_form else self.unit.block.kind
        given = _ZONE_OF_KIND.get(kind or "") or ("template" if self.unit.block.template else None)
        return given or next((zone for zone, pattern in self.patterns.zones if self.has(pattern)), "body")

    @property
    def own(self) -> bool:
        """Whether the author of the document says it."""
        return self.zone == "body"

    def has(self, name: str) -> bool:
        """Whether the concept, structure or pattern is in the sentence."""
        seeds = self.patterns.seeds.get(name.removeprefix("^"))
        if seeds is not None and seeds.isdisjoint(self._given):
            return False
        return name in self.names

    @cached_property
    def _given(self) -> frozenset[str]:
        return one_of_equals(frozenset(hit.concept for hit in self.hits) | self.context)

    @cached_property
    def affirmed(self) -> frozenset[str]:
        """The concepts of the clauses that deny nothing."""
        if "negation" not in self._given:
            return self._given
        found: set[str] = set()
        for part in self._parts:
            concepts = {hit.concept for hit in part.hits if part.start <= hit.start}
            found |= concepts if "negation" not in concepts else set()
        return frozenset(found)

    def place(self, name: str | None = None) -> Place:
        """The place of the sentence, or of the clause in it that has the name."""
        for clause in self.clauses if name else ():
            if name in clause.names:
                return self.unit.place(*_trimmed(self.unit.normalised.text, clause.start, clause.end))
        return self.unit.place(self.start, self.end)


def names_in(sentences: Iterable[Sentence]) -> frozenset[str]:
    """The names found in any of the sentences."""
    return frozenset(name for sentence in sentences for name in sentence.names)


class Said:
    """The names found in sentences, each looked up when it is asked for. `own`: in those of the author's own alone."""

    def __init__(self, sentences: Sequence[Sentence], *, own: bool) -> None:
        self._sentences = sentences
        self._own = own

    def __contains__(self, name: object) -> bool:
        return any(each.has(str(name)) and (each.own or not self._own) for each in self._sentences)


class ReadSection(NamedTuple):
    """A section with what its heading, or a heading above it, makes of it."""

    path: tuple[str, ...]
    heading: TextUnit | None
    level: int
    roles: frozenset[str]
    own_roles: frozenset[str]
    heading_names: frozenset[str]
    units: tuple[TextUnit, ...]
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True)
class Reading:
    """The document with all that the language layer finds in it."""

    document: Document
    sections: tuple[ReadSection, ...]
    footnotes: tuple[Sentence, ...]
    damaged: bool
    swedish: bool
    title_names: frozenset[str]
    title_begins: frozenset[str]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences of the body, in order."""
        return tuple(sentence for section in self.sections for sentence in section.sentences)

    @cached_property
    def by_unit(self) -> Mapping[int, Sequence[Sentence]]:
        """The sentences of each text in order and apart, by the text's identity; those of the footnotes too."""
        found: dict[int, list[Sentence]] = {}
        for sentence in (*self.sentences, *self.footnotes):
            found.setdefault(id(sentence.unit), []).append(sentence)
        return found

    @cached_property
    def _beginning_at(self) -> Mapping[tuple[int, int], Sequence[int]]:
        """Where among those of its text each sentence is, by the text's identity and where it begins there."""
        found: dict[tuple[int, int], list[int]] = {}
        for unit, sentences in self.by_unit.items():
            for at, sentence in enumerate(sentences):
                found.setdefault((unit, sentence.start), []).append(at)
        return found

    def around(self, sentence: Sentence) -> Sequence[Sentence]:
        """The sentence with its neighbours in the same text."""
        sentences = self.by_unit.get(id(sentence.unit), (sentence,))
        same = self._beginning_at.get((id(sentence.unit), sentence.start), ())
        at = next((at for at in same if sentences[at] == sentence), 0)
        return sentences[max(0, at - 1) : at + 2]

    @cached_property
    def _given(self) -> frozenset[str]:
        """The concepts found, and the context that sentences stand in: what every other name is made of."""
        concepts = {hit.concept for unit in self.units for hit in unit.hits}
        return frozenset(concepts).union(*{sentence.context for sentence in self.sentences})

    def without(self, blocks: frozenset[int]) -> Reading:
        """The reading without the text of the blocks; a heading among them stays, but makes nothing of its section."""
        return replace(self, sections=tuple(_without(section, blocks) for section in self.sections))

    @property
    def title_place(self) -> Place | None:
        """Where the document's title stands; None where it has none, or has it outside its text."""
        title = self.document.title
        return next(
            (unit.whole() for unit in self.units if title and one_line(unit.block.text) == title), None
        )

    def may_hold(self, name: str) -> bool:
        """Whether the concept or pattern can be found anywhere: something that it cannot be without is there."""
        seeds = self.sentences[0].patterns.seeds.get(name) if self.sentences else None
        return seeds is None or not seeds.isdisjoint(self._given)

    @cached_property
    def undecided(self) -> tuple[Place, ...]:
        """The sentences with words that may mean two things, where no grammar could say which."""
        return tuple(unit.place(*span) for unit in self.units for span in unit.undecided)

    @property
    def share_settled(self) -> tuple[int, int]:
        """In how many sentences grammar said what a word means, and how many there are, headings included."""
        headings = sum(section.heading is not None for section in self.sections)
        settled = sum(len(unit.settled) for unit in self.units)
        return settled, len(self.sentences) + len(self.footnotes) + headings

    @property
    def units(self) -> Iterator[TextUnit]:
        """All texts of the body with headings and cells, and the footnotes last."""
        for section in self.sections:
            if section.heading and section.heading.cell is None:
                yield section.heading
            yield from section.units
        yield from {id(note.unit): note.unit for note in self.footnotes}.values()


def _without(section: ReadSection, blocks: frozenset[int]) -> ReadSection:
    kept = section._replace(
        units=tuple(unit for unit in section.units if unit.block.number not in blocks),
        sentences=tuple(each for each in section.sentences if each.unit.block.number not in blocks),
    )
    if section.heading is None or section.heading.block.number not in blocks:
        return kept
    nothing: frozenset[str] = frozenset()
    return kept._replace(roles=nothing, own_roles=nothing, heading_names=nothing)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1] in " \n,;:–—-(":
        end -= 1
    return start, end

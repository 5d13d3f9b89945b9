"""The chapters of a document, and what is said near a place: in its chapter, or of the same measure elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from konsekvens_lint.documents.model import one_line
from konsekvens_lint.language.reading import Reading, ReadSection, Sentence

_LONG_WORD = re.compile(r"[^\W\d_]{6,}")
# What inflected forms and compounds of one word have in common.
_STEM = 6
# What stands under such a heading is taken to speak of all the figures.
_ANALYSES = frozenset({"analysis_section", "gender_section"})
# Words of labels that say how something is counted, and of whom: they tell no matter.
_GENERAL = frozenset(
    "andele antale kvinno flicko pojkar männen totalt procen samtli medelv genoms redovi".split()
)


class Chapter(NamedTuple):
    """A heading of the document's upper rank, and the sections from it to the next."""

    path: tuple[str, ...]
    sections: tuple[ReadSection, ...]

    @property
    def sentences(self) -> Iterator[Sentence]:
        """All its sentences, in order."""
        return (sentence for section in self.sections for sentence in section.sentences)

    @property
    def own(self) -> list[Sentence]:
        """The author's own sentences."""
        return [sentence for sentence in self.sentences if sentence.own]


def chapters(reading: Reading) -> tuple[Chapter, ...]:
    """The document's chapters: by its headings of the first rank below the title."""
    found: list[Chapter] = []
    for section in reading.sections:
        path = chapter_path(section.path, reading)
        if found and found[-1].path == path:
            found[-1] = found[-1]._replace(sections=(*found[-1].sections, section))
        else:
            found.append(Chapter(path, (section,)))
    return tuple(found)


def chapter_path(path: tuple[str, ...], reading: Reading) -> tuple[str, ...]:
    """The part of a section's path that names its chapter."""
    roots = {section.path[0] for section in reading.sections if section.path}
    titled = bool(path) and (len(roots) == 1 or one_line(path[0]) == reading.document.title)
    return path[: 2 if titled else 1]


def chapter_of(path: tuple[str, ...], reading: Reading) -> Chapter:
    """The chapter that the section with the path stands in."""
    wanted = chapter_path(path, reading)
    return next((each for each in chapters(reading) if each.path == wanted), Chapter(wanted, ()))


def told_of(reading: Reading, path: tuple[str, ...], words: str) -> list[Sentence]:
    """The author's own sentences in the chapter and in analyses, and those elsewhere that share a longer word with the words."""
    own = chapter_of(path, reading).own
    inside = {id(sentence) for sentence in own}
    stems = stems_of(words)
    others = [s for s in reading.sentences if id(s) not in inside and s.own]
    return [*own, *(s for s in others if s.roles & _ANALYSES or stems & stems_of(s.text))]


def stems_of(text: str) -> frozenset[str]:
    """The beginnings of the longer words, without those that name no matter."""
    return frozenset(word[:_STEM].lower() for word in _LONG_WORD.findall(text)) - _GENERAL


def below(section: ReadSection, sections: Sequence[ReadSection]) -> list[ReadSection]:
    """The section and those under it."""
    return [each for each in sections if each.path[: len(section.path)] == section.path]

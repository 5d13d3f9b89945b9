"""The chapters of a document, and what is said near a place: in its chapter, or of the same measure elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from konsekvens_lint.documents.model import one_line
from konsekvens_lint.language.reading import Reading, ReadSection, Sentence
from konsekvens_lint.language.texts import word_beginnings

# What inflected forms and compounds of one word have in common.
_STEM = 6
# What stands under such a heading is taken to speak of all the figures.
_ANALYSES = frozenset({"analysis_section", "gender_section"})
# Words that say how something is counted, of whom, and in which organisation: they tell no matter.
_GENERAL = frozenset(
    "andele antale kvinno flicko pojkar männen totalt procen samtli medelv genoms redovi kommun region nämnde".split()
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


class Chapters:
    """The chapters of a document, by its headings of the first rank below the title; made once, when asked for."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    @cached_property
    def all(self) -> tuple[Chapter, ...]:
        """The chapters, in order."""
        found: list[Chapter] = []
        for section in self._reading.sections:
            path = self._path(section.path)
            if found and found[-1].path == path:
                found[-1] = found[-1]._replace(sections=(*found[-1].sections, section))
            else:
                found.append(Chapter(path, (section,)))
        return tuple(found)

    @cached_property
    def _by_path(self) -> dict[tuple[str, ...], Chapter]:
        return {chapter.path: chapter for chapter in reversed(self.all)}

    @cached_property
    def _one_root(self) -> bool:
        return len({section.path[0] for section in self._reading.sections if section.path}) == 1

    def _path(self, path: tuple[str, ...]) -> tuple[str, ...]:
        """The part of a section's path that names its chapter."""
        titled = bool(path) and (self._one_root or one_line(path[0]) == self._reading.document.title)
        return path[: 2 if titled else 1]

    def of(self, path: tuple[str, ...]) -> Chapter:
        """The chapter that the section with the path stands in."""
        wanted = self._path(path)
        return self._by_path.get(wanted) or Chapter(wanted, ())

    def near(self, path: tuple[str, ...], words: str) -> Near:
        """What is said near the section with the path, of what the words name."""
        return Near(lambda: self.told_of(path, words))

    def told_of(self, path: tuple[str, ...], words: str) -> list[Sentence]:
        """The author's own sentences in the chapter and in analyses, and those elsewhere that share a longer word with
        the words.
        """
        own = self.of(path).own
        inside = {id(sentence) for sentence in own}
        others = self._analyses.union(*(self._by_stem.get(stem, ()) for stem in stems_of(words)))
        said = (self._reading.sentences[at] for at in sorted(others))
        return [*own, *(sentence for sentence in said if id(sentence) not in inside)]

    @cached_property
    def _analyses(self) -> frozenset[int]:
        """The numbers of the author's own sentences under headings on analysis or gender equality."""
        return frozenset(
            at
            for at, sentence in enumerate(self._reading.sentences)
            if sentence.own and sentence.roles & _ANALYSES
        )

    @cached_property
    def _by_stem(self) -> Mapping[str, Sequence[int]]:
        """The numbers of the author's own sentences that have a longer word with the beginning."""
        found: dict[str, list[int]] = {}
        for at, sentence in enumerate(self._reading.sentences):
            for stem in stems_of(sentence.text) if sentence.own else ():
                found.setdefault(stem, []).append(at)
        return found


class Near:
    """The names found in sentences that are sought when a name is first asked for."""

    def __init__(self, find: Callable[[], list[Sentence]]) -> None:
        self._find = find

    @cached_property
    def _sentences(self) -> list[Sentence]:
        return self._find()

    def but_of(self, others: frozenset[str], *, unless: frozenset[str]) -> Near:
        """The same without the sentences that explain something with a word of one of the beginnings, and none of `unless`."""
        return Near(lambda: [each for each in self._sentences if not _is_of(each, others, unless)])

    def __contains__(self, name: object) -> bool:
        return any(sentence.has(str(name)) for sentence in self._sentences)


def _is_of(sentence: Sentence, others: frozenset[str], unless: frozenset[str]) -> bool:
    said = stems_of(_explained(sentence)) if others else frozenset()
    return bool(said & others) and not said & unless


def _explained(sentence: Sentence) -> str:
    """What a sentence with an explanation explains: the words before "beror på", the whole where nothing is before it."""
    begins = min(
        (hit.start for hit in sentence.hits if hit.concept == "explained_by"), default=sentence.start
    )
    text = sentence.text
    return text[: begins - sentence.start] or text


def stems_of(text: str) -> frozenset[str]:
    """The beginnings of the longer words, without those that name no matter."""
    return word_beginnings(text, _STEM) - _GENERAL

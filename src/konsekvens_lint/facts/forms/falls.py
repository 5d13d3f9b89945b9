"""What the text around a form says of its points: that scores have fallen, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from konsekvens_lint.documents.model import Place
from konsekvens_lint.facts.forms.catalogues import Catalogue
from konsekvens_lint.facts.forms.columns import SCORE
from konsekvens_lint.facts.forms.entries import SUM
from konsekvens_lint.language.reading import ReadSection, Sentence

FELL, RATED = "form_fell_word", "form_rated_word"
REASON = ("because", "cause")
# "moment 7", "punkterna 3 och 4".
_NUMBERED = re.compile(
    r"\b(?:moment\w*|punkt\w*|fr[\w&]g\w*|p\.|nr)\s?(\d{1,2}(?:\s?(?:,|och|samt)\s?\d{1,2})*)", re.IGNORECASE
)


def falls_told(
    near: Iterable[Sentence], sections: Iterable[ReadSection], catalogue: Catalogue
) -> Iterator[tuple[frozenset[str], Place]]:
    """Each sentence that says that scores have fallen, or why a point has the score it has, with the points that it names:
    none where it speaks of all.

    `near` are the sentences by the form. In a section headed as a point (`sections`), it speaks of that point.
    """
    for sentence in near:
        numbered, named = named_by_number(sentence.text, catalogue), named_by_words(sentence.text, catalogue)
        if sentence.has(FELL):
            if numbered or named or _of_scores(sentence):
                yield numbered or named, sentence.place()
        elif any(sentence.has(name) for name in REASON) and (numbered or (named and _of_scores(sentence))):
            yield numbered or named, sentence.place()
    for section in sections:
        match = catalogue.match(section.heading.normalised.text) if section.heading else None
        for sentence in section.sentences if match else ():
            if match and sentence.has(FELL) and _of_scores(sentence):
                yield frozenset({match.point}), sentence.place()


def spoken_of(sentences: Iterable[Sentence], catalogue: Catalogue) -> frozenset[str]:
    """The points that the sentences name by their numbers: "Punkt 6 skattas i höst"."""
    return frozenset(point for sentence in sentences for point in named_by_number(sentence.text, catalogue))


def _of_scores(sentence: Sentence) -> bool:
    return any(sentence.has(name) for name in (SCORE, SUM, RATED))


def named_by_number(text: str, catalogue: Catalogue) -> frozenset[str]:
    """The points that the text names by their numbers."""
    numbers = {int(n) for match in _NUMBERED.finditer(text) for n in re.findall(r"\d+", match[1])}
    return frozenset(point.id for point in catalogue.points if point.number in numbers)


def named_by_words(text: str, catalogue: Catalogue) -> frozenset[str]:
    """The points that the text names by their words."""
    return frozenset(point.id for point in catalogue.points if point.weight(text))

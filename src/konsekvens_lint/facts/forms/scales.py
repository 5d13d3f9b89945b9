"""What a document says of the scale that its points are scored by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from konsekvens_lint.documents.model import Place
from konsekvens_lint.facts.forms.catalogues import Catalogue
from konsekvens_lint.language.texts import TextUnit

Range = tuple[int, int]
# "1 = Inte påbörjat", "1 innebär ”…”": whatever the words are. "1: Inte påbörjat" only with words that scales have.
_STEP = re.compile(
    r"(?<![\d,.])([0-5])\s*(?:p|poäng)?\s*(?:(=|inneb[\w&]r|betyder|st[\w&]r f[\w&]r|motsvarar|[\w&]r lika med)|[:–-]|\.)?\s*"
)
# "Ej påbörjat ger 1 poäng, behöver utvecklas ger 2 poäng": the other way round.
_GIVES = re.compile(r"\b(?:ger|f[\w&]r|motsvarar|ges)\s+(?:po[\w&]ngen\s+)?([0-5])(?![\d,])")
_LABEL_REACH = 45
_BARE = re.compile(r"\W*([0-5])\W*")
_WORDS = {"tv[\\w&]": 2, "tre": 3, "fyr[ae]?": 4, "fem": 5}
_GRADED = re.compile(
    rf"\b({'|'.join(_WORDS)})(?:stegs|gradig|gradiga|stegsskala|gradersskala)\w*", re.IGNORECASE
)
_NUMERAL = {"ett": 1, "en": 1, "tre": 3, "fyra": 4, "fem": 5}
_SPAN = re.compile(
    r"(?:skala\w*|po[\w&]ng\w*|betyg\w*|skatta\w*)\b[^.\n]{0,40}?\b(0|1|ett|en)\s*(?:–|-|till|/)\s*(3|4|5|tre|fyra|fem)\b"
    r"|\b(1)\s*(?:–|-|till)\s*([345])\s*(?:-skala|i skala)",
    re.IGNORECASE,
)


def ranges_in(unit: TextUnit) -> Iterator[tuple[Range, Place]]:
    """The ranges that a text tells: by a span ("skalan 1–3"), or by the grades ("tregradig")."""
    text = unit.normalised.text
    for match in _SPAN.finditer(text):
        low, high = match[1] or match[3], match[2] or match[4]
        yield (_number(low), _number(high)), _sentence(unit, match.start(), match.end())
    for match in _GRADED.finditer(text):
        high = next(
            grades for words, grades in _WORDS.items() if re.fullmatch(words, match[1], re.IGNORECASE)
        )
        yield (1, high), _sentence(unit, match.start(), match.end())


def legend_in(units: Sequence[TextUnit], catalogues: Sequence[Catalogue]) -> Iterator[tuple[Range, Place]]:
    """The ranges of the legends: steps one after another, each with what it means ("1 = Inte påbörjat").

    They may stand in one text, or in one each.
    """
    steps: list[tuple[int, TextUnit, int, int]] = []
    for at, unit in enumerate(units):
        for step, start, end in _steps(unit, catalogues) or _in_cells(units[at - 1], unit, catalogues):
            if steps and step != steps[-1][0] + 1:
                yield from _legend(steps)
                steps = []
            steps.append((step, unit, start, end))
    yield from _legend(steps)


def _legend(steps: Sequence[tuple[int, TextUnit, int, int]]) -> Iterator[tuple[Range, Place]]:
    if len(steps) >= 3 and steps[0][0] in (0, 1):
        _, unit, start, end = steps[0]
        yield (steps[0][0], steps[-1][0]), unit.place(start, end)


def _steps(unit: TextUnit, catalogues: Sequence[Catalogue]) -> list[tuple[int, int, int]]:
    text = unit.normalised.text
    found = []
    marks = list(_STEP.finditer(text))
    for at, match in enumerate(marks):
        end = marks[at + 1].start() if at + 1 < len(marks) else len(text)
        label = text[match.end() : min(end, match.end() + _LABEL_REACH)]
        if (match[2] and label.strip()) or _is_label(label, catalogues):
            found.append((int(match[1]), match.start(), min(end, match.end() + _LABEL_REACH)))
    return found or [(int(match[1]), match.start(), match.end()) for match in _GIVES.finditer(text)]


def _in_cells(
    before: TextUnit, unit: TextUnit, catalogues: Sequence[Catalogue]
) -> list[tuple[int, int, int]]:
    """The step of a cell that follows the cell with its number."""
    number = _BARE.fullmatch(before.normalised.text) if before.cell and unit.cell else None
    text = unit.normalised.text
    return [(int(number[1]), 0, len(text))] if number and _is_label(text, catalogues) else []


def _is_label(text: str, catalogues: Sequence[Catalogue]) -> bool:
    return any(words.match(text.lstrip(" ”\"“'")) for catalogue in catalogues for words in catalogue.labels)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _NUMERAL[text.lower()]


def _sentence(unit: TextUnit, start: int, end: int) -> Place:
    """The sentence around the span."""
    text = unit.normalised.text
    first = max(text.rfind(". ", 0, start) + 1, 0)
    last = text.find(". ", end)
    last = len(text) if last < 0 else last + 1
    while first < start and text[first] == " ":
        first += 1
    return unit.place(first, last)

"""The goals of Agenda 2030 that a document names by number, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from konsekvens_lint.documents.model import Place
from konsekvens_lint.language.reading import Reading, ReadSection
from konsekvens_lint.language.texts import TextUnit

_NAMED = re.compile(
    r"(?:\bAgenda 2030: ?|\b(?:mål|målen|delmål|delmålen)\b(?: (?:i|och) Agenda 2030)?[^\d.;]{0,30}?\s)"
    r"(\d{1,2}(?!\d)(?:[.:]\w+)?(?:(?:\s*\([^)]*\))?\s*(?:,|och|samt|&)\s*(?:mål |delmål )?\d{1,2}(?!\d)(?:[.:]\w+)?)*)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(\d+)(?:[.:](\w+))?")
_GOALS = range(1, 18)
# The targets of a goal are numbered, or lettered a to h.
_TARGET = re.compile(r"\d{1,2}|[a-h]", re.IGNORECASE)


class NamedGoal(NamedTuple):
    """A goal, or one of its targets ("5.c"), as it is named at the place; `target` is empty where only a goal is."""

    place: Place
    number: int
    target: str

    @property
    def text(self) -> str:
        """The goal or target with a stop: "5", "5.c"."""
        return ".".join(filter(None, (str(self.number), self.target)))

    @property
    def exists(self) -> bool:
        """Whether the agenda may have it: its goals are known, and what a target is called."""
        return self.number in _GOALS and (not self.target or bool(_TARGET.fullmatch(self.target)))


class Agenda(NamedTuple):
    """Where the document first speaks of Agenda 2030, None where it does not, and what it names by number, in order."""

    place: Place | None
    named: tuple[NamedGoal, ...]

    @property
    def existing(self) -> tuple[str, ...]:
        """The goals and targets that exist, each once: "5", "10", "5.c"."""
        return tuple(dict.fromkeys(goal.text.lower() for goal in self.named if goal.exists))


def agenda(reading: Reading) -> Agenda:
    """What the document says of Agenda 2030: first in its sentences, then in its tables' columns."""
    if not reading.may_hold("agenda_word"):
        return Agenda(None, ())
    spoken = [each for section in reading.sections for each in _on_agenda_in(section)]
    if not spoken:
        return Agenda(None, ())
    texts = [(place, goals) for place, text in spoken for goals in _NAMED.findall(text)]
    texts += [(unit.whole(), unit.normalised.text) for unit in _in_columns(reading)]
    named = (NamedGoal(place, int(n), target) for place, text in texts for n, target in _NUMBER.findall(text))
    return Agenda(spoken[0][0], tuple(named))


def _on_agenda_in(section: ReadSection) -> Iterator[tuple[Place, str]]:
    """The sentences of the section that speak of Agenda 2030, each with the heading that it runs on from."""
    heading = section.heading
    headed = heading is not None and _on_agenda(heading)
    for number, sentence in enumerate(section.sentences):
        if headed or sentence.has("agenda_word"):
            runs_on = number == 0 and heading is not None and heading.block is sentence.unit.block
            label = heading.normalised.text if heading and runs_on else ""
            yield sentence.place(), f"{label}{sentence.text}"


def _on_agenda(unit: TextUnit) -> bool:
    return any(hit.concept == "agenda_word" for hit in unit.hits)


def _in_columns(reading: Reading) -> Iterator[TextUnit]:
    """The cells of tables under a head that names Agenda 2030."""
    cells = [unit for unit in reading.units if unit.cell and unit.block.table]
    heads = {
        (id(unit.block), unit.cell.column)
        for unit in cells
        if unit.cell and unit.cell.row == 0 and _on_agenda(unit)
    }
    for unit in cells:
        if unit.cell and unit.cell.row > 0 and (id(unit.block), unit.cell.column) in heads:
            yield unit

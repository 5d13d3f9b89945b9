"""The goals of Agenda 2030 that a document names by number, and where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from konsekvens_lint.documents.model import Place
from konsekvens_lint.language.reading import Reading, ReadSection
from konsekvens_lint.language.texts import TextUnit

# A goal, or a target of one: "5", "5.c".
_ONE = r"\d{1,2}(?!\d)(?:[.:]\w+)?"
_AND = r"(?:\s*(?:,|&|[–-])\s*|,?\s+(?:och|samt|eller|till)\s+)(?:mål |delmål )?"
_NAME = r"\s+(?-i:[A-ZÅÄÖ])[a-zåäö]+(?:\s+[a-zåäö]+){0,6}?"
_SEVERAL = rf"(?:{_ONE}{_NAME}(?:{_AND}{_ONE}{_NAME})+\b|{_ONE}(?:(?:\s*\([^)]*\))?{_AND}{_ONE})*)"
# So many of something are no goal: "mål om 10 procent", "10 av 17".
_COUNTED = (
    r"\s*%|\s+(?:procent|år|månad|veck|dag|miljon|miljard|tusen|kr|kommun|region|länder|person|prioriterade"
    r"|av\s+(?:de\s+)?\d|jan|feb|mars|april|maj|juni|juli|aug|sep|okt|nov|dec)"
)
_GOAL = r"(?:(?:hållbarhets)?mål|hållbarhetsmålen|målen|delmål|delmålen|SDG)"
# What an organisation calls its own ("nämndens mål 4"), and what is denied.
_BEFORE_OTHERS = (
    "ens",
    "ets",
    "nas",
    "ges",
    "vårt",
    "våra",
    "egna",
    "inte med",
    "inte till",
    "inget av",
    "inga av",
)
_NO_OTHERS = "".join(f"(?<!{end} )" for end in _BEFORE_OTHERS)
# Right after the word the number is a goal's; further on only after a word that leads up to it, where it stands alone.
_LEADS_UP = r"(?::|\b(?:är|särskilt|främst|framför allt|i första hand|i synnerhet|bland annat|till exempel|exempelvis))"
_NAMED = re.compile(
    rf"(?:\bAgenda 2030: ?|{_NO_OTHERS}\b{_GOAL}\b(?:\s*[:(,–-])?(?: n(?:umme)?r\.?)?\s*)({_SEVERAL})(?!{_COUNTED})"
    rf"|{_NO_OTHERS}\b{_GOAL}\b(?: i Agenda 2030)?[^\d.;]{{0,30}}?{_LEADS_UP}\s+"
    rf"({_SEVERAL})(?=\s*(?:[.,;)]|$|(?:i|och|samt|som|är)\b))",
    re.IGNORECASE,
)
_RANGE = re.compile(r"(?<![\d.:])(\d{1,2})\s*(?:[–-]|till)\s*(\d{1,2})(?![\d.:])")
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
    texts = [(place, found[1] or found[2]) for place, text in spoken for found in _NAMED.finditer(text)]
    texts += [(unit.whole(), unit.normalised.text) for unit in _in_columns(reading)]
    named = (NamedGoal(place, *goal) for place, text in texts for goal in _numbered(text))
    return Agenda(spoken[0][0], tuple(named))


def _numbered(goals: str) -> Iterator[tuple[int, str]]:
    """The numbers of goals and of targets; "1–6" is all from 1 to 6."""
    whole = _RANGE.sub(lambda found: ", ".join(map(str, _between(int(found[1]), int(found[2])))), goals)
    return ((int(number), target) for number, target in _NUMBER.findall(whole))


def _between(first: int, last: int) -> Iterable[int]:
    return range(first, last + 1) if first < last else (first, last)


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

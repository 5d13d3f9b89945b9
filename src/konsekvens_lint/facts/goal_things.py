"""Things of plans: goals, indicators, chapters on gender equality and chapters without it, and the global goals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from konsekvens_lint.documents.model import Place
from konsekvens_lint.facts.chapters import Chapter
from konsekvens_lint.facts.facts import Facts
from konsekvens_lint.facts.passages import HEADED, below
from konsekvens_lint.facts.thing import Thing, Thresholds, listed
from konsekvens_lint.language.reading import Reading, ReadSection
from konsekvens_lint.language.texts import TextUnit

GENDER_CONTENT, GOALS = "gender_content", "goals_section"
_GLOBAL_GOAL = re.compile(
    r"(?:\bAgenda 2030: ?|\b(?:mål|målen|delmål|delmålen)\b(?: (?:i|och) Agenda 2030)?[^\d.;]{0,30}?\s)"
    r"(\d{1,2}(?!\d)(?:[.:]\w+)?(?:(?:\s*\([^)]*\))?\s*(?:,|och|samt|&)\s*(?:mål |delmål )?\d{1,2}(?!\d)(?:[.:]\w+)?)*)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(\d+)(?:[.:](\w+))?")
_GOALS, _EQUALITY = range(1, 18), {5, 10}
# The targets of a goal are numbered, or lettered a to h.
_TARGET = re.compile(r"\d{1,2}|[a-h]", re.IGNORECASE)
_MOST_CHAPTERS = 6


def goals_told(facts: Facts, _: Thresholds) -> Iterator[Thing]:
    """Each goal with the neutral words for people in it, and how it is measured."""
    for goal in facts.aims.goals:
        undefined = facts.aims.undefined(goal)
        by_sex = facts.aims.has_indicator_by_sex(goal)
        about = {
            "neutral": bool(goal.neutral),
            "defined": not undefined,
            "indicator_by_sex": by_sex,
            "gendered": goal.gendered,
            "measured": goal.measured or by_sex or facts.aims.has_indicator(goal),
        }
        yield Thing(goal.sentence.place(), about, {"group": next(iter(undefined or goal.neutral), "")})


def indicators_told(facts: Facts, _: Thresholds) -> Iterator[Thing]:
    """Each indicator."""
    for each in facts.aims.indicators:
        about = {"persons": each.persons, "by_sex": each.by_sex}
        yield Thing(each.place, about, {"indicator": each.text})


def gender_chapters(facts: Facts, _: Thresholds) -> Iterator[Thing]:
    """A section with text under a heading on gender equality, and whether goals and indicators speak of it too."""
    sections = facts.reading.sections
    inside: set[int] = set()
    found = []
    for index, section in enumerate(sections):
        if (
            HEADED in section.own_roles
            and section.heading
            and index not in inside
            and GOALS not in section.roles
        ):
            parts = [index, *below(sections, index)]
            inside |= {*parts}
            if any(sentence.own for at in parts for sentence in sections[at].sentences):
                found.append(section)
    paths = [section.path for section in found]
    goals = [goal for goal in facts.aims.goals if not _within(goal.path, paths)]
    measured = [each for each in facts.aims.indicators if not _within(each.path, paths)]
    silent = not any(goal.gendered for goal in goals) and not any(each.by_sex for each in measured)
    for section in found:
        if section.heading:
            yield Thing(
                section.heading.whole(),
                {"others": "none" if not (goals or measured) else "silent" if silent else "speak"},
            )


def _within(path: tuple[str, ...], paths: list[tuple[str, ...]]) -> bool:
    return any(path[: len(each)] == each for each in paths)


def chapters_without(facts: Facts, options: Thresholds) -> Iterator[Thing]:
    """In a document of at least `chapters` chapters: those on people that say nothing of sex, if `without` or more do."""
    every = [chapter for chapter in facts.chapters.all if chapter.path]
    if len(every) < options["chapters"]:
        return
    people = [chapter for chapter in every if _is_on_people(facts, chapter)]
    without = [chapter for chapter in people if not any(s.has(GENDER_CONTENT) for s in chapter.sentences)]
    if len(without) >= options["without"]:
        names = [chapter.path[-1] for chapter in without]
        words = {"chapters": listed(names, _MOST_CHAPTERS)}
        places = tuple(c.sections[0].heading.whole() for c in without if c.sections[0].heading)
        yield Thing(places[0] if places else None, {"found": len(without) > 0}, words, places)


def _is_on_people(facts: Facts, chapter: Chapter) -> bool:
    """Whether the chapter has goals for people, or figures on them."""
    paths = {section.path for section in chapter.sections}
    goals = any(goal.path in paths and goal.neutral for goal in facts.aims.goals)
    figures = any(figures.sentence.unit.block.section in paths for figures in facts.text_figures)
    tables = any(table.persons and table.block.section in paths for table in facts.tables)
    measured = any(each.persons and each.path in paths for each in facts.aims.indicators)
    return goals or figures or tables or measured


def global_goals(facts: Facts, _: Thresholds) -> Iterator[Thing]:
    """The first place that speaks of Agenda 2030, with the goals that the document names; where one does not exist, that."""
    spoken = [each for section in facts.reading.sections for each in _on_agenda_in(section)]
    named = [
        (place, found)
        for place, text in spoken
        for goals in _GLOBAL_GOAL.findall(text)
        for found in _NUMBER.findall(goals)
    ]
    named += [
        (unit.whole(), found)
        for unit in _in_columns(facts.reading)
        for found in _NUMBER.findall(unit.normalised.text)
    ]
    if not spoken or not named:
        return
    unknown = {".".join(filter(None, goal)): place for place, goal in reversed(named) if not _exists(*goal)}
    about = {"equality_goal": any(int(goal) in _EQUALITY for _, (goal, _) in named), "all_exist": not unknown}
    place = next(reversed(unknown.values()), spoken[0][0])
    yield Thing(place, about, {"unknown": ", ".join(reversed(unknown))})


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


def _exists(number: str, target: str) -> bool:
    return int(number) in _GOALS and (not target or bool(_TARGET.fullmatch(target)))

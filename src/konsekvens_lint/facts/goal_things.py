"""Things of plans: goals, indicators, chapters on gender equality and chapters without it, and the global goals."""

from __future__ import annotations

from collections.abc import Iterator

from konsekvens_lint.facts.chapters import Chapter
from konsekvens_lint.facts.facts import Facts
from konsekvens_lint.facts.global_goals import agenda
from konsekvens_lint.facts.passages import HEADED, below
from konsekvens_lint.facts.thing import Thing, Thresholds, listed

GENDER_CONTENT, GOALS = "gender_content", "goals_section"
_EQUALITY = {5, 10}
_MOST_CHAPTERS = 6


def goals_told(facts: Facts, _: Thresholds) -> Iterator[Thing]:
    """Each goal with the neutral words for people in it, and how it is measured."""
    for goal in facts.aims.goals:
        undefined = facts.aims.undefined(goal)
        about = {
            "neutral": bool(goal.neutral),
            "defined": not undefined,
            "indicator_by_sex": facts.aims.has_indicator_by_sex(goal),
            "gendered": goal.gendered,
            "measured": facts.aims.is_measured(goal),
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
    told = agenda(facts.reading)
    if not told.named:
        return
    unknown = {goal.text: goal.place for goal in reversed(told.named) if not goal.exists}
    about = {"equality_goal": any(goal.number in _EQUALITY for goal in told.named), "all_exist": not unknown}
    place = next(reversed(unknown.values()), told.place)
    yield Thing(place, about, {"unknown": ", ".join(reversed(unknown))})

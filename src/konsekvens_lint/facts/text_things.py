"""Things of the text itself: texts on gender equality, lists, contents pages, a template's headings, the items of minutes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from konsekvens_lint.facts.contents import contents_entries as entries_of_contents
from konsekvens_lint.facts.facts import Facts
from konsekvens_lint.facts.lists import announced_lists as lists_announced
from konsekvens_lint.facts.passages import HEADED, below
from konsekvens_lint.facts.thing import Thing, Thresholds
from konsekvens_lint.language.reading import ReadSection, Sentence, names_in

_PARAGRAPH = re.compile(r"(?:§|paragraf)\s*\d", re.IGNORECASE)


def gender_texts(facts: Facts, _: Thresholds) -> Iterator[Thing]:
    """Each section with a heading on gender equality, with those below it; then the paragraphs elsewhere."""
    sections = facts.reading.sections
    taken: set[int] = set()
    for index, section in enumerate(sections):
        if HEADED not in section.own_roles or section.heading is None or index in taken:
            continue
        parts = [index, *below(sections, index)]
        taken |= {*parts}
        own = [sentence for at in parts for sentence in sections[at].sentences if sentence.own]
        if own:
            yield _gender_text(own, headed=True)
    for index, section in enumerate(sections):
        if index not in taken:
            yield from _paragraphs(section)


def _paragraphs(section: ReadSection) -> Iterator[Thing]:
    """The paragraphs of another section that speak of gender equality."""
    own = (sentence for sentence in section.sentences if sentence.own)
    for _, group in groupby(own, key=lambda sentence: id(sentence.unit)):
        sentences = list(group)
        if any(sentence.has("gender_equality") for sentence in sentences):
            yield _gender_text(sentences, headed=False)


def _gender_text(sentences: Sequence[Sentence], *, headed: bool) -> Thing:
    first = next((s for s in sentences if headed or s.has("gender_equality")), sentences[0])
    return Thing(first.place(), {"has": names_in(sentences), "headed": headed})


def announced_lists(facts: Facts, _: Thresholds) -> Iterator[Thing]:
    """The lists that the text announces with a number."""
    for found in lists_announced(facts.reading):
        agrees = found.fewest <= found.stated <= found.most
        # The number of items that the list has at least, or at most.
        listed = found.fewest if found.stated < found.fewest else found.most
        words = {"stated": str(found.stated), "listed": str(listed)}
        yield Thing(found.place, {"count_agrees": agrees}, words)


def contents_entries(facts: Facts, _: Thresholds) -> Iterator[Thing]:
    """The lines of the contents pages."""
    for entry in entries_of_contents(facts.reading):
        yield Thing(entry.place, {"in_body": entry.in_body})


def template_headings(facts: Facts, _: Thresholds) -> Iterator[Thing]:
    """The headings that a template should have, each with all that stands under it; what is absent has no place."""
    found = frozenset(role for section in facts.reading.sections for role in section.own_roles)
    wanted: dict[str, set[str]] = {}
    for role, heading in facts.given.template_headings.items():
        wanted.setdefault(heading, set()).add(role)
    for heading, roles in wanted.items():
        about = "gender" if HEADED in roles else "perspective"
        yield Thing(None, {"present": roles <= found, "about": about}, {"name": heading})


def suppressions(facts: Facts, _: Thresholds) -> Iterator[Thing]:
    """The exceptions that the document makes."""
    yield from facts.suppressions


def minutes_items(facts: Facts, _: Thresholds) -> Iterator[Thing]:
    """Each paragraph of the minutes ("§ 14"), with the sections below it; all of it where no heading is one."""
    sections = facts.reading.sections
    starts = [
        at for at, s in enumerate(sections) if s.heading and _PARAGRAPH.match(s.heading.normalised.text)
    ]
    for first, end in pairwise([*starts, len(sections)]) if starts else [(0, len(sections))]:
        own = [sentence for section in sections[first:end] for sentence in section.sentences if sentence.own]
        if own:
            heading = sections[first].heading if starts else None
            yield Thing(heading.whole() if heading else own[0].place(), {"has": names_in(own)})

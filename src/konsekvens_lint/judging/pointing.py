"""Where a finding about a whole document points, and where an absence was looked for."""

from __future__ import annotations

from collections.abc import Iterable

from konsekvens_lint.documents.model import Place
from konsekvens_lint.facts.facts import Facts

_MOST_SEARCHED = 12
_ASIDE = frozenset({"attachments_section", "contents_section", "english_section"})


def point_at(names: Iterable[str], facts: Facts) -> Place | None:
    """The first place that there is: ``heading`` or ``text`` of the deciding passage, ``title``, or a pattern in it."""
    for name in names:
        place = _place(name, facts)
        if place is not None:
            return place
    return None


def _place(name: str, facts: Facts) -> Place | None:
    best = facts.best
    if name == "title":
        return facts.reading.title_place
    if best is None:
        return None
    if name == "heading":
        return best.heading.whole() if best.heading else None
    if name == "text":
        first = next((sentence for sentence in best.sentences if sentence.own), None)
        return first.place() if first else None
    found = best.first(name)
    return found.place(name) if found else None


def searched_in(facts: Facts) -> tuple[str, ...]:
    """The headings of the sections that were looked through, in order, for one who asks where."""
    read = (section for section in facts.reading.sections if section.path and not section.roles & _ASIDE)
    headings = [section.path[-1] for section in read if section.path[-1] != facts.reading.document.title]
    return tuple(dict.fromkeys(headings))[:_MOST_SEARCHED]

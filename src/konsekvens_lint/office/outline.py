"""What a template for a kind of document holds under a profile: headings, and the questions to answer under each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from konsekvens_lint.names import PERSPECTIVE_HEADING
from konsekvens_lint.rulebook.book import Rulebook
from konsekvens_lint.settings.headings import demanded_headings, headings_for
from konsekvens_lint.settings.options import checklist_of
from konsekvens_lint.settings.profiles import GENDER_ROLE, Profile

_ADVICE = "Om det tillför något (ta annars bort):"
_ON_PERSPECTIVE = "Vad betyder det för dem som rubriken gäller, och varför?"

#: A point of a checklist, or what else is asked, as a mapping with ``question`` and ``demand``.
Point = Mapping[str, Any]


class Part(NamedTuple):
    """A heading, and the prompts under it: each is to be replaced by an answer."""

    heading: str
    prompts: tuple[str, ...]


class Outline(NamedTuple):
    """A template without its looks. `title` is the prompt for the document's own; `letterhead` has for each label its
    prompt."""

    label: str
    title: str
    letterhead: Mapping[str, str]
    parts: tuple[Part, ...]


def outline(kind: str, profile: Profile, book: Rulebook) -> Outline:
    """The template for documents of the kind: what all have, with the headings and questions of the profile.

    Each question of the profile's checklists for the kind is asked once, where the template places its criterion; else
    under the heading on its perspective; else under that on gender equality. Raises KeyError where there is no template.
    """
    template = book.templates[kind]
    points = asked_points(kind, profile, book)
    placed = {name for section in template["sections"] for name in _criteria(section)}
    placed |= {*template.get("answered", ())}
    free = [point for point in points if point.get("criterion") not in placed]
    parts: list[Part] = []
    for section in template["sections"]:
        asked = [*_asked(section, points)]
        if "perspectives" in section:
            parts += _perspectives(section.get("heading"), asked, free, profile, book)
        else:
            parts.append(_part(section["heading"], asked))
    return Outline(template["label"], template["title"], template["letterhead"], tuple(parts))


def asked_points(kind: str, profile: Profile, book: Rulebook) -> list[Point]:
    """The points of the profile's checklists for documents of the kind, demands first, each criterion's question once."""
    first: dict[Any, Point] = {}
    for point in sorted(_points(profile, book, kind), key=lambda point: point["demand"] != "krav"):
        first.setdefault((point.get("criterion", point["question"]), point.get("about")), point)
    return list(first.values())


def _points(profile: Profile, book: Rulebook, kind: str | None = None) -> Iterator[Point]:
    """The points of the profile's checklists: of those for documents of the kind, or of all."""
    for name in profile.checklists:
        checklist = checklist_of(name, profile, book)
        if kind is None or kind in checklist["kinds"]:
            yield from checklist["points"]


def _criteria(section: Mapping[str, Any]) -> Iterator[str]:
    return (name for each in section["questions"] for name in each.get("answers", ()))


def _asked(section: Mapping[str, Any], points: Sequence[Point]) -> Iterator[Point]:
    """What the section asks: its own questions, and those of the points that it takes."""
    for each in section["questions"]:
        taken = [point for point in points if point.get("criterion") in each.get("answers", ())]
        yield from taken
        own = each.get("ask") or (None if taken else each.get("otherwise"))
        if own:
            yield {"question": own, "demand": "krav"}


def _perspectives(
    gender_heading: str | None,
    asked: Sequence[Point],
    free: Sequence[Point],
    profile: Profile,
    book: Rulebook,
) -> Iterator[Part]:
    """Gender equality with what is asked there, and the other perspectives; those that share a heading as one.

    A perspective that the profile has a heading for, or demands in documents of some kind, is asked about in all.
    """
    everywhere = [point for point in _points(profile, book) if point["demand"] == "krav"]
    roles = [*demanded_headings(profile, book), *map(_role, (*free, *everywhere))]
    headings = headings_for(roles, profile, book)
    if gender_heading:
        headings = _with_gender_heading(gender_heading, headings, book)
    under: dict[str, list[Point]] = {heading: [] for heading in headings.values()}
    under[headings[GENDER_ROLE]] += asked
    for point in free:
        under[headings.get(_role(point), headings[GENDER_ROLE])].append(point)
    for heading, points in under.items():
        yield _part(heading, points or [{"question": _ON_PERSPECTIVE, "demand": "krav"}])


def _with_gender_heading(text: str, headings: Mapping[str, str], book: Rulebook) -> Mapping[str, str]:
    """The headings with the text as that on gender equality; what shared the one before it has its usual heading."""
    unused = headings[GENDER_ROLE]
    others = {
        role: book.usual_headings.get(role, text) if heading == unused else heading
        for role, heading in headings.items()
    }
    return {**others, GENDER_ROLE: text}


def _role(point: Point) -> str:
    """The role of the section that the point is answered in."""
    return f"{PERSPECTIVE_HEADING}{point['about']}" if "about" in point else GENDER_ROLE


def _part(heading: str, asked: Sequence[Point]) -> Part:
    """A prompt for each demand, and one for all advice."""
    demands = [str(point["question"]) for point in asked if point["demand"] == "krav"]
    advice = [str(point["question"]) for point in asked if point["demand"] != "krav"]
    return Part(heading, (*demands, *([" ".join((_ADVICE, *advice))] if advice else [])))

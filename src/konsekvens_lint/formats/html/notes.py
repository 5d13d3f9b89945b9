"""Findings as they are shown beside the text, numbered, and which of them a rule's many are told in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from konsekvens_lint.documents.model import Place
from konsekvens_lint.formats.html.places import Marked, Mention
from konsekvens_lint.formats.phrases import (
    Told,
    evidence,
    is_seen,
    quoted,
    reading_order,
    reference,
    searched,
    section_of,
    short,
    told_apart,
    where,
)
from konsekvens_lint.formats.tally import SHOWN
from konsekvens_lint.formats.words import LEVELS, sentence
from konsekvens_lint.report import Finding

OTHERS_NAMED = 20
_TIP = "info"


class Link(NamedTuple):
    """A quote, and the id of where it stands; none where that is not on the page."""

    text: str
    target: str


class Note(NamedTuple):
    """A finding on the page. `target` is where it points, or empty; `folded` is how many more are told in it: `others` are
    links to them, and `more` is how many have none.

    `is_alone`: the text is not on the page, so that the section is told, and in `quote` what stands before, on and after
    the spot.
    """

    id: str
    number: int
    level: str
    word: str
    section: str
    where: str
    message: str
    searched: str
    evidence: tuple[Link, ...]
    why: str
    advice: str
    reference: str
    target: str
    is_alone: bool
    quote: tuple[str, str, str] | tuple[()]
    folded: int
    others: tuple[Link, ...]
    more: int

    @property
    def is_tip(self) -> bool:
        """Whether it only gives advice, and is shown when asked for."""
        return self.level == _TIP


class Numbered(NamedTuple):
    """A finding that is told, with its number in the document and its id in the page."""

    told: Told
    number: int
    id: str

    @property
    def all(self) -> tuple[Finding, ...]:
        """The finding and those that are told in it."""
        return (self.told.finding, *self.told.others)


def numbered(findings: Sequence[Finding], prefix: str) -> list[Numbered]:
    """The findings that are told, as the document is read, tips last; ids start with `prefix`."""
    shown = sorted((each for each in findings if each.level in SHOWN), key=reading_order)
    told: list[Told] = []
    for _, of_section in groupby(shown, key=section_of):
        told += told_apart(sorted(of_section, key=lambda finding: SHOWN.index(finding.level)))
    told.sort(key=lambda each: (each.finding.level == _TIP, reading_order(each.finding)))
    return [Numbered(each, number, f"{prefix}-f{number}") for number, each in enumerate(told, start=1)]


def mentions(findings: Sequence[Numbered]) -> Iterator[Mention]:
    """The places that the findings point at and rest on."""
    for each in findings:
        for finding in each.all:
            if finding.place:
                yield Mention(finding.place, finding.level, str(each.number), each.id)
    for each in findings:
        yield from (Mention(place) for place in evidence(each.told.finding))


def note(each: Numbered, marked: Marked, *, is_alone: bool) -> Note:
    """The finding in words and links; `is_alone` where the text that it is about is not on the page."""
    finding, others = each.told
    place = finding.place
    return Note(
        id=each.id,
        number=each.number,
        level=finding.level,
        word=LEVELS[finding.level],
        section=section_of(finding),
        where=where(place),
        message=sentence(finding.message),
        searched=sentence(searched(finding)),
        evidence=links(evidence(finding), marked),
        why=sentence(finding.why),
        advice=sentence(finding.advice),
        reference=reference(finding),
        target=marked.targets.get(place, "") if place else "",
        is_alone=is_alone,
        quote=quoted(place, finding.around) if is_alone and place and is_seen(place) else (),
        folded=len(others),
        others=links([other.place for other in others if other.place][:OTHERS_NAMED], marked, 30),
        more=max(0, len(others) - OTHERS_NAMED),
    )


def links(places: Sequence[Place], marked: Marked, most: int = 70) -> tuple[Link, ...]:
    """The places as quotes of at most so many characters, and where they stand; where there is no quote, in words."""
    return tuple(
        Link(
            f"»{short(place.quote, most)}«" if place.quote.strip() else where(place),
            marked.targets.get(place, ""),
        )
        for place in dict.fromkeys(places)
    )

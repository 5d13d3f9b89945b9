"""A text cut into segments at its spots, so that spots may overlap, nest or cross and no letter is lost or told twice."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

#: What a finding or a verdict only rests on.
EVIDENCE = "evidence"
#: The levels of spots, most serious first.
RANKS = ("error", "warning", "info", EVIDENCE)


class Spot(NamedTuple):
    """A stretch of a text that something is said of: `start` and `end` are code points in it, and not the same.

    `id` is what links lead to, `number` is shown at its end, and `link` is the id of what is said. Each may be
    empty.
    """

    start: int
    end: int
    level: str
    id: str = ""
    number: str = ""
    link: str = ""


class Segment(NamedTuple):
    """A piece of a text that the same spots cover, or none, where `level` is empty.

    `level` is that of the most serious spot, `ids` are those of the spots that start here, `numbers` those of the
    spots that end here, and `link` the id of what is said.
    """

    text: str
    level: str = ""
    ids: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    link: str = ""


def segments(text: str, spots: Sequence[Spot]) -> tuple[Segment, ...]:
    """The text in pieces that together are the text. Spots lie within it."""
    if not spots:
        return (Segment(text),) if text else ()
    worst_first = sorted(spots, key=lambda spot: (RANKS.index(spot.level), spot.end - spot.start, spot.start))
    cuts = sorted({0, len(text), *(spot.start for spot in spots), *(spot.end for spot in spots)})
    return tuple(_segment(text, start, end, worst_first) for start, end in pairwise(cuts))


def _segment(text: str, start: int, end: int, spots: Sequence[Spot]) -> Segment:
    covering = [spot for spot in spots if spot.start <= start and end <= spot.end]
    if not covering:
        return Segment(text[start:end])
    # A link of nothing but white space would have no name.
    links = [spot.link for spot in covering if spot.link and not text[start:end].isspace()]
    return Segment(
        text[start:end],
        covering[0].level,
        tuple(spot.id for spot in covering if spot.id and spot.start == start),
        tuple(spot.number for spot in covering if spot.number and spot.end == end),
        links[0] if links else "",
    )

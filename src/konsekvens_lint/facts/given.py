"""What is known of a document before it is read."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class DocumentsShow(NamedTuple):
    """What the organisation's own documents show of one of SKR's points, as an audit has counted it.

    `points` are the point in each list that has it, as (id of the list, id of the point). `means` is what was counted, in
    Swedish ("Beskriver vad beslutet betyder för kvinnor och män"): `has` of the `judged` documents do, `not_judged` could
    not be told. Of fewer than `least` judged nothing is said. `without` are documents that do not, as they are named.
    """

    points: frozenset[tuple[str, str]]
    means: str
    has: int
    judged: int
    not_judged: int
    least: int
    without: tuple[str, ...] = ()

    @property
    def is_enough(self) -> bool:
        """Whether so many were judged that something can be said."""
        return self.judged >= self.least

    @property
    def share(self) -> float:
        """0 to 1: has ÷ judged; 0 where nothing was judged."""
        return self.has / self.judged if self.judged else 0.0


class Given(NamedTuple):
    """What the caller and its organisation say of a document.

    `kind` is its kind, where that is not to be guessed. `headings` are the organisation's own, with the roles of their
    sections; `section_demanded` is its demand that every matter has a text on gender equality. `template_headings` are
    the roles of the sections that its templates should have, each with the heading to write there. `shown` is
    what an audit of the organisation's documents shows of the points that it scores itself by.
    """

    kind: str | None = None
    headings: Mapping[str, frozenset[str]] = MappingProxyType({})
    section_demanded: bool = False
    template_headings: Mapping[str, str] = MappingProxyType({})
    shown: tuple[DocumentsShow, ...] = ()


#: Nothing is known: the kind is guessed, and no organisation has its say.
NOTHING = Given()

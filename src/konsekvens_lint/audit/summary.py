"""What an audit comes to: figures with their proof, ready to be told. `summing` fills it from a database.

A share is has ÷ (has + has not), and is never told without how many were not judged.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from konsekvens_lint.audit.reading import About
from konsekvens_lint.judging.measuring import Standing

Status = Literal["judged", "unread", "duplicate"]


class Counts(NamedTuple):
    """How documents answer one question.

    `partial` is the part of `has_not` that has something of it. `not_judged` could not be told, and documents that the
    question does not concern are `not_applicable`: they count in no share.
    """

    has: int = 0
    has_not: int = 0
    not_judged: int = 0
    not_applicable: int = 0
    partial: int = 0

    @property
    def judged(self) -> int:
        """Those that the share is of."""
        return self.has + self.has_not

    @property
    def concerned(self) -> int:
        """Those that the question concerns, judged or not."""
        return self.judged + self.not_judged

    @property
    def share(self) -> float | None:
        """0 to 1: has ÷ (has + has not); None where nothing was judged."""
        return self.has / self.judged if self.judged else None

    @property
    def share_not_judged(self) -> float | None:
        """0 to 1: the not judged of all that the question concerns; None where it concerns none."""
        return self.not_judged / self.concerned if self.concerned else None

    def plus(self, other: Counts) -> Counts:
        """Those of both."""
        return Counts(*(a + b for a, b in zip(self, other, strict=True)))


class Example(NamedTuple):
    """A place in a document that shows a figure. `quote` and `section` are empty in an audit without quotes, and where
    what is told is that nothing is there.
    """

    path: str
    title: str | None
    unit: str | None
    quote: str
    section: tuple[str, ...]
    page: int | None


class Asked(NamedTuple):
    """A question that documents are counted by: a measure of the audit (`checklist` is then None), or a checklist's point.

    `id` is unique among the measures, or within the checklist. `means` says what is asked, in Swedish. What is not wanted
    (`is_wanted`) is better the fewer have it.
    """

    id: str
    title: str
    means: str
    source: str
    checklist: str | None = None
    checklist_title: str | None = None
    is_wanted: bool = True


class Cut(NamedTuple):
    """The documents of one unit, type or year, or all: how many there are of each status, and their counts of each
    question, in the order of `Summary.measures` and `Summary.points`. `name` is None for those of which it is not known.
    """

    name: str | None
    judged: int
    unread: int
    measures: tuple[Counts, ...]
    points: tuple[Counts, ...]


class UnitYears(NamedTuple):
    """A unit's documents by the years that are known, in order; `unit` is None for those of which it is not known. The cuts
    have no points.
    """

    unit: str | None
    years: tuple[Cut, ...]


class Gap(NamedTuple):
    """A rule's findings: what is missing most. `documents` is how many have it, `findings` how many there are. `counts` says
    of how many that the rule concerns, those with it as `has`; `is_tip` that all of them are tips, which `check` shows only
    when asked.
    """

    rule: str
    name: str
    title: str
    documents: int
    findings: int
    examples: tuple[Example, ...]
    counts: Counts = Counts()
    is_tip: bool = False


class Repeated(NamedTuple):
    """The same words, with the same finding, in several documents: boilerplate. An audit without quotes tells of none."""

    rule: str
    documents: int
    units: int
    examples: tuple[Example, ...]


class Start(NamedTuple):
    """Where to start: a unit and a question with many documents to mend. `lacking` of `judged` have not what is asked."""

    unit: str | None
    asked: Asked
    lacking: int
    judged: int
    examples: tuple[Example, ...]


class Shown(NamedTuple):
    """What documents show of one of SKR's ten points. `level` is 1 to 3, None where fewer than `least` were judged.

    `from_three` and `from_two` are the shares, 0 to 1, from which the level is 3 and 2.
    """

    number: int
    title: str
    counts: Counts
    level: int | None
    least: int
    from_three: float
    from_two: float


class Agenda(NamedTuple):
    """How documents name the goals of Agenda 2030: of `documents` plans, budgets and follow-ups, `named` name some by
    number, and `equality` of these name goal 5 or 10. `goals` counts documents by goal, 1 to 17. Of `not_judged` more it is
    not known.
    """

    documents: int
    named: int
    equality: int
    goals: tuple[tuple[int, int], ...]
    not_judged: int = 0


class ChainLevel(NamedTuple):
    """A level of the result chain: in how many follow-ups something of it is told, and in how many none higher is. `of` is
    how many follow-ups there are, but for those `not_judged`.
    """

    level: str
    documents: int
    highest: int
    of: int = 0
    not_judged: int = 0


class Seated(NamedTuple):
    """A group that a document, which is of the `year`, tells the women and men of: somebody is in it. `name` is the
    document's own word for it, and empty in an audit without quotes.
    """

    document: Example
    year: int | None
    name: str
    women: int
    men: int


class Seats(NamedTuple):
    """Women and men in groups, councils and boards, where documents state them: one that several documents tell of counts
    in each. `even` groups have 40 to 60 percent of both. `every` is all of them, in the order of the documents' paths.
    """

    groups: int
    even: int
    women: int
    men: int
    examples: tuple[Example, ...]
    every: tuple[Seated, ...] = ()


class Carried(NamedTuple):
    """A goal of the top document, and where it reappears: at most one place for each document below that has it.

    `neutral` are those that have it without women and men, and `units_without` the units that have it in neither way.
    """

    goal: Example
    found: tuple[Example, ...]
    units_without: tuple[str, ...]
    neutral: tuple[Example, ...] = ()


class Chain(NamedTuple):
    """The steering chain: the goals on women and men of the `top` document, and what becomes of them in the `below`
    documents that have goals of their own.
    """

    top: Example
    below: int
    goals: tuple[Carried, ...]


class YearCount(NamedTuple):
    """What Norrbotten's evaluation asks to be counted each year: judged documents, those that are integrated, those with
    statistics on persons split by sex, and women and men in groups.
    """

    year: int | None
    documents: int
    integrated: Counts
    split: Counts
    women: int
    men: int


class Listed(NamedTuple):
    """A document of the audit. `reason` says why it was not judged or whose copy it is; `lacking` counts the demands
    (krav) that it does not meet. `standings` are in the order of `Summary.measures`, and empty where it was not judged.
    """

    path: str
    status: Status
    title: str | None
    unit: str | None
    type: str | None
    year: int | None
    lacking: int
    findings: int
    reason: str | None
    standings: tuple[Standing, ...] = ()


class Earlier(NamedTuple):
    """Another audit of the same, for the trend; `total` is as in its own summary, matched to the questions of this one.
    `reworded` are the points whose question was not word for word the same there.
    """

    name: str
    about: About
    total: Cut
    reworded: tuple[Asked, ...] = ()


class Summary(NamedTuple):
    """All that a report tells of an audit. `types` are the organisation's own words, or else kinds of documents.

    `name` is that of the database's file without its ending.
    """

    name: str
    about: About
    statuses: dict[Status, int]
    measures: tuple[Asked, ...]
    points: tuple[Asked, ...]
    total: Cut
    units: tuple[Cut, ...]
    types: tuple[Cut, ...]
    years: tuple[Cut, ...]
    unit_years: tuple[UnitYears, ...]
    earlier: tuple[Earlier, ...]
    gaps: tuple[Gap, ...]
    repeated: tuple[Repeated, ...]
    starts: tuple[Start, ...]
    shown: tuple[Shown, ...]
    agenda: Agenda
    results: tuple[ChainLevel, ...]
    seats: Seats
    chain: Chain | None
    counted: tuple[YearCount, ...]
    unread: tuple[tuple[str, int], ...]
    documents: tuple[Listed, ...]

"""What a filled-in self-assessment form is once it is read: points with scores, told by whom and when."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Literal, NamedTuple

from konsekvens_lint.documents.model import Place

#: What the figures of a column belong to: an occasion, an organisation, a group who answered; or they are the means of
#: the other columns.
ColumnKind = Literal["occasion", "organisation", "raters", "mean"]

#: Whether the raters of two occasions are of the same kinds, as far as it is said.
Alike = Literal["same", "different", "unsaid"]


class Score(NamedTuple):
    """A figure of the form: its value, as it is written, and where.

    `comma_lost`: it is a mean whose decimal comma was lost, as "14" for 1,4, and `value` has it mended.
    """

    value: float
    written: str
    place: Place
    comma_lost: bool = False


class Column(NamedTuple):
    """A column of figures. `mean`: they are means of several people's or organisations' scores.

    `raters` are the kinds of people who gave them (names of concepts, ``rater_staff``) and `answers` how many, where
    that is said; `told` are the places that say so. `time` is when it was, as year and month or part of the year, or
    the number of the occasion; empty where its label says neither.
    """

    label: str
    kind: ColumnKind
    mean: bool = False
    raters: frozenset[str] = frozenset()
    answers: int | None = None
    time: tuple[int, ...] = ()
    told: tuple[Place, ...] = ()


class Row(NamedTuple):
    """A point as the form has it: `point` is the id in the list, None for a row that is none of the list's.

    `scores` has one entry for each column, None where nothing is to be read; `comment` is all that its comment cells say,
    and `has_evidence` whether that is what the score rests on: a count of documents, a review.
    """

    point: str | None
    label: str
    place: Place
    scores: tuple[Score | None, ...]
    comment: str = ""
    has_evidence: bool = False


class Totals(NamedTuple):
    """The row of sums, or of means over the points: one entry for each column."""

    place: Place
    scores: tuple[Score | None, ...]


class Scale(NamedTuple):
    """What is said of the scale: each range (lowest, highest) with the place that says it.

    `mixed`: the occasions were scored by different ranges; `of_occasion` are then those of the columns that are known.
    """

    told: tuple[tuple[tuple[int, int], Place], ...] = ()
    mixed: bool = False
    of_occasion: tuple[tuple[int, tuple[int, int]], ...] = ()

    @property
    def ranges(self) -> tuple[tuple[int, int], ...]:
        """The different ranges, in order."""
        return tuple(sorted({told for told, _ in self.told}))

    def at(self, column: int) -> tuple[int, int] | None:
        """The range that holds in the column, the widest where several are told; None where none is."""
        own = dict(self.of_occasion).get(column)
        return own or max(self.ranges, key=lambda told: told[1] - told[0], default=None)


class Fall(NamedTuple):
    """A score that is lower than at the occasion before; `before` and `after` are the indices of the columns.

    `explained` says where it is: in the row's comment, in the text, or not. `raters` whether the same kinds of people
    answered.
    """

    row: Row
    before: int
    after: int
    explained: Literal["comment", "text", "none"]
    raters: Alike


class PointName(NamedTuple):
    """A point of a list, as it is spoken of."""

    id: str
    number: int
    title: str


class Form(NamedTuple):
    """A filled-in form. `catalogue` is the id of the list that it follows, in `rules/forms/`, and `points` its points.

    `head` is the place of its header row, or of its first row; `blocks` are the numbers of the blocks that it fills.
    `usual_scale` is the list's own, whatever the document tells, and `falls_told` are the sentences that say that scores have fallen, each with the points that it names: none for all.
    `spoken_of` are the points that the text by the form names by number, and `evidence_of` those that it tells evidence of.
    """

    catalogue: str
    points: tuple[PointName, ...]
    organisation: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    sums: Totals | None
    averages: Totals | None
    scale: Scale
    head: Place
    blocks: frozenset[int]
    usual_scale: tuple[int, int]
    falls_told: tuple[tuple[frozenset[str], Place], ...] = ()
    spoken_of: frozenset[str] = frozenset()
    evidence_of: frozenset[str] = frozenset()

    @property
    def has_means(self) -> bool:
        """Whether all its figures are means of several forms."""
        return all(column.mean for column in self.columns)

    @property
    def occasions(self) -> tuple[int, ...]:
        """The indices of the columns that are occasions, the earliest first."""
        found = [at for at, column in enumerate(self.columns) if column.kind == "occasion"]
        times = [self.columns[at].time for at in found]
        return tuple(sorted(found, key=lambda at: self.columns[at].time or ()) if all(times) else found)

    @property
    def missing(self) -> tuple[PointName, ...]:
        """The points of the list that have no row, and that the text by the form does not speak of."""
        there = {*self.spoken_of, *(row.point for row in self.rows)}
        return tuple(point for point in self.points if point.id not in there)

    def raters(self, one: int, other: int) -> Alike:
        """Whether the two columns have the same kinds of raters."""
        first, second = self.columns[one].raters, self.columns[other].raters
        if not first or not second:
            return "unsaid"
        return "same" if first == second else "different"

    @property
    def falls(self) -> Iterator[Fall]:
        """The scores that are lower than at the occasion before, point by point."""
        for row in self.rows:
            scored = [at for at in self.occasions if row.scores[at] is not None]
            for before, after in pairwise(scored):
                first, second = row.scores[before], row.scores[after]
                if first and second and second.value < first.value:
                    yield Fall(row, before, after, self._explained(row), self.raters(before, after))

    def _explained(self, row: Row) -> Literal["comment", "text", "none"]:
        if row.comment:
            return "comment"
        told = any(not points or row.point in points for points, _ in self.falls_told)
        return "text" if told else "none"

    def total(self, column: int) -> float:
        """The sum of the column, recomputed."""
        return sum(score.value for row in self.rows if (score := row.scores[column]) is not None)

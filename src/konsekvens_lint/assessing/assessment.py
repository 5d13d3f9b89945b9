"""What a self-assessment comes to: points with their scores at each occasion, movement, sums, and where to begin."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise
from operator import itemgetter
from typing import NamedTuple

from konsekvens_lint.assessing.votes import VoteSummary
from konsekvens_lint.facts.forms.form import Alike, ColumnKind
from konsekvens_lint.report import Finding

# How many points an agenda needs, and how many it may have if not all of them are equally low.
_ENOUGH, _MOST = 3, 5

Range = tuple[int, int]


class Occasion(NamedTuple):
    """A column of figures: an occasion, or a group or an organisation at one. `mean`: its figures are means.

    `raters` are names of concepts (``rater_staff``), and `answers` how many answered, where the document says so. `scale`
    is the range that it was scored by, and `time` is when it was, as in `facts.forms.form.Column`.
    """

    label: str
    kind: ColumnKind
    mean: bool
    raters: frozenset[str]
    answers: int | None
    scale: Range
    time: tuple[int, ...] = ()


class Scored(NamedTuple):
    """A point with one entry for each occasion, None where nothing is to be read.

    `point` is its id in the list, and `number`, `title` and `asks` are what the list says of it; a row of the form's own
    has None for its id and number, its words as its title, and asks nothing.
    """

    point: str | None
    number: int | None
    title: str
    asks: str
    scores: tuple[float | None, ...]
    comment: str = ""


class Sums(NamedTuple):
    """The sum of each occasion: as the form states it, and as its scores come to. None where there is none."""

    stated: tuple[float | None, ...]
    recomputed: tuple[float | None, ...]


class Step(NamedTuple):
    """What happened between two occasions: the points that were raised, lowered and left, and whether the same kinds of
    people answered. `before` and `after` are the indices of the occasions.
    """

    before: int
    after: int
    raised: tuple[Scored, ...]
    lowered: tuple[Scored, ...]
    same: tuple[Scored, ...]
    raters: Alike


class Assessment(NamedTuple):
    """The self-assessment of one organisation, as one form tells it.

    `path` is the document's and `organisation` what the document calls it, empty where it does not say; `name` is what to call the
    assessment, and no two of a run share it. `catalogue` and `catalogue_title` are the list that the form follows.
    `occasions` stand with the earliest first, and `scale_told` says whether the document tells the scale. `missing` are the
    points of the list that the form lacks, and `findings` what is to be mended in it.
    One that is a group's `votes` has their means as its scores.
    """

    path: str
    name: str
    organisation: str
    catalogue: str
    catalogue_title: str
    scale_told: bool
    occasions: tuple[Occasion, ...]
    points: tuple[Scored, ...]
    missing: tuple[str, ...]
    sums: Sums
    findings: tuple[Finding, ...] = ()
    votes: VoteSummary | None = None

    @property
    def times(self) -> tuple[int, ...]:
        """The indices of the columns that are occasions with scores."""
        return tuple(
            at
            for at, occasion in enumerate(self.occasions)
            if occasion.kind == "occasion" and any(point.scores[at] is not None for point in self.points)
        )

    @property
    def is_of_many(self) -> bool:
        """Whether all its figures are means of several organisations or people."""
        return all(occasion.mean for occasion in self.occasions)

    @property
    def latest(self) -> tuple[int, ...]:
        """The columns that tell how it stands now: the last occasion, else the means, else all."""
        means = tuple(at for at, occasion in enumerate(self.occasions) if occasion.kind == "mean")
        return self.times[-1:] or means or tuple(range(len(self.occasions)))

    @property
    def has_mixed_scales(self) -> bool:
        """Whether its occasions were scored by different scales."""
        return len({self.occasions[at].scale for at in self.times}) > 1

    def change(self, point: Scored) -> float | None:
        """How much the point has changed from the first occasion with a score to the last; None where there are not two,
        or where they were scored by different scales.
        """
        scored = [at for at in self.times if point.scores[at] is not None]
        return self._difference(point, scored[0], scored[-1]) if len(scored) > 1 else None

    def score_before(self, point: Scored, at: int) -> float | None:
        """The point's score at the last occasion before the column that has one; None where there is none."""
        if at not in self.times:
            return None
        earlier = [score for time in self.times if time < at and (score := point.scores[time]) is not None]
        return earlier[-1] if earlier else None

    def _difference(self, point: Scored, before: int, after: int) -> float | None:
        first, second = point.scores[before], point.scores[after]
        if first is None or second is None or self.occasions[before].scale != self.occasions[after].scale:
            return None
        return round(second - first, 6)

    @property
    def steps(self) -> Iterator[Step]:
        """What happened from each occasion to the next, where both were scored by the same scale."""
        for before, after in pairwise(self.times):
            told = [(point, self._difference(point, before, after)) for point in self.points]
            found = [(point, change) for point, change in told if change is not None]
            if found:
                yield Step(
                    before,
                    after,
                    tuple(point for point, change in found if change > 0),
                    tuple(point for point, change in found if change < 0),
                    tuple(point for point, change in found if change == 0),
                    _alike(self.occasions[before].raters, self.occasions[after].raters),
                )

    @property
    def agenda(self) -> tuple[tuple[Scored, float], ...]:
        """The points with the lowest scores of the latest, with these scores, the lowest first.

        All with the lowest score, and then, till they are three, those with the next lowest where that makes no more than
        five. A point at the top of the scale is none of them. Of several groups, the lowest score counts; several
        organisations have no agenda in common.
        """
        columns = [at for at in self.latest if self.occasions[at].kind != "organisation"]
        top = max((self.occasions[at].scale[1] for at in columns), default=0)
        lowest = [
            (point, min(scores))
            for point in self.points
            if (scores := [score for at in columns if (score := point.scores[at]) is not None])
        ]
        below = sorted((each for each in lowest if each[1] < top), key=itemgetter(1))
        chosen: list[tuple[Scored, float]] = []
        for _, level in groupby(below, key=itemgetter(1)):
            more = list(level)
            if chosen and (len(chosen) >= _ENOUGH or len(chosen) + len(more) > _MOST):
                break
            chosen += more
        return tuple(chosen)


def _alike(first: frozenset[str], second: frozenset[str]) -> Alike:
    if not first or not second:
        return "unsaid"
    return "same" if first == second else "different"

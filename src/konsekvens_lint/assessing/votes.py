"""What a group's votes come to: for each point how many answered, how the answers are spread, and who answered.

The spread of a scale with three or four steps is told as how many chose each step, and the shares at its two ends. A standard
deviation says little of so few steps: 0,8 may be a group that is split in two, or one that is spread evenly.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from konsekvens_lint.facts.forms.form import PointName

#: Fewer of a role are not told apart: one could tell who answered what.
FEWEST_OF_A_ROLE: Final = 5
#: What those are called who are of roles with too few.
OTHERS: Final = "övriga"
#: From so large a part at each end of the scale the group is split.
_SPLIT: Final = 0.25


class Vote(NamedTuple):
    """One person's answer on a point: `score` is None where they could not say. `person` is the row, or who it was, and is
    told nowhere; `role` and `occasion` are empty where the table does not say.
    """

    person: str
    role: str
    occasion: str
    point: str
    score: float | None


class Votes(NamedTuple):
    """The votes of a table. `catalogue` is the id of the list whose `points` they are on, with the range of its `scale`.

    `occasions` stand in order. `notes` are what whoever reads the figures should know of the table, in Swedish: what was
    left out, and why.
    """

    catalogue: str
    points: tuple[PointName, ...]
    scale: tuple[int, int]
    occasions: tuple[str, ...]
    votes: tuple[Vote, ...]
    notes: tuple[str, ...] = ()


class Spread(NamedTuple):
    """How answers are spread: how many gave each score, the lowest first, and how many could not say (`unsure`).

    Every step of the `scale` is there, and half points where somebody gave them.
    """

    scale: tuple[int, int]
    counts: tuple[tuple[float, int], ...]
    unsure: int = 0

    @property
    def answered(self) -> int:
        """How many gave a score."""
        return sum(count for _, count in self.counts)

    @property
    def mean(self) -> float | None:
        """The mean of the scores; None where nobody gave one."""
        total = sum(score * count for score, count in self.counts)
        return total / self.answered if self.answered else None

    @property
    def lowest_share(self) -> float | None:
        """0 to 1: the part that gave the lowest score of the scale."""
        return self._share(self.scale[0])

    @property
    def highest_share(self) -> float | None:
        """0 to 1: the part that gave the highest score of the scale."""
        return self._share(self.scale[1])

    @property
    def is_split(self) -> bool:
        """Whether at least a quarter stands at each end: the group sees it differently, and the mean hides that."""
        low, high = self.lowest_share, self.highest_share
        return low is not None and high is not None and min(low, high) >= _SPLIT

    def _share(self, score: int) -> float | None:
        return dict(self.counts).get(score, 0) / self.answered if self.answered else None


class Role(NamedTuple):
    """A role or unit, and how many of it answered."""

    name: str
    people: int


class PointVotes(NamedTuple):
    """A point with all answers, and by role: empty where one of the roles has too few answers on it to be told apart."""

    point: PointName
    spread: Spread
    by_role: tuple[tuple[str, Spread], ...] = ()


class Round(NamedTuple):
    """One occasion: how many took part, of what roles, and the points that were voted on.

    `roles` is empty where the table does not say, or they cannot be told apart; `is_hidden` says that it is for the latter.
    """

    label: str
    people: int
    roles: tuple[Role, ...]
    is_hidden: bool
    points: tuple[PointVotes, ...]


class VoteSummary(NamedTuple):
    """What the votes come to, an occasion at a time. `missing` are the points of the list that nobody could vote on."""

    catalogue: str
    scale: tuple[int, int]
    rounds: tuple[Round, ...]
    missing: tuple[PointName, ...]
    notes: tuple[str, ...]


def summed_up(found: Votes) -> VoteSummary:
    """What the votes come to."""
    voted = {vote.point for vote in found.votes}
    return VoteSummary(
        found.catalogue,
        found.scale,
        tuple(_round(found, each) for each in found.occasions),
        tuple(point for point in found.points if point.id not in voted),
        found.notes,
    )


def _round(found: Votes, occasion: str) -> Round:
    votes = [vote for vote in found.votes if vote.occasion == occasion]
    role_of = {vote.person: vote.role for vote in votes}
    told = told_roles(role_of.values())
    shown = {person: told.get(role, "") for person, role in role_of.items()}
    sizes = Counter(shown.values())
    roles = [Role(name, sizes[name]) for name in dict.fromkeys(told.values())]
    return Round(
        occasion,
        len(role_of),
        tuple(sorted(roles, key=lambda each: (each.name == OTHERS, -each.people, each.name))),
        len(set(role_of.values())) > 1 and not told,
        tuple(_points(found, votes, shown)),
    )


def told_roles(roles: Iterable[str]) -> dict[str, str]:
    """For each role of people what it is told as: those with too few are told together, with the next smallest if they are
    too few even so. Nothing where one is left of several: then there is nothing to tell apart.
    """
    counts = Counter(role or OTHERS for role in roles)
    order = sorted(counts, key=lambda name: (counts[name], name))
    small = [name for name in order if counts[name] < FEWEST_OF_A_ROLE]
    for name in order[len(small) :]:
        if not small or sum(counts[each] for each in small) >= FEWEST_OF_A_ROLE:
            break
        small.append(name)
    told = {"" if name == OTHERS else name: OTHERS if name in small else name for name in counts}
    if len(counts) == 1:
        return {} if OTHERS in counts or small else told
    return told if len(set(told.values())) > 1 else {}


def _points(found: Votes, votes: Sequence[Vote], shown: dict[str, str]) -> Iterator[PointVotes]:
    for point in found.points:
        own = [vote for vote in votes if vote.point == point.id]
        if not own:
            continue
        by_role = [
            (name, _spread([vote for vote in own if shown[vote.person] == name], found.scale))
            for name in dict.fromkeys(sorted(filter(None, shown.values())))
        ]
        may_tell = len(by_role) > 1 and all(spread.answered >= FEWEST_OF_A_ROLE for _, spread in by_role)
        yield PointVotes(point, _spread(own, found.scale), tuple(by_role) if may_tell else ())


def _spread(votes: Sequence[Vote], scale: tuple[int, int]) -> Spread:
    counts = Counter(vote.score for vote in votes if vote.score is not None)
    steps = sorted({*counts, *map(float, range(scale[0], scale[1] + 1))})
    return Spread(
        scale, tuple((step, counts[step]) for step in steps), sum(vote.score is None for vote in votes)
    )

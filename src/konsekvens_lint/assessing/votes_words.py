"""A group's votes in Swedish: who answered, a table of how the answers are spread, and where the group is split."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from konsekvens_lint.assessing.votes import FEWEST_OF_A_ROLE, PointVotes, Round, VoteSummary
from konsekvens_lint.assessing.words import rounded
from konsekvens_lint.facts.form_things import number
from konsekvens_lint.formats.rounding import half_up
from konsekvens_lint.formats.words import listed
from konsekvens_lint.formats.xlsx.sheet import Cell, Figure

_TOO_FEW = f"färre än {FEWEST_OF_A_ROLE} svarande, och då kan det gå att se vem som svarat vad"
_NOTHING = "–"
_SEVERAL = "Vid tillfällena kan olika personer ha svarat: en liten ändring i medelvärdet säger lite."


def heading(told: Round) -> str:
    """ "Så svarade 12 personer, Träff 1"."""
    people = f"{told.people} {'person' if told.people == 1 else 'personer'}"
    return f"Så svarade {people}{f', {told.label}' if told.label else ''}"


def columns(told: Round) -> list[str]:
    """The headings of the table, after number and point: each step, how many could not say, how many answered, the shares
    at the ends of the scale, the mean, and the mean of each role.
    """
    return [
        *(number(step) for step in _steps(told)),
        *(["Vet ej"] if _are_unsure(told) else []),
        *("Svar", "Lägst", "Högst", "Medel"),
        *_roles(told),
    ]


def row(point: PointVotes, told: Round) -> list[Cell]:
    """The figures of the point: counts, shares, and means with a decimal. None where there is nothing to tell."""
    spread = point.spread
    counts, of_role = dict(spread.counts), dict(point.by_role)
    return [
        *(counts.get(step, 0) for step in _steps(told)),
        *([spread.unsure] if _are_unsure(told) else []),
        spread.answered,
        spread.lowest_share,
        spread.highest_share,
        _mean(spread.mean),
        *(_mean(of_role[name].mean) if name in of_role else None for name in _roles(told)),
    ]


def figures(point: PointVotes, told: Round) -> list[str]:
    """The same as text."""
    return [_written(cell) for cell in row(point, told)]


def remarks(told: Round) -> Iterator[str]:
    """What to know of the table: who answered, what is not told of roles, and where the group is split."""
    if told.roles:
        yield f"Svarade: {listed([f'{role.name} {role.people}' for role in told.roles])}."
    if told.is_hidden:
        yield f"Svaren visas inte roll för roll: någon roll har {_TOO_FEW}."
    if len(told.roles) > 1 and not all(point.by_role for point in told.points):
        yield f"Där rollernas medel är {_NOTHING} har någon roll {_TOO_FEW}."
    split = [str(point.point.number) for point in told.points if point.spread.is_split]
    if split:
        yield (
            f"Svaren går isär på punkt {listed(split)}: minst en fjärdedel ger lägst och minst en fjärdedel högst. Medelvärdet "
            "döljer det. Låt båda sidor berätta vad de ser."
        )


def notes(votes: VoteSummary) -> list[str]:
    """What to know of all of it: what was left out of the table, and what several occasions do not show."""
    several = len(votes.rounds) > 1
    return [*votes.notes, *([_SEVERAL] if several else [])]


def _steps(told: Round) -> Sequence[float]:
    return sorted({step for point in told.points for step, _ in point.spread.counts})


def _are_unsure(told: Round) -> bool:
    return any(point.spread.unsure for point in told.points)


def _roles(told: Round) -> list[str]:
    """The roles that some point is told for."""
    return [
        role.name for role in told.roles if any(role.name in dict(point.by_role) for point in told.points)
    ]


def _mean(value: float | None) -> Cell:
    return None if value is None else Figure(rounded(value))


def _written(cell: Cell) -> str:
    if isinstance(cell, Figure):
        return f"{cell.value:.{cell.decimals}f}".replace(".", ",")
    if isinstance(cell, float):
        return f"{half_up(cell * 100):.0f} %"
    return _NOTHING if cell is None else str(cell)

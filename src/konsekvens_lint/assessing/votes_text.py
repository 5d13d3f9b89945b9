"""A group's votes as text: who answered, and how the answers to each point are spread."""

from __future__ import annotations

from collections.abc import Iterator

from konsekvens_lint.assessing.text_table import Line, table
from konsekvens_lint.assessing.votes import FEWEST_OF_A_ROLE, PointVotes, Round, Spread, VoteSummary
from konsekvens_lint.facts.form_things import number
from konsekvens_lint.formats.paper import Paper
from konsekvens_lint.formats.words import listed

HIDDEN = f"Svaren visas inte roll för roll: någon roll har färre än {FEWEST_OF_A_ROLE} svarande, och då kan det gå att se vem som svarat vad."


def lines(votes: VoteSummary, paper: Paper) -> Iterator[str]:
    """The rounds one by one, then what should be known of the table."""
    for each in votes.rounds:
        yield ""
        yield from _round(each, votes, paper)
    if votes.notes:
        yield ""
    for note in votes.notes:
        yield from paper.block(note, role="dim")


def _round(told: Round, votes: VoteSummary, paper: Paper) -> Iterator[str]:
    yield from paper.block(
        f"Så svarade {people(told)}{f', {told.label}' if told.label else ''}", role="heading"
    )
    if told.roles:
        roles = listed([f"{role.name} {role.people}" for role in told.roles])
        yield from paper.block(f"{roles}.", role="dim", indent=2)
    if told.is_hidden:
        yield from paper.block(HIDDEN, role="dim", indent=2)
    if not told.points:
        return
    steps = sorted({step for point in told.points for step, _ in point.spread.counts})
    unsure = any(point.spread.unsure for point in told.points)
    columns = [*map(number, steps), *(["Vet ej"] if unsure else []), "Svar", "Lägst", "Högst"]
    rows = [_line(point, steps, unsure=unsure) for point in told.points]
    yield from table(columns, rows, votes.scale, paper)
    for point in told.points:
        yield from _apart(point, paper)


def _line(told: PointVotes, steps: list[float], *, unsure: bool) -> Line:
    spread = told.spread
    counts = dict(spread.counts)
    figures = [
        *(str(counts.get(step, 0)) for step in steps),
        *([str(spread.unsure)] if unsure else []),
        str(spread.answered),
        share(spread.lowest_share),
        share(spread.highest_share),
    ]
    return Line(str(told.point.number), told.point.title, figures)


def _apart(told: PointVotes, paper: Paper) -> Iterator[str]:
    """That the group is split, and what the means of roles are."""
    point = f"{told.point.number}. {told.point.title}"
    if told.spread.is_split:
        yield from paper.block(
            f"{point}: {split(told.spread)}. Medelvärdet döljer det: låt båda sidor berätta vad de ser.",
            indent=2,
        )
    if told.by_role:
        means = listed([f"{name} {mean(spread)}" for name, spread in told.by_role])
        yield from paper.block(f"{point}, medel: {means}.", indent=2, role="dim")


def people(told: Round) -> str:
    """ "1 person", "12 personer"."""
    return f"{told.people} {'person' if told.people == 1 else 'personer'}"


def split(spread: Spread) -> str:
    """How the group is split: "30 procent ger 1 och 40 procent ger 3"."""
    low, high = spread.scale
    return f"{share(spread.lowest_share)} ger {low} och {share(spread.highest_share)} ger {high}"


def share(value: float | None) -> str:
    """ "30 %"; a dash where nobody answered."""
    return "–" if value is None else f"{round(value * 100)} %"


def mean(spread: Spread) -> str:
    """ "1,8"; a dash where nobody answered."""
    return "–" if spread.mean is None else number(round(spread.mean, 1))

"""A group's votes as text: who answered, and how the answers to each point are spread."""

from __future__ import annotations

from collections.abc import Iterator

from konsekvens_lint.assessing import votes_words
from konsekvens_lint.assessing.text_table import Line, table
from konsekvens_lint.assessing.votes import Round, VoteSummary
from konsekvens_lint.formats.paper import Paper


def lines(votes: VoteSummary, paper: Paper) -> Iterator[str]:
    """The rounds one by one, then what should be known of the table."""
    for each in votes.rounds:
        yield ""
        yield from _round(each, votes, paper)
    notes = votes_words.notes(votes)
    if notes:
        yield ""
    for note in notes:
        yield from paper.block(note, role="dim")


def _round(told: Round, votes: VoteSummary, paper: Paper) -> Iterator[str]:
    yield from paper.block(votes_words.heading(told), role="heading")
    rows = [
        Line(str(each.point.number), each.point.title, votes_words.figures(each, told))
        for each in told.points
    ]
    yield from table(votes_words.columns(told), rows, votes.scale, paper)
    for remark in votes_words.remarks(told):
        yield from paper.block(remark, indent=2)

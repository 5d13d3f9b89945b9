"""A table of figures as text: a row for each point, and what is too wide for the paper in a further one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from konsekvens_lint.assessing.assessment import Range
from konsekvens_lint.formats.paper import Paper

_TITLE, _NARROWEST_TITLE = 40, 16
_LABEL = 12
_GAP = 2
# What a row begins with: its number.
_LEAD = 4
# Squares of a bar for each step of the scale.
_SQUARES = 4


class Line(NamedTuple):
    """A line of a table: its number, its title, its figures, and the length of its bar as a score of the scale."""

    number: str
    title: str
    figures: Sequence[str]
    bar: float | None = None


def table(columns: Sequence[str], rows: Sequence[Line], scale: Range, paper: Paper) -> Iterator[str]:
    """The rows under their headings; what is too wide for the paper goes on in a further table."""
    labels = [cut(paper.clean(each), _LABEL) for each in columns]
    widths = [
        max(len(label), *(len(row.figures[at]) for row in rows)) + _GAP for at, label in enumerate(labels)
    ]
    titles = min(_TITLE, max(len(row.title) for row in rows))
    bar = _SQUARES * scale[1] + _GAP if any(row.bar is not None for row in rows) else 0
    # Where the paper is narrow, figures go before bars.
    if paper.width - _LEAD - bar < _NARROWEST_TITLE + max(widths):
        bar = 0
    room = paper.width - _LEAD - bar
    title = max(_NARROWEST_TITLE, min(titles, room - sum(widths)))
    for number, chosen in enumerate(_chunks(widths, room - title)):
        if number:
            yield ""
        head = "".join(labels[at].rjust(widths[at]) for at in chosen)
        yield (
            paper.paint(paper.clean("Nr"), "heading")
            + "  "
            + paper.paint(f"{'Punkt'.ljust(title)}{head}", "heading")
        )
        for row in rows:
            figures = "".join(paper.clean(row.figures[at]).rjust(widths[at]) for at in chosen)
            told = f"{row.number:>2}  {cut(paper.clean(row.title), title).ljust(title)}{figures}"
            squares = _bar(row.bar, paper) if bar and number == 0 else ""
            yield f"{told}{' ' * _GAP}{paper.paint(squares, 'dim')}" if squares else told.rstrip()


def _chunks(widths: Sequence[int], room: int) -> Iterator[list[int]]:
    """The columns that have room beside each other: at least one."""
    chunk: list[int] = []
    for at, width in enumerate(widths):
        if chunk and sum(widths[each] for each in chunk) + width > room:
            yield chunk
            chunk = []
        chunk.append(at)
    yield chunk


def _bar(value: float | None, paper: Paper) -> str:
    return "" if value is None else ("#" if paper.ascii else "■") * max(0, round(value * _SQUARES))


def cut(text: str, most: int) -> str:
    """The text, or its beginning where it is longer."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"

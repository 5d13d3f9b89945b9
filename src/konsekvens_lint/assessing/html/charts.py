"""Charts of self-assessments. Each is a picture of a table beside it."""

from __future__ import annotations

import pygal
from markupsafe import Markup

from konsekvens_lint.assessing import words
from konsekvens_lint.assessing.assessment import Assessment
from konsekvens_lint.assessing.together import Group
from konsekvens_lint.formats.html.drawing import BAR, FRAME, PLAIN, WIDTH, drawn, short

# How many occasions have colours that are told apart.
_MOST = 3
_GROUP = 14


def movement(told: Assessment) -> Markup:
    """Bars for each point: one for each of the first and the last occasions, or of the columns where there is no time."""
    shown = shown_columns(told)
    labels = words.labels(told)
    points = list(reversed(told.points))
    scale = [told.occasions[at].scale for at in shown]
    lowest, highest = min(0, *(low for low, _ in scale), 0), max(high for _, high in scale)
    chart = pygal.HorizontalBar(
        **PLAIN, width=WIDTH, height=FRAME + (BAR + _GROUP * (len(shown) - 1)) * len(points),
        range=(lowest, highest), spacing=6, margin_right=24,
    )  # fmt: skip
    chart.x_labels = [short(words.point(point)) for point in points]
    for at in shown:
        chart.add(labels[at], [point.scores[at] for point in points])
    chart.y_labels = [{"value": step, "label": str(step)} for step in range(lowest, highest + 1)]
    return drawn(
        chart,
        f"{told.name}: poäng per punkt, {', '.join(labels[at] for at in shown)}. Siffrorna står i tabellen.",
    )


def shown_columns(told: Assessment) -> tuple[int, ...]:
    """The columns that the chart has room for: the first occasion and the last ones, else what tells how it stands now.

    None where that is more than there is room for: several organisations have a chart together.
    """
    columns = told.times or told.latest
    if len(columns) <= _MOST:
        return columns
    return (columns[0], *columns[1 - _MOST :]) if told.times else ()


def means(group: Group) -> Markup:
    """A bar for the mean of each point, the highest first."""
    bars = list(reversed(group.means))
    chart = pygal.HorizontalBar(
        **PLAIN,
        width=WIDTH,
        height=FRAME + BAR * len(bars),
        range=(0, group.scale[1]),
        spacing=4,
        margin_right=24,
    )
    chart.x_labels = [f"{short(words.title(each))}  {words.mean(each.mean)}" for each in bars]
    chart.add("mean", [words.rounded(each.mean) for each in bars])
    chart.y_labels = [{"value": step, "label": str(step)} for step in range(group.scale[1] + 1)]
    return drawn(
        chart, f"Medelvärde per punkt för {len(group.standings)} organisationer. Siffrorna står i tabellen."
    )

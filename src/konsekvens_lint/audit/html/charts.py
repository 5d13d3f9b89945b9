"""Charts of an audit, as SVG that stands in the page. A chart is a picture of a table beside it."""

from __future__ import annotations

from collections.abc import Sequence

import pygal
from markupsafe import Markup

from konsekvens_lint.audit.figures import percent
from konsekvens_lint.audit.summary import Counts
from konsekvens_lint.formats.html.drawing import BAR, FRAME, PLAIN, WIDTH, drawn, short

# The most characters of a time, and of all times beside each other.
_TIME, _TIMES = 14, 40
# So many shares beside each other have room for "%"; the axis has it too.
_WITH_UNIT = 4


def shares(name: str, rows: Sequence[tuple[str, Counts]]) -> Markup:
    """A bar for each question: the share that has, that has something, and that has nothing."""
    chart = pygal.HorizontalStackedBar(
        **PLAIN, width=WIDTH, height=FRAME + BAR * len(rows), range=(0, 100), spacing=4, margin_right=24
    )
    bars = list(reversed(rows))
    chart.x_labels = [f"{short(label)}  {percent(counts.share) or '–'}" for label, counts in bars]
    for part in ("has", "partial", "nothing"):
        chart.add(part, [_parts(counts)[part] for _, counts in bars])
    chart.y_labels = [{"value": at, "label": f"{at} %"} for at in (0, 25, 50, 75, 100)]
    return drawn(chart, name)


def trend(name: str, points: Sequence[tuple[str, Counts]]) -> Markup:
    """A line of shares over time; it is broken where nothing was judged."""
    labels = [short(label, _TIME) for label, _ in points]
    is_crowded = max(map(len, labels)) * len(labels) > _TIMES
    chart = pygal.Line(
        **PLAIN, margin_left=28 if is_crowded else 8, width=340, height=240 if is_crowded else 190, range=(0, 100),
        print_values=True, print_values_position="top", formatter=_plain if len(points) > _WITH_UNIT else _percent, dots_size=3,
        include_x_axis=True, allow_interruptions=True, truncate_label=-1, x_label_rotation=-45 if is_crowded else 0,
        margin_top=22, margin_right=48,
    )  # fmt: skip
    chart.x_labels = labels
    chart.y_labels = [{"value": at, "label": f"{at} %"} for at in (0, 50, 100)]
    chart.add("share", [None if counts.share is None else round(counts.share * 100) for _, counts in points])
    told = ", ".join(f"{label}: {percent(counts.share) or 'ej bedömt'}" for label, counts in points)
    return drawn(chart, f"{name}. {told}")


def _percent(value: float) -> str:
    return f"{value} %"


def _plain(value: float) -> str:
    return str(value)


def columns(name: str, rows: Sequence[tuple[str, int]]) -> Markup:
    """A column for each number."""
    chart = pygal.Bar(
        **PLAIN, width=WIDTH, height=220, print_values=True, print_values_position="top", spacing=8,
        formatter=str, margin_top=22,
    )  # fmt: skip
    chart.x_labels = [label for label, _ in rows]
    chart.show_y_labels = False
    chart.add("number", [count for _, count in rows])
    return drawn(chart, name)


def _parts(counts: Counts) -> dict[str, float | None]:
    if not counts.judged:
        return dict.fromkeys(("has", "partial", "nothing"))
    parts = {"has": counts.has, "partial": counts.partial, "nothing": counts.has_not - counts.partial}
    return {name: 100 * part / counts.judged for name, part in parts.items()}

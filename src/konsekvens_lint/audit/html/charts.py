"""Charts as SVG that stands in the page: without scripts, styles or addresses, coloured by the page's stylesheet.

A chart is a picture of a table beside it, and is named for those who do not see it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import pygal
from lxml import etree
from markupsafe import Markup
from pygal.style import Style

from konsekvens_lint.audit.figures import percent
from konsekvens_lint.audit.summary import Counts
from konsekvens_lint.formats.html.environment import held
from konsekvens_lint.formats.paper import flat

_WIDTH = 860
_BAR, _FRAME = 24, 60
# The most characters of a label: of a question, of a time, and of all times beside each other.
_LABEL, _TIME, _TIMES = 50, 14, 40
# So many shares beside each other have room for "%"; the axis has it too.
_WITH_UNIT = 4
_STYLE = Style(font_family="sans-serif", label_font_size=12, major_label_font_size=12, legend_font_size=12, value_font_size=12)  # fmt: skip
_PLAIN: dict[str, Any] = {
    "js": [],
    "explicit_size": True,
    "style": _STYLE,
    "margin": 8,
    "show_legend": False,
}
# What pygal writes for its scripts, and for the styles that the page has itself.
_UNWANTED = {"defs", "title", "desc", "script", "style"}
_UNWANTED_CLASSES = {"background", "tooltip", "tooltip-overlay", "titles"}
_SPARE_CLASSES = {"reactive", "tooltip-trigger", "always_show", "nofill", "vertical", "horizontal", "graph"}
_KEPT = {"class", "d", "x", "y", "width", "height", "cx", "cy", "r", "transform", "viewBox"}
_DECIMALS = re.compile(r"-?\d+\.\d+")


def shares(name: str, rows: Sequence[tuple[str, Counts]]) -> Markup:
    """A bar for each question: the share that has, that has something, and that has nothing."""
    chart = pygal.HorizontalStackedBar(
        **_PLAIN, width=_WIDTH, height=_FRAME + _BAR * len(rows), range=(0, 100), spacing=4, margin_right=24
    )
    bars = list(reversed(rows))
    chart.x_labels = [f"{_short(label)}  {percent(counts.share) or '–'}" for label, counts in bars]
    for part in ("has", "partial", "nothing"):
        chart.add(part, [_parts(counts)[part] for _, counts in bars])
    chart.y_labels = [{"value": at, "label": f"{at} %"} for at in (0, 25, 50, 75, 100)]
    return _drawn(chart, name)


def trend(name: str, points: Sequence[tuple[str, Counts]]) -> Markup:
    """A line of shares over time; it is broken where nothing was judged."""
    labels = [_short(label, _TIME) for label, _ in points]
    is_crowded = max(map(len, labels)) * len(labels) > _TIMES
    chart = pygal.Line(
        **_PLAIN, margin_left=28 if is_crowded else 8, width=340, height=240 if is_crowded else 190, range=(0, 100),
        print_values=True, print_values_position="top", formatter=_plain if len(points) > _WITH_UNIT else _percent, dots_size=3,
        include_x_axis=True, allow_interruptions=True, truncate_label=-1, x_label_rotation=-45 if is_crowded else 0,
        margin_top=22, margin_right=48,
    )  # fmt: skip
    chart.x_labels = labels
    chart.y_labels = [{"value": at, "label": f"{at} %"} for at in (0, 50, 100)]
    chart.add("share", [None if counts.share is None else round(counts.share * 100) for _, counts in points])
    told = ", ".join(f"{label}: {percent(counts.share) or 'ej bedömt'}" for label, counts in points)
    return _drawn(chart, f"{name}. {told}")


def _percent(value: float) -> str:
    return f"{value} %"


def _plain(value: float) -> str:
    return str(value)


def columns(name: str, rows: Sequence[tuple[str, int]]) -> Markup:
    """A column for each number."""
    chart = pygal.Bar(
        **_PLAIN, width=_WIDTH, height=220, print_values=True, print_values_position="top", spacing=8,
        formatter=str, margin_top=22,
    )  # fmt: skip
    chart.x_labels = [label for label, _ in rows]
    chart.show_y_labels = False
    chart.add("number", [count for _, count in rows])
    return _drawn(chart, name)


def _parts(counts: Counts) -> dict[str, float | None]:
    if not counts.judged:
        return dict.fromkeys(("has", "partial", "nothing"))
    parts = {"has": counts.has, "partial": counts.partial, "nothing": counts.has_not - counts.partial}
    return {name: 100 * part / counts.judged for name, part in parts.items()}


def _short(label: str, most: int = _LABEL) -> str:
    label = held(flat(label))
    return label if len(label) <= most else f"{label[: most - 1].rstrip()}…"


def _drawn(chart: Any, name: str) -> Markup:
    """The chart with no more than its shapes and words; `name` is what it shows, for those who do not see it."""
    root = chart.render_tree()
    for element in list(root.iter()):
        classes = (element.get("class") or "").split()
        if not isinstance(element.tag, str) or _is_unwanted(element, classes):
            element.getparent().remove(element)
            continue
        element.tag = etree.QName(element).localname
        kept = {
            key: _DECIMALS.sub(_rounded, each)
            for key, each in element.attrib.items()
            if key in _KEPT and each
        }
        kept |= {"class": " ".join(word for word in classes if word not in _SPARE_CLASSES)} if classes else {}
        element.attrib.clear()
        element.attrib.update(kept)
    for group in reversed(list(root.iter("g"))):
        if not len(group):
            group.getparent().remove(group)
    etree.cleanup_namespaces(root)
    root.attrib.update({"role": "img", "aria-label": held(flat(name))})
    # What lxml writes is escaped.
    return Markup(etree.tostring(root, encoding="unicode"))  # noqa: S704


def _is_unwanted(element: Any, classes: list[str]) -> bool:
    name = etree.QName(element).localname
    is_empty_bar = name == "rect" and "rect" in classes and element.get("width") is None
    return name in _UNWANTED or bool(_UNWANTED_CLASSES & set(classes)) or is_empty_bar


def _rounded(found: re.Match[str]) -> str:
    return f"{float(found[0]):.1f}".removesuffix(".0")

"""A Word chart as a table: categories as rows, series as columns, from the numbers cached in its part."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from konsekvens_lint.documents.draft import Draft
from konsekvens_lint.documents.model import Cell
from konsekvens_lint.documents.sizes import check_count
from konsekvens_lint.documents.tables import make_table
from konsekvens_lint.documents.word_names import CHARTS

_SERIES, _TX, _CAT, _VAL, _X, _Y = (CHARTS + n for n in ("ser", "tx", "cat", "val", "xVal", "yVal"))
_POINT, _V, _FORMAT, _LEVEL, _TITLE = (CHARTS + n for n in ("pt", "v", "formatCode", "lvl", "title"))
_PLOT = CHARTS + "plotArea"
_RUN_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
MAX_POINTS = 10_000
MAX_DIGITS = 9


def chart_drafts(root: etree._Element) -> list[Draft]:
    """The chart's title as a caption, where it has one, and its numbers as a table, where it has any."""
    drafts: list[Draft] = []
    title = _title(root)
    if title:
        drafts.append(Draft("caption", title))
    series = list(root.iter(_SERIES))
    names = [_name(one) for one in series]
    columns = [_points(_first(one, _VAL, _Y)) for one in series]
    labels = next((found for one in series if (found := _points(_first(one, _CAT, _X)))), {})
    keys = sorted(set(labels).union(*columns))[:MAX_POINTS] if columns else []
    # A series of one point has a cell in the row of every other's.
    check_count(len(keys) * (len(columns) + 1))
    if keys:
        header = [Cell("", 0, 0), *(Cell(name, 0, at) for at, name in enumerate(names, 1))]
        rows = [header, *_rows(keys, labels, columns)]
        drafts.append(make_table(rows, 1))
    return drafts


def _rows(keys: list[int], labels: dict[int, str], columns: list[dict[int, str]]) -> Iterator[list[Cell]]:
    for row, key in enumerate(keys, 1):
        label = Cell(labels.get(key, str(key + 1)), row, 0)
        yield [label, *(Cell(column.get(key, ""), row, at) for at, column in enumerate(columns, 1))]


def _title(root: etree._Element) -> str:
    chart = root.find(CHARTS + "chart")
    title = chart.find(_TITLE) if chart is not None else None
    if title is None:
        return ""
    return "".join(part.text or "" for part in title.iter(_RUN_TEXT, _V)).strip()


def _name(series: etree._Element) -> str:
    holder = series.find(_TX)
    return " ".join(value.text or "" for value in holder.iter(_V)).strip() if holder is not None else ""


def _first(series: etree._Element, *names: str) -> etree._Element | None:
    return next((found for name in names if (found := series.find(name)) is not None), None)


def _points(holder: etree._Element | None) -> dict[int, str]:
    """The cached values by their index; the levels of a layered category joined, outermost first."""
    points: dict[int, str] = {}
    if holder is None:
        return points
    percent = any("%" in (code.text or "") for code in holder.iter(_FORMAT))
    levels = list(holder.iter(_LEVEL))
    for level in levels or [holder]:
        for point in level.iter(_POINT):
            index, value = point.get("idx", ""), point.findtext(_V, "")
            if index.isdecimal() and len(index) <= MAX_DIGITS:
                text = _shown(value, percent)
                at = int(index)
                points[at] = f"{text} {points[at]}" if at in points else text
    return points


def _shown(value: str, percent: bool) -> str:
    """A cached number as a reader sees it: decimal comma, no binary noise; other text as it is."""
    try:
        number = float(value)
    except ValueError:
        return value.strip()
    if percent:
        return f"{number * 100:.6g} %".replace(".", ",")
    return f"{number:.10g}".replace(".", ",")

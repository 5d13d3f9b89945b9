"""The charts of an audit's report: what they draw, and that they bring nothing along."""

from __future__ import annotations

import re

import pytest
from lxml import html

from konsekvens_lint.audit.html.charts import columns, shares, trend
from konsekvens_lint.audit.summary import Counts

_CHARTS = [
    shares("Andelar", [("Avsnitt", Counts(31, 19, 4, 2, 5)), ("Innehåll", Counts(0, 0, 3))]),
    trend("Utveckling", [("2023", Counts(3, 5)), ("2024", Counts()), ("2025", Counts(9, 1))]),
    columns("Mål", [("5", 6), ("10", 2)]),
]


def _widths(chart: str, series: int) -> list[float]:
    found = html.fromstring(chart).cssselect(f".plot .color-{series} rect")
    return [float(each.get("width")) for each in found]


@pytest.mark.parametrize("chart", _CHARTS)
def test_a_chart_is_a_named_picture_without_scripts_styles_or_addresses(chart: str) -> None:
    svg = html.fromstring(chart)
    assert svg.tag == "svg" and svg.get("role") == "img" and svg.get("aria-label")
    assert not re.search(r"script|style|http|xmlns|tooltip|\bid=|uuid|<!--|pygal\.org", chart)
    assert not re.search(r"\d\.\d\d", chart), "coordinates are rounded"


def test_a_bar_is_as_long_as_its_share() -> None:
    chart = shares("Andelar", [("A", Counts(50, 50, 9, 9, 25)), ("B", Counts(100, 0))])
    (b_has, a_has) = _widths(chart, 0)
    assert b_has == pytest.approx(2 * a_has, abs=0.2)
    assert _widths(chart, 1)[-1] == pytest.approx(a_has / 2, abs=0.2)
    assert _widths(chart, 2)[-1] == pytest.approx(a_has / 2, abs=0.2)


def test_labels_have_the_figure_and_stand_in_the_order_of_the_table() -> None:
    chart = shares(
        "Andelar", [("Först", Counts(31, 19)), ("Sist", Counts(0, 0, 3)), ("Lång " * 20, Counts(1, 1))]
    )
    texts = html.fromstring(chart).cssselect(".axis.y text")
    by_height = [" ".join(text.text.split()) for text in sorted(texts, key=lambda text: float(text.get("y")))]
    assert by_height[:2] == ["Först 62 %", "Sist –"]
    assert by_height[2].endswith("… 50 %") and len(by_height[2]) < 60


def test_a_line_is_broken_where_nothing_was_judged() -> None:
    svg = html.fromstring(_CHARTS[1])
    assert [text.text for text in svg.cssselect("text.value")] == ["38 %", "90 %"]
    assert len(svg.cssselect("circle")) == 2 and not svg.cssselect(".series path")
    assert svg.get("aria-label") == "Utveckling. 2023: 38 %, 2024: ej bedömt, 2025: 90 %"


def test_a_column_has_its_number() -> None:
    svg = html.fromstring(_CHARTS[2])
    assert [text.text for text in svg.cssselect("text.value")] == ["6", "2"]
    high, low = (float(each.get("height")) for each in svg.cssselect(".series rect"))
    assert high == pytest.approx(3 * low, rel=0.02)


def test_names_of_files_cannot_break_a_chart() -> None:
    label = 'a\x00b\ud800<b>"\uffff'
    svg = html.fromstring(trend(label, [(label, Counts(1, 1)), (label, Counts(1, 2))]))
    assert svg.get("aria-label").startswith('ab?<b>"') and not svg.cssselect("b")


@pytest.mark.parametrize(("years", "told"), [(4, "50 %"), (5, "50")])
def test_shares_close_to_each_other_stand_without_their_unit(years: int, told: str) -> None:
    svg = html.fromstring(trend("Utveckling", [(f"{2020 + at}", Counts(1, 1)) for at in range(years)]))
    values = [each.text_content() for each in svg.cssselect("text.value")]
    assert values == [told] * years

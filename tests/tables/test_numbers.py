"""What counts as a figure in a table's cell."""

from __future__ import annotations

import pytest

from konsekvens_lint.documents.tables import is_missing, is_number, is_pair


@pytest.mark.parametrize(
    "text",
    "12 st|55 procent|55 %|3,5 p.e.|12*|12\\*|12²|12 1)|−3|–3|<5|≥ 80|**55**|_7_|*12*|***1 234***|12 (45 %)"
    "|**12 (45 %)**|45 % (n=12)|45 % (12 st)|1 234|1\u00a0234|1\u202f234|1.234,5|ca 40|5 personer|3,9 dagar|4 tim"
    "|1 240 m²|450 kr|1 050 tkr|12\n(45 %)|8.".split("|"),
)
def test_a_figure(text: str) -> None:
    assert is_number(text)


@pytest.mark.parametrize(
    "text",
    "65–79|6–9 år|90–|2023-05-11|08-123 45|0..*|Kv 1|åk 7|12 elever och|v. 12|4 §|2025/00188|12/5|54/46|3 lgh|–||x"
    "|12 parker|**|* *|A 12|1 januari|1.1.x".split("|"),
)
def test_no_figure(text: str) -> None:
    assert not is_number(text)


@pytest.mark.parametrize("text", ["54/46", "54 / 46", "54 %/46 %", "**54/46**", "54,3/45,7", "8/12 %"])
def test_a_pair_of_figures(text: str) -> None:
    assert is_pair(text)


@pytest.mark.parametrize("text", ["54", "2025/00188", "54/46/0", "K/M", ""])
def test_no_pair(text: str) -> None:
    assert not is_pair(text)


@pytest.mark.parametrize(
    ("text", "missing"), [("–", True), ("..", True), ("**-**", True), ("", False), ("0", False)]
)
def test_the_mark_of_a_figure_that_is_not_told(text: str, missing: bool) -> None:
    assert is_missing(text) == missing

"""Rows from files: what Excel writes, what is damaged, and what would do harm."""

from __future__ import annotations

import pytest
from sheets import inline, package, workbook

from konsekvens_lint.assessing.spreadsheet import BadTable, TableRow, table_rows
from konsekvens_lint.limits import MAX_TABLE_COLUMNS, MAX_VOTES


def _refused(data: bytes) -> str:
    with pytest.raises(BadTable) as refused:
        table_rows(data)
    return str(refused.value)


def test_numbers_dates_truth_and_formulas() -> None:
    cells = (
        '<row r="2"><c r="A2"><v>2</v></c><c r="B2"><v>2.5</v></c><c r="C2" s="1"><v>45355</v></c><c r="D2" t="b"><v>1</v></c>'
        '<c r="E2"><f>A2+1</f><v>3</v></c><c r="F2" t="e"><v>#N/A</v></c><c r="G2" s="2"><v>45355.75</v></c></row>'
    )
    styles = '<cellXfs><xf numFmtId="2"/><xf numFmtId="14"/><xf numFmtId="22"/></cellXfs>'
    assert table_rows(workbook(cells, styles=styles)) == [
        TableRow(2, ("2", "2,5", "2024-03-04", "1", "3", "#N/A", "2024-03-04 18:00"))
    ]


def test_rows_and_cells_that_are_not_there() -> None:
    rows = '<row><c><v>1</v></c><c><v>2</v></c></row><row r="9"><c r="C9"><v>3</v></c></row>'
    assert table_rows(workbook(rows)) == [TableRow(1, ("1", "2")), TableRow(9, ("", "", "3"))]


def test_a_cell_far_out_costs_nothing() -> None:
    rows = '<row r="1048576"><c r="A1048576"><v>1</v></c><c r="XFD1048576"><v>2</v></c></row>'
    assert table_rows(workbook(rows)) == [TableRow(1048576, ("1",))]


def test_a_bomb_is_refused() -> None:
    assert "orimlig storlek" in _refused(workbook(inline([["a" * 40_000_000]])))


def test_entities_are_not_resolved() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>'
    data = package({"_rels/.rels": bomb, "xl/workbook.xml": "<x/>"})
    assert "skadad" in _refused(data)


def test_another_zip_is_no_workbook() -> None:
    assert "ingen Excel-fil" in _refused(package({"word/document.xml": "<x/>"}))


def test_too_many_rows_and_columns() -> None:
    assert f"fler än {MAX_VOTES} rader" in _refused(b"1;2\n" * (MAX_VOTES + 1))
    assert f"fler än {MAX_TABLE_COLUMNS} kolumner" in _refused((";".join(["1"] * 400) + "\n").encode() * 2)


@pytest.mark.parametrize("by", [";", "\t", ","])
def test_what_parts_the_columns_is_seen_from_all_rows(by: str) -> None:
    text = "".join(f"{by.join(row)}\n" for row in (("a", '"mål, budget; och"', "c"), ("1", '"2,5"', "3")))
    assert table_rows(text.encode()) == [
        TableRow(1, ("a", "mål, budget; och", "c")),
        TableRow(2, ("1", "2,5", "3")),
    ]


def test_commas_in_heads_part_nothing_where_semicolons_do() -> None:
    text = "Namn;Mål, budget, plan, annat;Mer\nx;2,5;1\ny;3;1\n"
    assert table_rows(text.encode())[0].cells == ("Namn", "Mål, budget, plan, annat", "Mer")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_letters(encoding: str) -> None:
    assert table_rows("Å;Ö\n1;2\n".encode(encoding))[0].cells == ("Å", "Ö")

"""Workbooks that are made to harm: each is refused, and in little memory."""

from __future__ import annotations

import pytest

from bombs.conftest import Told
from bombs.making_spreadsheet_bombs import BOMBS, TABLE, workbook
from konsekvens_lint.assessing.spreadsheet import table_rows

_PACKED, _TEXT = "packas upp till orimlig storlek", "mer text än en tabell med svar har"
_LINES = {
    "a cell of a gigabyte": _PACKED,
    "a cell of 7 MB": _TEXT,
    "a long string that 49 000 cells share": _TEXT,
    "two million strings": _PACKED,
    "a hundred thousand rows": "fler än 50000 rader",
    "a million rows": _PACKED,
    "a row of a thousand cells": "fler än 300 kolumner",
    "a laugh": "Excel-filen är skadad",
    "rows in each other": _PACKED,
    "a table of 21 MiB": "större än 20 MB",
    "a row of 500 cells": "fler än 300 kolumner",
    "sixty thousand rows": "fler än 50000 rader",
}


@pytest.mark.parametrize("name", BOMBS)
def test_is_refused_by_its_own_limit(name: str, told: Told) -> None:
    code, line = told("bombs.making_spreadsheet_bombs")[name]
    assert (code, line) == (TABLE, line)
    assert _LINES[name] in line


@pytest.mark.parametrize("number", ["9" * 5_000, "99999999", "-1", "x"])
def test_absurd_numbers_are_no_numbers(number: str) -> None:
    """Of rows, of shared strings and of styles: Python makes no number of thousands of digits."""
    cells = f'<c t="s"><v>{number}</v></c><c s="{number}"><v>1</v></c><c r="XFD1048576"><v>2</v></c>'
    rows = table_rows(workbook(f'<row r="{number}">{cells}</row>', shared=("<si><t>a</t></si>",)))
    assert [row.cells for row in rows] == [("", "1")]

"""What a workbook is made of: sheets of tables, as data that knows nothing of how they are written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple


class Link(NamedTuple):
    """A cell that leads to a file, or to the sheet `target` of the workbook where `is_sheet`. `tip` is shown over it."""

    target: str
    shown: str
    tip: str = ""
    is_sheet: bool = False


class Figure(NamedTuple):
    """A number that is no share: told with as many decimals, and with its sign where it `is_change`."""

    value: float
    decimals: int = 1
    is_change: bool = False


#: A text, a whole number, a share from 0 to 1 (always a float, told as a percentage), a figure, a link, or nothing.
Cell = str | int | float | Figure | Link | None


class Column(NamedTuple):
    """A column's heading, and its width in characters. Texts in a `wraps` column go on in further lines; shares in a
    `is_heat` column are coloured by how large they are.
    """

    title: str
    width: int = 12
    wraps: bool = False
    is_heat: bool = False


class Table(NamedTuple):
    """Rows under headings; none are written where no column has a title."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    title: str = ""


class Chart(NamedTuple):
    """Lines, or bars, for the `columns` of the sheet's only table, by what its column `named_by` says in its first `rows`.

    The axis goes from `lowest` to `highest`, in percent where these are shares.
    """

    title: str
    columns: Sequence[int]
    rows: int
    kind: Literal["line", "bar"] = "line"
    named_by: int = 0
    lowest: float = 0
    highest: float = 1
    is_share: bool = True


class Sheet(NamedTuple):
    """A sheet: its name, what it tells, and its tables. A lone table can be filtered, and its headings stay in sight with
    the first `frozen` columns.
    """

    name: str
    says: Sequence[str]
    tables: Sequence[Table]
    chart: Chart | None = None
    frozen: int = 1

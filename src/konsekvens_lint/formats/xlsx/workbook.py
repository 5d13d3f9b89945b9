"""Sheets written as an Excel workbook, in memory."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from konsekvens_lint.formats.paper import flat, shortened
from konsekvens_lint.formats.xlsx.sheet import Cell, Chart, Figure, Link, Sheet, Table

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

# Excel's own limits are 32,767 characters, 65,530 links and 255 characters of a tip; some count as two.
_LONGEST_TEXT = 30_000
_MOST_LINKS = 65_000
_LONGEST_TIP = 120
_LINE = 15
_MOST_LINES = 8
_NO_XML = dict.fromkeys((0xFFFE, 0xFFFF))
_A4 = 9
_FORMATS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "says": {"font_color": "#444444"},
    "subtitle": {"bold": True, "font_size": 12},
    "heading": {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E3EAF2", "bottom": 1},
    "text": {"text_wrap": True, "valign": "top"},
    "plain": {"valign": "top"},
    "number": {"num_format": "0", "valign": "top", "align": "right", "indent": 1},
    "share": {"num_format": "0 %", "valign": "top", "align": "right", "indent": 1},
    "link": {"font_color": "#0B4F8A", "underline": 1, "text_wrap": True, "valign": "top"},
}
# Told by light and dark as well as by hue, for those who see red and green alike and for a black and white printer.
_HEAT = {
    "type": "3_color_scale",
    "min_type": "num",
    "mid_type": "num",
    "max_type": "num",
    "min_value": 0,
    "mid_value": 0.5,
    "max_value": 1,
    "min_color": "#F4B183",
    "mid_color": "#FFF2CC",
    "max_color": "#7FB3D5",
}


def workbook(sheets: Sequence[Sheet], title: str, made: datetime) -> bytes:
    """The sheets as an .xlsx file; `title` and `made` are what its properties say."""
    # Slow to load, and wanted by nothing else.
    from xlsxwriter import Workbook

    stream = BytesIO()
    options = {
        # Its other ways keep rows, with words of documents, in files of the folder for temporary ones, which a kill leaves.
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with Workbook(stream, options) as book:
        book.set_properties({"title": _text(title), "created": made.replace(tzinfo=None)})
        formats = {name: book.add_format(given) for name, given in _FORMATS.items()}
        for sheet in sheets:
            _Writer(book, sheet, formats).write()
    return stream.getvalue()


class _Writer:
    """Writes one sheet, from its top to its end."""

    def __init__(self, book: Workbook, sheet: Sheet, formats: dict[str, Any]) -> None:
        self._book = book
        self._told = sheet
        self._formats = formats
        self._sheet: Worksheet = book.add_worksheet(sheet.name)
        self._widths: dict[int, int] = {}
        for number, column in (each for table in sheet.tables for each in enumerate(table.columns)):
            self._widths[number] = max(self._widths.get(number, 0), column.width)
        self._row = 0
        self._links = 0

    def write(self) -> None:
        """The sheet as a whole."""
        self._set_up()
        self._line(self._told.name, "title")
        for text in self._told.says:
            self._line(text, "says")
        for table in self._told.tables:
            self._row += 1
            self._write_table(table)

    def _set_up(self) -> None:
        self._sheet.set_landscape()
        self._sheet.set_paper(_A4)
        self._sheet.fit_to_pages(1, 0)
        for number, width in self._widths.items():
            self._sheet.set_column(number, number, width)

    def _line(self, text: str, format: str) -> None:
        self._sheet.write_string(self._row, 0, _text(text), self._formats[format])
        self._row += 1

    def _write_table(self, table: Table) -> None:
        if table.title:
            self._line(table.title, "subtitle")
        headings = self._row
        if any(column.title for column in table.columns):
            self._write_headings([column.title for column in table.columns])
        first = self._row
        self._write_rows(table)
        if table.rows:
            self._colour(table, first)
        if len(self._told.tables) == 1:
            self._hold(headings, len(table.columns), has_rows=bool(table.rows))
        if self._told.chart is not None:
            self._draw(self._told.chart, table, first)

    def _write_headings(self, titles: Sequence[str]) -> None:
        # Bold is wider.
        lines = max(_lines(title, self._widths[number] - 2) for number, title in enumerate(titles))
        self._sheet.set_row(self._row, lines * _LINE)
        for number, title in enumerate(titles):
            self._sheet.write_string(self._row, number, _text(title), self._formats["heading"])
        self._row += 1

    def _write_rows(self, table: Table) -> None:
        heights = [self._lines(table, row) for row in table.rows]
        if len(self._told.tables) == 1:
            # All of one height: heights do not follow when somebody sorts, and LibreOffice makes none of its own.
            heights = [max(heights, default=1)] * len(heights)
        for row, lines in zip(table.rows, heights, strict=True):
            if lines > 1:
                self._sheet.set_row(self._row, min(lines, _MOST_LINES) * _LINE)
            for number, cell in enumerate(row):
                self._write_cell(number, cell, "text" if table.columns[number].wraps else "plain")
            self._row += 1

    def _lines(self, table: Table, row: Sequence[Cell]) -> int:
        texts = [cell.shown if isinstance(cell, Link) else cell for cell in row]
        return max(
            len(text) // self._widths[number] + 1
            if isinstance(text, str) and table.columns[number].wraps
            else 1
            for number, text in enumerate(texts)
        )

    def _write_cell(self, column: int, cell: Cell, text_format: str) -> None:
        at = (self._row, column)
        if isinstance(cell, Link) and self._links < _MOST_LINKS:
            self._links += 1
            target = f"internal:'{cell.target}'!A1" if cell.is_sheet else f"external:{cell.target}"
            tip = shortened(_text(cell.tip), _LONGEST_TIP)
            self._sheet.write_url(*at, target, self._formats["link"], _text(cell.shown), tip)
        elif isinstance(cell, Link):
            self._sheet.write_string(*at, _text(cell.shown), self._formats[text_format])
        elif isinstance(cell, Figure):
            self._sheet.write_number(*at, cell.value, self._format_of(cell))
        elif isinstance(cell, float):
            self._sheet.write_number(*at, cell, self._formats["share"])
        elif isinstance(cell, int):
            self._sheet.write_number(*at, cell, self._formats["number"])
        elif cell:
            self._sheet.write_string(*at, _text(cell), self._formats[text_format])

    def _format_of(self, figure: Figure) -> Any:
        """The format of the figure's decimals, made where it is first met."""
        shown = "0" + (f".{'0' * figure.decimals}" if figure.decimals else "")
        pattern = f"+{shown};-{shown};0" if figure.is_change else shown
        if pattern not in self._formats:
            self._formats[pattern] = self._book.add_format({**_FORMATS["number"], "num_format": pattern})
        return self._formats[pattern]

    def _colour(self, table: Table, first: int) -> None:
        for number, column in enumerate(table.columns):
            if column.is_heat:
                self._sheet.conditional_format(first, number, self._row - 1, number, _HEAT)

    def _hold(self, headings: int, width: int, *, has_rows: bool) -> None:
        self._sheet.freeze_panes(headings + 1, self._told.frozen)
        self._sheet.repeat_rows(headings)
        if has_rows:
            self._sheet.autofilter(headings, 0, self._row - 1, width - 1)

    def _draw(self, told: Chart, table: Table, first: int) -> None:
        name, last = self._told.name, first + told.rows - 1
        chart = self._book.add_chart({"type": told.kind})
        for number in told.columns:
            chart.add_series(
                {
                    "name": [name, first - 1, number],
                    "categories": [name, first, told.named_by, last, told.named_by],
                    "values": [name, first, number, last, number],
                    **({"marker": {"type": "automatic"}} if told.kind == "line" else {}),
                }
            )
        chart.set_title({"name": _text(told.title)})
        values = {"min": told.lowest, "max": told.highest, "num_format": "0 %" if told.is_share else "0.0"}
        if told.kind == "bar":
            # Excel draws the first at the bottom, and has the values of a bar on the axis that it calls x.
            chart.set_x_axis(values)
            chart.set_y_axis({"reverse": True})
        else:
            chart.set_y_axis(values)
        chart.set_legend({"position": "right"})
        chart.set_size({"width": 960, "height": 420})
        self._sheet.insert_chart(self._row + 1, 0, chart, {"description": _text(told.title)})


def _lines(text: str, width: int) -> int:
    return max(1, len(wrap(_text(text), width)))


def _text(text: str) -> str:
    """The text as a cell can hold it: on one line, without what is no character, and not too long."""
    return shortened(flat(text).translate(_NO_XML), _LONGEST_TEXT)

"""Rows of text from a table in a file: Excel's .xlsx, or text with semicolons, commas or tabs."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from io import StringIO
from typing import NamedTuple

from lxml import etree

from konsekvens_lint.documents.errors import DocumentError
from konsekvens_lint.documents.sniffing import content_of, text_of
from konsekvens_lint.documents.word_package import Package
from konsekvens_lint.limits import (
    MAX_CELL_CHARACTERS,
    MAX_CHARACTERS,
    MAX_TABLE_COLUMNS,
    MAX_TEXT_BYTES,
    MAX_VOTES,
)
from konsekvens_lint.machine.taking import size

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_DELIMITERS = (";", "\t", ",")
# Excel's own first line, which says how the rest is parted.
_SAYS_DELIMITER = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
# Excel's built-in formats of dates and times; its own are known by their letters, when quoted text is gone.
_DATE_FORMATS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_DATE_LETTERS = re.compile(r"[ydå]|m{1,4}(?=[-/. ]|$)|h", re.IGNORECASE)
_NOT_FORMAT = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')
_MOST_DIGITS = 7
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
# A workbook begins to count its days here, or in 1904 where it says so; 29 February 1900, which was none, is one of them.
_DAY_ZERO, _DAY_ZERO_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
_LAST_DAY = 2_958_465


class BadTable(Exception):
    """A file that is no table that can be read; the message says why, and what to do, in Swedish."""


class TableRow(NamedTuple):
    """A row: its number as a spreadsheet shows it, and its cells as text without blanks around, numbers with a comma."""

    number: int
    cells: tuple[str, ...]


def table_rows(data: bytes) -> list[TableRow]:
    """The rows that have something in them, of the first sheet that has. Errors: BadTable."""
    content = content_of(data)
    if content == "zip":
        return _of_workbook(data)
    if content == "ole":
        raise BadTable(
            "filen har lösenord eller är i det äldre formatet .xls: spara den som .xlsx utan lösenord, eller som .csv"
        )
    if content != "text":
        raise BadTable("filen är ingen tabell: spara den som .xlsx eller .csv")
    return _of_text(data)


def _of_text(data: bytes) -> list[TableRow]:
    if len(data) > MAX_TEXT_BYTES:
        raise BadTable(f"filen är större än {size(MAX_TEXT_BYTES)}: dela upp den")
    try:
        text = text_of(data)
    except DocumentError as error:
        raise BadTable("filens teckenkodning är skadad: spara tabellen på nytt som .csv (UTF-8)") from error
    said = _SAYS_DELIMITER.match(text)
    delimiters = (said[1],) if said else _DELIMITERS
    if said:
        text = text[said.end() :]
    return max((_parted(text, each, 2 if said else 1) for each in delimiters), key=_regularity)


def _parted(text: str, delimiter: str, first: int) -> list[TableRow]:
    rows = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    try:
        return list(_filled((number, row) for number, row in enumerate(rows, start=first)))
    except csv.Error as error:
        raise BadTable("filens tabell är skadad: spara den på nytt som .csv eller .xlsx") from error


def _regularity(rows: Sequence[TableRow]) -> tuple[int, int]:
    """How many rows are of the commonest width above one, and that width: most of the rows with the right delimiter."""
    widths = [len(row.cells) for row in rows]
    counts = {width: widths.count(width) for width in set(widths) if width > 1}
    common = max(counts, key=lambda width: (counts[width], width), default=0)
    return counts.get(common, 0), common


def _filled(rows: Iterator[tuple[int, Sequence[str]]]) -> Iterator[TableRow]:
    told = 0
    for count, (number, row) in enumerate(rows, start=1):
        if count > MAX_VOTES:
            raise BadTable(f"tabellen har fler än {MAX_VOTES} rader: dela upp den")
        if len(row) > MAX_TABLE_COLUMNS:
            raise BadTable(
                f"rad {number} har fler än {MAX_TABLE_COLUMNS} kolumner: ta bort dem som inte är svar"
            )
        # A string that many cells share costs nothing to write, and its length for each of them to read.
        told += sum(map(len, row))
        if told > MAX_CHARACTERS or any(len(cell) > MAX_CELL_CHARACTERS for cell in row):
            raise BadTable(
                f"rad {number} har mer text än en tabell med svar har: ta bort det som inte är svar"
            )
        cells = tuple(" ".join(cell.split()) for cell in row)
        if any(cells):
            yield TableRow(number, cells)


class _Workbook(Package):
    """The parts of an Excel file, with the guards that Word files are read with."""

    def _main_part(self) -> str:
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and relation.target.startswith("xl/"):
                return relation.target
        raise BadTable("filen är ingen Excel-fil: spara tabellen som .xlsx eller .csv")

    def sheets(self) -> Iterator[tuple[int, list[str]]]:
        """The rows of the first visible sheet that has any, with their numbers."""
        book = self.xml(self.main)
        if book is None:
            raise BadTable("Excel-filen är skadad: spara den på nytt som .xlsx eller .csv")
        relations = self.relations(self.main)
        shared = self._shared(
            next((each.target for each in relations.values() if each.kind == "sharedStrings"), "")
        )
        dated = self._dated(next((each.target for each in relations.values() if each.kind == "styles"), ""))
        properties = book.find(f"{_MAIN}workbookPr")
        zero = (
            _DAY_ZERO_1904 if properties is not None and _is_true(properties.get("date1904")) else _DAY_ZERO
        )
        for sheet in book.iter(f"{_MAIN}sheet"):
            relation = relations.get(sheet.get(_RELATION, ""))
            if relation is None or relation.kind != "worksheet" or sheet.get("state", "visible") != "visible":
                continue
            root = self.xml(relation.target)
            if root is not None and any(True for _ in root.iter(f"{_MAIN}v", f"{_MAIN}t")):
                yield from _rows(root, _Reading(shared, dated, zero))
                return

    def _shared(self, name: str) -> list[str]:
        root = self.xml(name) if name else None
        return [] if root is None else [_text(each) for each in root.iter(f"{_MAIN}si")]

    def _dated(self, name: str) -> list[bool]:
        """For each style of a cell whether its number is a date."""
        root = self.xml(name) if name else None
        if root is None:
            return []
        own = {each.get("numFmtId"): each.get("formatCode", "") for each in root.iter(f"{_MAIN}numFmt")}
        styles = root.find(f"{_MAIN}cellXfs")
        return [_is_date(each.get("numFmtId", "0"), own) for each in (styles if styles is not None else ())]


class _Reading(NamedTuple):
    """What a cell is read with: the strings that cells share, the styles that are of dates, and the first day."""

    shared: Sequence[str]
    dated: Sequence[bool]
    zero: datetime


def _of_workbook(data: bytes) -> list[TableRow]:
    try:
        return list(_filled(_Workbook(data).sheets()))
    except DocumentError as error:
        raise BadTable(_in_words(error)) from error


def _in_words(error: DocumentError) -> str:
    if error.code == "too_large":
        return "Excel-filen packas upp till orimlig storlek och läses därför inte: spara bara bladet med svaren, som .csv"
    if error.code == "encrypted":
        return "Excel-filen är skyddad med lösenord: spara en kopia utan"
    return "Excel-filen är skadad eller inte helt hämtad: spara den på nytt som .xlsx eller .csv"


def _rows(root: etree._Element, reading: _Reading) -> Iterator[tuple[int, list[str]]]:
    number = 0
    for row in root.iter(f"{_MAIN}row"):
        given = row.get("r", "")
        number = int(given) if _is_number(given) else number + 1
        cells: list[str] = []
        for cell in row.iter(f"{_MAIN}c"):
            at = _column(cell.get("r", ""))
            if at is not None and at >= MAX_TABLE_COLUMNS:
                # What stands so far out is no answer; and a reference costs nothing to write.
                continue
            cells += [""] * ((at or 0) - len(cells))
            cells.append(_value(cell, reading))
        yield number, cells


def _column(reference: str) -> int | None:
    """The column of a cell, from 0; None where the cell does not say."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return None
    number = 0
    for letter in match[1]:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _value(cell: etree._Element, reading: _Reading) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _text(cell)
    value = cell.findtext(f"{_MAIN}v") or ""
    if kind == "s":
        at = int(value) if _is_number(value) else len(reading.shared)
        return reading.shared[at] if at < len(reading.shared) else ""
    if kind != "n":
        return value
    style = cell.get("s", "")
    is_date = _is_number(style) and int(style) < len(reading.dated) and reading.dated[int(style)]
    return _number(value, reading.zero if is_date else None)


def _number(value: str, zero: datetime | None) -> str:
    """The number with a comma, or as a day where `zero` is the first one."""
    try:
        number = float(value)
    except ValueError:
        return value
    if zero is not None and 0 <= number <= _LAST_DAY:
        day = zero + timedelta(days=number)
        return f"{day:%Y-%m-%d}" if number == int(number) else f"{day:%Y-%m-%d %H:%M}"
    return f"{number:.10g}".replace(".", ",")


def _text(element: etree._Element) -> str:
    """The text of a string, whatever its parts look like; how it is pronounced is none of it."""
    return "".join(
        each.text or ""
        for each in element.iter(f"{_MAIN}t")
        if (parent := each.getparent()) is None or parent.tag != f"{_MAIN}rPh"
    )


def _is_date(number: str, own: Mapping[str | None, str]) -> bool:
    if number in own:
        return bool(_DATE_LETTERS.search(_NOT_FORMAT.sub("", own[number])))
    return _is_number(number) and int(number) in _DATE_FORMATS


def _is_number(text: str) -> bool:
    """A number of a row, a string or a style: none has more digits than Excel's rows, and Python makes none of thousands."""
    return text.isdecimal() and len(text) <= _MOST_DIGITS


def _is_true(value: str | None) -> bool:
    return value in ("1", "true")

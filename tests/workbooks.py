"""Excel workbooks read back: their cells, links and formats, from the XML itself."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any, NamedTuple
from zipfile import ZipFile

from lxml import etree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

Value = str | float | None


class Read(NamedTuple):
    """A sheet: its rows, the cells' number formats, its links by cell ("A1"), and the whole of its XML."""

    rows: list[list[Value]]
    formats: dict[str, str]
    links: dict[str, str]
    xml: Any

    def row(self, *begins: Value) -> list[Value]:
        """The first row that begins so."""
        return next(row for row in self.rows if tuple(row[: len(begins)]) == begins)

    def texts(self) -> list[str]:
        """Every text of the sheet."""
        return [cell for row in self.rows for cell in row if isinstance(cell, str)]


def read(content: bytes) -> dict[str, Read]:
    """The workbook's sheets by name, in their order."""
    with ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        parts = {name: archive.read(name) for name in archive.namelist()}
    book = etree.fromstring(parts["xl/workbook.xml"])
    formats = _number_formats(etree.fromstring(parts["xl/styles.xml"]))
    texts = [
        "".join(each.itertext())
        for each in etree.fromstring(parts["xl/sharedStrings.xml"]).iter(f"{_MAIN}si")
    ]
    return {
        sheet.get("name"): _sheet(parts, number, formats, texts)
        for number, sheet in enumerate(book.iter(f"{_MAIN}sheet"), start=1)
    }


def _number_formats(styles: Any) -> list[str]:
    named = {each.get("numFmtId"): each.get("formatCode") for each in styles.iter(f"{_MAIN}numFmt")}
    ids = [each.get("numFmtId") for each in styles.find(f"{_MAIN}cellXfs")]
    return [named.get(each, each) for each in ids]


def _sheet(parts: dict[str, bytes], number: int, formats: list[str], texts: list[str]) -> Read:
    xml = etree.fromstring(parts[f"xl/worksheets/sheet{number}.xml"])
    rows: list[list[Value]] = []
    used: dict[str, str] = {}
    for row in xml.iter(f"{_MAIN}row"):
        rows += [[] for _ in range(int(row.get("r")) - 1 - len(rows))]
        cells: list[Value] = []
        for cell in row:
            at = cell.get("r")
            cells += [None] * (_column(at) - len(cells))
            cells.append(_value(cell, texts))
            used[at] = formats[int(cell.get("s", 0))]
        rows.append(cells)
    targets = _targets(parts.get(f"xl/worksheets/_rels/sheet{number}.xml.rels"))
    links = {
        each.get("ref"): targets[each.get(_ID)] if each.get(_ID) else f"#{each.get('location')}"
        for each in xml.iter(f"{_MAIN}hyperlink")
    }
    return Read(rows, used, links, xml)


def _targets(relations: bytes | None) -> dict[str, str]:
    return {each.get("Id"): each.get("Target") for each in etree.fromstring(relations)} if relations else {}


def _column(at: str) -> int:
    number = 0
    for letter in re.sub(r"\d", "", at):
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _value(cell: Any, texts: list[str]) -> Value:
    assert cell.find(f"{_MAIN}f") is None, "no cell is a formula"
    value = cell.find(f"{_MAIN}v")
    if cell.get("t") == "s":
        return texts[int(value.text)]
    assert cell.get("t") in (None, "n")
    return None if value is None else float(value.text)

"""Workbooks and tables in text that are made to harm those who read votes from them."""

from __future__ import annotations

from collections.abc import Iterator

from bombs.bomb import Bomb
from bombs.zips import Repeated, archive, entry

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_MILLION = 1_000_000
#: What stands for a code where no document is refused but a table: the reader of votes tells why in words alone.
TABLE = "table"

Content = str | bytes | Repeated


def workbook(*rows: Content, shared: tuple[Content, ...] = (), before: str = "") -> bytes:
    """A workbook with these rows in its one sheet, and these strings that cells share; `before` stands before the sheet."""
    book = f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets><sheet name="a" r:id="rId1"/></sheets></workbook>'
    kinds = {"rId1": ("worksheet", "sheet.xml"), "rId2": ("sharedStrings", "shared.xml")}
    pointed = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{name}"/>'
        for key, (kind, name) in kinds.items()
    )
    root = f'<Relationship Id="a" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    return archive(
        (
            entry("_rels/.rels", f'<Relationships xmlns="{_PACKAGE}">{root}</Relationships>'),
            entry(
                "xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{_PACKAGE}">{pointed}</Relationships>'
            ),
            entry("xl/workbook.xml", book),
            entry("xl/shared.xml", f'<sst xmlns="{_MAIN}">', *shared, "</sst>"),
            entry(
                "xl/sheet.xml",
                before,
                f'<worksheet xmlns="{_MAIN}"><sheetData>',
                *rows,
                "</sheetData></worksheet>",
            ),
        )
    )


def _text(times: int) -> tuple[Content, ...]:
    return ("<si><t>", Repeated(b"ord " * 25, times // 100), "</t></si>")


def _all() -> Iterator[Bomb]:
    row, cell = '<row><c t="s"><v>0</v></c></row>', '<c t="s"><v>0</v></c>'
    rows = Repeated(row.encode(), 49_000)

    def bomb(name: str, *content: Content, shared: tuple[Content, ...] = (), before: str = "") -> Bomb:
        return Bomb(name, ".xlsx", lambda: workbook(*content, shared=shared, before=before), TABLE)

    yield bomb("a cell of a gigabyte", "<row><c><v>1</v></c></row>", shared=_text(1 << 30))
    yield bomb("a cell of 7 MB", rows, shared=_text(7 * _MILLION))
    yield bomb("a long string that 49 000 cells share", rows, shared=_text(30_000))
    yield bomb("two million strings", row, shared=(Repeated(b"<si><t>a</t></si>", 2 * _MILLION),))
    yield bomb("a hundred thousand rows", Repeated(row.encode(), 100_000), shared=_text(100))
    yield bomb("a million rows", Repeated(row.encode(), _MILLION), shared=_text(100))
    yield bomb(
        "a row of a thousand cells", "<row>", Repeated(cell.encode(), 1_000), "</row>", shared=_text(100)
    )
    yield bomb("a laugh", row, before='<!DOCTYPE a [<!ENTITY b "ha">]>')
    yield bomb("rows in each other", Repeated(b"<row>", _MILLION))
    yield Bomb("a table of 21 MiB", ".csv", lambda: b"a;b;c\n" * (21 * (1 << 20) // 6), TABLE)
    yield Bomb("a row of 500 cells", ".csv", lambda: b"a;" * 500 + b"\n" + b"b;" * 500 + b"\n", TABLE)
    yield Bomb("sixty thousand rows", ".csv", lambda: b"a;b\n" * 60_000, TABLE)


BOMBS = {bomb.name: bomb for bomb in _all()}

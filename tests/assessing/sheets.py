"""Excel files made by hand, part by part, as programs write them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def package(parts: Mapping[str, str]) -> bytes:
    """A zip with the parts."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return file.getvalue()


def workbook(*sheets: str, shared: Sequence[str] = (), styles: str = "", states: Sequence[str] = ()) -> bytes:
    """An Excel file with the sheets, each the XML of its rows. `shared` are its shared strings, as XML within <si>."""
    named = "".join(
        f'<sheet name="Blad{n}" sheetId="{n}" r:id="rId{n}" state="{state}"/>'
        for n, state in enumerate((*states, *["visible"] * (len(sheets) - len(states))), start=1)
    )
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    more = f'<Relationship Id="rId90" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
    more += f'<Relationship Id="rId91" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    return package(
        {
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="a" Type="{_OFFICE}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{named}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{links}{more}</Relationships>',
            "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}">{"".join(f"<si>{each}</si>" for each in shared)}</sst>',
            "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}">{styles}</styleSheet>',
            **{
                f"xl/worksheets/sheet{n}.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'
                for n, rows in enumerate(sheets, start=1)
            },
        }
    )


def inline(rows: Sequence[Sequence[object]]) -> str:
    """The XML of rows, strings within the cells and numbers as numbers; None is a cell that is not there."""
    return "".join(
        f'<row r="{n}">'
        + "".join(_cell(f"{_letters(at)}{n}", value) for at, value in enumerate(row) if value is not None)
        + "</row>"
        for n, row in enumerate(rows, start=1)
    )


def _cell(reference: str, value: object) -> str:
    if isinstance(value, str):
        return f'<c r="{reference}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f'<c r="{reference}"><v>{value}</v></c>'


def _letters(at: int) -> str:
    return chr(ord("A") + at) if at < 26 else _letters(at // 26 - 1) + _letters(at % 26)

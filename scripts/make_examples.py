"""Write examples/*.docx from the Markdown beside them, with a letterhead table and Word's own heading styles.

python scripts/make_examples.py

Two runs with the same python-docx write the same bytes. What the linter says of the examples is kept beside them by
pytest --update-golden
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby
from pathlib import Path

import docx
from docx.document import Document

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
_WRITTEN = datetime(2026, 1, 1)
_ZIP_DATE = (2026, 1, 1, 0, 0, 0)
_RULE = re.compile(r"^\|[\s|:-]+\|$")


def word_file(markdown: str) -> bytes:
    """The memo as a Word file. Before its title stand the lines of the letterhead."""
    letterhead, _, memo = markdown.partition("\n# ")
    document = docx.Document()
    _add_letterhead(document, letterhead.split("\n"))
    for block in _blocks(f"# {memo}"):
        _add_block(document, block)
    document.core_properties.author = "Älvsunda kommun"
    document.core_properties.created = document.core_properties.modified = _WRITTEN
    return _saved(document)


def _blocks(markdown: str) -> Iterator[list[str]]:
    """Lines that stand together: a heading, a paragraph, a list or a table."""
    for is_text, lines in groupby(markdown.splitlines(), key=lambda line: bool(line.strip())):
        if is_text:
            yield list(lines)


def _add_letterhead(document: Document, lines: Sequence[str]) -> None:
    """A table without borders: the sender to the left, what the memo is to the right."""
    told = [line for line in lines if line.strip()]
    half = (len(told) + 1) // 2
    table = document.add_table(rows=half, cols=2)
    for at, line in enumerate(told):
        table.cell(at % half, at // half).text = line


def _add_block(document: Document, lines: Sequence[str]) -> None:
    first = lines[0]
    if first.startswith("#"):
        marks, _, text = first.partition(" ")
        document.add_heading(text, level=len(marks))
    elif first.startswith("|"):
        _add_table(document, [_cells(line) for line in lines if not _RULE.match(line)])
    elif first.startswith("- "):
        for line in lines:
            document.add_paragraph(line.removeprefix("- "), style="List Bullet")
    else:
        document.add_paragraph(" ".join(lines))


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def _add_table(document: Document, rows: Sequence[Sequence[str]]) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text


def _saved(document: Document) -> bytes:
    """The file's bytes, with a fixed date on each of its parts."""
    saved, fixed = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, _ZIP_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            target.writestr(info, source.read(name))
    return fixed.getvalue()


def main() -> None:
    """Write the Word file of each example."""
    for source in sorted(EXAMPLES.glob("*.md")):
        target = source.with_suffix(".docx")
        target.write_bytes(word_file(source.read_text(encoding="utf-8")))
        print(f"wrote {target.relative_to(EXAMPLES.parent).as_posix()}")


if __name__ == "__main__":
    main()

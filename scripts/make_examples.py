"""Write examples/*.docx and *.pdf from the Markdown beside them: with a letterhead, and headings as Word has them.

python scripts/make_examples.py

Two runs with the same python-docx and reportlab write the same bytes. What the linter says of the examples is kept beside them by
pytest --update-golden
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any

import docx
import example_pdf
from docx.document import Document

from konsekvens_lint.office.template import saved

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
_WRITTEN = datetime(2026, 1, 1)
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
    return saved(document)


def pdf_file(markdown: str) -> bytes:
    """The memo as a PDF."""
    letterhead, _, memo = markdown.partition("\n# ")
    told = [line for line in letterhead.split("\n") if line.strip()]
    return example_pdf.pdf_file(told, [_kind(lines) for lines in _blocks(f"# {memo}")])


def _kind(lines: Sequence[str]) -> tuple[str, Any]:
    """What a block is, and its content."""
    first = lines[0]
    if first.startswith("#"):
        marks, _, text = first.partition(" ")
        return "heading", (len(marks), text)
    if first.startswith("|"):
        return "table", [_cells(line) for line in lines if not _RULE.match(line)]
    if first.startswith("- "):
        return "list", [line.removeprefix("- ") for line in lines]
    return "paragraph", " ".join(lines)


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
    kind, content = _kind(lines)
    if kind == "heading":
        document.add_heading(content[1], level=content[0])
    elif kind == "table":
        _add_table(document, content)
    elif kind == "list":
        for text in content:
            document.add_paragraph(text, style="List Bullet")
    else:
        document.add_paragraph(content)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def _add_table(document: Document, rows: Sequence[Sequence[str]]) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text


def main() -> None:
    """Write the Word file and the PDF of each example."""
    for source in sorted(EXAMPLES.glob("*.md")):
        for suffix, make in ((".docx", word_file), (".pdf", pdf_file)):
            target = source.with_suffix(suffix)
            target.write_bytes(make(source.read_text(encoding="utf-8")))
            print(f"wrote {target.relative_to(EXAMPLES.parent).as_posix()}")


if __name__ == "__main__":
    main()

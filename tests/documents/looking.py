"""What the tests of this folder look at in a document."""

from __future__ import annotations

from pathlib import Path

from konsekvens_lint.documents.model import Document, Table
from konsekvens_lint.documents.reader import read

#: Where real documents lie, for those who have them; every test that needs them skips where they are absent.
CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"


def word(data: bytes) -> Document:
    """The document in a Word file's bytes."""
    return read(Path("dokument.docx"), data)


def plain(text: str) -> Document:
    """The document in a plain text."""
    return read(Path("dokument.txt"), text.encode())


def markdown(text: str) -> Document:
    """The document in a Markdown text."""
    return read(Path("dokument.md"), text.encode())


def kinds(document: Document) -> list[tuple[str, str]]:
    """Each block's kind and text."""
    return [(block.kind, block.text) for block in document.blocks]


def texts(document: Document) -> list[str]:
    """Each block's text."""
    return [block.text for block in document.blocks]


def headings(document: Document) -> list[str]:
    """The headings' texts, in order."""
    return [block.text for block in document.blocks if block.kind == "heading"]


def levels(document: Document) -> list[tuple[int | None, str]]:
    """The headings' levels and texts, in order."""
    return [(block.level, block.text) for block in document.blocks if block.kind == "heading"]


def tables(document: Document) -> list[Table]:
    """The document's tables."""
    return [block.table for block in document.blocks if block.table is not None]


def grid(table: Table) -> list[list[str]]:
    """A table's texts, row by row."""
    return [[cell.text for cell in row] for row in table.rows]

"""Whether a document is of a size that can be understood and judged in reasonable time: no bomb, and no archive."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from konsekvens_lint.documents import refusals
from konsekvens_lint.documents.draft import Draft
from konsekvens_lint.documents.model import Cell
from konsekvens_lint.limits import (
    MAX_CELLS,
    MAX_CHARACTERS,
    MAX_COLUMNS,
    MAX_LINES,
    MAX_PARAGRAPH,
    MAX_PARAGRAPHS,
)


def check_text(text: str) -> None:
    """Refuse a plain or Markdown text that is too long, as a whole or in one line. Errors: DocumentError too_large."""
    if len(text) > MAX_CHARACTERS:
        raise refusals.too_much_text(MAX_CHARACTERS)
    if text.count("\n") >= MAX_LINES:
        raise refusals.too_many_lines(MAX_LINES)
    if any(len(line) > MAX_PARAGRAPH for line in text.split("\n")):
        raise refusals.long_paragraph(MAX_PARAGRAPH)
    # What parts the cells of tables; bars stand outside them too.
    check_count(max(text.count("\t"), text.count("|") // 2))


def check_drafts(drafts: Sequence[Draft]) -> None:
    """Refuse what is to be a document and is too large in any way. Errors: DocumentError too_large."""
    if len(drafts) > MAX_PARAGRAPHS:
        raise refusals.too_many_paragraphs(MAX_PARAGRAPHS)
    _check_rows(row for draft in drafts if draft.table is not None for row in draft.table.rows)
    if sum(len(draft.text) for draft in drafts) > MAX_CHARACTERS:
        raise refusals.too_much_text(MAX_CHARACTERS)
    if any(len(draft.text) > MAX_PARAGRAPH for draft in drafts if draft.table is None):
        raise refusals.long_paragraph(MAX_PARAGRAPH)


def check_count(cells: int) -> None:
    """Refuse more cells than all tables of a document have. Errors: DocumentError too_large."""
    if cells > MAX_CELLS:
        raise refusals.too_many_cells(MAX_CELLS)


def check_columns(cells: int) -> None:
    """Refuse more cells in one row than a table has. Errors: DocumentError too_large."""
    if cells > MAX_COLUMNS:
        raise refusals.too_many_columns(MAX_COLUMNS)


def _check_rows(rows: Iterable[Sequence[Cell]]) -> None:
    cells = 0
    for row in rows:
        check_columns(len(row))
        cells += len(row)
        check_count(cells)
        if any(len(cell.text) > MAX_PARAGRAPH for cell in row):
            raise refusals.long_paragraph(MAX_PARAGRAPH)

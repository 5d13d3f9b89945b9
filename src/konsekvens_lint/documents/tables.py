"""What all readers know of tables: numbers, header rows, and heads of papers that are set as tables."""

from __future__ import annotations

import re
from collections.abc import Sequence

from konsekvens_lint.documents.draft import Draft
from konsekvens_lint.documents.identity import is_letterhead_label
from konsekvens_lint.documents.lines import is_label
from konsekvens_lint.documents.model import Cell, Table, one_line

_UNIT = (
    r"%|procentenheter|procent|p\.?e\.|kr|kronor|tkr|mnkr|mkr|mdkr|st|år|dagar|tim|timmar|min|personer|pers\.?"
    r"|m²|m2|kvm|km|p"
)
_AMOUNT = (
    rf"(?:(?:ca\.?|cirka)\s?)?[-–−+±<>≤≥~]?\s?\d(?:[\d\s.,\u00a0\u202f]*\d)?[.,]?(?:\s*(?:{_UNIT})(?!\w))?"
)
# Beside the amount may stand its share or number ('12 (45 %)'), and a note's mark.
_NUMBER = re.compile(
    rf"{_AMOUNT}(?:\s*\(\s*(?:n\s?=\s?)?{_AMOUNT}\s*\))?\s*(?:\\?\*|[¹²³⁴⁵†]|\d\))*", re.IGNORECASE
)
_ORDINAL = re.compile(r"\d{1,2}\.")
_PAIR = re.compile(r"\d{1,3}(?:,\d+)?\s?%?\s?/\s?\d{1,3}(?:,\d+)?\s?%?")
# Markdown's bold and italic, about the whole of a cell.
_EMPHASIS = re.compile(r"(\*\*\*|\*\*|\*|___|__|_)(?=\S)(.+?)(?<=\S)\1", re.DOTALL)
_YEAR = re.compile(r"(?:19|20)\d\d")
_EMPTY = frozenset({"", "-", "–", "—", "..", "…", "*"})
#: More rows than any letterhead has.
LETTERHEAD_ROWS = 12


def is_number(text: str) -> bool:
    """'1 050', '-40', '34,5 %', '12 st', '<5', '**55**', '12 (45 %)'."""
    return bool(_NUMBER.fullmatch(without_emphasis(text)))


def is_ordinal(text: str) -> bool:
    """'1.': the number of a row or a point; among figures, one with a stray stop."""
    return bool(_ORDINAL.fullmatch(without_emphasis(text)))


def is_pair(text: str) -> bool:
    """'54/46', '54 % / 46 %': two figures in one cell; it may be a date."""
    return bool(_PAIR.fullmatch(without_emphasis(text)))


def is_missing(text: str) -> bool:
    """'..', '–', '-': the mark of a figure that is not there, or is kept secret; not an empty cell."""
    return without_emphasis(text) in _EMPTY - {""}


def without_emphasis(text: str) -> str:
    """The text without Markdown's marks for bold and italic, where they stand about the whole of it."""
    text = text.strip()
    marked = _EMPHASIS.fullmatch(text)
    return marked[2].strip() if marked else text


def is_year(text: str) -> bool:
    """'2024'."""
    return bool(_YEAR.fullmatch(without_emphasis(text)))


def header_rows(rows: Sequence[Sequence[Cell]]) -> int:
    """1 when the first row has no figures (a year is none) and a later row has, else 0."""
    if len(rows) < 2 or not rows[0]:
        return 0
    first = [cell.text for cell in rows[0]]
    if any(is_number(text) and not is_year(text) for text in first) or not any(
        text.strip() for text in first[1:]
    ):
        return 0
    return int(any(is_number(cell.text) for row in rows[1:] for cell in row[1:]))


def text_of_rows(rows: Sequence[Sequence[Cell]]) -> str:
    """The table as text: a bar between cells, a line a row."""
    return "\n".join(" | ".join(one_line(cell.text) for cell in row) for row in rows)


def make_table(rows: Sequence[Sequence[Cell]], header: int | None = None, line: int | None = None) -> Draft:
    """A table's draft; the header rows are judged where the format does not say."""
    grid = tuple(tuple(row) for row in rows)
    table = Table(0, grid, header_rows(grid) if header is None else header)
    return Draft("table", text_of_rows(grid), line=line, table=table)


def is_letterhead_table(rows: Sequence[Sequence[Cell]]) -> bool:
    """The head of a paper set as a table: labels with values, no columns of figures."""
    if len(rows) > LETTERHEAD_ROWS:
        return False
    cells = [cell.text for row in rows for cell in row if cell.text.strip()]
    labels = sum(is_letterhead_label(text) for text in cells)
    numbers = sum(is_number(text) for text in cells)
    return labels >= 2 or (labels == 1 and len(cells) <= 4 and numbers == 0)


def letterhead_drafts(rows: Sequence[Sequence[Cell]], line: int | None = None) -> list[Draft]:
    """The head's cells as paragraphs, a label and its value as one: 'Handläggare: Anna Ek'.

    The value stands in the same cell, to the right, or below when the whole row is labels.
    """
    drafts: list[Draft] = []
    used: set[tuple[int, int]] = set()
    for at, row in enumerate(rows):
        for cell in row:
            text = cell.text.strip()
            if not text or (cell.row, cell.column) in used:
                continue
            value = _value_of(rows, at, cell) if is_label(text) else None
            if value is not None:
                used.add((value.row, value.column))
                text = f"{text.rstrip(' :')}: {value.text.strip()}"
            drafts.extend(Draft("paragraph", part, line=cell.line or line) for part in _parts(text))
    return drafts


def _value_of(rows: Sequence[Sequence[Cell]], at: int, cell: Cell) -> Cell | None:
    right = next((c for c in rows[at] if c.column > cell.column), None)
    if right is not None and right.text.strip() and not is_label(right.text):
        return right
    if at + 1 < len(rows):
        below = next((c for c in rows[at + 1] if c.column == cell.column), None)
        if below is not None and below.text.strip() and not is_label(below.text):
            return below
    return None


def _parts(text: str) -> list[str]:
    """A cell's lines as paragraphs, a label alone joined with the line after it."""
    parts: list[str] = []
    for line in filter(None, (line.strip() for line in text.split("\n"))):
        if parts and is_label(parts[-1]):
            parts[-1] = f"{parts[-1].rstrip(' :')}: {line}"
        else:
            parts.append(line)
    return parts

"""What a page repeats: running headers and footers, and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from konsekvens_lint.documents.lines import is_lone_number, is_page_marker
from konsekvens_lint.documents.pdf.page import Page
from konsekvens_lint.documents.pdf.rows import Line, Row, rows_of

# Shares of a page's height: where a header or footer may stand, and where a page number without a word may.
_EDGE = 0.15
_OUTER_EDGE = 0.08
# Spaces in a line of running text, at least; and how near, in sizes, a header never comes to the text.
_RUNNING = 4
_NEAR_TEXT = 1.9
# A header stands on so many pages at least, at nearly the same height in points; on a page in four of a long text.
_FEW_PAGES = 5
_OF_FEW, _OF_MANY = 2, 3
_SHARE = 0.25
_SAME_HEIGHT = 6.0
_LONGEST = 160
_FIGURES = re.compile(r"\d+")
_NUMBERED = re.compile(
    r"\b(?:sid|sida|sidan|page|s)\b|\d\s*\(\s*\d+\s*\)|^\W*[-–]\W*\d+\W*[-–]", re.IGNORECASE
)
_ROMAN = re.compile(r"[ivxlc]{1,6}")


class Sheet(NamedTuple):
    """A page as rows of lines, its running headers and footers apart."""

    page: Page
    rows: tuple[Row, ...]
    furniture: tuple[Line, ...]


def sheets_of(pages: Sequence[Page]) -> list[Sheet]:
    """The pages with what they repeat set apart."""
    rows = [rows_of(page.words, page.number) for page in pages]
    edges = _edges_of_text(rows)
    counts: Counter[str] = Counter()
    for page, lines in zip(pages, rows, strict=True):
        counts.update({key for row in lines for line in row for key in _keys(page, line, edges)})
    many = len(pages) > _FEW_PAGES
    needed = max(_OF_MANY, _SHARE * len(pages)) if many else _OF_FEW
    repeated = {key for key, count in counts.items() if count >= needed}
    return [_sheet(page, lines, repeated, edges) for page, lines in zip(pages, rows, strict=True)]


def _edges_of_text(pages: Sequence[Sequence[Row]]) -> tuple[float, float]:
    """Where running text begins and ends from left to right: nearly all of its lines are within."""
    lines = [line for rows in pages for row in rows for line in row if line.text.count(" ") >= _RUNNING]
    if not lines:
        return 0.0, float("inf")
    lefts, rights = sorted(line.left for line in lines), sorted(line.right for line in lines)
    return lefts[len(lines) // 20], rights[len(lines) * 19 // 20]


def _sheet(page: Page, rows: Sequence[Row], repeated: set[str], edges: tuple[float, float]) -> Sheet:
    marks = [[not repeated.isdisjoint(_keys(page, line, edges)) for line in row] for row in rows]
    whole = [_is_furniture(page, row, marked) for row, marked in zip(rows, marks, strict=True)]
    text = [*_next_to_text(rows, whole), *_next_to_text(rows[::-1], whole[::-1])]
    whole = [gone and row not in text for row, gone in zip(rows, whole, strict=True)]
    kept: list[Row] = []
    apart: list[Line] = []
    for row, marked, gone in zip(rows, marks, whole, strict=True):
        # Beside text of the page's own a line is no header, but it may stand in the margin.
        taken = [
            line for line, mark in zip(row, marked, strict=True) if gone or (mark and _in_margin(line, edges))
        ]
        apart += taken
        if body := tuple(line for line in row if line not in taken):
            kept.append(body)
    return Sheet(page, tuple(kept), tuple(apart))


def _is_furniture(page: Page, row: Row, marked: Sequence[bool]) -> bool:
    """Whether all of the row is repeated or the page's number, which alone must stand alone."""
    if all(mark or (len(row) > 1 and _is_number(page, line)) for line, mark in zip(row, marked, strict=True)):
        return any(marked)
    return len(row) == 1 and _is_number(page, row[0])


def _next_to_text(rows: Sequence[Row], whole: Sequence[bool]) -> Iterator[Row]:
    """The rows at this end of the page that are repeated, but stand as near to the text as its own lines do: a table's
    header, or a line of the text that happens to come back.
    """
    end = next((at for at, gone in enumerate(whole) if not gone), 0)
    for at in range(end - 1, -1, -1):
        if abs(rows[at][0].base - rows[at + 1][0].base) >= _NEAR_TEXT * rows[at + 1][0].size:
            return
        yield rows[at]


def _keys(page: Page, line: Line, edges: tuple[float, float]) -> Iterator[str]:
    """Names that the line shares with its like on other pages: two each, since heights are rounded.

    The page's number may differ, where the line says that it is one.
    """
    if len(line.text) > _LONGEST or is_lone_number(line.text):
        return
    if not (_at_edge(page, line) or _in_margin(line, edges)):
        return
    name = _FIGURES.sub("#", line.text) if _NUMBERED.search(line.text) else line.text
    for shift in (0, 0.5):
        yield f"{name}@{int(line.base / _SAME_HEIGHT + shift)}"


def _at_edge(page: Page, line: Line) -> bool:
    return not _EDGE * page.height < line.base < (1 - _EDGE) * page.height


def _in_margin(line: Line, edges: tuple[float, float]) -> bool:
    """Beside the text, as "Prop. 2012/13:187" in the outer margin of a bill."""
    return line.right < edges[0] or line.left > edges[1]


def _is_number(page: Page, line: Line) -> bool:
    """The page's number, with words at the edge, or alone at the very edge."""
    if not _at_edge(page, line):
        return False
    if is_page_marker(line.text) and _NUMBERED.search(line.text):
        return True
    outer = not _OUTER_EDGE * page.height < line.base < (1 - _OUTER_EDGE) * page.height
    lone = is_lone_number(line.text) or is_page_marker(line.text) or _ROMAN.fullmatch(line.text)
    return outer and bool(lone)

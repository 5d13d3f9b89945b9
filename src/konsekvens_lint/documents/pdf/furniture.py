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
# Shares of its width: what stands beyond them is beside the text.
_MARGINS = (0.2, 0.8)
# A header stands on so many pages at least, at nearly the same height in points; on a page in four of a long text.
_FEW_PAGES = 5
_OF_FEW, _OF_MANY = 2, 3
_SHARE = 0.25
_SAME_HEIGHT = 6.0
_LONGEST = 160
_FIGURES = re.compile(r"\d+")
_ROMAN = re.compile(r"[ivxlc]{1,6}")


class Sheet(NamedTuple):
    """A page as rows of lines, its running headers and footers apart."""

    page: Page
    rows: tuple[Row, ...]
    furniture: tuple[Line, ...]


def sheets_of(pages: Sequence[Page]) -> list[Sheet]:
    """The pages with what they repeat set apart."""
    rows = [rows_of(page.words, page.number) for page in pages]
    counts: Counter[str] = Counter()
    for page, lines in zip(pages, rows, strict=True):
        counts.update({key for row in lines for line in row for key in _keys(page, line)})
    many = len(pages) > _FEW_PAGES
    needed = max(_OF_MANY, _SHARE * len(pages)) if many else _OF_FEW
    repeated = {key for key, count in counts.items() if count >= needed}
    return [_sheet(page, lines, repeated) for page, lines in zip(pages, rows, strict=True)]


def _sheet(page: Page, rows: Sequence[Row], repeated: set[str]) -> Sheet:
    kept: list[Row] = []
    apart: list[Line] = []
    for row in rows:
        marked = [
            line for line in row if _is_number(page, line) or not repeated.isdisjoint(_keys(page, line))
        ]
        # Beside text of the page's own a line is no header, but it may stand in the margin.
        gone = marked if len(marked) == len(row) else [line for line in marked if _in_margin(page, line)]
        apart += gone
        if body := tuple(line for line in row if line not in gone):
            kept.append(body)
    return Sheet(page, tuple(kept), tuple(apart))


def _keys(page: Page, line: Line) -> Iterator[str]:
    """Names that the line shares with its like on other pages: two each, since heights are rounded.

    At the edge only the figures may differ; in the margin nothing.
    """
    if len(line.text) > _LONGEST or not (_at_edge(page, line) or _in_margin(page, line)):
        return
    name = _FIGURES.sub("#", line.text.lower()) if _at_edge(page, line) else line.text
    for shift in (0, 0.5):
        yield f"{name}@{int(line.base / _SAME_HEIGHT + shift)}"


def _at_edge(page: Page, line: Line) -> bool:
    return not _EDGE * page.height < line.base < (1 - _EDGE) * page.height


def _in_margin(page: Page, line: Line) -> bool:
    """Beside the text, as "Prop. 2012/13:187" in the outer margin of a bill."""
    return line.right < _MARGINS[0] * page.width or line.left > _MARGINS[1] * page.width


def _is_number(page: Page, line: Line) -> bool:
    """The page's number, alone or with words, at the very edge."""
    if not _at_edge(page, line):
        return False
    if is_page_marker(line.text):
        return True
    outer = not _OUTER_EDGE * page.height < line.base < (1 - _OUTER_EDGE) * page.height
    return outer and bool(is_lone_number(line.text) or _ROMAN.fullmatch(line.text))

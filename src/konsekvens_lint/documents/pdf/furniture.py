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
# A header stands on so many pages at least at nearly the same height, in points; on a page in five of a long text.
_PAGES = 2
_SHARE = 0.2
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
    """The pages with what they repeat set apart. A line counts as repeated when only its figures differ."""
    rows = [rows_of(page.words, page.number) for page in pages]
    counts = Counter(key for page, lines in zip(pages, rows, strict=True) for key in _keys(page, lines))
    needed = max(_PAGES, _SHARE * len(pages))
    return [_sheet(page, lines, counts, needed) for page, lines in zip(pages, rows, strict=True)]


def _sheet(page: Page, rows: Sequence[Row], counts: Counter[str], needed: float) -> Sheet:
    kept: list[Row] = []
    apart: list[Line] = []
    for row in rows:
        body: list[Line] = []
        for line in row:
            repeated = any(counts[key] >= needed for key in _line_keys(page, line))
            (apart if repeated or _is_number(page, line) else body).append(line)
        if body:
            kept.append(tuple(body))
    return Sheet(page, tuple(kept), tuple(apart))


def _keys(page: Page, rows: Sequence[Row]) -> set[str]:
    return {key for row in rows for line in row for key in _line_keys(page, line)}


def _line_keys(page: Page, line: Line) -> Iterator[str]:
    """Names for the line that it shares with its like on other pages: two each, since heights are rounded."""
    if not (_at_edge(page, line) or _in_margin(page, line)) or len(line.text) > _LONGEST:
        return
    name = _FIGURES.sub("#", line.text.lower())
    for shift in (0, 0.5):
        yield f"{name}@{int(line.base / _SAME_HEIGHT + shift)}"


def _at_edge(page: Page, line: Line) -> bool:
    return not _EDGE * page.height < line.base < (1 - _EDGE) * page.height


def _in_margin(page: Page, line: Line) -> bool:
    """Beside the text, as "Prop. 2012/13:187" in the outer margin of a bill."""
    return line.left > 0.8 * page.width or line.right < 0.2 * page.width


def _is_number(page: Page, line: Line) -> bool:
    """The page's number, alone or with words, at the very edge."""
    if not _at_edge(page, line):
        return False
    if is_page_marker(line.text):
        return True
    outer = not _OUTER_EDGE * page.height < line.base < (1 - _OUTER_EDGE) * page.height
    return outer and bool(is_lone_number(line.text) or _ROMAN.fullmatch(line.text))

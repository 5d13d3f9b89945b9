"""The report of an audit as a parser finds it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lxml import html

from konsekvens_lint.audit.html import pieces
from konsekvens_lint.audit.summary import Summary


def text_of(summary: Summary, beside: Path | None = None) -> str:
    """The whole page, for a report that lies in the folder `beside`, else where the test runs."""
    return "".join(pieces(summary, beside or Path()))


def page_of(summary: Summary, beside: Path | None = None) -> Any:
    """The same, parsed."""
    return html.document_fromstring(text_of(summary, beside))


def section(page: Any, name: str) -> Any:
    """The section of the name."""
    (found,) = page.cssselect(f"main > section#{name}")
    return found


def words(element: Any) -> str:
    """The element's text on one line, with common spaces and a space between its parts."""
    return " ".join(" ".join(element.itertext()).split())


def rows(element: Any, at: int = 0) -> list[list[str]]:
    """The cells of the element's table, without its head."""
    table = element.cssselect("table")[at]
    return [[words(cell) for cell in row.iter("th", "td")] for row in table.cssselect("tbody tr")]


def heads(element: Any, at: int = 0) -> list[str]:
    """The heads of the table's columns."""
    return [words(cell) for cell in element.cssselect("table")[at].cssselect("thead th")]

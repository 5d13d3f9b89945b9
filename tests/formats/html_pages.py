"""HTML pages made of small documents, and what a parser finds in them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lxml import html

from konsekvens_lint.documents.model import Block, Document, Place
from konsekvens_lint.formats.html import render
from konsekvens_lint.report import DocumentReport, Report
from konsekvens_lint.running.runner import run
from konsekvens_lint.settings.options import Options

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SAMPLES = [
    *sorted(EXAMPLES.glob("*.docx")),
    *sorted(EXAMPLES.glob("*.pdf")),
    *sorted(EXAMPLES.glob("profiles/*/*.md")),
]
BAD = EXAMPLES / "brister-konsumentradgivning.docx"


def page_of(report: Report | DocumentReport) -> Any:
    """The page of a report, parsed."""
    whole = report if isinstance(report, Report) else Report((report,))
    return html.document_fromstring(render(whole, version="1"))


def one(page: Any, selector: str) -> Any:
    """The one element that the selector finds."""
    (found,) = page.cssselect(selector)
    return found


def words(element: Any) -> str:
    """The element's text on one line."""
    return " ".join(element.text_content().split())


def block_of(number: int, text: str, kind: str = "paragraph", **more: Any) -> Block:
    """A block under the heading "Konsekvenser"."""
    return Block(kind, text, number, more.pop("section", ("Konsekvenser",)), **more)  # type: ignore[arg-type]


def document_of(*blocks: Block, **more: Any) -> Document:
    """A Word document of these blocks."""
    return Document("docx", blocks, **more)


def place_of(block: Block, quote: str, **more: Any) -> Place:
    """The first place of the quote in the block."""
    start = block.text.index(quote)
    values = {
        "section": block.section,
        "line": None,
        "page": None,
        "table": None,
        "row": None,
        "column": None,
    }
    return Place(
        **{
            **values,
            "paragraph": block.number,
            "start": start,
            "end": start + len(quote),
            "quote": quote,
            **more,
        }
    )


def judged(*files: Path) -> Report:
    """The report on files, with their texts."""
    return Report(tuple(run(files, Options(with_text=True), jobs=1)))


def shown(page: Any, block: Block) -> str | list[str]:
    """The text of the block on the page; that of its cells, for a table."""
    element = page.get_element_by_id(f"d1-b{block.number}")
    if block.table is None:
        return element.text_content()  # type: ignore[no-any-return]
    return [cell.text_content() for cell in element.iter("td", "th")]


def as_read(block: Block) -> str | list[str]:
    """What `shown` is to give."""
    return block.text if block.table is None else [cell.text for row in block.table.rows for cell in row]

"""python-docx as the oracle: no word that it reads is missing from ours."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from docx.table import Table
from docx.text.paragraph import Paragraph
from looking import CORPUS, word

WORD = re.compile(r"\w+")
NUMBER = re.compile(r"\d{1,2}|[a-zåäö]")
FILES = sorted(CORPUS.glob("files/*.docx"))


def read_by_oracle(data: bytes) -> Counter[str]:
    """Every word of the body, as python-docx tells it; merged cells once."""
    document = docx.Document(io.BytesIO(data))
    return Counter(WORD.findall("\n".join(_texts(document))))


def _texts(holder: object) -> Iterator[str]:
    for item in holder.iter_inner_content():  # type: ignore[attr-defined]
        if isinstance(item, Paragraph):
            yield item.text
        elif isinstance(item, Table):
            seen = set()
            for row in item.rows:
                for cell in row.cells:
                    if cell._tc not in seen:
                        seen.add(cell._tc)
                        yield from _texts(cell)


def missing(data: bytes) -> list[str]:
    """Words that the oracle reads more often than they stand in our text.

    Soft hyphens, which it leaves out, and typed item numbers, which we take from the text, are not counted.
    A word may be part of a longer one of ours: the oracle does not see what was inserted before it.
    """
    document = word(data)
    ours = "\n".join(block.text for block in (*document.blocks, *document.footnotes)).replace("\u00ad", "")
    counted = {key: number for key, number in read_by_oracle(data).items() if not NUMBER.fullmatch(key)}
    return [key for key, number in counted.items() if ours.count(key) < number]


def made_by_python_docx() -> bytes:
    document = docx.Document()
    document.add_heading("Ny simhall", 0)
    document.add_heading("Bakgrund", 1)
    document.add_paragraph("Kvinnor och män badar.\tMed tabb.")
    document.add_paragraph("En punkt", style="List Bullet")
    document.add_paragraph("Ett citat", style="Intense Quote")
    table = document.add_table(rows=3, cols=3)
    for index, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"cell{index}"
    table.cell(0, 0).merge(table.cell(0, 1))
    table.cell(1, 0).merge(table.cell(2, 0))
    nested = table.cell(2, 2).add_table(1, 2)
    nested.cell(0, 0).text = "inre"
    document.add_page_break()
    document.add_paragraph("Sist.").add_run("fet").bold = True
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_generated_file() -> None:
    assert missing(made_by_python_docx()) == []


@pytest.mark.skipif(not FILES, reason="the corpus of real documents is not here")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name[:20])
def test_real_file(path: Path) -> None:
    assert missing(path.read_bytes()) == []

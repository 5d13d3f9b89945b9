"""PDFs that are made to harm: each is refused by a limit of its own, in little memory, or read for what it has."""

from __future__ import annotations

import sys
from collections.abc import Mapping

import pytest

from bombs.conftest import became
from bombs.making_pdf_bombs import BOMBS, MADE
from konsekvens_lint.documents.pdf.choice import PDF_READERS, PdfReader

_SENTENCE = "Namnden ansvarar for kommunens bad."
# What is read where a font is broken, or where two libraries part words otherwise.
_OTHER_TEXTS = {
    "parents in a ring, pdfminer": "N a m n d e",
    "object stream lies, pdfminer": "N a m n d e",
    "type3 in itself": "Taxan",
    "font program endless": "Taxan ar lika",
    "differences many": "aaaaaaaa",
    **dict.fromkeys(
        (
            "to unicode endless",
            "to unicode ranges",
            "to unicode list",
            "cid widths endless",
            "cid widths many",
        ),
        "hej pa dig hej",
    ),
}
_LINES = {
    "broken": ("är skadad eller inte helt hämtad",),
    "encrypted": ("skyddad med lösenord",),
    "no_text_layer": ("inskannad och innehåller bara bilder",),
    "too_large": (
        "packas upp till orimlig storlek",
        "orimligt mycket minne eller tid",
        "har orimligt mycket text",
        "för krångligt uppbyggd för läsaren pdfminer",
        "fler än 3000 sidor",
    ),
}
pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="memory is bounded and watched on Linux alone"
)


@pytest.fixture(scope="module")
def told() -> Mapping[str, tuple[str, str]]:
    return became("pdf_refused.py")


def _expected(name: str, reader: PdfReader) -> str:
    made = MADE[name]
    if reader == "pdfminer":
        return made.pdfminer
    if reader == "auto" and not made.pdfminer and made.pypdfium2 in ("broken", "no_text_layer"):
        return ""  # the second reader reads it
    return made.pypdfium2


@pytest.mark.parametrize("reader", PDF_READERS)
@pytest.mark.parametrize("name", MADE)
def test_each_hostile_pdf_is_refused_or_read(
    name: str, reader: PdfReader, told: Mapping[str, tuple[str, str]]
) -> None:
    code, line = told[f"{name}, {reader}"]
    assert code == _expected(name, reader), line
    if code:
        assert sum(each in line for each in _LINES[code]) == 1
    else:
        assert _OTHER_TEXTS.get(f"{name}, {reader}", _OTHER_TEXTS.get(name, _SENTENCE)) in line


def test_the_bombs_are_those_that_no_reader_reads() -> None:
    assert len(BOMBS) > 40
    assert all(bomb.code for bomb in BOMBS.values())

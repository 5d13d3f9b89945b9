"""The second reader: pdfminer.six, slower, and independent of the first in how it takes a file apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTAnno, LTChar, LTContainer, LTCurve, LTPage, LTTextLine

from konsekvens_lint.documents.pdf.page import Page, Ruling, Word, rulings_of

_BOLD = re.compile("bold|black|heavy|semibold|demi", re.IGNORECASE)
# Words as pdfminer finds them, its own order of the boxes not asked for.
_LAYOUT = LAParams(boxes_flow=None)


def read_pages(data: bytes) -> Iterator[Page]:
    """The pages of a PDF. Errors: those of pdfminer, PDFPasswordIncorrect and PDFSyntaxError among them."""
    for number, page in enumerate(extract_pages(BytesIO(data), laparams=_LAYOUT), 1):
        yield Page(number, page.width, page.height, tuple(_words(page)), tuple(_rulings(page)))


def _words(item: LTPage | LTContainer) -> Iterator[Word]:
    for part in item:
        if isinstance(part, LTTextLine):
            yield from _line_words(part)
        elif isinstance(part, LTContainer):
            yield from _words(part)


def _line_words(line: LTTextLine) -> Iterator[Word]:
    letters: list[LTChar] = []
    for letter in [*line, LTAnno(" ")]:
        if isinstance(letter, LTChar) and letter.get_text().strip():
            letters.append(letter)
        elif letters:
            if letters[0].upright:
                yield _word(letters)
            letters = []


def _word(letters: list[LTChar]) -> Word:
    first, last = letters[0], letters[-1]
    text = "".join(letter.get_text() for letter in letters)
    return Word(text, first.x0, last.x1, first.matrix[5], first.size, bool(_BOLD.search(first.fontname)))


def _rulings(item: LTPage | LTContainer) -> Iterator[Ruling]:
    for part in item:
        if isinstance(part, LTCurve):
            yield from rulings_of(part.x0, part.y0, part.x1, part.y1)

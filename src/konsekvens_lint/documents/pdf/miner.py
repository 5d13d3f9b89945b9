"""The second reader: pdfminer.six, slower, and independent of the first in how it takes a file apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTAnno, LTChar, LTContainer, LTCurve, LTTextLine
from pdfminer.pdfdocument import PDFPasswordIncorrect

from konsekvens_lint.documents import refusals
from konsekvens_lint.documents.limits import MAX_PAGES
from konsekvens_lint.documents.pdf.page import Page, Ruling, Word, is_bold, rulings_of

# A word that is drawn across the page is a watermark.
_SLANTED = 0.15
_UNMAPPED = re.compile(r"\(cid:\d+\)")
# Words as pdfminer finds them, also in drawings, its own order of the boxes not asked for.
_LAYOUT = LAParams(boxes_flow=None, all_texts=True)


def read_pages(data: bytes) -> list[Page]:
    """The pages of a PDF. Errors: DocumentError where a password is asked for, or pdfminer cannot take it apart."""
    try:
        pages = extract_pages(BytesIO(data), laparams=_LAYOUT, maxpages=MAX_PAGES + 1)
        return [
            Page(number, page.width, page.height, tuple(_words(page)), tuple(_rulings(page)))
            for number, page in enumerate(pages, 1)
        ]
    except PDFPasswordIncorrect as error:
        raise refusals.encrypted_pdf() from error
    except MemoryError:
        raise
    except Exception as error:
        # pdfminer lets a damaged file's errors through as they come.
        raise refusals.broken_pdf() from error


def _words(item: LTContainer[Any]) -> Iterator[Word]:
    for part in item:
        if isinstance(part, LTTextLine):
            yield from _line_words(part)
        elif isinstance(part, LTContainer):
            yield from _words(part)


def _line_words(line: LTTextLine) -> Iterator[Word]:
    letters: list[LTChar] = []
    for letter in [*line, LTAnno(" ")]:
        if isinstance(letter, LTChar) and _is_slanted(letter):
            continue  # pdfminer may set a watermark's letters between those of the text
        if isinstance(letter, LTChar) and letter.get_text().strip():
            letters.append(letter)
        elif letters:
            yield _word(letters)
            letters = []


def _is_slanted(letter: LTChar) -> bool:
    a, b, c, d, *_ = letter.matrix
    return not letter.upright or abs(b) + abs(c) > _SLANTED * (abs(a) + abs(d))


def _word(letters: list[LTChar]) -> Word:
    first, last = letters[0], letters[-1]
    text = "".join(letter.get_text() for letter in letters)
    if _UNMAPPED.fullmatch(text):  # a sign of its own that no letter is known for: a bullet
        text = "•"
    return Word(text, first.x0, last.x1, first.matrix[5], first.size, is_bold(first.fontname))


def _rulings(item: LTContainer[Any]) -> Iterator[Ruling]:
    for part in item:
        if isinstance(part, LTCurve):
            yield from rulings_of(part.x0, part.y0, part.x1, part.y1)

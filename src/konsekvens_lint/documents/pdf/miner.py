"""The second reader: pdfminer.six, slower, and independent of the first in how it takes a file apart."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import islice
from typing import Any

from pdfminer.layout import LAParams, LTAnno, LTChar, LTContainer, LTCurve, LTPage, LTTextLine
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage

from konsekvens_lint.documents import refusals
from konsekvens_lint.documents.errors import DocumentError
from konsekvens_lint.documents.pdf.amount import Amount
from konsekvens_lint.documents.pdf.bounded import Document, Parser, bind
from konsekvens_lint.documents.pdf.drawing import Interpreter, Resources, Sheets
from konsekvens_lint.documents.pdf.page import Page, Ruling, Word, is_bold, rulings_of
from konsekvens_lint.documents.pdf.watch import watched
from konsekvens_lint.limits import MAX_PAGES

# A word that is drawn across the page is a watermark.
_SLANTED = 0.15
# So near itself no letter stands again: in points, and in parts of its size, in which two "ll" stand 0.2 apart.
_SAME_SPOT = 1.0
_SAME_SPOT_IN_SIZES = 0.1
_UNMAPPED = re.compile(r"\(cid:\d+\)")
# Words as pdfminer finds them, also in drawings, its own order of the boxes not asked for.
_LAYOUT = LAParams(boxes_flow=None, all_texts=True)
# It warns of what it finds odd in a file, in the file's own words.
logging.getLogger("pdfminer").setLevel(logging.CRITICAL + 1)


def read_pages(data: bytes) -> list[Page]:
    """The pages of a PDF. Errors: DocumentError where a password is asked for, or pdfminer cannot take it apart."""
    amount = Amount()
    try:
        with watched(len(data)) as next_page:
            return [
                amount.add(
                    Page(
                        number, page.width, page.height, tuple(_words(page, _Drawn())), tuple(_rulings(page))
                    )
                )
                for number, page in enumerate(_drawn(data, next_page), 1)
            ]
    except PDFPasswordIncorrect as error:
        raise refusals.encrypted_pdf() from error
    except (DocumentError, MemoryError):
        raise
    except Exception as error:
        # pdfminer lets a damaged file's errors through as they come.
        raise refusals.broken_pdf() from error


def _drawn(data: bytes, next_page: Callable[[], None]) -> Iterator[LTPage]:
    """As pdfminer's `extract_pages`, with bounded parts."""
    bind()
    resources = Resources()
    sheets = Sheets(resources, laparams=_LAYOUT)
    interpreter = Interpreter(resources, sheets)
    pages = [*islice(PDFPage.create_pages(Document(Parser(BytesIO(data)))), MAX_PAGES + 1)]
    if len(pages) > MAX_PAGES:
        raise refusals.too_many_pages(MAX_PAGES)
    for page in pages:
        next_page()
        interpreter.process_page(page)
        yield sheets.get_result()


def _words(item: LTContainer[Any], drawn: _Drawn) -> Iterator[Word]:
    for part in item:
        if isinstance(part, LTTextLine):
            yield from _line_words(part, drawn)
        elif isinstance(part, LTContainer):
            yield from _words(part, drawn)


def _line_words(line: LTTextLine, drawn: _Drawn) -> Iterator[Word]:
    letters: list[LTChar] = []
    for letter in [*line, LTAnno(" ")]:
        if isinstance(letter, LTChar) and _is_slanted(letter):
            continue  # pdfminer may set a watermark's letters between those of the text
        if isinstance(letter, LTChar) and letter.get_text().strip():
            if not drawn.again(letter):
                letters.append(letter)
        elif letters:
            yield _word(letters)
            letters = []


class _Drawn:
    """The letters of a page so far. Some programs make a text bold by drawing it twice."""

    def __init__(self) -> None:
        self._spots: dict[tuple[str, int], list[tuple[float, float]]] = {}

    def again(self, letter: LTChar) -> bool:
        """Whether the same letter stands there already; else it does from now on."""
        text, column = letter.get_text(), round(letter.x0)
        close = min(_SAME_SPOT, _SAME_SPOT_IN_SIZES * letter.size)
        near = [spot for at in (column - 1, column, column + 1) for spot in self._spots.get((text, at), ())]
        if any(max(abs(letter.x0 - left), abs(letter.y0 - bottom)) < close for left, bottom in near):
            return True
        self._spots.setdefault((text, column), []).append((letter.x0, letter.y0))
        return False


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

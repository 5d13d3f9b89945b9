"""The first reader: pypdfium2, through its raw calls, since its helpers give text without sizes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from ctypes import byref, c_double, c_float, c_int, create_string_buffer
from math import atan2, degrees, hypot, isfinite
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from konsekvens_lint.documents import refusals
from konsekvens_lint.documents.errors import DocumentError
from konsekvens_lint.documents.pdf.amount import Amount
from konsekvens_lint.documents.pdf.page import Page, Ruling, Word, is_bold, rulings_of
from konsekvens_lint.documents.pdf.watch import watched
from konsekvens_lint.limits import MAX_DRAWN, MAX_PAGE_LETTERS, MAX_PAGE_TEXTS, MAX_PAGES

# U+FFFE is how PDFium writes a hyphen that ends a line; it leaves the line break out.
_WORD = re.compile("[^\\s\x00\ufffe]+\ufffe?")
_BOLD_WEIGHT = 600
# How PDFium codes a hyphen at a line's end, letter by letter.
_HYPHEN = 2
# Quarters of a turn by which a word may be off.
_SLANTED = 0.1


def read_pages(data: bytes) -> list[Page]:
    """The pages of a PDF. Errors: DocumentError where a password is asked for, or PDFium cannot open the file."""
    amount = Amount()
    try:
        with watched(len(data)) as next_page, closing(pdfium.PdfDocument(data)) as document:
            if len(document) > MAX_PAGES:
                raise refusals.too_many_pages(MAX_PAGES)
            pages = []
            for index in range(len(document)):
                next_page()
                pages.append(amount.add(page_of(document, index)))
            return pages
    except (DocumentError, MemoryError):
        raise
    except Exception as error:
        # PDFium's own errors, and what a damaged file makes of its numbers.
        asks = getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD
        raise (refusals.encrypted_pdf() if asks else refusals.broken_pdf()) from error


def page_of(document: Any, index: int) -> Page:
    """A page of an open document; `index` counts from 0."""
    with closing(document[index]) as page:
        if _has_many_texts(page):
            raise refusals.too_dense_page(index + 1)
        with closing(page.get_textpage()) as text:
            if text.count_chars() > MAX_PAGE_LETTERS:
                raise refusals.too_dense_page(index + 1)
            return _laid_out(page, text, index + 1)


def _has_many_texts(page: Any) -> bool:
    """Whether it has more pieces of text than a page has, those in drawings on it not counted."""
    count: int = raw.FPDFPage_CountObjects(page)
    if count <= MAX_PAGE_TEXTS:
        return False
    kinds = (raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(page, at)) for at in range(count))
    return [*kinds].count(raw.FPDF_PAGEOBJ_TEXT) > MAX_PAGE_TEXTS


def _laid_out(page: Any, text: Any, number: int) -> Page:
    turn = _Turn(page)
    words = list(_words(text, turn))
    sideways = Counter(word.quarters for word in words if word.quarters)
    if sideways.total() > len(words) / 2:  # a table that is set on its side
        turn = _Turn(page, sideways.most_common(1)[0][0])
        words = list(_words(text, turn))
    upright = tuple(word.word for word in words if not word.quarters)
    return Page(number, turn.width, turn.height, upright, tuple(_rulings(page, turn)))


class _Drawn(NamedTuple):
    """A word, and by how many quarter turns to the left it is drawn."""

    word: Word
    quarters: int


class _Turn:
    """From the page's own coordinates to those of the page as it is shown: cropped, and turned by quarters.

    `more` quarter turns to the right set what is drawn sideways upright.
    """

    def __init__(self, page: Any, more: int = 0) -> None:
        self.left, self.bottom, right, top = page.get_cropbox()
        self.quarters = (page.get_rotation() // 90 + more) % 4
        sides = right - self.left, top - self.bottom
        self.quarters_left = -self.quarters
        self.width, self.height = sides if self.quarters % 2 == 0 else sides[::-1]

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        left, right = left - self.left, right - self.left
        bottom, top = bottom - self.bottom, top - self.bottom
        if self.quarters == 1:
            return bottom, self.height - right, top, self.height - left
        if self.quarters == 2:
            return self.width - right, self.height - top, self.width - left, self.height - bottom
        if self.quarters == 3:
            return self.width - top, left, self.width - bottom, right
        return left, bottom, right, top


def _words(page: Any, turn: _Turn) -> Iterator[_Drawn]:
    text = page.get_text_range()
    letters = page.count_chars()
    handle = page.raw
    if len(text) != letters:  # letters beyond the first plane count as two in one and as one in the other
        text = "".join(_letter(raw.FPDFText_GetUnicode(handle, at)) for at in range(letters))
    fonts = _Fonts(handle)
    first, last, matrix, x, y = raw.FS_RECTF(), raw.FS_RECTF(), raw.FS_MATRIX(), c_double(), c_double()
    to_first, to_last, to_matrix, to_x, to_y = map(byref, (first, last, matrix, x, y))
    for found in _WORD.finditer(text):
        start, end = found.span()
        raw.FPDFText_GetLooseCharBox(handle, start, to_first)
        raw.FPDFText_GetLooseCharBox(handle, end - 1, to_last)
        raw.FPDFText_GetCharOrigin(handle, start, to_x, to_y)
        raw.FPDFText_GetMatrix(handle, start, to_matrix)
        left = turn.box(first.left, first.bottom, first.right, first.top)[0]
        right = turn.box(last.left, last.bottom, last.right, last.top)[2]
        base = turn.box(x.value, y.value, x.value, y.value)[1]
        size = raw.FPDFText_GetFontSize(handle, start) * hypot(matrix.c, matrix.d)
        turned = degrees(atan2(matrix.b, matrix.a)) / 90
        if not isfinite(left + right + base + size) or abs(turned - round(turned)) > _SLANTED:
            continue  # broken numbers, or a watermark across the page
        word = Word(found[0].replace("\ufffe", "-"), left, right, base, size, fonts.is_bold(start))
        yield _Drawn(word, (round(turned) + turn.quarters_left) % 4)


def _letter(code: int) -> str:
    if code == _HYPHEN:
        return "\ufffe"
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


class _Fonts:
    """Whether a letter's font is bold, by its weight or its name."""

    def __init__(self, page: Any) -> None:
        self._page = page
        self._name = create_string_buffer(128)
        self._flags = byref(c_int())
        self._bold: dict[bytes, bool] = {}

    def is_bold(self, at: int) -> bool:
        if raw.FPDFText_GetFontWeight(self._page, at) >= _BOLD_WEIGHT:
            return True
        raw.FPDFText_GetFontInfo(self._page, at, self._name, 128, self._flags)
        name = self._name.value
        if name not in self._bold:
            self._bold[name] = is_bold(name.decode(errors="replace"))
        return self._bold[name]


def _rulings(page: Any, turn: _Turn) -> Iterator[Ruling]:
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    for index in range(min(raw.FPDFPage_CountObjects(page), MAX_DRAWN)):
        item = raw.FPDFPage_GetObject(page, index)
        if raw.FPDFPageObj_GetType(item) != raw.FPDF_PAGEOBJ_PATH:
            continue
        if not raw.FPDFPageObj_GetBounds(item, byref(left), byref(bottom), byref(right), byref(top)):
            continue
        yield from rulings_of(*turn.box(left.value, bottom.value, right.value, top.value))

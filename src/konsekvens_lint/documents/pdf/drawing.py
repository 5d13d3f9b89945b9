"""What pdfminer draws of a page, stopped where it is more than a page has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar
from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import list_value, stream_value
from pdfminer.utils import MATRIX_IDENTITY, Matrix

from konsekvens_lint.documents import refusals
from konsekvens_lint.documents.pdf.bounded import check_depth
from konsekvens_lint.limits import (
    MAX_DRAWN,
    MAX_PAGE_SIDE,
    SLOW_FIGURE_BYTES,
    SLOW_FONTS,
    SLOW_PAGE_BYTES,
    SLOW_PAGE_LETTERS,
)


class Sheets(PDFPageAggregator):
    """Pages laid out one at a time. What is drawn on one is counted: content in bytes, letters, lines and shapes."""

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        """As pdfminer's. Errors: DocumentError for a page that is larger than any is."""
        super().begin_page(page, ctm)
        self._bytes = self._letters = self._shapes = 0
        if not max(self.cur_item.width, self.cur_item.height) <= MAX_PAGE_SIDE:
            raise refusals.broken_pdf()

    def draw(self, size: int) -> None:
        """Count content of so many bytes, before it is drawn. Errors: DocumentError where it is too much."""
        self._bytes += max(size, SLOW_FIGURE_BYTES)
        if self._bytes > SLOW_PAGE_BYTES:
            raise refusals.too_slow()

    def render_char(self, *drawn: Any) -> float:
        """As pdfminer's, counted by the letters that it stands for."""
        width = super().render_char(*drawn)
        letter = self.cur_item._objs[-1]
        self._letters += len(letter.get_text()) if isinstance(letter, LTChar) else 1
        if self._letters > SLOW_PAGE_LETTERS:
            raise refusals.too_slow()
        return width

    def paint_path(self, *drawn: Any) -> None:
        """As pdfminer's; what is past the first shapes is a map, and of no use."""
        self._shapes += 1
        if self._shapes <= MAX_DRAWN:
            super().paint_path(*drawn)


class Resources(PDFResourceManager):
    """The fonts of a document. `made` is how many have been made."""

    made = 0

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        """As pdfminer's. Errors: DocumentError where so many are made that it takes long."""
        if not objid or objid not in self._cached_fonts:
            self.made += 1
            if self.made > SLOW_FONTS:
                raise refusals.too_slow()
        return super().get_font(objid, spec)


class Interpreter(PDFPageInterpreter):
    """Draws pages on `Sheets`."""

    def process_page(self, page: PDFPage) -> None:
        """As pdfminer's. Fonts are counted anew for each page."""
        resources: Any = self.rsrcmgr
        resources.made = 0
        super().process_page(page)

    def do_q(self) -> None:
        """As pdfminer's. Errors: DocumentError where more is saved than a page saves."""
        check_depth(len(self.gstack))
        super().do_q()

    def render_contents(
        self, resources: dict[object, object], streams: Sequence[object], ctm: Matrix = MATRIX_IDENTITY
    ) -> None:
        """As pdfminer's, for a page and for each drawing within it."""
        sheets: Any = self.device
        sheets.draw(sum(len(stream_value(each).get_data()) for each in list_value(streams)))
        super().render_contents(resources, streams, ctm)

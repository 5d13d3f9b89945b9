"""How much text a PDF may have, counted as it is read."""

from __future__ import annotations

from konsekvens_lint.documents import refusals
from konsekvens_lint.documents.pdf.page import Page
from konsekvens_lint.limits import MAX_PAGE_WORDS, MAX_WORDS


class Amount:
    """The words of a document so far."""

    def __init__(self) -> None:
        self._words = 0

    def add(self, page: Page) -> Page:
        """The page, counted. Errors: DocumentError where it, or all so far, has more words than there may be."""
        self._words += len(page.words)
        if len(page.words) > MAX_PAGE_WORDS:
            raise refusals.too_dense_page(page.number)
        if self._words > MAX_WORDS:
            raise refusals.too_many_words(MAX_WORDS)
        return page

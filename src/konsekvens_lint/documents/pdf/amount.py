"""How much text a PDF may have, counted as it is read."""

from __future__ import annotations

from konsekvens_lint.documents import refusals
from konsekvens_lint.documents.pdf.page import Page
from konsekvens_lint.limits import MAX_CHARACTERS, MAX_PAGE_WORDS


class Amount:
    """The text of a document's pages so far."""

    def __init__(self) -> None:
        self._characters = 0

    def add(self, page: Page) -> Page:
        """The page, counted. Errors: DocumentError where it, or all so far, has more text than there may be."""
        if len(page.words) > MAX_PAGE_WORDS:
            raise refusals.too_dense_page(page.number)
        self._characters += sum(len(word.text) + 1 for word in page.words)
        if self._characters > MAX_CHARACTERS:
            raise refusals.too_much_text(MAX_CHARACTERS)
        return page

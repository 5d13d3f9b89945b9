"""PDF to Document: by pypdfium2, and by pdfminer.six where that fails or gives no words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from konsekvens_lint.documents import refusals
from konsekvens_lint.documents.composing import composed
from konsekvens_lint.documents.errors import DocumentError
from konsekvens_lint.documents.model import Document
from konsekvens_lint.documents.pdf.choice import PdfReader
from konsekvens_lint.documents.pdf.layout import document_of
from konsekvens_lint.documents.pdf.legible import is_legible
from konsekvens_lint.documents.pdf.page import Page
from konsekvens_lint.documents.pdf.survey import look_over
from konsekvens_lint.limits import MAX_PAGES

# Where more than this share of the pages has no text, that is told: they are pictures.
_PICTURES = 0.2
_OF_PICTURES = ("no_text_layer", "unreadable_text")
# Where most of the pages are pictures, what is left is no document.
_MOSTLY_PICTURES = 0.5
# What the second reader cannot change, and a length from which it is too slow to be tried.
_FINAL = ("encrypted", "too_large")
_MANY_PAGES = 200


def read_pdf(data: bytes, reader: PdfReader = "auto", *, ocr: bool = False) -> Document:
    """The document in a PDF's bytes. `reader` is the library that takes it apart; ``auto`` is the first that can.

    With `ocr`, text is recognised where there is none, or none that can be read; the document then has the note
    ``ocr``.
    Errors: DocumentError for a file that needs a password, is damaged, is too long, has no text layer, or whose
    text is not what its pages show.
    """
    look_over(data)
    refusal: DocumentError | None = None
    for read in _readers(reader):
        pages: list[Page] = []
        try:
            pages = [_composed(page) for page in read(data)]
            _check(pages)
        except DocumentError as error:
            refusal = refusal or error
            if ocr and pages and error.code in _OF_PICTURES:
                return _recognised(data, len(pages), reader)
            if error.code in _FINAL or len(pages) > _MANY_PAGES:
                break
        else:
            if ocr and _notes(pages):
                return _recognised(data, len(pages), reader)
            return document_of(pages, _notes(pages))
    assert refusal is not None
    raise refusal


def _recognised(data: bytes, pages: int, reader: PdfReader) -> Document:
    from konsekvens_lint.documents.pdf.ocr import recognised

    document = read_pdf(recognised(data, pages), reader)
    return replace(document, notes=("ocr", *document.notes))


def _readers(reader: PdfReader) -> Sequence[Callable[[bytes], list[Page]]]:
    chosen = {"auto": (_by_pdfium, _by_pdfminer), "pypdfium2": (_by_pdfium,), "pdfminer": (_by_pdfminer,)}
    return chosen[reader]


def _by_pdfium(data: bytes) -> list[Page]:
    from konsekvens_lint.documents.pdf import pdfium

    return pdfium.read_pages(data)


def _by_pdfminer(data: bytes) -> list[Page]:
    from konsekvens_lint.documents.pdf import miner

    return miner.read_pages(data)


def _composed(page: Page) -> Page:
    if all(composed(word.text) == word.text for word in page.words):
        return page
    return page._replace(words=tuple(word._replace(text=composed(word.text)) for word in page.words))


def _check(pages: Sequence[Page]) -> None:
    if len(pages) > MAX_PAGES:
        raise refusals.too_many_pages(MAX_PAGES)
    if sum(not page.words for page in pages) > _MOSTLY_PICTURES * len(pages):
        raise refusals.no_text_layer()
    if not is_legible(" ".join(word.text for page in pages for word in page.words)):
        raise refusals.illegible()


def _notes(pages: Sequence[Page]) -> tuple[str, ...]:
    empty = sum(not page.words for page in pages)
    return ("pages_without_text",) if empty > _PICTURES * len(pages) else ()

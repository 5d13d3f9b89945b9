"""The one door: a path to a Document, or a DocumentError that says why not."""

from __future__ import annotations

from pathlib import Path

from konsekvens_lint.documents import refusals
from konsekvens_lint.documents.composing import composed
from konsekvens_lint.documents.errors import DocumentError
from konsekvens_lint.documents.files import MARKDOWN, PLAIN, WORD, is_lock, load
from konsekvens_lint.documents.model import Document
from konsekvens_lint.documents.pdf.choice import AS_USUAL, PdfChoice
from konsekvens_lint.documents.sizes import check_text
from konsekvens_lint.documents.sniffing import content_of, decoded, ole_content
from konsekvens_lint.limits import MAX_FILE_BYTES, MAX_TEXT_BYTES

_OTHER = {
    "rtf": "en RTF-fil",
    "html": "en webbsida (HTML)",
    "xml": "en XML-fil",
    "picture": "en bild",
    "binary": "en fil i okänt format",
}


def read(
    path: Path, data: bytes | None = None, name: str | None = None, *, pdf: PdfChoice = AS_USUAL
) -> Document:
    """The document at `path`, or in `data` where the bytes are at hand already.

    The content decides the reader; the ending decides between Markdown and plain text. `name` stands for
    the path's own name where the bytes come from elsewhere (standard input). `pdf` says how a PDF is
    read.
    Errors: DocumentError, and nothing else for whatever the bytes hold.
    """
    label = name or path.name
    if data is None:
        data = load(path)
    elif is_lock(label):
        raise refusals.lock_file()
    if not data:
        raise refusals.empty_file()
    if len(data) > MAX_FILE_BYTES:
        raise refusals.too_large(MAX_FILE_BYTES)
    document = _by_content(data, Path(label).suffix.lower(), pdf)
    if not (document.blocks or document.footnotes):
        raise refusals.no_text()
    return document


def _by_content(data: bytes, suffix: str, pdf: PdfChoice) -> Document:
    content = content_of(data)
    if content == "zip":
        from konsekvens_lint.documents.word import read_word

        return read_word(data)
    if content == "ole":
        raise _ole_refusal(data)
    if content == "pdf":
        from konsekvens_lint.documents.pdf.reader import read_pdf

        return read_pdf(data, pdf.reader, ocr=pdf.ocr)
    if content == "text":
        return _text_document(data, suffix)
    if content == "binary" and suffix in WORD:
        raise refusals.not_word(suffix)
    if content == "binary" and suffix in MARKDOWN | PLAIN:
        raise refusals.binary_text(suffix)
    raise refusals.other_format(_OTHER[content])


def _text_document(data: bytes, suffix: str) -> Document:
    if suffix in WORD:
        raise refusals.not_word(suffix)
    if suffix not in MARKDOWN and suffix not in PLAIN:
        raise refusals.unknown_suffix(suffix)
    if len(data) > MAX_TEXT_BYTES:
        raise refusals.too_large(MAX_TEXT_BYTES)
    text = decoded(data)
    if not text.strip():
        raise refusals.blank()
    check_text(text)
    text = composed(text)
    if suffix in MARKDOWN:
        from konsekvens_lint.documents.markdown import read_markdown

        return read_markdown(text)
    from konsekvens_lint.documents.plain import read_plain

    return read_plain(text)


def _ole_refusal(data: bytes) -> DocumentError:
    content = ole_content(data)
    if content == "encrypted":
        return refusals.encrypted()
    if content == "other":
        return refusals.other_format("en äldre Office-fil som inte är ett Word-dokument")
    return refusals.legacy_doc()

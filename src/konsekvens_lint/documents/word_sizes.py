"""Whether a Word file's main part is of a size that can be read: seen in its bytes, and in its XML before it is read."""

from __future__ import annotations

from lxml import etree

from konsekvens_lint.documents import refusals
from konsekvens_lint.documents import word_names as w
from konsekvens_lint.documents.sizes import check_count
from konsekvens_lint.limits import MAX_CHARACTERS, MAX_PARAGRAPHS

# A text comes up to twice in a file, for new programs and for old, and what is deleted stands there too.
_COPIES = 4
_PARAGRAPHS, _CELLS = (etree.ETXPath(f"count(.//{name})") for name in (w.P, w.TC))
_CHARACTERS = etree.XPath("string-length(.)")


# Bytes: as many empty paragraphs as a document may have take more.
_LARGE = 4 * MAX_PARAGRAPHS


def check_bytes(data: bytes) -> bytes:
    """The part's bytes, as they are. Errors: DocumentError too_large, for what would take much memory to take apart."""
    if len(data) < _LARGE:
        return data
    if _number_in(data, b"p") > MAX_PARAGRAPHS:
        raise refusals.too_many_paragraphs(MAX_PARAGRAPHS)
    check_count(_number_in(data, b"tc"))
    return data


def check_body(body: etree._Element, unpacked: int) -> None:
    """Refuse what would take long to read, if so many bytes can hold it. Errors: DocumentError too_large."""
    if unpacked < _LARGE:
        return
    if _PARAGRAPHS(body) > MAX_PARAGRAPHS:
        raise refusals.too_many_paragraphs(MAX_PARAGRAPHS)
    check_count(int(_CELLS(body)))
    if _CHARACTERS(body) > _COPIES * MAX_CHARACTERS:
        raise refusals.too_much_text(MAX_CHARACTERS)


def _number_in(data: bytes, name: bytes) -> int:
    """So many elements of the name there are at least, whatever its prefix: one with content has two tags."""
    return (data.count(b":%b>" % name) + data.count(b":%b " % name) + data.count(b":%b/>" % name)) // 2

"""Whether a Word file's main part is of a size that can be read: seen in its bytes, and in its XML before it is read."""

from __future__ import annotations

from lxml import etree

from konsekvens_lint.documents import refusals
from konsekvens_lint.documents import word_names as w
from konsekvens_lint.documents.sizes import check_count
from konsekvens_lint.limits import MAX_CHARACTERS, MAX_PARAGRAPHS

# A text comes up to twice in a file, for new programs and for old, and what is deleted stands there too.
_COPIES = 4


def check_bytes(data: bytes) -> bytes:
    """The part's bytes, as they are. Errors: DocumentError too_large, for what would take much memory to take apart."""
    if _number_in(data, b"p") > MAX_PARAGRAPHS:
        raise refusals.too_many_paragraphs(MAX_PARAGRAPHS)
    check_count(_number_in(data, b"tc"))
    return data


def check_body(body: etree._Element) -> None:
    """Refuse what would take long to read. Errors: DocumentError too_large."""
    if _asked(f"count(.//{w.P})", body) > MAX_PARAGRAPHS:
        raise refusals.too_many_paragraphs(MAX_PARAGRAPHS)
    check_count(int(_asked(f"count(.//{w.TC})", body)))
    if _asked("string-length(.)", body) > _COPIES * MAX_CHARACTERS:
        raise refusals.too_much_text(MAX_CHARACTERS)


def _number_in(data: bytes, name: bytes) -> int:
    """So many elements of the name there are at least, whatever its prefix: one with content has two tags."""
    return (data.count(b":%b>" % name) + data.count(b":%b " % name) + data.count(b":%b/>" % name)) // 2


def _asked(path: str, body: etree._Element) -> float:
    return float(etree.ETXPath(path)(body))

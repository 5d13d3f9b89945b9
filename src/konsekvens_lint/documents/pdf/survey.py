"""A look at a PDF's bytes before a library has them: what its streams inflate to, and what its tables say that they hold.

Both libraries inflate a stream whole, and PDFium cannot be stopped while it does. Only what is plain to see is found here;
what hides, in an encrypted file or behind several filters, is for `watch.py` and for the limits of each reader.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from konsekvens_lint.documents import refusals
from konsekvens_lint.limits import (
    MAX_INFLATED_BYTES,
    MAX_LETTER_DIGITS,
    MAX_RATIO,
    MAX_STREAM_BYTES,
    MAX_UNENDED,
    RATIO_FLOOR,
)

_STREAM = re.compile(rb"stream\r?\n")
# A stream's dictionary is shorter than this.
_DICTIONARY = 2048
_ESCAPED = re.compile(rb"#([0-9a-fA-F]{2})")
# What nobody here opens.
_PASSED_OVER = re.compile(rb"/Subtype\s*/Image\b|/Type\s*/EmbeddedFile\b")
_TABLE = re.compile(rb"/Type\s*/XRef\b")
_SIZE = re.compile(rb"/Size\s+(\d+)")
_INDEX = re.compile(rb"/Index\s*\[([\d\s]*)\]")
_WIDTHS = re.compile(rb"/W\s*\[([\d\s]*)\]")
# A font's map from codes to letters, and a code there that stands for a whole text: PDFium makes it anew for each code.
_MAP = b"beginbf"
_LONG_LETTER = re.compile(rb"<[0-9a-fA-F\s]{%d}" % MAX_LETTER_DIGITS)
_PIECE = 64 * 1024
# The first byte of what is deflated, by the size of its window.
_DEFLATED = frozenset(bytes((size << 4 | 8,)) for size in range(8))


class Measure:
    """What has been inflated of a document, against what it was packed in."""

    def __init__(self) -> None:
        self._packed = self._given = 0

    def add(self, packed: int, given: int) -> None:
        """Count a stream, in bytes. Errors: DocumentError where that, or all of it, is more than a document has."""
        self._packed += packed
        self._given += given
        if (
            is_swollen(packed, given)
            or _is_dense(self._packed, self._given)
            or self._given > MAX_INFLATED_BYTES
        ):
            raise refusals.pdf_bomb()


def is_swollen(packed: int, given: int) -> bool:
    """Whether no honest stream of so many bytes gives so many."""
    return given > MAX_STREAM_BYTES or _is_dense(packed, given)


def _is_dense(packed: int, given: int) -> bool:
    return given > RATIO_FLOOR and given > MAX_RATIO * packed


def look_over(data: bytes) -> None:
    """Errors: DocumentError for a PDF that inflates, or says that it holds, more than a document does."""
    if data.count(b" obj") - data.count(b"endobj") > MAX_UNENDED:
        raise refusals.broken_pdf()
    if _MAP in data and _LONG_LETTER.search(data):
        raise refusals.pdf_bomb()
    measure = Measure()
    starts = 0
    for start, dictionary in _streams(data):
        starts += 1
        if _PASSED_OVER.search(dictionary):
            continue
        packed = given = 0
        for packed, piece in inflated(data, start):
            given += len(piece)
            if is_swollen(packed, given) or (_MAP in piece and _LONG_LETTER.search(piece)):
                raise refusals.pdf_bomb()
        measure.add(packed, given)
        if _TABLE.search(dictionary):
            _check_table(dictionary, given or len(data) - start)
    if starts - data.count(b"endstream") > MAX_UNENDED:
        raise refusals.broken_pdf()


def _streams(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Where each stream's bytes begin, and its dictionary, names in it written out."""
    end = 0
    for found in _STREAM.finditer(data):
        at = found.start()
        if data.startswith(b"end", at - 3):
            continue
        head = data[max(end, at - _DICTIONARY) : at]
        head = head[head.rfind(b" obj") + 1 :]
        end = found.end()
        if b"#" in head:
            head = _ESCAPED.sub(lambda code: bytes((int(code[1], 16),)), head)
        yield end, head


def inflated(data: bytes, start: int = 0) -> Iterator[tuple[int, bytes]]:
    """What the deflated bytes from `start` on give, piece by piece, each with how many bytes it took to come there.

    It ends where they do, or are damaged; their checksum is not asked for. Nothing where they are not deflated.
    """
    if data[start : start + 1] not in _DEFLATED or int.from_bytes(data[start : start + 2]) % 31:
        return
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    for at in range(start + 2, len(data), _PIECE):
        rest = data[at : at + _PIECE]
        end = at + len(rest) - start
        while rest and not inflater.eof:
            try:
                piece = inflater.decompress(rest, _PIECE)
            except zlib.error:
                return
            rest = inflater.unconsumed_tail
            yield end - len(rest) - len(inflater.unused_data), piece
        if inflater.eof:
            return


def _check_table(dictionary: bytes, room: int) -> None:
    """A table of objects that says it has more rows than bytes: both libraries would go through them all."""
    size, index, widths = (pattern.search(dictionary) for pattern in (_SIZE, _INDEX, _WIDTHS))
    if not widths:
        return
    numbers = [int(number) for number in index[1].split()] if index else []
    rows = sum(numbers[1::2]) if index else int(size[1]) if size else 0
    width = sum(map(int, widths[1].split()))
    if rows * max(width, 1) > room + _PIECE:
        raise refusals.broken_pdf()

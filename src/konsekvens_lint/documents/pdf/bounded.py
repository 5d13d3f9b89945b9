"""pdfminer's parts with bounds on them: it inflates streams whole, follows every reference and fills in every range."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any, BinaryIO

from pdfminer import pdfdocument, pdffont, pdfinterp
from pdfminer.ascii85 import ascii85decode, asciihexdecode
from pdfminer.cmapdb import CMapParser
from pdfminer.lzw import LZWDecoder
from pdfminer.pdfparser import PDFParser, PDFStreamParser
from pdfminer.pdftypes import (
    LITERALS_ASCII85_DECODE,
    LITERALS_ASCIIHEX_DECODE,
    LITERALS_FLATE_DECODE,
    LITERALS_LZW_DECODE,
    LITERALS_RUNLENGTH_DECODE,
    PDFObjRef,
    PDFStream,
    int_value,
)
from pdfminer.psparser import PSKeyword, PSStackParser
from pdfminer.runlength import rldecode
from pdfminer.utils import apply_png_predictor, apply_tiff_predictor, choplist, nunpack

from konsekvens_lint.documents import refusals
from konsekvens_lint.documents.pdf.survey import Measure, inflated, is_swollen
from konsekvens_lint.limits import (
    MAX_DEPTH,
    MAX_FILTERS,
    MAX_FONT_CODES,
    MAX_REFERENCES,
    MAX_STREAM_BYTES,
    SLOW_OBJECT_BYTES,
    SLOW_PREDICTED_BYTES,
)

# The most that a byte of runs gives.
_RUN = 64
_TIFF, _PNG = 2, 10


class _Shallow(PSStackParser[Any]):
    """A parser of what does not lie within itself for ever."""

    def start_type(self, pos: int, type: str) -> None:
        super().start_type(pos, type)
        check_depth(len(self.context))


class _Slow(_Shallow):
    """A parser of one thing no longer than pdfminer can take apart, which it does sign by sign."""

    _taken = 0

    def fillbuf(self) -> bool:
        if self.charpos < len(self.buf):
            return False
        filled = super().fillbuf()
        self._taken += len(self.buf)
        if self._taken > SLOW_OBJECT_BYTES:
            raise refusals.too_slow()
        return filled


def check_depth(depth: int) -> None:
    """Errors: DocumentError for arrays and dictionaries within each other so deep."""
    if depth > MAX_DEPTH:
        raise refusals.broken_pdf()


class Parser(_Slow, PDFParser):
    """A parser of a file, whose streams are bounded."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__(file)
        self._measure = Measure()

    def seek(self, pos: int) -> None:
        """As pdfminer's: to another object."""
        self._taken = 0
        super().seek(pos)

    def nextline(self) -> tuple[int, bytes]:
        """As pdfminer's, by which it reads tables of objects and looks for a stream's end: that is quick."""
        self._taken = 0
        return super().nextline()

    def do_keyword(self, pos: int, token: PSKeyword) -> None:
        """As pdfminer's, and a stream that was read becomes a bounded one."""
        super().do_keyword(pos, token)
        if token is self.KEYWORD_STREAM and self.curstack and type(self.curstack[-1][1]) is PDFStream:
            stream: Any = self.curstack[-1][1]
            stream.__class__ = _Stream
            stream.measure = self._measure


class Document(pdfdocument.PDFDocument):
    """A document whose references lead somewhere."""

    def getobj(self, objid: int) -> object:
        """As pdfminer's, never a reference. Errors: DocumentError where references lead to each other."""
        found = super().getobj(objid)
        for _ in range(MAX_REFERENCES):
            if not isinstance(found, PDFObjRef):
                return found
            found = super().getobj(found.objid)
        raise refusals.broken_pdf()


class _Stream(PDFStream):
    measure: Measure

    def decode(self) -> None:
        """As pdfminer's, and what came out of a damaged stream before the damage is kept."""
        data = self.rawdata or b""
        if self.decipher and self.objid is not None and self.genno is not None:
            data = self.decipher(self.objid, self.genno, data, self.attrs)
        filters = self.get_filters()
        if len(filters) > MAX_FILTERS:
            raise refusals.broken_pdf()
        packed = len(data)
        for name, parameters in filters:
            data = b"".join(_unpacked(name, data, packed))
            if isinstance(parameters, dict) and "Predictor" in parameters:
                data = _as_predicted(data, parameters)
        self.measure.add(packed, len(data))
        self.data, self.rawdata = data, None


def _unpacked(name: object, data: bytes, packed: int) -> Iterator[bytes]:
    """What a filter gives of `data`, whose stream has so many bytes in the file."""
    pieces: Iterable[bytes]
    if name in LITERALS_FLATE_DECODE:
        pieces = (piece for _, piece in inflated(data))
    elif name in LITERALS_LZW_DECODE:
        pieces = LZWDecoder(BytesIO(data)).run()
    elif name in LITERALS_RUNLENGTH_DECODE:
        if len(data) * _RUN > MAX_STREAM_BYTES:
            raise refusals.pdf_bomb()
        pieces = [rldecode(data)]
    elif name in LITERALS_ASCII85_DECODE:
        pieces = [ascii85decode(data)]
    elif name in LITERALS_ASCIIHEX_DECODE:
        pieces = [asciihexdecode(data)]
    else:
        pieces = [data]  # a picture, or a filter that pdfminer has not either
    given = 0
    for piece in pieces:
        given += len(piece)
        if is_swollen(packed, given):
            raise refusals.pdf_bomb()
        yield piece


def _as_predicted(data: bytes, parameters: dict[str, Any]) -> bytes:
    kind = int_value(parameters["Predictor"])
    colours, columns = int_value(parameters.get("Colors", 1)), int_value(parameters.get("Columns", 1))
    bits = int_value(parameters.get("BitsPerComponent", 8))
    if kind < _TIFF:
        return data
    if min(colours, columns, bits) < 1 or colours * columns * bits > 8 * len(data):
        return b""  # not one whole row
    if len(data) > SLOW_PREDICTED_BYTES:
        raise refusals.pdf_bomb()
    if kind >= _PNG:
        return apply_png_predictor(kind, colours, columns, bits, data)
    return apply_tiff_predictor(colours, columns, bits, data)


class _Content(_Shallow, pdfinterp.PDFContentParser):
    """What is drawn."""


class _Inner(_Slow, PDFStreamParser):
    """Objects in a stream."""


class _Header(_Slow, pdffont.Type1FontHeaderParser):
    """The head of a font program."""


class _Maps(_Slow, CMapParser):
    """What codes stand for, its ranges no wider than a font."""

    _codes = 0

    def do_keyword(self, pos: int, token: PSKeyword) -> None:
        if token in (self.KEYWORD_ENDCIDRANGE, self.KEYWORD_ENDBFRANGE):
            for start, end, to in choplist(3, [each for _, each in self.curstack]):
                if isinstance(start, bytes) and isinstance(end, bytes) and not isinstance(to, list):
                    wide = len(to) if isinstance(to, bytes) else 1
                    self._add((nunpack(end) - nunpack(start) + 1) * wide)
        elif token is self.KEYWORD_USECMAP:
            self._add(MAX_FONT_CODES // MAX_REFERENCES)
        super().do_keyword(pos, token)

    def _add(self, codes: int) -> None:
        self._codes += max(codes, 0)
        if self._codes > MAX_FONT_CODES:
            raise refusals.pdf_bomb()


class _Codes(dict[int, int]):
    """Codes that are given glyphs one by one."""

    def __setitem__(self, code: int, glyph: int) -> None:
        super().__setitem__(code, glyph)
        if len(self) > MAX_FONT_CODES:
            raise refusals.pdf_bomb()


class _TrueType(pdffont.TrueTypeFont):
    def parse_cmap_format_4(self, fp: BinaryIO, char2gid: dict[int, int]) -> None:
        codes = _Codes()
        super().parse_cmap_format_4(fp, codes)
        char2gid.update(codes)

    def parse_cmap_format_12(self, fp: BinaryIO, char2gid: dict[int, int]) -> None:
        codes = _Codes()
        super().parse_cmap_format_12(fp, codes)
        char2gid.update(codes)


def _bounded(widths: Iterable[object], numbers: int) -> list[object]:
    """A font's widths, of which so many numbers in a row are a range and what it has."""
    seen = list(widths)
    row: list[float] = []
    codes = 0.0
    for each in seen:
        row = [*row, each] if isinstance(each, int | float) else []
        if len(row) == numbers:
            codes += max(row[1] - row[0], 0)
            row = []
    if codes > MAX_FONT_CODES:
        raise refusals.pdf_bomb()
    return seen


def bind() -> None:
    """Some parts are made by name in pdfminer's modules; bounded ones take these names, for all who use pdfminer here."""
    documents: Any = pdfdocument
    drawing: Any = pdfinterp
    fonts: Any = pdffont
    if fonts.CMapParser is _Maps:
        return
    plain, upright = pdffont.get_widths, pdffont.get_widths2
    documents.PDFStreamParser = _Inner
    drawing.PDFContentParser = _Content
    fonts.CMapParser = _Maps
    fonts.Type1FontHeaderParser = _Header
    fonts.TrueTypeFont = _TrueType
    fonts.get_widths = lambda widths: plain(_bounded(widths, 3))
    fonts.get_widths2 = lambda widths: upright(_bounded(widths, 5))

"""How a PDF is to be read."""

from __future__ import annotations

from typing import Literal, NamedTuple

#: The library that takes a PDF apart; ``auto`` is the first that can.
PdfReader = Literal["auto", "pypdfium2", "pdfminer"]
PDF_READERS: tuple[PdfReader, ...] = ("auto", "pypdfium2", "pdfminer")


class PdfChoice(NamedTuple):
    """By which library, and whether text is to be recognised in pictures of pages."""

    reader: PdfReader = "auto"
    ocr: bool = False


AS_USUAL = PdfChoice()

"""What PDFs are made of here: objects written out by hand, so that each can lie."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from types import MappingProxyType

MIB = 1024 * 1024
#: The most that an integer of 32 bits holds.
HUGE = 2**31 - 1

#: The numbers of a file's own objects, and the first that is free.
CATALOG, PAGES, PAGE, CONTENT, FONT, MORE = 1, 2, 3, 4, 5, 6
TEXT = b"BT /F 11 Tf 71 700 Td (Namnden ansvarar for kommunens bad. Taxan ar lika for alla.) Tj ET\n"
HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
BOX = b"/MediaBox[0 0 595 842]"

Objects = Mapping[int, bytes]
NONE: Objects = MappingProxyType({})


def stream(data: bytes, entries: bytes = b"", *, packed: bool = False) -> bytes:
    """A stream with these bytes and entries in its dictionary; `packed` deflates the bytes first."""
    if packed:
        data, entries = zlib.compress(data, 9), entries + b"/Filter/FlateDecode"
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(data), data)


def zeros(size: int, fill: bytes = b" ") -> bytes:
    """What inflates to so many bytes, `fill` repeated: one deflated block again and again, so that it is soon made."""
    block = fill * (MIB // len(fill))
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    low, high = 1, 0
    total = zlib.adler32(block, 0)
    for _ in range(size // MIB):
        high = (high + len(block) * low + (total >> 16)) % 65521
        low = (low + (total & 65535)) % 65521
    return b"\x78\xda" + packed * (size // MIB) + b"\3\0" + (high << 16 | low).to_bytes(4)


def flat(size: int, fill: bytes = b" ", entries: bytes = b"") -> bytes:
    """A stream that inflates to so many bytes."""
    return stream(zeros(size, fill), entries + b"/Filter/FlateDecode")


def pdf(objects: Objects = NONE, trailer: bytes = b"") -> bytes:
    """A PDF of one page with a line of text, these `objects` added to its own or put in their place."""
    own = {
        CATALOG: b"<</Type/Catalog/Pages 2 0 R>>",
        PAGES: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        PAGE: page(),
        CONTENT: stream(TEXT),
        FONT: HELVETICA,
    }
    return written({**own, **objects}, trailer)


def page(resources: bytes = b"", content: bytes = b"4 0 R", entries: bytes = b"") -> bytes:
    """A page with further resources and entries."""
    return b"<</Type/Page/Parent 2 0 R%s/Resources<</Font<</F 5 0 R>>%s>>/Contents %s%s>>" % (
        BOX,
        resources,
        content,
        entries,
    )


def written(objects: Objects, trailer: bytes = b"") -> bytes:
    """The objects as a file, with a table of where they are."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number in sorted(places):
        out += b"%d 1\n%010d 00000 n \n" % (number, places[number])
    size = b"" if b"/Size" in trailer else b"/Size %d" % (max(places) + 1)
    out += b"trailer\n<</Root 1 0 R%s%s>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)
    return bytes(out)


def kids(*numbers: int) -> bytes:
    """References to objects."""
    return b"[" + b" ".join(b"%d 0 R" % number for number in numbers) + b"]"

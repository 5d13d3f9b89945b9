"""PDFs made to bring down whoever reads them: little to store, endless to read."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Mapping

from bombs.bomb import Bomb

MIB = 1024 * 1024
HUGE = 2**31 - 1

CATALOG, PAGES, PAGE, CONTENT, FONT, MORE = 1, 2, 3, 4, 5, 6
TEXT = b"BT /F 11 Tf 71 700 Td (Namnden ansvarar for kommunens bad. Taxan ar lika for alla.) Tj ET\n"
HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
BOX = b"/MediaBox[0 0 595 842]"

Objects = Mapping[int, bytes]


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


def pdf(objects: Objects = {}, trailer: bytes = b"") -> bytes:
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


# --- the page tree


def page_is_its_own_parent() -> bytes:
    return pdf({PAGES: b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 3000>>"})


def count_lies() -> bytes:
    return pdf({PAGES: b"<</Type/Pages/Kids[3 0 R]/Count %d>>" % HUGE})


def count_of_phantoms() -> bytes:
    return pdf({PAGES: b"<</Type/Pages/Kids[3 0 R]/Count 3000>>"})


def count_negative() -> bytes:
    return pdf({PAGES: b"<</Type/Pages/Kids[3 0 R]/Count -5>>"})


def kids_all_the_same() -> bytes:
    return pdf({PAGES: b"<</Type/Pages/Count 1000000/Kids[%s]>>" % (b"3 0 R " * 1_000_000)})


def kids_the_same_few() -> bytes:
    return pdf({PAGES: b"<</Type/Pages/Count 2900/Kids[%s]>>" % (b"3 0 R " * 2900), CONTENT: flat(7 * MIB, TEXT)})


def pages_within_pages(depth: int = 10_000) -> bytes:
    tree = {
        10 + at: b"<</Type/Pages/Parent %d 0 R/Count 1/Kids[%d 0 R]>>" % (9 + at if at else 2, 11 + at)
        for at in range(depth)
    }
    tree[10 + depth] = page()
    return pdf({PAGES: b"<</Type/Pages/Kids[10 0 R]/Count 1>>", **tree})


def pages_doubled() -> bytes:
    tree = {10 + at: b"<</Type/Pages/Count %d/Kids%s>>" % (2 ** (39 - at), kids(11 + at, 11 + at)) for at in range(39)}
    tree[49] = page()
    return pdf({PAGES: b"<</Type/Pages/Kids[10 0 R]/Count 3000>>", **tree})


def parents_in_a_ring() -> bytes:
    bare = b"<</Type/Page/Parent 6 0 R/Contents 4 0 R>>"
    return pdf({PAGE: bare, 6: b"<</Type/Pages/Parent 7 0 R/Kids[3 0 R]/Count 1>>", 7: b"<</Type/Pages/Parent 6 0 R>>"})


def outlines_in_a_ring() -> bytes:
    return pdf(
        {
            CATALOG: b"<</Type/Catalog/Pages 2 0 R/Outlines 6 0 R/Names<</Dests 8 0 R>>>>",
            6: b"<</Type/Outlines/First 7 0 R/Last 7 0 R/Count 1>>",
            7: b"<</Title(a)/Parent 6 0 R/Next 7 0 R/First 7 0 R>>",
            8: b"<</Kids[8 0 R]>>",
        }
    )


# --- the table of objects


def prev_in_a_ring() -> bytes:
    data = pdf()
    start = data.rindex(b"startxref")
    at = data.index(b"xref\n0 1")
    return data.replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev %d" % at) if start else data


def size_lies() -> bytes:
    return pdf(trailer=b"/Size %d" % HUGE)


def xref_long() -> bytes:
    data = pdf()
    at = data.index(b"xref\n0 1\n")
    body = b"0 2000000\n" + b"0000000000 65535 f \n" * 2_000_000
    return data[: at + 5] + body + data[at + 5 :]


def xref_section_lies() -> bytes:
    return pdf().replace(b"xref\n0 1\n", b"xref\n0 %d\n" % HUGE)


def xref_sections_many() -> bytes:
    return pdf().replace(b"xref\n0 1\n", b"xref\n" + b"0 0\n" * 1_000_000 + b"0 1\n")


def _with_xref_stream(entries: bytes, data: bytes, objects: Objects = {}) -> bytes:
    body = pdf(objects)
    at = body.index(b"xref\n0 1")
    head = body[:at]
    table = b"99 0 obj\n%s\nendobj\n" % stream(data, b"/Type/XRef/Root 1 0 R" + entries)
    return head + table + b"startxref\n%d\n%%%%EOF\n" % at


def xref_stream_bomb() -> bytes:
    return _with_xref_stream(b"/Size %d/W[1 2 1]/Filter/FlateDecode" % HUGE, zeros(1024 * MIB, b"\0"))


def xref_stream_wide() -> bytes:
    return _with_xref_stream(b"/Size 100/W[%d %d %d]/Index[0 %d]" % ((HUGE,) * 4), b"\1\0\0\0" * 100)


def xref_stream_index() -> bytes:
    return _with_xref_stream(b"/Size 100/W[0 0 0]/Index[0 %d]" % HUGE, b"\1\0\0\0" * 100)


def xref_stream_no_width() -> bytes:
    return _with_xref_stream(b"/Size 30000000/W[0 0 0]/Index[0 30000000]", b"\1\0\0\0" * 100)


def xref_streams_in_a_ring() -> bytes:
    body = pdf()
    at = body.index(b"xref\n0 1")
    return _with_xref_stream(b"/Size 100/W[1 2 1]/Prev %d" % at, b"\1\0\0\0" * 100)


def length_is_itself() -> bytes:
    return pdf({CONTENT: b"<</Length 4 0 R>>stream\n%s\nendstream" % TEXT})


def lengths_in_a_ring() -> bytes:
    return pdf({CONTENT: b"<</Length 6 0 R>>stream\n%s\nendstream" % TEXT, 6: b"7 0 R", 7: b"6 0 R"})


def length_lies() -> bytes:
    return pdf({CONTENT: b"<</Length %d>>stream\n%s\nendstream" % (HUGE, TEXT)})


def no_table() -> bytes:
    """Objects that are to be found by looking for them."""
    body = pdf()
    return body[: body.index(b"xref\n0 1")] + b"1 0 obj\n" * 1_000_000


def streams_without_end() -> bytes:
    return pdf()[:-30] + b"9 0 obj\n<</Length 9>>stream\n" * 100_000


# --- object streams


def _object_stream(data: bytes, entries: bytes, objects: Objects = {}) -> bytes:
    """A file whose font, 5, is in the object stream 50."""
    own = {
        CATALOG: b"<</Type/Catalog/Pages 2 0 R>>",
        PAGES: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        PAGE: page(),
        CONTENT: stream(TEXT),
        50: stream(data, b"/Type/ObjStm" + entries),
        **objects,
    }
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    rows = {FONT: b"\2" + (50).to_bytes(4) + b"\0"}
    for number, body in own.items():
        rows[number] = b"\1" + len(out).to_bytes(4) + b"\0"
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    rows[60] = b"\1" + start.to_bytes(4) + b"\0"
    index = b" ".join(b"%d 1" % number for number in sorted(rows))
    table = stream(
        b"".join(rows[number] for number in sorted(rows)),
        b"/Type/XRef/Root 1 0 R/Size 61/W[1 4 1]/Index[%s]" % index,
    )
    out += b"60 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (table, start)
    return bytes(out)


def object_stream() -> bytes:
    """Not harmful."""
    return _object_stream(b"5 0 " + HELVETICA, b"/N 1/First 4")


def object_stream_bomb() -> bytes:
    return _object_stream(zeros(1024 * MIB), b"/N 1/First 4/Filter/FlateDecode")


def object_stream_many() -> bytes:
    return _object_stream(zeros(100 * MIB, b"5 0 "), b"/N 20000000/First %d/Filter/FlateDecode" % (100 * MIB))


def object_stream_lies() -> bytes:
    return _object_stream(b"5 0 " + HELVETICA, b"/N %d/First %d" % (HUGE, HUGE))


def object_stream_extends_itself() -> bytes:
    return _object_stream(b"5 0 " + HELVETICA, b"/N 1/First 4/Extends 50 0 R")


def object_stream_in_itself() -> bytes:
    data = _object_stream(b"50 0 " + HELVETICA, b"/N 1/First 5")
    return data.replace(b"\2" + (50).to_bytes(4), b"\2" + (5).to_bytes(4))


# --- packed bytes


def content_bomb() -> bytes:
    return pdf({CONTENT: flat(1024 * MIB)})


def content_of_text_bomb() -> bytes:
    return pdf({CONTENT: flat(900 * MIB, TEXT)})


def content_bombs() -> bytes:
    """Each is small enough."""
    bombs = {100 + at: flat(7 * MIB, TEXT) for at in range(1000)}
    return pdf({PAGE: page(content=kids(*bombs)), **bombs})


def content_bomb_said_to_be_a_picture() -> bytes:
    return pdf({CONTENT: flat(1024 * MIB, b"q Q ", b"/Subtype/Image/Width 9/Height 9")})


def content_bomb_with_odd_names() -> bytes:
    return pdf({CONTENT: stream(zeros(1024 * MIB), b"/#46#69lter[6 0 R]"), 6: b"/#46lateDecode"})


def content_bomb_short_length() -> bytes:
    return pdf({CONTENT: flat(1024 * MIB).replace(b"/Length ", b"/Length 9%")}) 


def content_repeated() -> bytes:
    """One stream of 7 MiB, drawn a thousand times."""
    return pdf({PAGE: page(content=kids(*[CONTENT] * 1000)), CONTENT: flat(7 * MIB, TEXT)})


def filters_in_a_row() -> bytes:
    data = TEXT * 12_000_000 if False else zeros(1024 * MIB)
    for _ in range(9):
        data = zlib.compress(data, 9)
    return pdf({CONTENT: stream(data, b"/Filter[%s]" % (b"/FlateDecode" * 10))})


def filters_two() -> bytes:
    return pdf({CONTENT: stream(zlib.compress(zeros(1024 * MIB), 9), b"/Filter[/FlateDecode/FlateDecode]")})


def filters_hex_then_flate() -> bytes:
    return pdf({CONTENT: stream(zeros(1024 * MIB).hex().encode() + b">", b"/Filter[/ASCIIHexDecode/FlateDecode]")})


def filters_thousands() -> bytes:
    return pdf({CONTENT: stream(TEXT.hex().encode(), b"/Filter[%s]" % (b"/ASCIIHexDecode" * 100_000))})


def run_lengths() -> bytes:
    return pdf({CONTENT: stream(zlib.compress(b"\x81 " * (8 * MIB), 9), b"/Filter[/FlateDecode/RunLengthDecode]")})


def ascii85() -> bytes:
    return pdf({CONTENT: stream(zeros(1024 * MIB, b"z"), b"/Filter[/FlateDecode/ASCII85Decode]")})


def _lzw(size: int) -> bytes:
    """Spaces, packed with codes of 9 to 12 bits."""
    codes, width, following, bits, count = [256, 32], 9, 258, 0, 0
    out = bytearray()
    length = 1
    value = 0

    def put(code: int) -> None:
        nonlocal value, bits
        value = (value << width) | code
        bits += width
        while bits >= 8:
            bits -= 8
            out.append((value >> bits) & 255)
            value &= (1 << bits) - 1

    total = 0
    while total < size:
        put(256)
        width = 9
        put(32)
        total += 1
        for code in range(258, 4094):
            width = 9 if code < 511 else 10 if code < 1023 else 11 if code < 2047 else 12
            put(code)
            total += code - 256
        width = 12
    put(257)
    return bytes(out) + b"\0\0"


def lzw() -> bytes:
    return pdf({CONTENT: stream(_lzw(900 * MIB), b"/Filter/LZWDecode")})


def predictor_wide() -> bytes:
    return pdf({CONTENT: stream(zlib.compress(TEXT), b"/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns %d>>" % HUGE)})


def predictor_colours() -> bytes:
    parms = b"/DecodeParms<</Predictor 2/Columns %d/Colors %d/BitsPerComponent %d>>" % ((HUGE,) * 3)
    return pdf({CONTENT: stream(zlib.compress(TEXT), b"/Filter/FlateDecode" + parms)})


def predictor_of_nothing() -> bytes:
    """Rows of one byte each."""
    parms = b"/DecodeParms<</Predictor 12/Columns 1/Colors 1/BitsPerComponent 1>>"
    return pdf({CONTENT: stream(zeros(128 * MIB, b"\0"), b"/Filter/FlateDecode" + parms)})


def picture(entries: bytes, data: bytes) -> bytes:
    return pdf(
        {
            PAGE: page(b"/XObject<</X 6 0 R>>"),
            CONTENT: stream(TEXT + b"q 500 0 0 500 0 0 cm /X Do Q"),
            MORE: stream(data, b"/Type/XObject/Subtype/Image/Width 100000/Height 100000/ColorSpace/DeviceGray" + entries),
        }
    )


def picture_flat() -> bytes:
    """Not harmful to one who does not look at pictures."""
    return picture(b"/BitsPerComponent 8/Filter/FlateDecode", zeros(1024 * MIB))


def picture_jbig2() -> bytes:
    return picture(b"/BitsPerComponent 1/Filter/JBIG2Decode", b"\0\0\0\0\x30\0\1\0\0\0\x13\0\1\x86\xa0\0\1\x86\xa0" + b"\0" * 11)


def picture_jpx() -> bytes:
    return picture(b"/Filter/JPXDecode", b"\0\0\0\x0cjP  \r\n\x87\n" + b"\0" * 40)


def inline_picture() -> bytes:
    return pdf({CONTENT: stream(TEXT + b"BI /W 100000 /H 100000 /BPC 8 /CS /G /F /Fl ID " + zeros(1024 * MIB) + b" EI")})


# --- what is drawn


def operators_of_text() -> bytes:
    return pdf({CONTENT: flat(80 * MIB, b"BT/F 1 Tf(a)Tj ET ")})


def operators_of_text_unpacked() -> bytes:
    return pdf({CONTENT: stream(b"BT/F 1 Tf()Tj(a)Tj ET " * 2_000_000)})


def form_draws_itself() -> bytes:
    form = stream(TEXT + b"/X Do /X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 600 900]/Resources<</XObject<</X 6 0 R>>/Font<</F 5 0 R>>>>")
    return pdf({PAGE: page(b"/XObject<</X 6 0 R>>"), CONTENT: stream(b"/X Do"), MORE: form})


def forms_laugh(levels: int = 30, times: int = 10, last: bytes = TEXT) -> bytes:
    entries = b"/Type/XObject/Subtype/Form/BBox[0 0 600 900]/Resources<</XObject<</X %d 0 R>>/Font<</F 5 0 R>>>>"
    forms = {10 + at: stream(b"/X Do " * times, entries % (11 + at)) for at in range(levels)}
    forms[10 + levels] = stream(last, entries % 10)
    return pdf({PAGE: page(b"/XObject<</X 10 0 R>>"), CONTENT: stream(TEXT + b"/X Do"), **forms})


def forms_laugh_empty() -> bytes:
    return forms_laugh(last=b"")


def form_drawn_often() -> bytes:
    form = stream(TEXT * 100, b"/Type/XObject/Subtype/Form/BBox[0 0 600 900]/Resources<</Font<</F 5 0 R>>>>")
    return pdf({PAGE: page(b"/XObject<</X 6 0 R>>"), CONTENT: stream(b"/X Do " * 1_000_000), MORE: form})


def forms_in_object_stream() -> bytes:
    """The laugh, its resources kept in an object stream."""
    levels = 30
    inside = {100 + at: b"<</XObject<</X %d 0 R>>/Font<</F 5 0 R>>>>" % (11 + at) for at in range(levels)}
    head, body = b"", b""
    for number, each in inside.items():
        head += b"%d %d " % (number, len(body))
        body += each + b" "
    entries = b"/Type/XObject/Subtype/Form/BBox[0 0 600 900]/Resources %d 0 R"
    forms = {10 + at: stream(b"/X Do " * 10, entries % (100 + at)) for at in range(levels)}
    forms[10 + levels] = stream(TEXT, entries % 100)
    objects = {
        CATALOG: b"<</Type/Catalog/Pages 2 0 R>>",
        PAGES: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        PAGE: page(b"/XObject<</X 10 0 R>>"),
        CONTENT: stream(TEXT + b"/X Do"),
        FONT: HELVETICA,
        **forms,
        90: stream(head + body, b"/Type/ObjStm/N %d/First %d" % (levels, len(head)), packed=True),
    }
    out = bytearray(b"%PDF-1.7\n")
    rows = {number: b"\2" + (90).to_bytes(4) + bytes([at]) for at, number in enumerate(inside)}
    for number, each in objects.items():
        rows[number] = b"\1" + len(out).to_bytes(4) + b"\0"
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    start = len(out)
    index = b" ".join(b"%d 1" % number for number in sorted(rows))
    table = stream(b"".join(rows[n] for n in sorted(rows)), b"/Type/XRef/Root 1 0 R/Size 200/W[1 4 1]/Index[%s]" % index)
    out += b"199 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (table, start)
    return bytes(out)


def pattern_in_itself() -> bytes:
    pattern = stream(
        b"/Pattern cs /P scn 0 0 600 900 re f " * 10,
        b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep .001/YStep .001/Resources<</Pattern<</P 6 0 R>>>>",
    )
    return pdf({PAGE: page(b"/Pattern<</P 6 0 R>>"), CONTENT: stream(TEXT + b"/Pattern cs /P scn 0 0 600 900 re f"), MORE: pattern})


def type3_in_itself() -> bytes:
    font = b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/FirstChar 97/LastChar 97/Widths[9]/CharProcs<</a 7 0 R>>/Encoding<</Differences[97/a]>>/Resources<</Font<</F 5 0 R>>>>>>"
    return pdf({FONT: font, 7: stream(b"9 0 d0 BT /F 9 Tf (aaaaaaaaaa) Tj ET")})


def states_saved() -> bytes:
    return pdf({CONTENT: stream(b"q " * 5_000_000 + TEXT, packed=True)})


def states_saved_few() -> bytes:
    return pdf({CONTENT: stream(b"q " * 1_000_000 + TEXT)})


def texts_nested() -> bytes:
    return pdf({CONTENT: stream(b"BT " * 1_000_000 + TEXT)})


def marks_nested() -> bytes:
    return pdf({CONTENT: stream(b"/A <</B 1>> BDC " * 300_000 + TEXT * 1000)})


def operands_many() -> bytes:
    return pdf({CONTENT: stream(b"1 " * 5_000_000 + TEXT)})


def arrays_nested_in_content() -> bytes:
    return pdf({CONTENT: stream(b"[" * 1_000_000 + TEXT)})


def dictionaries_nested_in_content() -> bytes:
    return pdf({CONTENT: stream(b"/A <</B" * 300_000 + TEXT)})


def arrays_nested() -> bytes:
    return pdf({PAGE: page(entries=b"/A" + b"[" * 1_000_000)})


def arrays_nested_whole() -> bytes:
    return pdf({PAGE: page(entries=b"/A" + b"[" * 500_000 + b"]" * 500_000)})


def dictionaries_nested() -> bytes:
    return pdf({PAGE: page(entries=b"/A" * 1 + b"<</A" * 300_000 + b" 1" + b">>" * 300_000)})


def arrays_nested_in_object_stream() -> bytes:
    return _object_stream(zlib.compress(b"5 0 " + b"[" * 3_000_000, 9), b"/N 1/First 4/Filter/FlateDecode")


def references_in_a_row() -> bytes:
    chain = {10 + at: b"%d 0 R" % (11 + at) for at in range(20_000)}
    return pdf({PAGE: page(content=b"10 0 R"), **chain, 20_010: stream(TEXT)})


def string_long() -> bytes:
    return pdf({CONTENT: stream(b"BT /F 11 Tf (" + b"a" * (100 * MIB) + b") Tj ET", packed=True)})


def string_long_unpacked() -> bytes:
    return pdf({CONTENT: stream(b"BT /F 11 Tf (" + b"a b " * (5 * MIB) + b") Tj ET")})


def words_on_a_page() -> bytes:
    line = b"BT /F 1 Tf %d %d Td (ord) Tj ET\n"
    return pdf({CONTENT: stream(b"".join(line % (at % 595, at // 595) for at in range(1_000_000)), packed=True)})


def words_on_a_page_some() -> bytes:
    line = b"BT /F 1 Tf %d %d Td (ord) Tj ET\n"
    return pdf({CONTENT: stream(b"".join(line % (at % 595, at // 595) for at in range(100_000)), packed=True)})


def rulings() -> bytes:
    line = b"%d %d m %d %d l S\n"
    drawn = b"".join(line % (at % 595, at // 595, at % 595 + 20, at // 595) for at in range(1_000_000))
    return pdf({CONTENT: stream(TEXT + drawn, packed=True)})


def rulings_few() -> bytes:
    line = b"%d %d m %d %d l S\n"
    drawn = b"".join(line % (at % 55 * 10, at // 55 * 10, at % 55 * 10 + 9, at // 55 * 10) for at in range(2_900))
    return pdf({CONTENT: stream(TEXT + drawn, packed=True)})


def grid_largest() -> bytes:
    drawn = b"".join(b"%d 0 m %d 842 l S\n" % (at * 5, at * 5) for at in range(119))
    drawn += b"".join(b"0 %d m 595 %d l S\n" % (at * 5, at * 5) for at in range(168))
    words = b"".join(b"BT /F 2 Tf %d %d Td (a) Tj ET\n" % (x * 5 + 1, y * 5 + 1) for x in range(118) for y in range(167))
    return pdf({CONTENT: stream(drawn + words, packed=True)})


def path_long() -> bytes:
    return pdf({CONTENT: stream(TEXT + b"0 0 m " + b"9 9 l " * 5_000_000 + b"S", packed=True)})


def clips() -> bytes:
    return pdf({CONTENT: stream((b"0 0 500 500 re W n " * 20 + TEXT) * 5_000, packed=True)})


def numbers_absurd() -> bytes:
    return pdf({CONTENT: stream(b"1e38 0 0 1e38 1e38 1e38 cm " * 3 + TEXT + b"BT /F 1e38 Tf 99999999999999999999 0 Td (hej) Tj ET")})


def box_endless() -> bytes:
    return pdf({PAGE: page().replace(b"[0 0 595 842]", b"[-1e30 -1e30 1e30 1e30]")})


def box_empty() -> bytes:
    return pdf({PAGE: page().replace(b"[0 0 595 842]", b"[0 0 0 0]")})


def pages_many(words: int = 1_000) -> bytes:
    content = b"".join(
        b"BT /F 9 Tf 30 %d Td (%s) Tj ET\n" % (800 - 9 * at, b"ord som alla andra " * 5) for at in range(words // 20)
    )
    tree = {100 + at: page() for at in range(3000)}
    return pdf({PAGES: b"<</Type/Pages/Count 3000/Kids%s>>" % kids(*tree), CONTENT: stream(content), **tree})


def pages_empty() -> bytes:
    return pages_many(0)


# --- fonts


def composite(to_unicode: bytes = b"", encoding: bytes = b"/Identity-H", widths: bytes = b"", more: Objects = {}) -> bytes:
    """A page in a font whose letters are of two bytes each."""
    descendant = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor 8 0 R%s>>" % widths
    descriptor = b"<</Type/FontDescriptor/FontName/A/Flags 4/FontBBox[0 0 1 1]/ItalicAngle 0/Ascent 1/Descent 0/CapHeight 1/StemV 1>>"
    font = b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding%s/DescendantFonts[7 0 R]%s>>" % (
        encoding,
        b"/ToUnicode 9 0 R" if to_unicode else b"",
    )
    content = b"BT /F 11 Tf 71 700 Td <%s> Tj ET\n" % ("hej pa dig " * 10).encode("utf-16-be").hex().encode()
    objects = {CONTENT: stream(content), FONT: font, 7: descendant, 8: descriptor, **more}
    if to_unicode:
        objects[9] = to_unicode
    return pdf(objects)


def cmap(body: bytes, entries: bytes = b"", packed: bool = False) -> bytes:
    head = b"/CIDInit/ProcSet findresource begin 12 dict begin begincmap /CMapName/A def /CMapType 2 def 1 begincodespacerange <0000> <ffff> endcodespacerange\n"
    return stream(head + body + b"\nendcmap end end", entries, packed=packed)


def to_unicode_endless() -> bytes:
    return composite(cmap(b"1 beginbfrange <00000000> <ffffffff> <0000> endbfrange"))


def to_unicode_ranges() -> bytes:
    return composite(cmap(b"100 beginbfrange " + b"<0000> <ffff> <0000>\n" * 20_000 + b"endbfrange"))


def to_unicode_list() -> bytes:
    return composite(cmap(b"1 beginbfrange <0000> <ffff> [" + b"<0041>" * 1_000_000 + b"] endbfrange"))


def to_unicode_amplified() -> bytes:
    long = b"<" + b"00610062" * 16_000 + b">"
    data = composite(cmap(b"1 beginbfchar <0061> " + long + b" endbfchar"))
    return data.replace(b"Tj ET", b"Tj " + b"<00610061>Tj " * 50_000 + b"ET")


def to_unicode_range_amplified() -> bytes:
    long = b"<" + b"00610062" * 16_000 + b">"
    return composite(cmap(b"1 beginbfrange <0000> <ffff> " + long + b" endbfrange"))


def to_unicode_bomb() -> bytes:
    return composite(flat(1024 * MIB))


def cmap_uses_itself() -> bytes:
    body = b"/A usecmap 1 begincidrange <0000> <ffff> 0 endcidrange"
    return composite(encoding=b" 10 0 R", more={10: cmap(body, b"/Type/CMap/CMapName/A/UseCMap 10 0 R")})


def cid_endless() -> bytes:
    body = b"1 begincidrange <00000000> <ffffffff> 0 endcidrange"
    return composite(encoding=b" 10 0 R", more={10: cmap(body, b"/Type/CMap/CMapName/A")})


def cid_ranges() -> bytes:
    body = b"100 begincidrange " + b"<0000> <ffff> 0\n" * 20_000 + b"endcidrange"
    return composite(encoding=b" 10 0 R", more={10: cmap(body, b"/Type/CMap/CMapName/A")})


def cid_widths_endless() -> bytes:
    return composite(widths=b"/W[0 %d 500]" % HUGE)


def cid_widths_many() -> bytes:
    return composite(widths=b"/W[%s]" % (b"0 65535 500 " * 10_000))


def widths_many() -> bytes:
    font = HELVETICA[:-2] + b"/FirstChar 0/LastChar %d/Widths[%s]>>" % (HUGE, b"500 " * 1_000_000)
    return pdf({FONT: font})


def differences_many() -> bytes:
    font = HELVETICA.replace(b"/WinAnsiEncoding", b"<</Differences[0 %s]>>" % (b"/a" * 2_000_000))
    return pdf({FONT: font})


def font_program_endless() -> bytes:
    descriptor = b"<</Type/FontDescriptor/FontName/A/Flags 4/FontBBox[0 0 1 1]/ItalicAngle 0/Ascent 1/Descent 0/CapHeight 1/StemV 1/FontFile 7 0 R>>"
    font = b"<</Type/Font/Subtype/Type1/BaseFont/A/FontDescriptor 6 0 R/FirstChar 97/LastChar 98/Widths[500 500]>>"
    program = b"%!PS-AdobeFont-1.0: A\n/Encoding 256 array\n" + b"dup 97/a put\n" * 1_000_000
    return pdf({FONT: font, 6: descriptor, 7: stream(program, b"/Length1 %d/Length2 0/Length3 0" % len(program))})


def font_program_bomb() -> bytes:
    descriptor = b"<</Type/FontDescriptor/FontName/A/Flags 4/FontBBox[0 0 1 1]/ItalicAngle 0/Ascent 1/Descent 0/CapHeight 1/StemV 1/FontFile2 7 0 R>>"
    font = b"<</Type/Font/Subtype/TrueType/BaseFont/A/FontDescriptor 6 0 R/FirstChar 97/LastChar 98/Widths[500 500]>>"
    return pdf({FONT: font, 6: descriptor, 7: flat(1024 * MIB, b"\0", b"/Length1 %d" % (1024 * MIB))})


def fonts_many() -> bytes:
    fonts = {10 + at: HELVETICA for at in range(50_000)}
    named = b"".join(b"/F%d %d 0 R" % (n, n) for n in fonts)
    content = b"".join(b"BT /F%d 1 Tf (a) Tj ET " % n for n in fonts)
    return pdf({PAGE: page().replace(b"/F 5 0 R", b"/F 5 0 R" + named), CONTENT: stream(TEXT + content), **fonts})


def actual_text() -> bytes:
    mark = b"/Span <</ActualText(" + b"a" * 65_000 + b")>> BDC " + TEXT + b" EMC\n"
    return pdf({CONTENT: stream(mark * 5_000, packed=True)})


def actual_text_shared() -> bytes:
    mark = b"/Span /A BDC " + TEXT + b" EMC\n"
    return pdf({PAGE: page(b"/Properties<</A 6 0 R>>"), CONTENT: stream(mark * 5_000), MORE: b"<</ActualText(" + b"a" * 1_000_000 + b")>>"})


# --- what is not opened


def encrypted(revision: int = 6, entries: bytes = b"/Length 256") -> bytes:
    hashed = b"<" + b"41" * 48 + b">"
    lock = b"<</Filter/Standard/V 5/R %d%s/P -4/O%s/U%s/OE<%s>/UE<%s>/Perms<%s>/CF<</StdCF<</CFM/AESV3/Length 32>>>>/StmF/StdCF/StrF/StdCF>>" % (
        revision, entries, hashed, hashed, b"41" * 32, b"41" * 32, b"41" * 16,
    )
    return pdf({20: lock}, b"/Encrypt 20 0 R/ID[<41><41>]")


def encrypted_in_a_ring() -> bytes:
    return pdf({20: b"<</Filter/Standard/V 20 0 R/R 20 0 R/O 20 0 R/U 20 0 R/P 20 0 R>>"}, b"/Encrypt 20 0 R/ID[<41><41>]")


def scripts() -> bytes:
    return pdf(
        {
            CATALOG: b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(for(;;\\);)>>/AcroForm<</XFA 7 0 R/Fields[8 0 R]>>/Names<</EmbeddedFiles<</Names[(a)<</EF<</F 6 0 R>>>>]>>>>>>",
            6: flat(1024 * MIB),
            7: flat(1024 * MIB, b"<a>"),
            8: b"<</FT/Tx/Kids[8 0 R]/Parent 8 0 R>>",
        }
    )


_MAKERS: tuple[Callable[[], bytes], ...] = tuple(
    value for name, value in list(globals().items())
    if callable(value) and getattr(value, "__module__", "") == __name__ and not name.startswith("_")
    and name not in {"stream", "zeros", "flat", "pdf", "page", "written", "kids", "picture", "composite", "cmap", "Bomb"}
)

BOMBS: dict[str, Bomb] = {make.__name__: Bomb(make.__name__, ".pdf", make, "?") for make in _MAKERS}

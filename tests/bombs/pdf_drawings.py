"""PDFs that draw without end."""

from __future__ import annotations

import zlib

from bombs.pdf_parts import (
    CATALOG,
    CONTENT,
    FONT,
    HELVETICA,
    MIB,
    MORE,
    PAGE,
    PAGES,
    TEXT,
    flat,
    page,
    pdf,
    stream,
)
from bombs.pdf_structures import in_object_stream


def operators_of_text() -> bytes:
    return pdf({CONTENT: flat(80 * MIB, b"BT/F 1 Tf(a)Tj ET ")})


def form_draws_itself() -> bytes:
    form = stream(
        TEXT + b"/X Do /X Do",
        b"/Type/XObject/Subtype/Form/BBox[0 0 600 900]/Resources<</XObject<</X 6 0 R>>/Font<</F 5 0 R>>>>",
    )
    return pdf({PAGE: page(b"/XObject<</X 6 0 R>>"), CONTENT: stream(b"/X Do"), MORE: form})


def forms_laugh(levels: int = 30, times: int = 10, last: bytes = TEXT) -> bytes:
    entries = (
        b"/Type/XObject/Subtype/Form/BBox[0 0 600 900]/Resources<</XObject<</X %d 0 R>>/Font<</F 5 0 R>>>>"
    )
    forms = {10 + at: stream(b"/X Do " * times, entries % (11 + at)) for at in range(levels)}
    forms[10 + levels] = stream(last, entries % 10)
    return pdf({PAGE: page(b"/XObject<</X 10 0 R>>"), CONTENT: stream(TEXT + b"/X Do"), **forms})


def forms_laugh_empty() -> bytes:
    return forms_laugh(last=b"")


def form_drawn_often() -> bytes:
    form = stream(TEXT * 100, b"/Type/XObject/Subtype/Form/BBox[0 0 600 900]/Resources<</Font<</F 5 0 R>>>>")
    return pdf(
        {PAGE: page(b"/XObject<</X 6 0 R>>"), CONTENT: stream(b"/X Do " * 1_000_000, packed=True), MORE: form}
    )


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
    table = stream(
        b"".join(rows[n] for n in sorted(rows)), b"/Type/XRef/Root 1 0 R/Size 200/W[1 4 1]/Index[%s]" % index
    )
    out += b"199 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (table, start)
    return bytes(out)


def pattern_in_itself() -> bytes:
    pattern = stream(
        b"/Pattern cs /P scn 0 0 600 900 re f " * 10,
        b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep .001/YStep .001/Resources<</Pattern<</P 6 0 R>>>>",
    )
    return pdf(
        {
            PAGE: page(b"/Pattern<</P 6 0 R>>"),
            CONTENT: stream(TEXT + b"/Pattern cs /P scn 0 0 600 900 re f"),
            MORE: pattern,
        }
    )


def type3_in_itself() -> bytes:
    font = b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/FirstChar 97/LastChar 97/Widths[9]/CharProcs<</a 7 0 R>>/Encoding<</Differences[97/a]>>/Resources<</Font<</F 5 0 R>>>>>>"
    return pdf({FONT: font, 7: stream(b"9 0 d0 BT /F 9 Tf (aaaaaaaaaa) Tj ET")})


def states_saved() -> bytes:
    return pdf({CONTENT: stream(b"q " * 5_000_000 + TEXT, packed=True)})


def states_saved_few() -> bytes:
    return pdf({CONTENT: stream(b"q " * 1_500_000 + TEXT)})


def marks_nested() -> bytes:
    return pdf({CONTENT: stream(b"/A <</B 1>> BDC " * 300_000 + TEXT * 1000)})


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
    return in_object_stream(zlib.compress(b"5 0 " + b"[" * 3_000_000, 9), b"/N 1/First 4/Filter/FlateDecode")


def string_long() -> bytes:
    return pdf({CONTENT: stream(b"BT /F 11 Tf (" + b"a" * (30 * MIB) + b") Tj ET", packed=True)})


def words_on_a_page_some() -> bytes:
    line = b"BT /F 1 Tf %d %d Td (ord) Tj ET\n"
    return pdf({CONTENT: stream(b"".join(line % (at % 595, at // 595) for at in range(60_000)), packed=True)})


def rulings_few() -> bytes:
    line = b"%d %d m %d %d l S\n"
    drawn = b"".join(
        line % (at % 55 * 10, at // 55 * 10, at % 55 * 10 + 9, at // 55 * 10) for at in range(2_900)
    )
    return pdf({CONTENT: stream(TEXT + drawn, packed=True)})


def path_long() -> bytes:
    return pdf({CONTENT: stream(TEXT + b"0 0 m " + b"9 9 l " * 5_000_000 + b"S", packed=True)})


def numbers_absurd() -> bytes:
    return pdf(
        {
            CONTENT: stream(
                b"1e38 0 0 1e38 1e38 1e38 cm " * 3
                + TEXT
                + b"BT /F 1e38 Tf 99999999999999999999 0 Td (hej) Tj ET"
            )
        }
    )


def box_endless() -> bytes:
    return pdf({PAGE: page().replace(b"[0 0 595 842]", b"[-1e30 -1e30 1e30 1e30]")})

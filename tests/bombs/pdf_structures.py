"""PDFs whose pages, tables and object streams lead nowhere, or to themselves."""

from __future__ import annotations

from bombs.pdf_parts import (
    CATALOG,
    CONTENT,
    FONT,
    HELVETICA,
    HUGE,
    MIB,
    NONE,
    PAGE,
    PAGES,
    TEXT,
    Objects,
    flat,
    page,
    pdf,
    stream,
    zeros,
)


def page_is_its_own_parent() -> bytes:
    return pdf({PAGES: b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 3000>>"})


def count_lies() -> bytes:
    return pdf({PAGES: b"<</Type/Pages/Kids[3 0 R]/Count %d>>" % HUGE})


def count_of_phantoms() -> bytes:
    return pdf({PAGES: b"<</Type/Pages/Kids[3 0 R]/Count 3000>>"})


def count_negative() -> bytes:
    return pdf({PAGES: b"<</Type/Pages/Kids[3 0 R]/Count -5>>"})


def kids_all_the_same() -> bytes:
    return pdf({PAGES: b"<</Type/Pages/Count 300000/Kids[%s]>>" % (b"3 0 R " * 250_000)})


def kids_the_same_few() -> bytes:
    return pdf(
        {PAGES: b"<</Type/Pages/Count 2900/Kids[%s]>>" % (b"3 0 R " * 2900), CONTENT: flat(7 * MIB, TEXT)}
    )


def pages_within_pages(depth: int = 10_000) -> bytes:
    tree = {
        10 + at: b"<</Type/Pages/Parent %d 0 R/Count 1/Kids[%d 0 R]>>" % (9 + at if at else 2, 11 + at)
        for at in range(depth)
    }
    tree[10 + depth] = page()
    return pdf({PAGES: b"<</Type/Pages/Kids[10 0 R]/Count 1>>", **tree})


def parents_in_a_ring() -> bytes:
    bare = b"<</Type/Page/Parent 6 0 R/Contents 4 0 R>>"
    return pdf(
        {
            PAGE: bare,
            6: b"<</Type/Pages/Parent 7 0 R/Kids[3 0 R]/Count 1>>",
            7: b"<</Type/Pages/Parent 6 0 R>>",
        }
    )


def outlines_in_a_ring() -> bytes:
    return pdf(
        {
            CATALOG: b"<</Type/Catalog/Pages 2 0 R/Outlines 6 0 R/Names<</Dests 8 0 R>>>>",
            6: b"<</Type/Outlines/First 7 0 R/Last 7 0 R/Count 1>>",
            7: b"<</Title(a)/Parent 6 0 R/Next 7 0 R/First 7 0 R>>",
            8: b"<</Kids[8 0 R]>>",
        }
    )


def prev_in_a_ring() -> bytes:
    data = pdf()
    return data.replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev %d" % data.index(b"xref\n0 1"))


def size_lies() -> bytes:
    return pdf(trailer=b"/Size %d" % HUGE)


def xref_section_lies() -> bytes:
    return pdf().replace(b"xref\n0 1\n", b"xref\n0 %d\n" % HUGE)


def xref_sections_many() -> bytes:
    return pdf().replace(b"xref\n0 1\n", b"xref\n" + b"0 0\n" * 100_000 + b"0 1\n")


def _with_xref_stream(entries: bytes, data: bytes, objects: Objects = NONE) -> bytes:
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
    return body[: body.index(b"xref\n0 1")] + b"1 0 obj\n" * 100_000


def streams_without_end() -> bytes:
    return pdf()[:-30] + b"9 0 obj\n<</Length 9>>stream\n" * 100_000


def in_object_stream(data: bytes, entries: bytes, objects: Objects = NONE) -> bytes:
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
    return in_object_stream(b"5 0 " + HELVETICA, b"/N 1/First 4")


def object_stream_bomb() -> bytes:
    return in_object_stream(zeros(1024 * MIB), b"/N 1/First 4/Filter/FlateDecode")


def object_stream_many() -> bytes:
    return in_object_stream(
        zeros(100 * MIB, b"5 0 "), b"/N 20000000/First %d/Filter/FlateDecode" % (100 * MIB)
    )


def object_stream_lies() -> bytes:
    return in_object_stream(b"5 0 " + HELVETICA, b"/N %d/First %d" % (HUGE, HUGE))


def object_stream_extends_itself() -> bytes:
    return in_object_stream(b"5 0 " + HELVETICA, b"/N 1/First 4/Extends 50 0 R")


def object_stream_in_itself() -> bytes:
    data = in_object_stream(b"50 0 " + HELVETICA, b"/N 1/First 5")
    return data.replace(b"\2" + (50).to_bytes(4), b"\2" + (5).to_bytes(4))

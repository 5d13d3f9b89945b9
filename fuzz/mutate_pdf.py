"""A PDF changed in its objects, its streams, what its pages draw, and how its objects are found."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

from fuzz.odd import a_slice, damaged, some
from fuzz.pdf_objects import Pdf, Thing, put_together, taken_apart

_NUMBERS = (
    b"0", b"-1", b"1", b"1e30", b"1E+38", b"-1e308", b"NaN", b"inf", b"2147483647", b"2147483648", b"-2147483649", b"99999999999999999999",
    b"0.0000001", b".", b"--5", b"4.4.4", b"65536", b"65535", b"1000000", b"(a)", b"null", b"[]", b"<<>>", b"true", b"/Odd", b"<41>",
)  # fmt: skip
_BOXES = (
    b"[0 0 1e30 1e30]", b"[0 0 0 0]", b"[NaN NaN NaN NaN]", b"[595 842 0 0]", b"[0 0 1 1]", b"[-1e9 -1e9 1e9 1e9]", b"[]", b"[0 0]", b"null",
    b"[0 0 100000000 5]", b"[0 0 595 842 7 7]", b"[(a) /b true null]", b"[1e-30 0 1e-29 1]", b"[0 0 14400 14400]",
)  # fmt: skip
_FILTERS = (
    b"/FlateDecode", b"[/FlateDecode /FlateDecode]", b"/LZWDecode", b"/ASCIIHexDecode", b"/ASCII85Decode", b"/RunLengthDecode", b"/DCTDecode",
    b"/JPXDecode", b"/JBIG2Decode", b"/CCITTFaxDecode", b"/Crypt", b"/NoSuch", b"[]", b"null", b"[/ASCIIHexDecode /FlateDecode]", b"5",
    b"[" + b"/FlateDecode " * 60 + b"]", b"[/FlateDecode /LZWDecode /RunLengthDecode]",
)  # fmt: skip
_PARMS = (
    b"/DecodeParms << /Predictor 15 /Columns 4 >>", b"/DecodeParms << /Predictor 2 /Columns 1000000000 /Colors 99 >>", b"/DecodeParms << /Predictor 12 /Columns 0 >>",
    b"/DecodeParms [null << /EarlyChange 7 >>]", b"/DecodeParms 5",
)  # fmt: skip
_ENCRYPT = (
    b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <00> /U <00> /P -4 >>", b"/Encrypt << /Filter /Standard /V 5 /R 6 /Length 256 >>", b"/Encrypt << >>",
    b"/Encrypt 5", b"/Encrypt << /Filter /Standard /V 4 /R 4 /CF << /StdCF << /CFM /AESV2 >> >> /StmF /StdCF /O (" + b"a" * 32 + b") /U (" + b"b" * 32 + b") /P -1 >>",
    b"/Encrypt << /Filter /NoSuch /V 9 >>",
)  # fmt: skip
_OPERATORS = (
    b"BT", b"ET", b"q", b"Q", b"Tj", b"TJ", b"Tf", b"Td", b"Tm", b"T*", b"'", b'"', b"cm", b"re", b"f", b"Do", b"BI ID EI", b"gs", b"Tz", b"TL", b"Tr", b"Ts", b"Tc",
    b"BDC", b"EMC", b"BX", b"EX", b"nosuch", b"m l S", b"W n", b"sh", b"d0", b"d1",
)  # fmt: skip
_DRAWN = (
    b"q " * 3000, b"Q " * 3000, b"BT " * 500, b"(" * 2000, b"[" * 2000, b"<<" * 1000, b"1 0 0 1 0 0 cm " * 500, b"0 0 0 0 0 0 cm ", b"1e30 0 0 1e30 0 0 cm ",
    b"BT /F1 1e9 Tf (Kvinnor och m\\344n) Tj ET ", b"BT /F1 0 Tf 0 0 Td (noll) Tj ET ", b"BT /F1 -12 Tf (baklanges) Tj ET ", b"0 1 -1 0 0 0 cm ",
    b"BT /NoSuch 12 Tf 50 50 Td (utan typsnitt) Tj ET ", b"/Fm0 Do /Im0 Do /X Do ", b"0 0 10 10 re f " * 4000, b"BT 0 Tz 1000000 Tc (tecken) Tj ET ",
    b"BT /F1 9 Tf " + b"1 0 0 1 50 50 Tm (samma plats) Tj " * 400 + b"ET ", b"0.7 0.7 -0.7 0.7 0 0 cm ", b"0 0 m " + b"9 9 l " * 5000 + b"S ",
    b"BT /F1 9 Tf 50 700 Td (" + b"a" * 20_000 + b") Tj ET ", b"0 0 0.001 900 re f 0 0 900 0.001 re f " * 300,
)  # fmt: skip
_NAMES = (
    b"/Type", b"/Kids", b"/Parent", b"/Contents", b"/Resources", b"/Font", b"/XObject", b"/MediaBox", b"/CropBox", b"/Rotate", b"/Encoding", b"/ToUnicode",
    b"/Widths", b"/FirstChar", b"/LastChar", b"/DescendantFonts", b"/FontDescriptor", b"/BaseFont", b"/Subtype", b"/Length", b"/Count", b"/W", b"/Differences",
    b"/Pages", b"/Page", b"/Catalog", b"/Type0", b"/Type3", b"/TrueType", b"/Type1", b"/CIDFontType2", b"/Identity-H", b"/Identity-V", b"/WinAnsiEncoding", b"/Odd",
    b"/CharProcs", b"/FontMatrix", b"/FontFile", b"/FontFile2", b"/FontFile3", b"/CIDToGIDMap", b"/Annots", b"/Outlines", b"/AcroForm",
)  # fmt: skip
_CMAPS = (
    b"1 beginbfrange <0000> <FFFF> <0000> endbfrange ", b"1 beginbfchar <41> <D800> endbfchar ", b"1 beginbfrange <00> <FF> [] endbfrange ", b"100 beginbfchar endbfchar ",
    b"1 beginbfchar <41> <" + b"0041" * 400 + b"> endbfchar ", b"1 beginbfrange <FFFFFFFF> <00> <0041> endbfrange ", b"1 begincodespacerange <> <> endcodespacerange ",
    b"1 beginbfrange <0000> <FFFF> <00E5> endbfrange " * 5, b"1 beginbfchar <41> <0000> endbfchar ", b"usecmap /NoSuch usecmap ",
)  # fmt: skip

Things = list[Thing]


def mutate_pdf(rng: Random, data: bytes) -> bytes:
    """The file with some changes; most still open, so that what reads pages is reached. As it was where none took."""
    pdf = taken_apart(data)
    if pdf is None or rng.random() < 0.08:
        return damaged(rng, damaged(rng, data))
    things = list(pdf.things)
    for _ in range(rng.choice((1, 1, 2, 3, 5))):
        rng.choices(_CHANGES, _WEIGHTS)[0](rng, things)
    if things == list(pdf.things):
        return data
    trailer = pdf.trailer if rng.random() < 0.97 else _other_trailer(rng, pdf)
    written = put_together(things, trailer)
    return rng.choice(_FOUND_OTHERWISE)(rng, written) if rng.random() < 0.15 else written


def _other_trailer(rng: Random, pdf: Pdf) -> bytes:
    prev = b" /Prev " + rng.choice(_NUMBERS)
    return rng.choice(
        (
            b"",
            pdf.trailer + b" " + rng.choice(_ENCRYPT),
            pdf.trailer + prev,
            pdf.trailer.replace(b"/Root", b"/Info"),
            pdf.trailer * 2,
        )
    )


def _pick(rng: Random, things: Things, *having: bytes) -> int | None:
    """One of the objects, in which one of these stands where that is asked."""
    places = [at for at, each in enumerate(things) if not having or any(name in each.body for name in having)]
    return rng.choice(places) if places else None


def _in_body(rng: Random, things: Things, pattern: bytes, new: Callable[[], bytes], *having: bytes) -> None:
    at = _pick(rng, things, *having)
    spots = list(re.finditer(pattern, things[at].body)) if at is not None else []
    for spot in sorted(some(rng, spots), key=lambda each: -each.start()):
        assert at is not None
        body = things[at].body
        things[at] = replace(things[at], body=body[: spot.start()] + new() + body[spot.end() :])


def _number(rng: Random, things: Things) -> None:
    _in_body(
        rng,
        things,
        rb"(?<![\w/.])-?\d+(?:\.\d+)?(?![\w.])(?!\s+\d+\s+R)(?!\s+R)",
        lambda: rng.choice(_NUMBERS),
    )


def _reference(rng: Random, things: Things) -> None:
    """A reference to another object, to itself, to its parent, or to none."""
    numbers = [each.number for each in things]

    def other() -> bytes:
        return (
            b"%d 0 R" % rng.choice((*some(rng, numbers, 5), 0, 9_999_999))
            if rng.random() < 0.9
            else rng.choice(_NUMBERS)
        )

    where = rng.choice(((), (b"/Kids",), (b"/Parent",), (b"/Contents",), (b"/Font",), (b"/XObject",)))
    _in_body(rng, things, rb"\d+\s+\d+\s+R", other, *where)


def _loop(rng: Random, things: Things) -> None:
    """A tree of pages that comes back to where it began, or goes on for ever."""
    at = _pick(rng, things, b"/Kids")
    if at is not None:
        numbers = [each.number for each in things if b"/Pages" in each.body or b"/Page" in each.body]
        kids = b" ".join(
            b"%d 0 R" % rng.choice(numbers or [things[at].number]) for _ in range(rng.choice((1, 3, 200)))
        )
        body = re.sub(
            rb"/Kids\s*\[.*?\]",
            lambda _: b"/Kids [" + kids + b" %d 0 R]" % things[at].number,
            things[at].body,
            flags=re.DOTALL,
        )
        things[at] = replace(things[at], body=body)


def _name(rng: Random, things: Things) -> None:
    _in_body(rng, things, rb"/[A-Za-z][\w-]*", lambda: rng.choice(_NAMES))


def _box(rng: Random, things: Things) -> None:
    at = _pick(rng, things, b"/MediaBox", b"/CropBox", b"/Page")
    if at is not None:
        key = rng.choice((b"/MediaBox", b"/MediaBox", b"/CropBox", b"/Rotate", b"/UserUnit"))
        value = (
            rng.choice(_BOXES)
            if key.endswith(b"Box")
            else rng.choice((*_NUMBERS, b"90", b"45", b"-90", b"450"))
        )
        body = re.sub(key + rb"\s*(?:\[.*?\]|-?[\d.]+)", b"", things[at].body, flags=re.DOTALL)
        things[at] = replace(things[at], body=_with(body, key + b" " + value))


def _with(body: bytes, more: bytes) -> bytes:
    """The dictionary with one entry more."""
    return body.replace(b"<<", b"<< " + more + b" ", 1)


def _streamed(rng: Random, things: Things) -> int | None:
    places = [at for at, each in enumerate(things) if each.stream]
    return rng.choice(places) if places else None


def _cut_stream(rng: Random, things: Things) -> None:
    at = _streamed(rng, things)
    if at is not None:
        stream = things[at].stream or b""
        things[at] = replace(
            things[at],
            stream=rng.choice((stream[: rng.randrange(len(stream))], damaged(rng, stream), b"", stream * 2)),
        )


def _length(rng: Random, things: Things) -> None:
    _in_body(
        rng, things, rb"/Length\s+\d+(?:\s+\d+\s+R)?", lambda: b"/Length " + rng.choice(_NUMBERS), b"/Length"
    )


def _filter(rng: Random, things: Things) -> None:
    at = _streamed(rng, things)
    if at is not None:
        more = rng.choice(_PARMS) if rng.random() < 0.4 else b""
        body = re.sub(rb"/Filter\s*(?:\[.*?\]|/\w+)", b"", things[at].body, flags=re.DOTALL)
        things[at] = replace(things[at], body=_with(body, b"/Filter " + rng.choice(_FILTERS) + b" " + more))


def _said(rng: Random, things: Things, mark: bytes) -> tuple[int, bytes] | None:
    """A stream that says this, and what it says."""
    for _ in range(12):
        at = _streamed(rng, things)
        plain = things[at].plain if at is not None else None
        if at is not None and plain is not None and mark in plain:
            return at, plain
    return None


def _operators(rng: Random, things: Things) -> None:
    """What a page draws, with other operators, other numbers, or in another order."""
    found = _said(rng, things, b"Tf")
    if found is None:
        return
    at, plain = found
    pattern, new = rng.choice(
        ((rb"(?<![\w.])-?\d+(?:\.\d+)?(?![\w.])", _NUMBERS), (rb"(?<=\s)[A-Za-z*'\"]{1,3}(?=\s)", _OPERATORS))
    )
    for spot in sorted(some(rng, list(re.finditer(pattern, plain)), 30), key=lambda each: -each.start()):
        plain = plain[: spot.start()] + rng.choice(new) + plain[spot.end() :]
    things[at] = things[at].saying(plain)


def _drawn(rng: Random, things: Things) -> None:
    found = _said(rng, things, b"Tf")
    if found is not None:
        at, plain = found
        where = rng.choice((0, len(plain), plain.find(b"BT"), rng.randint(0, len(plain))))
        things[at] = things[at].saying(plain[:where] + b" " + rng.choice(_DRAWN) + plain[where:])


def _mixed(rng: Random, things: Things) -> None:
    """Lines of a page's drawing taken, doubled or moved."""
    found = _said(rng, things, b"Tf")
    if found is not None:
        at, plain = found
        lines = plain.split(b"\n")
        taken = lines[(piece := a_slice(rng, len(lines), 60))]
        lines[piece] = rng.choice(([], taken * 2, taken[::-1]))
        where = rng.randint(0, len(lines))
        lines[where:where] = rng.choice(([], taken))
        things[at] = things[at].saying(b"\n".join(lines))


def _characters(rng: Random, things: Things) -> None:
    """What a font's codes stand for."""
    found = _said(rng, things, b"begincmap")
    if found is not None:
        at, plain = found
        where = plain.rfind(b"endcmap")
        hexes = list(re.finditer(rb"<[0-9A-Fa-f]*>", plain))
        for spot in (
            sorted(some(rng, hexes, 20), key=lambda each: -each.start()) if rng.random() < 0.5 else ()
        ):
            new = rng.choice(
                (b"<D83D>", b"<>", b"<0>", b"<0000>", b"<FFFE>", b"<00AD>", b"<202E0041>", b"<FFFFFFFFFF>")
            )
            plain = plain[: spot.start()] + new + plain[spot.end() :]
        things[at] = things[at].saying(plain[:where] + rng.choice(_CMAPS) + plain[where:])


def _font(rng: Random, things: Things) -> None:
    at = _pick(rng, things, b"/FontDescriptor", b"/BaseFont", b"/DescendantFonts")
    if at is not None:
        more = rng.choice((
            b"/Encoding /Identity-H", b"/Encoding << /Differences [0 /nosuch 65 /g1 /g2 9999999 /A] >>", b"/ToUnicode null", b"/Widths [1e30 -5 (a)]", b"/FirstChar -5",
            b"/LastChar 2147483647", b"/FontMatrix [0 0 0 0 0 0]", b"/W [0 65535 1e9]", b"/DW 0", b"/Subtype /Type3", b"/Flags 2147483647", b"/Encoding /NoSuch-H",
            b"/DescendantFonts [%d 0 R]" % things[at].number, b"/FontDescriptor %d 0 R" % things[at].number, b"/ToUnicode %d 0 R" % things[at].number,
        ))  # fmt: skip
        body = re.sub(
            more.split()[0] + rb"\s*(?:\[.*?\]|\d+\s+\d+\s+R|/[\w-]+|-?[\d.]+)",
            b"",
            things[at].body,
            flags=re.DOTALL,
        )
        things[at] = replace(things[at], body=_with(body, more))


def _drop(rng: Random, things: Things) -> None:
    if len(things) > 3:
        things.pop(rng.randrange(len(things)))


def _double(rng: Random, things: Things) -> None:
    """An object once more, under its own number or another's."""
    one, other = rng.choice(things), rng.choice(things)
    things.append(rng.choice((one, replace(one, number=other.number), replace(one, number=len(things) + 5))))


def _swap(rng: Random, things: Things) -> None:
    one, other = rng.randrange(len(things)), rng.randrange(len(things))
    first, second = things[one], things[other]
    things[one], things[other] = replace(second, number=first.number), replace(first, number=second.number)


def _nest(rng: Random, things: Things) -> None:
    at = rng.randrange(len(things))
    depth = rng.choice((10, 100, 1000, 20_000))
    opened, closed = rng.choice(((b"[", b"]"), (b"<< /A ", b" >>"), (b"(", b")")))
    things[at] = replace(things[at], body=_with(things[at].body, b"/Deep " + opened * depth + closed * depth))


_CHANGES: tuple[Callable[[Random, Things], None], ...] = (
    _number, _reference, _loop, _name, _box, _cut_stream, _length, _filter, _operators, _drawn, _mixed, _characters, _font, _drop, _double, _swap, _nest,
)  # fmt: skip
_WEIGHTS = (10, 8, 1.5, 8, 7, 5, 3, 3, 14, 12, 8, 7, 9, 2, 3, 2, 1)


def _wrong_places(rng: Random, data: bytes) -> bytes:
    """The table of places with some of them wrong."""
    at = data.rfind(b"xref\n0 ")
    rows = [match.start() for match in re.finditer(rb"\d{10} \d{5} [nf]", data[at:])]
    hurt = bytearray(data)
    for row in some(rng, rows, 5):
        hurt[at + row : at + row + 10] = b"%010d" % rng.choice((0, 9999999999, rng.randrange(len(data)), at))
    return bytes(hurt)


def _no_table(rng: Random, data: bytes) -> bytes:
    return data[: data.rfind(rng.choice((b"xref\n0 ", b"trailer", b"startxref", b"%%EOF")))]


def _wrong_start(rng: Random, data: bytes) -> bytes:
    return re.sub(
        rb"startxref\n\d+", b"startxref\n" + rng.choice((b"0", b"-1", b"99999999999", b"9", b"a")), data
    )


def _updated(rng: Random, data: bytes) -> bytes:
    """An update behind the end, whose table points back: to where it should, to itself, or to nothing."""
    at = len(data)
    prev = rng.choice((data.rfind(b"xref\n0 "), at, 0, 99_999_999))
    root = re.search(rb"/Root\s+\d+\s+\d+\s+R", data)
    return data + b"xref\n0 0\ntrailer\n<< /Size 5 /Prev %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        prev,
        root[0] if root else b"",
        at,
    )


def _in_front(rng: Random, data: bytes) -> bytes:
    return (
        rng.choice((b"\n\n", b"\xef\xbb\xbf", b"HTTP/1.1 200 OK\r\n\r\n", b"\x00" * 40, b" " * 2000)) + data
    )


_FOUND_OTHERWISE = (_wrong_places, _no_table, _wrong_start, _updated, _in_front, damaged)

"""PDFs whose bytes unpack without end."""

from __future__ import annotations

import zlib

from bombs.pdf_parts import (
    CONTENT,
    HUGE,
    MIB,
    MORE,
    PAGE,
    TEXT,
    flat,
    kids,
    page,
    pdf,
    stream,
    zeros,
)


def content_bomb() -> bytes:
    return pdf({CONTENT: flat(1024 * MIB)})


def content_of_text_bomb() -> bytes:
    return pdf({CONTENT: flat(900 * MIB, TEXT)})


def content_bombs() -> bytes:
    """Each is small enough."""
    bombs = dict.fromkeys(range(100, 1100), flat(7 * MIB, TEXT))
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
    data = zeros(1024 * MIB)
    for _ in range(9):
        data = zlib.compress(data, 9)
    return pdf({CONTENT: stream(data, b"/Filter[%s]" % (b"/FlateDecode" * 10))})


def filters_two() -> bytes:
    return pdf({CONTENT: stream(zlib.compress(zeros(1024 * MIB), 9), b"/Filter[/FlateDecode/FlateDecode]")})


def filters_hex_then_flate() -> bytes:
    return pdf(
        {CONTENT: stream(zeros(1024 * MIB).hex().encode() + b">", b"/Filter[/ASCIIHexDecode/FlateDecode]")}
    )


def filters_thousands() -> bytes:
    return pdf({CONTENT: stream(TEXT.hex().encode(), b"/Filter[%s]" % (b"/ASCIIHexDecode" * 100_000))})


def run_lengths() -> bytes:
    return pdf(
        {CONTENT: stream(zlib.compress(b"\x81 " * (8 * MIB), 9), b"/Filter[/FlateDecode/RunLengthDecode]")}
    )


def ascii85() -> bytes:
    return pdf({CONTENT: stream(zeros(1024 * MIB, b"z"), b"/Filter[/FlateDecode/ASCII85Decode]")})


def _lzw(size: int) -> bytes:
    """Spaces, packed with codes of 9 to 12 bits: each code stands for one space more than the one before."""
    bits: list[str] = []
    for code in range(258, 4094):
        width = 9 if code < 511 else 10 if code < 1023 else 11 if code < 2047 else 12
        bits.append(f"{code:0{width}b}")
    begin, end = f"{256:012b}", f"{257:012b}"
    round_ = f"{32:09b}" + "".join(bits)
    times = size // (3836 * 3837 // 2)
    packed = f"{256:09b}" + round_ + (begin + round_) * (times - 1) + end
    return int(packed.ljust(-len(packed) % 8 + len(packed), "0"), 2).to_bytes(-(-len(packed) // 8))


def lzw() -> bytes:
    return pdf({CONTENT: stream(_lzw(300 * MIB), b"/Filter/LZWDecode")})


def predictor_wide() -> bytes:
    return pdf(
        {
            CONTENT: stream(
                zlib.compress(TEXT), b"/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns %d>>" % HUGE
            )
        }
    )


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
            MORE: stream(
                data,
                b"/Type/XObject/Subtype/Image/Width 100000/Height 100000/ColorSpace/DeviceGray" + entries,
            ),
        }
    )


def picture_flat() -> bytes:
    """Not harmful to one who does not look at pictures."""
    return picture(b"/BitsPerComponent 8/Filter/FlateDecode", zeros(1024 * MIB))


def picture_jbig2() -> bytes:
    return picture(
        b"/BitsPerComponent 1/Filter/JBIG2Decode",
        b"\0\0\0\0\x30\0\1\0\0\0\x13\0\1\x86\xa0\0\1\x86\xa0" + b"\0" * 11,
    )


def picture_jpx() -> bytes:
    return picture(b"/Filter/JPXDecode", b"\0\0\0\x0cjP  \r\n\x87\n" + b"\0" * 40)


def inline_picture() -> bytes:
    return pdf(
        {
            CONTENT: stream(
                TEXT + b"BI /W 100000 /H 100000 /BPC 8 /CS /G /F /Fl ID " + zeros(1024 * MIB) + b" EI"
            )
        }
    )

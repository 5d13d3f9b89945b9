"""Values that programs trip on, and damage that any bytes can take."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")

NUMBERS = (
    "0", "-1", "1", "2", "8", "9", "40", "41", "255", "256", "999", "65535", "65536", "99999", "2147483647",
    "2147483648", "-2147483649", "4294967296", "9223372036854775808", "1e30", "-1e308", "1e400", "NaN", "inf", "0.1",
    "00000007", "+5", " 3 ", "0x10", "1_000", "٣", "²", "१२", "½", "9" * 400, "7" * 5000, "", "a", "-", "--1", "1.5.2",
)  # fmt: skip

_COMBINING = "\u0301\u0308\u030a\u0323\u20dd"
TEXTS = (
    "a" + _COMBINING * 400,
    "\u202eröd tråd\u202c vänster \u2067كتاب\u2069",
    "ö" * 20_000,
    "ord " * 3000,
    "x" * 3000 + "-" + "y" * 3000,
    "\u200b\u200c\u200d\ufeff\u2060" * 40,
    "\u00a0\u2003\u3000\u2028\u2029\u0085",
    "\ufffd\ufffe\uffff\ue000\U000f0000",
    "👩‍👩‍👧‍👦🏳️‍🌈" * 50,
    "𝒦𝓋𝒾𝓃𝓃𝑜𝓇 och män",
    "i\u0307İıßẞſﬁ㎡①",
    "1" * 9000,
    "1 " * 4000,
    "1.1.1.1.1.1.1.1.1.1.1.1.1.1.1 Rubrik",
    "." * 5000 + " 7",
    "_ " * 3000,
    "- " * 2000,
    "((((((((((" * 200,
    "[^1]" * 500,
    "*" * 3000 + "fet" + "*" * 3000,
    "Kvinnor 45 %, män 55 %. " * 300,
    "kvinnor/män/" * 700,
    "a,b;c:d!e?f " * 600,
    "%s%n%d{0}{x}$1\\1",
    "<script>alert(1)</script>]]>&amp;",
    "=HYPERLINK(\"x\")",
    "\t" * 500 + "|" + "\t" * 500 + "12",
    "2024-13-45 den 99 månad 0000",
    "Dnr " + "KS/2024:" * 400,
)  # fmt: skip


def number(rng: Random) -> str:
    """A number that nobody expects where a number is expected, or no number at all."""
    return rng.choice(NUMBERS)


def text(rng: Random) -> str:
    """A text that is hard on what reads it."""
    return rng.choice(TEXTS)


def some(rng: Random, items: Sequence[T], most: int = 3) -> list[T]:
    """Between one and `most` of the items; none where there are none."""
    return rng.sample(items, min(len(items), rng.randint(1, most))) if items else []


def a_slice(rng: Random, length: int, most: int) -> slice:
    """A piece of something that is so long, of `most` at most and often of much less."""
    wanted = min(length, 1 + int(most ** rng.random()))
    start = rng.randint(0, max(0, length - wanted))
    return slice(start, start + wanted)


def damaged(rng: Random, data: bytes) -> bytes:
    """The bytes with one hurt: flipped, cut out, cut off, doubled, overwritten or put in."""
    return rng.choice(_DAMAGES)(rng, data) if data else bytes(rng.randrange(256) for _ in range(9))


def _flip(rng: Random, data: bytes) -> bytes:
    hurt = bytearray(data)
    for _ in range(rng.randint(1, 12)):
        hurt[rng.randrange(len(hurt))] ^= 1 << rng.randrange(8)
    return bytes(hurt)


def _cut_out(rng: Random, data: bytes) -> bytes:
    piece = a_slice(rng, len(data), 4000)
    return data[: piece.start] + data[piece.stop :]


def _cut_off(rng: Random, data: bytes) -> bytes:
    return data[: rng.randrange(len(data))]


def _double(rng: Random, data: bytes) -> bytes:
    piece = a_slice(rng, len(data), 4000)
    return data[: piece.stop] + data[piece] * rng.randint(1, 3) + data[piece.stop :]


def _overwrite(rng: Random, data: bytes) -> bytes:
    piece = a_slice(rng, len(data), 300)
    filler = rng.choice((b"\x00", b"\xff", b" ", b"\n", b"9", b"("))
    return data[: piece.start] + filler * (piece.stop - piece.start) + data[piece.stop :]


def _put_in(rng: Random, data: bytes) -> bytes:
    at = rng.randint(0, len(data))
    return data[:at] + bytes(rng.randrange(256) for _ in range(rng.randint(1, 40))) + data[at:]


_DAMAGES: tuple[Callable[[Random, bytes], bytes], ...] = (
    _flip, _flip, _cut_out, _cut_off, _double, _overwrite, _put_in,
)  # fmt: skip

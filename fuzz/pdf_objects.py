"""A PDF as a list of objects that can be changed one by one and written again, with a cross-reference table that is right."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass, replace
from functools import lru_cache

_OBJECT = re.compile(rb"(?<![0-9])(\d{1,7})\s+(\d{1,5})\s+obj\b(.*?)\bendobj", re.DOTALL)
_STREAM = re.compile(rb"(.*?)\bstream\r?\n(.*)\r?\n?endstream", re.DOTALL)
_TRAILER = re.compile(rb"trailer\s*(<<.*?>>)\s*startxref", re.DOTALL)
_KEY = re.compile(rb"/(Root|Info|ID|Encrypt)\s*(\[.*?\]|\d+\s+\d+\s+R|<<.*?>>)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Thing:
    """One object: its number, its dictionary or value as it is written, and its stream as it stands, if it has one."""

    number: int
    body: bytes
    stream: bytes | None = None

    @property
    def is_deflated(self) -> bool:
        """Whether the stream is deflated, and in no other way encoded."""
        return (
            re.search(rb"/Filter\s*\[?\s*/FlateDecode\s*\]?(?!\s*/)", self.body) is not None
            and b"/DecodeParms" not in self.body
        )

    @property
    def plain(self) -> bytes | None:
        """What the stream says, where it can be told."""
        if self.stream is None:
            return None
        if b"/Filter" not in self.body:
            return self.stream
        if not self.is_deflated:
            return None
        try:
            return zlib.decompressobj().decompress(self.stream)
        except zlib.error:
            return None

    def saying(self, plain: bytes) -> Thing:
        """The same with another stream, deflated anew where it was."""
        packed = zlib.compress(plain, 1) if self.is_deflated else plain
        body = re.sub(rb"/Length\s+\d+(\s+\d+\s+R)?", b"/Length %d" % len(packed), self.body)
        return replace(self, body=body, stream=packed)


@dataclass(frozen=True, slots=True)
class Pdf:
    """The objects of a PDF, and what its trailer says."""

    things: tuple[Thing, ...]
    trailer: bytes


@lru_cache(maxsize=64)
def taken_apart(data: bytes) -> Pdf | None:
    """The PDF's objects, those in object streams too; None for one that is encrypted, or has none that can be found."""
    things: dict[int, Thing] = {}
    keys: dict[bytes, bytes] = {}
    for found in _OBJECT.finditer(data):
        inner = _STREAM.fullmatch(found[3].strip())
        body, stream = (inner[1], inner[2]) if inner else (found[3], None)
        thing = Thing(int(found[1]), body.strip(), stream)
        if b"/XRef" in body and stream is not None:
            keys |= dict(_KEY.findall(body))
            continue
        things[thing.number] = thing
    for thing in [each for each in things.values() if b"/ObjStm" in each.body]:
        del things[thing.number]
        for inner_thing in _packed_in(thing):
            things.setdefault(inner_thing.number, inner_thing)
    for trailer in _TRAILER.findall(data):
        keys |= dict(_KEY.findall(trailer))
    if b"Encrypt" in keys or b"Root" not in keys or not things:
        return None
    told = b" ".join(b"/%s %s" % pair for pair in keys.items())
    return Pdf(tuple(things.values()), told)


def _packed_in(thing: Thing) -> list[Thing]:
    plain = thing.plain
    first = re.search(rb"/First\s+(\d+)", thing.body)
    if plain is None or first is None:
        return []
    start = int(first[1])
    numbers = [int(each) for each in plain[:start].split() if each.isdigit()]
    places = list(zip(numbers[::2], numbers[1::2], strict=False))
    ends = [*(offset for _, offset in places[1:]), len(plain) - start]
    return [
        Thing(number, plain[start + offset : start + end].strip())
        for (number, offset), end in zip(places, ends, strict=True)
    ]


def put_together(things: list[Thing], trailer: bytes) -> bytes:
    """A PDF of the objects, each found by its place."""
    parts = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"]
    at = len(parts[0])
    places: dict[int, int] = {}
    for thing in things:
        stream = b"\nstream\n" + thing.stream + b"\nendstream" if thing.stream is not None else b""
        written = b"%d 0 obj\n" % thing.number + thing.body + stream + b"\nendobj\n"
        places[thing.number] = at
        parts.append(written)
        at += len(written)
    size = max(places, default=0) + 1
    rows = (
        b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
        for number in range(size)
    )
    parts += [b"xref\n0 %d\n" % size, *rows]
    parts.append(b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, at))
    return b"".join(parts)

"""Zips written by hand: what is in them is a piece repeated, so that a gigabyte is made in no time; and they may lie."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from typing import NamedTuple

# Repeated pieces are packed as blocks of some such size, each independent of the one before it.
_BLOCK = 1 << 16


class Repeated(NamedTuple):
    """Bytes that come so many times."""

    data: bytes
    times: int


class Entry(NamedTuple):
    """A file of a zip: its packed bytes, and what its headers say, true or not."""

    name: str
    packed: bytes
    size: int
    crc: int = 0
    method: int = 8
    flags: int = 0


def entry(name: str, *content: bytes | str | Repeated, crc: bool = True) -> Entry:
    """A file of this content. Without `crc` its checksum is wrong, which is seen when all of it has been read."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed: list[bytes] = []
    size = checksum = 0
    for part in content:
        data, times = part if isinstance(part, Repeated) else (part, 1)
        data = data.encode() if isinstance(data, str) else data
        size += len(data) * times
        in_block = max(1, min(times, _BLOCK // max(1, len(data))))
        blocks, rest = divmod(times, in_block)
        block = data * in_block
        if crc:
            for _ in range(blocks):
                checksum = zlib.crc32(block, checksum)
            checksum = zlib.crc32(data * rest, checksum)
        packed.append(packer.flush(zlib.Z_FULL_FLUSH))
        packed.append((packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)) * blocks)
        packed.append(packer.compress(data * rest))
    return Entry(name, b"".join((*packed, packer.flush())), size, checksum)


def stored(name: str, content: bytes) -> Entry:
    """A file that is not packed."""
    return Entry(name, content, len(content), zlib.crc32(content), method=0)


def archive(entries: Iterable[Entry], *, overlapping: bool = False) -> bytes:
    """The zip of these files; `overlapping`: all of them are the bytes of the first."""
    entries = list(entries)
    local: list[bytes] = []
    central: list[bytes] = []
    at = 0
    for each in entries:
        name = each.name.encode()
        sizes = (each.crc, len(each.packed), each.size & 0xFFFFFFFF, len(name))
        if not (overlapping and local):
            place = at
            local += [struct.pack("<4s5H3L2H", b"PK\3\4", 20, each.flags, each.method, 0, 33, *sizes, 0)]
            local += [name, each.packed]
            at += 30 + len(name) + len(each.packed)
        head = struct.pack(
            "<4s6H3L5H2L", b"PK\1\2", 20, 20, each.flags, each.method, 0, 33, *sizes, 0, 0, 0, 0, 0, place
        )
        central += [head, name]
    listed = b"".join(central)
    count = min(len(entries), 0xFFFF)
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, len(listed), at, 0)
    return b"".join((*local, listed, end))

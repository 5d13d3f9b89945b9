"""A Word file changed in its zip: its parts, what its relations point to, and what stands in each part's XML."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from random import Random

from fuzz.mutate_xml import mutated_xml
from fuzz.odd import damaged, number, some

_FOLDER = "word/"
_MAIN = "word/document.xml"
_RELATIONS = "word/_rels/document.xml.rels"
_TARGETS = (
    "document.xml", "styles.xml", "../[Content_Types].xml", "nowhere.xml", "", "/", "..", "../../../etc/passwd", "#a",
    "http://example.invalid/a.xml", "file:///etc/passwd", "footnotes.xml", "header1.xml", "a" * 3000, "%00", "%e5%",
    "word\\styles.xml", "DOCUMENT.XML", "å\u0308.xml", "media/image1.png", "comments.xml",
)  # fmt: skip
_KINDS = (
    "styles",
    "footnotes",
    "endnotes",
    "header",
    "footer",
    "chart",
    "comments",
    "officeDocument",
    "hyperlink",
    "",
)
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

#: The parts of a package in their order. A name may stand there twice, as it may in a zip.
Parts = list[tuple[str, bytes]]


def mutate_word(rng: Random, data: bytes) -> bytes:
    """The file with some changes; most still open, so that what reads the parts is reached. As it was where none took."""
    parts = list(_parts(data))
    for _ in range(rng.choice((1, 1, 1, 2, 2, 3))):
        rng.choices(_CHANGES, _WEIGHTS)[0](rng, parts)
    if parts == list(_parts(data)):
        return data
    packed = _packed(parts, rng.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)))
    if rng.random() < 0.12:
        packed = rng.choice(_ZIP_DAMAGES)(rng, packed)
    return packed


@lru_cache(maxsize=64)
def _parts(data: bytes) -> tuple[tuple[str, bytes], ...]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return tuple((info.filename, package.read(info)) for info in package.infolist())


def _packed(parts: Parts, method: int) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", method, compresslevel=1) as package:
        for name, data in parts:
            package.writestr(zipfile.ZipInfo(name), data, method)
    return buffer.getvalue()


def _at(rng: Random, parts: Parts) -> int:
    """A part that says something, mostly; pictures are one in so many."""
    telling = [at for at, (name, _) in enumerate(parts) if name.endswith((".xml", ".rels"))]
    return rng.choice(telling) if telling and rng.random() < 0.9 else rng.randrange(len(parts))


def _in_main(rng: Random, parts: Parts) -> None:
    _change(rng, parts, _MAIN)


def _in_other(rng: Random, parts: Parts) -> None:
    others = [name for name, _ in parts if name.endswith(".xml") and name != _MAIN]
    telling = [name for name in others if name.startswith(_FOLDER)]
    if others:
        _change(rng, parts, rng.choice(telling or others))


def _in_relations(rng: Random, parts: Parts) -> None:
    names = [name for name, _ in parts if name.endswith(".rels")]
    if names:
        _change(rng, parts, rng.choice([*names, _RELATIONS]))


def _change(rng: Random, parts: Parts, name: str) -> None:
    for at, (each, data) in enumerate(parts):
        if each == name:
            parts[at] = each, mutated_xml(rng, data)


def _relation(rng: Random, parts: Parts) -> None:
    """One relation more: to what is there, to itself, to nothing, outside, or with an id that is taken."""
    for at, (name, data) in enumerate(parts):
        if name in (_RELATIONS, "_rels/.rels") and (name == _RELATIONS or rng.random() < 0.2):
            names = [f"/{each}" for each, _ in parts]
            target = rng.choice((*_TARGETS, *names))
            mode = rng.choice(("", "", "", ' TargetMode="External"', ' TargetMode="Internal"'))
            told = rng.choice(("rId1", "rId2", "rId3", f"rId{number(rng)}", "", "å"))
            made = (
                f'<Relationship Id="{told}" Type="{_TYPE}{rng.choice(_KINDS)}" Target="{target}"{mode}/>'
            ).encode()
            where = rng.choice((data.rfind(b"</Relationships>"), data.find(b"<Relationship ")))
            if where > 0:
                parts[at] = name, data[:where] + made + data[where:]


def _drop(rng: Random, parts: Parts) -> None:
    if len(parts) > 1:
        parts.pop(_at(rng, parts))


def _double(rng: Random, parts: Parts) -> None:
    at = _at(rng, parts)
    parts.insert(rng.randint(0, len(parts)), parts[at])


def _rename(rng: Random, parts: Parts) -> None:
    at = _at(rng, parts)
    name, data = parts[at]
    renamed = (
        name.upper(), f"/{name}", name.replace("/", "\\"), f"./{name}", f"../{name}", f"{name}/", name[:-1], "å" + name,
        name.rpartition("/")[2], "word/document.xml", "word/styles.xml", "xl/workbook.xml", "mimetype", name * 40,
    )  # fmt: skip
    parts[at] = rng.choice(renamed), data


def _swap(rng: Random, parts: Parts) -> None:
    one, other = _at(rng, parts), _at(rng, parts)
    parts[one], parts[other] = (parts[one][0], parts[other][1]), (parts[other][0], parts[one][1])


def _empty(rng: Random, parts: Parts) -> None:
    at = _at(rng, parts)
    parts[at] = (
        parts[at][0],
        rng.choice((b"", b" ", b"<a/>", b"\xff\xfe", b"<?xml version='1.0'?>", b"\x00" * 99)),
    )


def _hurt(rng: Random, parts: Parts) -> None:
    at = _at(rng, parts)
    parts[at] = parts[at][0], damaged(rng, parts[at][1])


def _many(rng: Random, parts: Parts) -> None:
    """Parts that nobody asked for."""
    count = rng.choice((10, 1000, 11_000))
    parts.extend((f"word/more{at}.xml", b"<a/>") for at in range(count))


_CHANGES: tuple[Callable[[Random, Parts], None], ...] = (
    _in_main, _in_other, _in_relations, _relation, _drop, _double, _rename, _swap, _empty, _hurt, _many,
)  # fmt: skip
_WEIGHTS = (60, 22, 3, 4, 2.5, 2, 2, 2.5, 1.5, 2, 0.1)


def _somewhere(rng: Random, data: bytes) -> bytes:
    return damaged(rng, data)


def _field(sign: bytes, places: tuple[tuple[int, str], ...]) -> Callable[[Random, bytes], bytes]:
    """Damage to one of a header's numbers: where it stands after the header's sign, and its format."""

    def change(rng: Random, data: bytes) -> bytes:
        headers = [at for at in range(len(data)) if data.startswith(sign, at)] if len(data) < 3000 else []
        at = rng.choice(headers) if headers else _find(rng, data, sign)
        hurt = bytearray(data)
        for offset, form in some(rng, places, 2):
            if at >= 0 and at + offset + struct.calcsize(form) <= len(hurt):
                most = 256 ** struct.calcsize(form)
                value = rng.choice((0, 1, 2, 9, 12, 14, 93, 99, most - 1, most // 2, rng.randrange(most)))
                struct.pack_into(form, hurt, at + offset, value % most)
        return bytes(hurt)

    return change


def _find(rng: Random, data: bytes, sign: bytes) -> int:
    at = data.find(sign, rng.randrange(len(data)))
    return at if at >= 0 else data.find(sign)


# Version, flags (encryption), method, CRC, sizes, lengths of name and extra; and the same in the directory, with the
# offset of the local header.
_LOCAL = _field(
    b"PK\x03\x04",
    ((4, "<H"), (6, "<H"), (8, "<H"), (14, "<I"), (18, "<I"), (22, "<I"), (26, "<H"), (28, "<H")),
)
_CENTRAL = _field(
    b"PK\x01\x02",
    (
        (6, "<H"), (8, "<H"), (10, "<H"), (16, "<I"), (20, "<I"), (24, "<I"), (28, "<H"), (30, "<H"), (32, "<H"),
        (34, "<H"), (42, "<I"),
    ),
)  # fmt: skip
_END = _field(
    b"PK\x05\x06", ((4, "<H"), (6, "<H"), (8, "<H"), (10, "<H"), (12, "<I"), (16, "<I"), (20, "<H"))
)
_ZIP_DAMAGES = (_somewhere, _LOCAL, _CENTRAL, _CENTRAL, _END)

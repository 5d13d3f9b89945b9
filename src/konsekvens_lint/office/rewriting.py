"""A Word file with some of its parts replaced or added; all other parts are the same, byte for byte."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Mapping
from io import BytesIO
from itertools import count
from shutil import copyfileobj
from typing import NamedTuple

from lxml import etree

from konsekvens_lint.documents import refusals
from konsekvens_lint.documents.word_package import Package, in_variant
from konsekvens_lint.documents.word_zip import BROKEN, part_name
from konsekvens_lint.limits import MAX_FILE_BYTES, MAX_PACKAGE_BYTES

_TYPES = "[Content_Types].xml"
_TYPES_SPACE = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS_SPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_STRICT_KIND = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


class NewPart(NamedTuple):
    """A part of comments that the package did not have: its name, and the bytes of the parts that tell of it."""

    name: str
    registered: dict[str, bytes]


def new_comments_part(package: Package) -> NewPart:
    """Where a part of comments is to be, and the package's lists of parts with it in them.

    A part that the document points to and that is missing is made.
    Errors: DocumentError for a package whose lists cannot be read.
    """
    told = next((each for each in package.relations(package.main).values() if each.kind == "comments"), None)
    folder, main = posixpath.split(package.main)
    name = told.target if told else posixpath.join(folder, _free_name(package, folder))
    registered = {_TYPES: _with_type(package, name)}
    if told is None:
        relations = posixpath.join(folder, "_rels", f"{main}.rels")
        registered[relations] = _with_relation(package, relations, name)
    return NewPart(name, registered)


def _free_name(package: Package, folder: str) -> str:
    names = ("comments.xml", *(f"comments{number}.xml" for number in range(1, 100)))
    return next(name for name in names if package.bytes_of(posixpath.join(folder, name)) is None)


def _with_type(package: Package, name: str) -> bytes:
    root = package.xml(_TYPES)
    if root is None:
        root = etree.Element(f"{{{_TYPES_SPACE}}}Types", nsmap={None: _TYPES_SPACE})
    for entry in list(root):
        if part_name(entry.get("PartName", "")) == part_name(name):
            root.remove(entry)
    etree.SubElement(root, f"{{{_TYPES_SPACE}}}Override", {"PartName": f"/{name}", "ContentType": _TYPE})
    return serialised(root)


def _with_relation(package: Package, relations: str, name: str) -> bytes:
    root = package.xml(relations)
    if root is None:
        root = etree.Element(f"{{{_RELATIONS_SPACE}}}Relationships", nsmap={None: _RELATIONS_SPACE})
    taken = {each.get("Id") for each in root}
    free = next(key for key in map("rIdKommentarer{}".format, count(1)) if key not in taken)
    kind = _STRICT_KIND if package.is_strict(package.main) else _KIND
    about = {"Id": free, "Type": kind, "Target": f"/{name}"}
    etree.SubElement(root, f"{{{_RELATIONS_SPACE}}}Relationship", about)
    return serialised(root)


def serialised(root: etree._Element, *, strict: bool = False) -> bytes:
    """The XML of a part, in the strict variant or the transitional."""
    told: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return in_variant(told, strict=strict)


def is_as_serialised(data: bytes) -> bool:
    """Whether a part's bytes are such as `serialised` gives: Word and LibreOffice begin theirs in another way."""
    return data.startswith(serialised(etree.Element("none")).partition(b"?>")[0])


def rewritten(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The file in `data` with these parts, by their names, in the place of its own or after them.

    Errors: DocumentError for a file that is damaged, or holds more than any Word file does.
    """
    out = BytesIO()
    left = {part_name(name): (name, content) for name, content in parts.items()}
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        # As the reader has it: where a name comes twice, the last counts.
        entries = {part_name(info.filename): info for info in old.infolist()}
        if sum(info.file_size for info in entries.values()) > MAX_PACKAGE_BYTES + MAX_FILE_BYTES:
            raise refusals.zip_bomb()
        for name, info in entries.items():
            if name in left:
                new.writestr(_like(info), left.pop(name)[1])
            else:
                _copy(old, info, new)
        for written, content in left.values():
            new.writestr(written, content)
    return out.getvalue()


def _like(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """The same entry without what the old file's writer said of its sizes."""
    entry = zipfile.ZipInfo(info.filename, info.date_time)
    is_stored = info.compress_type == zipfile.ZIP_STORED
    entry.compress_type = zipfile.ZIP_STORED if is_stored else zipfile.ZIP_DEFLATED
    entry.external_attr = info.external_attr
    return entry


def _copy(old: zipfile.ZipFile, info: zipfile.ZipInfo, new: zipfile.ZipFile) -> None:
    """Copy what nobody has looked into, a piece at a time: it may be much larger than it is packed."""
    try:
        with old.open(info) as source, new.open(_like(info), "w") as target:
            copyfileobj(source, target)
    except (RuntimeError, *BROKEN):
        raise refusals.broken_zip() from None

"""A Word file as a package of parts: the zip, its relationships, and XML that cannot do harm."""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree

from konsekvens_lint.documents import refusals
from konsekvens_lint.limits import MAX_PACKAGE_BYTES, MAX_PART_BYTES, MAX_RATIO, MAX_ZIP_ENTRIES, RATIO_FLOOR

_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# The ISO 29500 strict variant says the same under other names.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)  # fmt: skip
# How a part of the strict variant declares its namespaces, in the bytes that these stand in.
_STRICT_MARK = re.compile(rb"""xmlns(?::\w+)?\s*=\s*["']http://purl\.oclc\.org/ooxml/""")
_HEAD = 8192
#: What reading a damaged zip may raise.
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, KeyError)
_MAIN = "word/document.xml"


def in_variant(data: bytes, *, strict: bool) -> bytes:
    """XML in the transitional namespaces as it is, or in those of the strict variant."""
    for name, transitional in _STRICT if strict else ():
        data = data.replace(b'"' + transitional, b'"' + name)
    return data


def part_name(filename: str) -> str:
    """What a part is known by, whether a file in the zip or a relation names it: names are compared without regard to
    case. A few writers use backslashes or a leading slash.
    """
    return unquote(filename).replace("\\", "/").lstrip("/").lower()


class Relation(NamedTuple):
    """What a part points to: the last word of the relation's type ('footnotes') and the part's name."""

    kind: str
    target: str


class Package:
    """The parts of a Word file.

    Errors of all methods: DocumentError broken, encrypted, too_large, not_a_document.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except BROKEN:
            raise refusals.broken_zip() from None
        infos = self._zip.infolist()
        if len(infos) > MAX_ZIP_ENTRIES:
            raise refusals.zip_bomb()
        self._parts = {part_name(info.filename): info for info in infos}
        self._read = 0
        self._parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            huge_tree=False,
            load_dtd=False,
            remove_comments=True,
            remove_pis=True,
        )
        self.main = self._main_part()

    def _main_part(self) -> str:
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and part_name(relation.target) in self._parts:
                if relation.target.startswith(("xl/", "ppt/")):
                    break
                return relation.target
        if _MAIN in self._parts:
            return _MAIN
        raise refusals.other_format(self._what())

    def _what(self) -> str:
        names = self._parts
        if any(name.startswith("xl/") for name in names):
            return "en Excel-fil"
        if any(name.startswith("ppt/") for name in names):
            return "en PowerPoint-fil"
        if "mimetype" in names and b"opendocument" in (self.bytes_of("mimetype") or b""):
            return "en OpenDocument-fil (som .odt)"
        return "ett zip-arkiv, inte ett Word-dokument,"

    def bytes_of(self, name: str) -> bytes | None:
        """A part's bytes, or None where the package has no such part."""
        info = self._parts.get(part_name(name))
        if info is None:
            return None
        self._read += info.file_size
        swollen = info.file_size > RATIO_FLOOR and info.file_size > MAX_RATIO * max(info.compress_size, 1)
        if info.file_size > MAX_PART_BYTES or self._read > MAX_PACKAGE_BYTES or swollen:
            raise refusals.zip_bomb()
        try:
            return self._zip.read(info)
        except RuntimeError:
            raise refusals.encrypted() from None
        except BROKEN:
            raise refusals.broken_zip() from None

    def xml(self, name: str, prune: Callable[[bytes], bytes] | None = None) -> etree._Element | None:
        """A part's root element in the transitional namespaces, or None where there is no such part.

        `prune` may cut from its bytes what is not needed.
        """
        data = self.bytes_of(name)
        if data is None:
            return None
        if b"<!DOCTYPE" in data[:2048] or b"<!ENTITY" in data[:2048]:
            raise refusals.forbidden_xml(name)
        if _STRICT_MARK.search(data[:_HEAD]):
            for strict, transitional in _STRICT:
                data = data.replace(strict, transitional)
        try:
            root = etree.fromstring(prune(data) if prune else data, self._parser)
        except (etree.XMLSyntaxError, ValueError, LookupError):
            raise refusals.broken_xml(name) from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise refusals.forbidden_xml(name)
        return root

    @property
    def is_signed(self) -> bool:
        """Whether someone has signed the file digitally; no signature is valid for a changed one."""
        return any(name.startswith("_xmlsignatures/") for name in self._parts)

    def is_strict(self, name: str) -> bool:
        """Whether the part is written in the strict variant."""
        return bool(_STRICT_MARK.search((self.bytes_of(name) or b"")[:_HEAD]))

    def relations(self, part: str) -> dict[str, Relation]:
        """What the part points to within the package, by id; "" is the package itself."""
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, Relation] = {}
        for relation in root.iter(_REL) if root is not None else ():
            if relation.get("TargetMode") == "External":
                continue
            target = relation.get("Target", "")
            full = posixpath.normpath(
                target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            )
            found[relation.get("Id", "")] = Relation(relation.get("Type", "").rpartition("/")[2], full)
        return found

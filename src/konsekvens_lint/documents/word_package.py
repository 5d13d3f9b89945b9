"""A Word file as a package of parts: the zip, its relationships, and XML that cannot do harm."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from typing import NamedTuple

from lxml import etree

from konsekvens_lint.documents import refusals
from konsekvens_lint.documents.word_zip import Archive
from konsekvens_lint.limits import MAX_MARKUP, MAX_RELATIONS

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
# Parts are in UTF-8 or UTF-16. A few writers use a code page; in any other encoding a document type could hide.
_DECLARED = re.compile(rb"""<\?xml[^>]{0,99}?encoding\s*=\s*["']([\w-]{1,20})""")
_CODE_PAGES = frozenset({"iso-8859-1", "iso-8859-15", "windows-1252"})
_UTF16 = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
_MAIN = "word/document.xml"


def in_variant(data: bytes, *, strict: bool) -> bytes:
    """XML in the transitional namespaces as it is, or in those of the strict variant."""
    for name, transitional in _STRICT if strict else ():
        data = data.replace(b'"' + transitional, b'"' + name)
    return data


class Relation(NamedTuple):
    """What a part points to: the last word of the relation's type ('footnotes') and the part's name."""

    kind: str
    target: str


class Package:
    """The parts of a Word file.

    Errors of all methods: DocumentError broken, encrypted, too_large, not_a_document.
    """

    def __init__(self, data: bytes) -> None:
        self._archive = Archive(data)
        self._markup = 0
        self.main = self._main_part()

    def _main_part(self) -> str:
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and relation.target in self._archive:
                if relation.target.startswith(("xl/", "ppt/")):
                    break
                return relation.target
        if _MAIN in self._archive:
            return _MAIN
        raise refusals.other_format(self._what())

    def _what(self) -> str:
        names = self._archive.names
        if any(name.startswith("xl/") for name in names):
            return "en Excel-fil"
        if any(name.startswith("ppt/") for name in names):
            return "en PowerPoint-fil"
        if "mimetype" in names and b"opendocument" in (self.bytes_of("mimetype") or b""):
            return "en OpenDocument-fil (som .odt)"
        return "ett zip-arkiv, inte ett Word-dokument,"

    def bytes_of(self, name: str) -> bytes | None:
        """A part's bytes, or None where the package has no such part."""
        return self._archive.read(name)

    def xml(self, name: str, prune: Callable[[bytes], bytes] | None = None) -> etree._Element | None:
        """A part's root element in the transitional namespaces, or None where there is no such part.

        `prune` may cut from its bytes what is not needed.
        """

        def count(piece: bytes) -> None:
            self._markup += piece.count(b"<") + 2 * piece.count(b"=")
            if self._markup > MAX_MARKUP:
                raise refusals.too_much_markup(name)

        data = self._archive.read(name, count)
        if data is None:
            return None
        if _STRICT_MARK.search(data[:_HEAD]):
            for strict, transitional in _STRICT:
                data = data.replace(strict, transitional)
        return _parsed(prune(data) if prune else data, name)

    @property
    def unpacked(self) -> int:
        """Bytes of all parts so far."""
        return self._archive.unpacked

    @property
    def is_signed(self) -> bool:
        """Whether someone has signed the file digitally; no signature is valid for a changed one."""
        return any(name.startswith("_xmlsignatures/") for name in self._archive.names)

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
            if len(found) > MAX_RELATIONS:
                raise refusals.too_many_relations(MAX_RELATIONS)
        return found


def _parsed(data: bytes, name: str) -> etree._Element:
    """The root of the part of this name. Errors: DocumentError for what is no XML, or could do harm."""
    encoding = _encoding(data)
    if any(sign.encode(encoding) in data for sign in ("<!DOCTYPE", "<!ENTITY")):
        raise refusals.forbidden_xml(name)
    parser = etree.XMLParser(
        encoding=encoding,
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if error.code == etree.ErrorTypes.ERR_RESOURCE_LIMIT:
            raise refusals.deep_xml(name) from None
        raise refusals.broken_xml(name) from None
    except (ValueError, LookupError):
        raise refusals.broken_xml(name) from None


def _encoding(data: bytes) -> str:
    """What the XML is read as, which its own declaration does not decide alone: bytes may say that they are others."""
    start = data[:4]
    if start.startswith(_UTF16):
        return "UTF-16BE" if start.startswith((b"\xfe\xff", b"\0<")) else "UTF-16LE"
    declared = _DECLARED.match(data.removeprefix(b"\xef\xbb\xbf"))
    named = declared[1].decode("ascii").lower() if declared else ""
    return named if named in _CODE_PAGES else "utf-8"

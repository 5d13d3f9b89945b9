"""What a document must at least hold, read in the simplest way there is: an oracle for text that is lost in silence.

It knows what is no text by design (deleted, moved away, hidden, a field's code, a prompt, a comment) and asks for all else.
Where it cannot tell, it asks for nothing: what it says is lost is lost.
"""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from unicodedata import normalize

from lxml import etree

from konsekvens_lint.documents.model import Document

_MOST_TOLD = 8
_SHORTEST = 3
_WORD = re.compile(r"[^\W\d_]{4,}")
_COMMENT = re.compile(r"<!--.*?(?:-->|$)", re.DOTALL)
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_NAMESPACES = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_OFF = ("0", "false", "off", "none")


def lost(data: bytes, document: Document) -> tuple[str, ...]:
    """Some words of the file that are nowhere in the document that was made of it; none where all is well."""
    if document.format == "docx":
        # XML that says it is in another encoding than its bytes are in may be read as either.
        missing = _lost_pieces(list(_word_pieces(data)), document)
        otherwise = list(_word_pieces(data, "utf-8")) if missing else []
        return _lost_pieces(otherwise, document) if otherwise else missing
    return _lost_words(data, document) if document.format in ("md", "txt") else ()


def _all_text(document: Document) -> str:
    told = "\n".join(each.text for each in (*document.blocks, *document.footnotes, *document.furniture))
    return normalize("NFC", told)


def _lost_words(data: bytes, document: Document) -> tuple[str, ...]:
    asked = Counter(_WORD.findall(normalize("NFC", _marked_text(_decoded(data)))))
    return tuple((asked - Counter(_WORD.findall(_all_text(document)))).keys())[:_MOST_TOLD]


def _decoded(data: bytes) -> str:
    encodings = ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "utf-8")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("cp1252", errors="replace")


def _marked_text(told: str) -> str:
    """The text without front matter, comments, what follows a fence's mark, and the names of footnotes."""
    told = told.replace("\r\n", "\n").replace("\r", "\n")
    if told.startswith("---"):
        end = re.search(r"^(?:---|\.\.\.)\s*$", told[3:], re.MULTILINE)
        told = told[3 + end.end() :] if end else told
    told = re.sub(r"^.*<!--.*$|^.*-->.*$", "", _COMMENT.sub("", told), flags=re.MULTILINE)
    return re.sub(r"^\s*(?:```|~~~).*$|\[\^[^\]\s]*\]", " ", told, flags=re.MULTILINE)


def _lost_pieces(pieces: list[str], document: Document) -> tuple[str, ...]:
    """The pieces are looked for from where the last was found, and what does not stand there must stand often enough."""
    text = _letters(_all_text(document))
    counted = Counter(pieces)
    found: list[str] = []
    at = 0
    for piece in pieces:
        following = text.find(piece, at)
        if following >= 0:
            at = following + len(piece)
        # A typed bullet or the letter of an item is no part of the text.
        elif text.count(piece) < counted[piece] and text.count(piece[1:]) < counted[piece]:
            found.append(piece[:40])
            if len(found) == _MOST_TOLD:
                break
    return tuple(found)


def _letters(text: str) -> str:
    # Without their marks: a piece may begin with the mark of the letter that the last ends with.
    return "".join(filter(str.isalpha, normalize("NFD", text)))


def _word_pieces(data: bytes, encoding: str | None = None) -> Iterator[str]:
    """The letters of each w:t of the main part that must be told; `encoding` stands for the one that the XML declares."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            name = _main_part(package)
            root = etree.fromstring(package.read(name), etree.XMLParser(encoding=encoding)) if name else None
            hidden = _hidden_styles(package) if root is not None else frozenset()
    except (etree.XMLSyntaxError, zipfile.BadZipFile, KeyError, ValueError, OSError, NotImplementedError):
        return
    if hidden is None or root is None:
        return
    for piece in _told(root, hidden):
        letters = _letters(piece)
        if len(letters) >= _SHORTEST:
            yield letters


def _main_part(package: zipfile.ZipFile) -> str | None:
    """The part that holds the text; None where several might."""
    names = package.namelist()
    if "_rels/.rels" not in names or len(set(map(str.lower, names))) < len(names):
        return None
    relations = etree.fromstring(package.read("_rels/.rels")).iter(_RELATION)
    targets = [
        each.get("Target", "") for each in relations if each.get("Type", "").endswith("/officeDocument")
    ]
    target = targets[0].lstrip("/") if len(targets) == 1 else None
    return target if target in names else None


def _hidden_styles(package: zipfile.ZipFile) -> frozenset[str] | None:
    """The styles whose text may be hidden; None where that cannot be told."""
    names = [name for name in package.namelist() if name.lower().endswith("styles.xml")]
    found: set[str] = set()
    for name in names:
        try:
            root = etree.fromstring(package.read(name))
        except (etree.XMLSyntaxError, ValueError):
            return None
        based = {each: _value(each, "basedOn") for each in root.iter() if _name(each) == "style"}
        found |= {
            _own(each, "styleId") for each in based if any(_name(inner) == "vanish" for inner in each.iter())
        }
        for _ in range(9):
            found |= {_own(each, "styleId") for each, base in based.items() if base in found}
        if any(_own(each, "default") == "1" and _own(each, "styleId") in found for each in based):
            return None
    return frozenset(found)


def _name(element: etree._Element) -> str:
    """The element's name where it is one of WordprocessingML's, whichever variant; else nothing."""
    return _local(element.tag) if isinstance(element.tag, str) else ""


@lru_cache(maxsize=1000)
def _local(tag: str) -> str:
    namespace = next((each for each in _NAMESPACES if tag.startswith(each)), None)
    return tag.removeprefix(namespace) if namespace else ""


def _own(element: etree._Element, name: str) -> str:
    return next((value for each in _NAMESPACES if (value := element.get(each + name)) is not None), "")


def _value(element: etree._Element, name: str) -> str:
    return next((_own(each, "val") for each in element.iter() if _name(each) == name), "")


def _told(element: etree._Element, hidden: frozenset[str]) -> Iterator[str]:
    if _is_no_text(element, hidden):
        return
    if _name(element) == "t":
        yield element.text or ""
    if _name(element) == "p" and any(_name(each) == "fldChar" for each in element.iter()):
        return
    children = list(element)
    if element.tag == _MC + "AlternateContent":
        branches = [each for each in children if each.tag in (_MC + "Choice", _MC + "Fallback")]
        chosen = next(
            (each for each in branches if each.tag == _MC + "Choice"), branches[0] if branches else None
        )
        children = [chosen] if chosen is not None else children
    for child in children:
        yield from _told(child, hidden)


def _is_no_text(element: etree._Element, hidden: frozenset[str]) -> bool:
    """Whether what stands within was deleted, moved from there, hidden, or is a prompt."""
    name = _name(element)
    if name in ("del", "moveFrom", "rt", "instrText", "delText") or (
        element.tag == _MC + "Fallback" and _has_choice(element)
    ):
        return True
    if name not in ("tr", "tc", "sdt", "r", "p"):
        return False
    inner = [each for child in element if _name(child).endswith("Pr") for each in child.iter()]
    names = {_name(each) for each in inner}
    if name == "tr":
        return "del" in names
    if name == "tc":
        return "cellDel" in names
    if name == "sdt":
        return "showingPlcHdr" in names
    if name in ("r", "p"):
        styles = {_own(each, "val") for each in inner if _name(each) in ("rStyle", "pStyle")}
        return (name == "r" and "vanish" in names) or bool(styles & hidden)
    return False


def _has_choice(fallback: etree._Element) -> bool:
    parent = fallback.getparent()
    return parent is not None and any(each.tag == _MC + "Choice" for each in parent)

"""The XML of a Word file's part changed: its elements, their attributes, their text, and now and then its bytes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from copy import deepcopy
from random import Random

from lxml import etree

from fuzz.odd import a_slice, damaged, number, some, text

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
# What a tag may be changed to, or put around what is there.
_TAGS = (
    "p", "r", "t", "tbl", "tr", "tc", "sdt", "sdtContent", "sdtPr", "ins", "del", "moveFrom", "moveTo", "hyperlink",
    "smartTag", "customXml", "fldSimple", "pPr", "rPr", "tcPr", "trPr", "pict", "drawing", "object", "txbxContent", "body",
    "ruby", "rubyBase", "rt", "bdo", "dir", "br", "tab", "sym", "fldChar", "instrText", "delText", "footnoteReference",
    "commentRangeStart", "numPr", "style", "unheardOf",
)  # fmt: skip
_VALUED = (
    "pStyle", "rStyle", "outlineLvl", "numId", "ilvl", "gridSpan", "vMerge", "gridBefore", "gridAfter", "tblHeader", "vanish",
    "b", "basedOn", "sz", "showingPlcHdr", "hMerge", "tblStyle",
)  # fmt: skip
_WORDS = (
    "continue",
    "restart",
    "true",
    "false",
    "off",
    "on",
    "none",
    "begin",
    "separate",
    "end",
    "Heading1",
    "Title",
    "F0B7",
    "D800",
    "FFFFFFFF",
)
# As bytes, since no tree holds them: references to what XML has no character for, and broken markup.
_RAW = (
    b"&#0;", b"&#xD800;", b"&#xDFFF;", b"&#x110000;", b"&#xFFFE;", b"&nosuch;", b"&", b"<", b"]]>", b"\x00", b"\xff\xfe", b"\xc3",
    b"<![CDATA[ <w:p> ]]>", b"<!-- en -- kommentar -->", b"<?xml version='1.0'?>", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&#x1F469;",
    b"&#x202E;", b"&#13;&#10;&#9;", b"<a xmlns='b'/>", b"<w:p/>", b"</w:p>",
)  # fmt: skip
_PROLOGUES = (
    b'<?xml version="1.0" encoding="UTF-16"?>', b'<?xml version="1.1"?>', b'<?xml version="1.0" encoding="cp1252"?>', b"\xef\xbb\xbf",
    b'<?xml version="1.0" encoding="nosuch"?>', b"<!DOCTYPE a SYSTEM 'http://example.invalid/a.dtd'>", b"\n\n", b"",
)  # fmt: skip
_DEEPEST = 260


def mutated_xml(rng: Random, data: bytes) -> bytes:
    """The part with some changes, mostly well-formed still; as it was where none took."""
    if rng.random() < 0.1:
        return rng.choice((_raw, _raw, _prologue, damaged))(rng, data)
    try:
        root = etree.fromstring(data)
    except (etree.XMLSyntaxError, ValueError):
        return damaged(rng, data)
    before = etree.tostring(root)
    for _ in range(rng.choice((1, 1, 2, 3, 5, 9))):
        elements = [each for each in root.iter(etree.Element) if each.getparent() is not None]
        if elements:
            rng.choices(_CHANGES, _WEIGHTS)[0](rng, elements)
    if etree.tostring(root) == before:
        return data
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _raw(rng: Random, data: bytes) -> bytes:
    """Something between two tags, or within the text of one."""
    spots = [match.end() for match in re.finditer(rb">", data[: 1 << 20])]
    for _ in range(rng.randint(1, 3)):
        at = rng.choice(spots) if spots else 0
        data = data[:at] + rng.choice(_RAW) + data[at:]
    return data


def _prologue(rng: Random, data: bytes) -> bytes:
    bare = re.sub(rb"^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*\?>", b"", data)
    return rng.choice(_PROLOGUES) + bare


_Elements = Sequence[etree._Element]


def _near(rng: Random, elements: _Elements) -> list[etree._Element]:
    """Some elements that stand close to each other, as what belongs together does."""
    return list(elements[a_slice(rng, len(elements), 40)])


def _retag(rng: Random, elements: _Elements) -> None:
    for each in some(rng, _near(rng, elements)):
        each.tag = f"{{{_W}}}{rng.choice(_TAGS)}" if rng.random() < 0.9 else "{urn:other}thing"


def _drop(rng: Random, elements: _Elements) -> None:
    for each in some(rng, _near(rng, elements)):
        parent = each.getparent()
        if parent is not None:
            parent.remove(each)


def _unwrap(rng: Random, elements: _Elements) -> None:
    """The element gone, and what it holds in its place."""
    each = rng.choice(elements)
    parent = each.getparent()
    if parent is not None:
        at = parent.index(each)
        parent[at : at + 1] = list(each)


def _double(rng: Random, elements: _Elements) -> None:
    for each in some(rng, _near(rng, elements)):
        if len(each) < 200:
            for _ in range(rng.choice((1, 1, 2, 30))):
                each.addnext(deepcopy(each))


def _move(rng: Random, elements: _Elements) -> None:
    near = _near(rng, elements)
    each, other = rng.choice(near), rng.choice(near if rng.random() < 0.7 else elements)
    if other is not each and each not in list(other.iterancestors()):
        rng.choice((other.append, other.addnext, other.addprevious))(each)


def _swap(rng: Random, elements: _Elements) -> None:
    near = _near(rng, elements)
    one, other = rng.choice(near), rng.choice(near)
    one.tag, other.tag = other.tag, one.tag


def _wrap(rng: Random, elements: _Elements) -> None:
    """The element within others: once, or as deep as anybody could think of."""
    each = rng.choice(elements)
    parent = each.getparent()
    if parent is None:
        return
    names = rng.choice(_NESTS)
    outer = inner = etree.Element(names[0])
    depth = rng.choice((1, 1, 1, 3, 20, 45, _DEEPEST // len(names)))
    for step in range(1, depth * len(names)):
        inner = etree.SubElement(inner, names[step % len(names)])
    parent.replace(each, outer)
    inner.append(each)


def _w(*names: str) -> tuple[str, ...]:
    return tuple(f"{{{_W}}}{name}" for name in names)


_NESTS = (
    *(_w(name) for name in ("ins", "del", "moveFrom", "smartTag", "hyperlink", "p", "r", "unheardOf", "body", "txbxContent")),
    _w("tbl", "tr", "tc"), _w("tbl", "tr", "tc", "p", "r", "pict", "txbxContent"), _w("sdt", "sdtContent"),
    (f"{{{_MC}}}AlternateContent", f"{{{_MC}}}Choice"), (f"{{{_MC}}}AlternateContent", f"{{{_MC}}}Fallback"),
    (f"{{{_MC}}}AlternateContent",), ("{urn:other}thing",), _w("p", "r", "pict", "txbxContent"), _w("ruby", "rubyBase"),
)  # fmt: skip


def _attribute(rng: Random, elements: _Elements) -> None:
    """An attribute with another value, another name, or none."""
    having = [each for each in _near(rng, elements) if each.attrib] or [
        each for each in elements[:500] if each.attrib
    ]
    for each in some(rng, having):
        name = rng.choice(list(each.attrib))
        act = rng.random()
        if act < 0.15:
            del each.attrib[name]
        elif act < 0.25:
            each.set(f"{{{_W}}}odd", each.attrib.pop(name))
        else:
            each.set(name, number(rng) if act < 0.7 else rng.choice((*_WORDS, _sound(text(rng)[:200]))))


def _property(rng: Random, elements: _Elements) -> None:
    """A property put on a paragraph, a run, a cell or a row, with an odd value."""
    holders = [
        each
        for each in elements
        if etree.QName(each).localname in ("pPr", "rPr", "tcPr", "trPr", "numPr", "style")
    ]
    for each in some(rng, holders):
        made = etree.SubElement(each, f"{{{_W}}}{rng.choice(_VALUED)}")
        if rng.random() < 0.9:
            made.set(f"{{{_W}}}val", number(rng) if rng.random() < 0.6 else rng.choice(_WORDS))


def _text(rng: Random, elements: _Elements) -> None:
    """What a run says, replaced, lengthened or taken."""
    said = [
        each
        for each in elements
        if each.text and etree.QName(each).localname in ("t", "v", "instrText", "delText")
    ]
    for each in some(rng, said):
        old = each.text or ""
        odd = _sound(text(rng))
        at = rng.randint(0, len(old))
        each.text = rng.choice(
            (odd, old[:at] + odd + old[at:], old + odd, old[:at], old.upper(), old[::-1], old * 50)
        )


def _sound(told: str) -> str:
    """What XML may hold of the text."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", told)


def _swell(rng: Random, elements: _Elements) -> None:
    """A small element a great many times."""
    small = [each for each in _near(rng, elements) if len(each) < 5]
    for each in some(rng, small, 1):
        for _ in range(rng.choice((100, 1000, 3000))):
            each.addnext(deepcopy(each))


_CHANGES: tuple[Callable[[Random, _Elements], None], ...] = (
    _retag, _drop, _unwrap, _double, _move, _swap, _wrap, _attribute, _property, _text, _swell,
)  # fmt: skip
_WEIGHTS = (10, 8, 7, 8, 10, 6, 12, 14, 12, 16, 0.7)

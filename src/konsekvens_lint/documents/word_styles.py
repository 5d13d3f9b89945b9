"""What a Word style makes of a paragraph, by name or by outline: heading and level, title, caption …

Word writes built-in names in English ('heading 1') with ids in the user's language ('Rubrik1'); other
programs write 'Rubrik 1' as the name, or give only an outline level. All three are read, along the chain of
`basedOn`.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from lxml import etree

from konsekvens_lint.documents import word_names as w

Role = Literal["", "heading", "title", "contents", "caption", "quotation", "list"]

_HEADING = re.compile(
    r"(?:heading|rubrik|avsnittsrubrik|överskrift|overskrift)[ _-]?([1-9])(?!\d)", re.IGNORECASE
)
_TITLES = frozenset(
    {"title", "titel", "rubrik", "huvudrubrik", "dokumenttitel", "dokumentrubrik", "ärenderubrik"}
)
_ROLES: tuple[tuple[Role, str], ...] = (
    ("contents", r"(?:toc|innehåll|innehållsförteckning|table of)\b[ -]?(?:heading|\d|figures|authorities)?"),
    ("contents", r"toc ?\d|tocheading|innehållsförteckningsrubrik|figurförteckning"),
    ("caption", r"caption|beskrivning|(?:bild|figur|tabell|diagram)(?:text|rubrik)"),
    ("quotation", r"(?:(?:intense|starkt) ?)?(?:quote|citat)|block ?text|blockcitat"),
    ("list", r"list(?:a|e)?(?:[ -](?:bullet|number)?)?|punktlista.*|numrerad lista.*"),
    ("list", r"list ?(?:bullet|number)\b.*|lista\b.*|punkter|numrering"),
)
_NAMED = tuple((role, re.compile(pattern, re.IGNORECASE)) for role, pattern in _ROLES)
_PLAIN_LIST = re.compile(r"list ?(?:paragraph|stycke)|liststycke|listafortsätt.*|list ?continue.*", re.I)
MAX_CHAIN = 12


class Style(NamedTuple):
    """A paragraph style, resolved. `level` is a heading's, from 1."""

    role: Role = ""
    level: int = 0
    bold: bool = False
    hidden: bool = False


_NOTHING = Style()


class Styles:
    """The styles of one document, each resolved when it is first met."""

    def __init__(self, root: etree._Element | None) -> None:
        self._raw: dict[str, etree._Element] = {}
        self._known: dict[str | None, Style] = {}
        self._runs: dict[str, tuple[bool | None, bool]] = {}
        self._default: str | None = None
        for style in root.iterchildren(w.STYLE) if root is not None else ():
            key = style.get(w.STYLE_ID)
            if key is not None:
                self._raw[key] = style
                if style.get(w.TYPE) == "paragraph" and style.get(w.DEFAULT) in ("1", "true"):
                    self._default = key

    def paragraph(self, key: str | None) -> Style:
        """The style of a paragraph with this style id; None is the default style."""
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._resolve(key if key is not None else self._default)
        return known

    def run(self, key: str) -> tuple[bool | None, bool]:
        """What a character style says: bold (None: nothing), hidden."""
        known = self._runs.get(key)
        if known is None:
            known = self._runs[key] = self._resolve_run(key)
        return known

    def _chain(self, key: str | None) -> list[tuple[str, etree._Element | None]]:
        chain: list[tuple[str, etree._Element | None]] = []
        while key and len(chain) < MAX_CHAIN:
            style = self._raw.get(key)
            chain.append((key, style))
            key = _value(style, w.BASED_ON) if style is not None else None
        return chain

    def _resolve(self, key: str | None) -> Style:
        role: Role = ""
        level = 0
        decided = False
        bold: bool | None = None
        hidden = False
        for name, style in self._chain(key):
            properties = style.find(w.R_PR) if style is not None else None
            if properties is not None:
                bold = _toggle(properties, w.B) if bold is None else bold
                hidden = hidden or bool(_toggle(properties, w.VANISH))
            if not decided:
                role, level, decided = _role(name, style)
        return Style(role, level, bool(bold), hidden)

    def _resolve_run(self, key: str) -> tuple[bool | None, bool]:
        bold: bool | None = None
        hidden = False
        for _, style in self._chain(key):
            properties = style.find(w.R_PR) if style is not None else None
            if properties is not None:
                bold = _toggle(properties, w.B) if bold is None else bold
                hidden = hidden or bool(_toggle(properties, w.VANISH))
        return bold, hidden


def without_table_styles(data: bytes) -> bytes:
    """The styles part without its table styles.

    Nothing here asks for them, and they can be nine tenths of it.
    """
    kept: list[bytes] = []
    position = 0
    while (start := data.find(b'<w:style w:type="table"', position)) >= 0:
        end = data.find(b"</w:style>", start)
        if end < 0:
            break
        kept.append(data[position:start])
        position = end + len(b"</w:style>")
    return b"".join((*kept, data[position:]))


def _role(key: str, style: etree._Element | None) -> tuple[Role, int, bool]:
    """What one style of the chain says: role, level, and whether it settles the matter."""
    name = (_value(style, w.NAME) or key).strip()
    for role, pattern in _NAMED:
        if pattern.fullmatch(name) and not _PLAIN_LIST.fullmatch(name):
            return role, 0, True
    match = _HEADING.match(name)
    if match:
        return "heading", int(match[1]), True
    if name.lower() in _TITLES:
        return "title", 1, True
    properties = style.find(w.P_PR) if style is not None else None
    if properties is not None:
        outline = w.number(_value(properties, w.OUTLINE))
        if outline is not None:
            return ("heading", outline + 1, True) if outline < 9 else ("", 0, True)
        numbering = properties.find(w.NUM_PR)
        if numbering is not None and _value(numbering, w.NUM_ID) not in (None, "0"):
            return "list", 0, True
    return "", 0, False


def list_depth(properties: etree._Element | None) -> int:
    """How deep in its list a paragraph stands by its own numbering, from 0; 0 where that does not say."""
    numbering = properties.find(w.NUM_PR) if properties is not None else None
    return w.number(_value(numbering, w.ILVL)) or 0


def _value(parent: etree._Element | None, name: str) -> str | None:
    child = parent.find(name) if parent is not None else None
    return child.get(w.VAL) if child is not None else None


def _toggle(properties: etree._Element, name: str) -> bool | None:
    child = properties.find(name)
    return None if child is None else w.is_on(child.get(w.VAL))

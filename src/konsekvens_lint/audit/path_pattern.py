"""Metadata read from where a document lies: ``{enhet}/{år}/*``."""

from __future__ import annotations

import re
from unicodedata import normalize

from konsekvens_lint.audit.metadata import FIELDS, BadDate, Metadata, metadata_of
from konsekvens_lint.rulebook.errors import nearest

_PIECE = re.compile(r"\{([^{}]*)\}|\*\*/?|\*|[{}]|[^{}*]+")
# Those who write without å may: it is the same field.
_PLAIN = {"ar": "år"}
_NUMBERS = {"år": r"\d{4}", "datum": r"\d{4}(?:-?\d\d-?\d\d)?"}


class BadPathPattern(Exception):
    """A text that is no path pattern; the message says why, in Swedish."""


class PathPattern:
    """A pattern for whole paths: ``{enhet}`` is part of one name and what it holds, ``*`` part of a name, ``**`` any folders."""

    def __init__(self, text: str) -> None:
        """Errors: BadPathPattern."""
        self._names: list[str] = []
        text = normalize("NFC", text).replace("\\", "/")
        self._regex = re.compile("".join(self._part(match) for match in _PIECE.finditer(text)))
        if not self._names:
            raise BadPathPattern(
                f"mönstret ”{text}” nämner inget fält: skriv till exempel {{enhet}}/{{år}}/*"
            )

    def metadata(self, path: str) -> Metadata | None:
        """What the path says, or None where it is not as the pattern. Folders are parted by slashes."""
        match = self._regex.fullmatch(normalize("NFC", path))
        if match is None:
            return None
        try:
            return metadata_of(dict(zip(self._names, match.groups(), strict=True)))
        except BadDate:
            return None

    def _part(self, match: re.Match[str]) -> str:
        piece = match[0]
        if piece in ("{", "}"):
            raise BadPathPattern("en klammer saknas: varje fält skrivs inom { och }")
        if piece.startswith("**"):
            return "(?:.*/)?" if piece.endswith("/") else ".*"
        if piece == "*":
            return "[^/]*"
        return re.escape(piece) if match[1] is None else self._field(match[1].strip().lower())

    def _field(self, name: str) -> str:
        name = _PLAIN.get(name, name)
        if name not in FIELDS:
            raise BadPathPattern(
                f"fältet ”{name}” finns inte.{nearest(name, FIELDS)} Välj bland: {', '.join(FIELDS)}"
            )
        if name in self._names:
            raise BadPathPattern(f"fältet ”{name}” står två gånger")
        self._names.append(name)
        return f"({_NUMBERS.get(name, '[^/]+')})"

"""Text as it is searched: one form of each character, whole words, and a map back to the text as read."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Sequence
from typing import NamedTuple

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_SUSPENDED = r"(?:och|eller|samt|respektive|resp|till|men|som|and)\b"

# One pass: what disappears (a soft hyphen, a hyphen that only broke a line), and runs of white space.
_CHANGES = re.compile(
    rf"(?P<gone>[{_INVISIBLE}]+(?:[ \t]*\n[ \t]*(?=[a-zåäöé]))?"
    rf"|(?<=[^\W\d_])[-\u2010\u2011][ \t]*\n[ \t]*(?=[a-zåäöé])(?!{_SUSPENDED}))"
    r"|(?P<hyphen>[\u2010\u2011])"
    r"|(?P<ligature>[\ufb00-\ufb06])"
    r"|(?P<space>\s+)"
)
_NEEDS_CHANGE = re.compile(rf"[{_INVISIBLE}\u2010\u2011\ufb00-\ufb06]|\s\s|[^\S ]|[\u0300-\u036f]")


class Normalised(NamedTuple):
    """`text` to search in, and for each of its code points the offset in the original; None when they are equal."""

    text: str
    origin: Sequence[int] | None
    length: int

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original's span for a span of the normalised text."""
        if self.origin is None:
            return start, end
        first = self.origin[start] if start < len(self.origin) else self.length
        last = self.origin[end - 1] + 1 if end > start else first
        return first, last


def normalise(text: str) -> Normalised:
    """The text in NFC, without soft hyphens, ligatures and line breaks, each white space one space; a mended word whole.

    A hyphen at a line's end is mended where the next line goes on in lower case, but for a suspended
    hyphen before a conjunction ("flick-\\noch pojkverksamhet"), which is kept.
    """
    if not _NEEDS_CHANGE.search(text):
        return Normalised(text, None, len(text))
    composed, origin = _compose(text)
    parts: list[str] = []
    offsets = array("I")
    at = 0
    for change in _CHANGES.finditer(composed):
        parts.append(composed[at : change.start()])
        offsets.extend(origin[at : change.start()])
        at = change.end()
        if change["gone"] is None:
            letters = _written(change)
            parts.append(letters)
            offsets.extend([origin[change.start()]] * len(letters))
    parts.append(composed[at:])
    offsets.extend(origin[at:])
    return Normalised("".join(parts), offsets, len(text))


def _written(change: re.Match[str]) -> str:
    """What stands for a ligature, a special hyphen or white space."""
    if change["ligature"]:
        return unicodedata.normalize("NFKC", change["ligature"])
    return "-" if change["hyphen"] else " "


def _compose(text: str) -> tuple[str, Sequence[int]]:
    if unicodedata.is_normalized("NFC", text):
        return text, range(len(text))
    parts: list[str] = []
    origin: list[int] = []
    # No letter has thirty marks; sorting a million of them, which composing does, takes hours.
    for group in re.finditer(r"(?s).[\u0300-\u036f]{0,30}", text):
        composed = unicodedata.normalize("NFC", group[0])
        parts.append(composed)
        origin.extend([group.start()] * len(composed))
    return "".join(parts), origin

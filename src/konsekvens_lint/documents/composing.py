"""Letters as one character each, whatever program wrote them in parts (Unicode's NFC): "å" and not "a" with a ring after."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

# No letter has thirty marks; sorting a million of them, which composing does, takes hours.
_LETTER = re.compile(r"(?s).[\u0300-\u036f]{0,30}")


def composed(text: str) -> str:
    """The text with its letters composed."""
    if unicodedata.is_normalized("NFC", text):
        return text
    return "".join(unicodedata.normalize("NFC", letter[0]) for letter in _LETTER.finditer(text))


def compose(text: str) -> tuple[str, Sequence[int]]:
    """The text with its letters composed, and for each of its code points where its letter began in the text given."""
    if unicodedata.is_normalized("NFC", text):
        return text, range(len(text))
    parts: list[str] = []
    origin: list[int] = []
    for letter in _LETTER.finditer(text):
        whole = unicodedata.normalize("NFC", letter[0])
        parts.append(whole)
        origin.extend([letter.start()] * len(whole))
    return "".join(parts), origin

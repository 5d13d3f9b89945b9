"""Whether the text of a PDF is what its pages show: a file may map its glyphs to the wrong letters, or to none."""

from __future__ import annotations

import re
from collections import Counter

# Signs that no text has: unmapped glyphs, private signs (bullets of symbol fonts apart), control characters.
_UNMAPPED = re.compile(r"[\ufffd\ue000-\uefff\uf100-\uf8ff\x00-\x08\x0e-\x1f]|\(cid:\d+\)")
_MOST_UNMAPPED = 0.02
_A_FEW = 5
# These letters are 44 percent of Swedish and 43 of English; in text whose letters are shifted, a fifth or less.
_FREQUENT = "eantr"
_FEWEST_FREQUENT = 0.28
_FEWEST_LETTERS = 300
# Letters that make up at least 0.5 percent each of Swedish and of English; one of them gone is a fault of the font.
_COMMON = "aenrtsildomkgv"
_LOST = 0.0005
_ENOUGH_TO_MISS_ONE = 1500


def is_legible(text: str) -> bool:
    """Whether the text can be read as words: its letters mapped, as frequent as in words, and none of them lost."""
    signs = sum(not sign.isspace() for sign in text)
    if len(_UNMAPPED.findall(text)) > max(_A_FEW, _MOST_UNMAPPED * signs):
        return False
    counts = _letters(text)
    if counts.total() < _FEWEST_LETTERS:
        return True
    frequent = sum(counts[letter] for letter in _FREQUENT)
    return frequent >= _FEWEST_FREQUENT * counts.total() and not lost_letters(text)


def lost_letters(text: str) -> str:
    """The common letters that a long text has next to none of."""
    counts = _letters(text)
    total = counts.total()
    if total < _ENOUGH_TO_MISS_ONE:
        return ""
    return "".join(letter for letter in _COMMON if counts[letter] < _LOST * total)


def _letters(text: str) -> Counter[str]:
    return Counter(letter for letter in text.lower() if letter.isalpha())

"""Whether the text of a PDF is what its pages show: a file may map its glyphs to the wrong letters, or to none."""

from __future__ import annotations

import re
from collections import Counter

# Signs that no text has: unmapped glyphs, private signs (bullets of symbol fonts apart), control characters.
_UNMAPPED = re.compile(r"[\ufffd\ue000-\uefff\uf100-\uf8ff\x00-\x08\x0e-\x1f]|\(cid:\d+\)")
_MOST_UNMAPPED = 0.02
_WORD = re.compile(r"[^\W\d_]{4,}")
_VOWEL = re.compile(r"[aeiouyåäöéæø]", re.IGNORECASE)
_FEWEST_WITH_VOWEL = 0.85
_FEWEST_WORDS = 30
# Letters that make up at least 0.5 percent each of Swedish and of English; one of them gone is a fault of the font.
_COMMON = "aenrtsildomkgv"
_LOST = 0.0005
_FEWEST_LETTERS = 1500


def is_legible(text: str) -> bool:
    """Whether the text can be read as words: its letters mapped, its words with vowels, and no common letter lost."""
    signs = sum(not sign.isspace() for sign in text)
    if len(_UNMAPPED.findall(text)) > _MOST_UNMAPPED * max(signs, 1):
        return False
    words = _WORD.findall(text)
    if len(words) < _FEWEST_WORDS:
        return True
    with_vowel = sum(bool(_VOWEL.search(word)) for word in words)
    return with_vowel >= _FEWEST_WITH_VOWEL * len(words) and not lost_letters(text)


def lost_letters(text: str) -> str:
    """The common letters that a long text has next to none of."""
    counts = Counter(letter for letter in text.lower() if letter.isalpha())
    total = counts.total()
    if total < _FEWEST_LETTERS:
        return ""
    return "".join(letter for letter in _COMMON if counts[letter] < _LOST * total)

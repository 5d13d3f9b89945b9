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
_LATIN = 0.5
# Words that show Swedish, also when a letter is gone that they lack.
_SWEDISH = frozenset(
    "och att som av en den det de på för har är med om ett till inte var från ska kan eller vid".split()
)
_FEWEST_SWEDISH = 0.03


def is_legible(text: str) -> bool:
    """Whether the text can be read as words: its letters mapped, as frequent as in words, and none of them lost.

    Another alphabet or language is no fault: letters are counted in Latin text, and missed in Swedish text.
    """
    signs = sum(map(len, text.split()))
    if len(_UNMAPPED.findall(text)) > max(_A_FEW, _MOST_UNMAPPED * signs):
        return False
    counts = _letters(text)
    total = counts.total()
    latin = sum(number for letter, number in counts.items() if letter < "\u0250")
    if total < _FEWEST_LETTERS or latin < _LATIN * total:
        return True
    frequent = sum(counts[letter] for letter in _FREQUENT)
    return frequent >= _FEWEST_FREQUENT * total and not _lost(text, counts)


def lost_letters(text: str) -> str:
    """The common letters that a long Swedish text has next to none of."""
    return _lost(text, _letters(text))


def _lost(text: str, counts: Counter[str]) -> str:
    total = counts.total()
    missing = "".join(letter for letter in _COMMON if counts[letter] < _LOST * total)
    if total < _ENOUGH_TO_MISS_ONE or not missing:
        return ""
    words = text.lower().split()
    whole = _SWEDISH - {word for word in _SWEDISH if set(word) & set(missing)}
    return missing if sum(word in whole for word in words) >= _FEWEST_SWEDISH * len(words) else ""


def _letters(text: str) -> Counter[str]:
    signs = Counter(text.lower())
    return Counter({sign: number for sign, number in signs.items() if sign.isalpha()})

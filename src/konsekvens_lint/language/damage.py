"""Text that has lost its å, ä and ö: known by its letters, and folded only then.

The limits are those of Swedish prose: clean text has 4 to 6.5 of å, ä, ö per hundred letters.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import product

_LETTERS = re.compile(r"[^\W\d_]")
_FUNCTION_WORDS = frozenset(
    "och att som det inte med av den till en ett om har ska kan de i sig var vid under eller efter hur blir men"
    " för är på från så när då ar &r for fr fran pa nar".split()
)
# Words that Swedish has and other languages lack, and words of its neighbours and of English.
_SWEDISH = frozenset("och att från är inte också fran ar".split())
_OTHERS = frozenset("og ikke fra er af til også the of and to is that are with this".split())
_WORDS = re.compile(r"&?\w+")

_FEWEST_PER_100_LETTERS = 1.0
_FEWEST_LETTERS = 400
_SAMPLE = 2000
_FEWEST_WORDS = 40
# Prose has 0.2 and more; a technical text, full of names and codes, has half of that.
_FEWEST_FUNCTION_WORDS = 0.06
_FEWEST_SWEDISH = 0.005

_FOLD = str.maketrans("åäàáâãöóòôõ|", "aaaaaaoooooi")
_SIX_IN_WORD = re.compile(r"6(?=[^\W\d_])|(?<=[^\W\d_])6(?!\d)")
_SEEN_AS = {"å": "aéd", "ä": "aéd", "ö": "oéd"}
_MOST_LOST_LETTERS = 3


def is_damaged(text: str) -> bool:
    """Whether a Swedish text of some length has (nearly) no å, ä, ö left. Says nothing of other languages."""
    swedish = sum(map(text.count, "åäöÅÄÖ"))
    if swedish * 100 >= _FEWEST_PER_100_LETTERS * len(text):
        return False
    letters = len(_LETTERS.findall(text))
    if letters < _FEWEST_LETTERS:
        return False
    return swedish * 100 / letters < _FEWEST_PER_100_LETTERS and is_swedish(text)


def is_swedish(text: str) -> bool:
    """Whether function words are as common as they are in Swedish, and more so than those of other languages.

    A short text is given the benefit of doubt.
    """
    sample = text if len(text) < 2 * _SAMPLE else f"{text[:_SAMPLE]} {text[-_SAMPLE:]}"
    words = _WORDS.findall(sample.lower())
    if len(words) < _FEWEST_WORDS:
        return True
    counts = Counter(words)
    common, swedish, others = (
        sum(counts[word] for word in known) for known in (_FUNCTION_WORDS, _SWEDISH, _OTHERS)
    )
    enough = common >= _FEWEST_FUNCTION_WORDS * len(words) and swedish >= _FEWEST_SWEDISH * len(words)
    # A routine in short sentences has few function words, but none of another language, and a word like "för" or "på".
    terse = common > others == 0 and any(letter in sample.lower() for letter in "åö")
    return (enough and swedish >= others) or terse


def fold(text: str) -> str:
    """Lower-case text with å, ä, ö and their plain look-alikes made one; as long as the text it is given.

    é stays: it stands for any of the three, and `fold_variants` gives the forms that have it.
    """
    return _SIX_IN_WORD.sub("o", text.translate(_FOLD).replace("&r", "ar"))


def fold_variants(form: str) -> set[str]:
    """The spellings, folded, that a form may have in a damaged text."""
    lost = [letter for letter in form if letter in _SEEN_AS]
    if len(lost) > _MOST_LOST_LETTERS:
        return {fold(form), *(fold(_replace(form, dict.fromkeys("åäö", sign))) for sign in "éd")}
    choices = product(*(_SEEN_AS[letter] for letter in lost))
    return {fold(_replace_each(form, choice)) for choice in choices} or {form}


def _replace(form: str, letters: dict[str, str]) -> str:
    return "".join(letters.get(letter, letter) for letter in form)


def _replace_each(form: str, choice: tuple[str, ...]) -> str:
    remaining = iter(choice)
    return "".join(next(remaining) if letter in _SEEN_AS else letter for letter in form)

"""What a finding is known by from one run to the next: its rule and its words, however the file holds them."""

from __future__ import annotations

import re
from hashlib import sha256
from unicodedata import normalize

from konsekvens_lint.language.normalise import normalise

# Before a capital: "2.1 Bakgrund" has a number that an outline may give it anew, "62 procent" is what the text says.
_HEADING_NUMBER = re.compile(r"^\d{1,2}(?:\.\d{1,2})*[.)]?\s+(?=[^\W\d_])(?![a-zåäö])")
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
_QUOTES = dict.fromkeys(map(ord, "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a\u2033"), '"')
_APOSTROPHES = dict.fromkeys(map(ord, "\u2018\u2019\u201a\u201b\u00b4\u0060\u2032"), "'")
_SAME = _DASHES | _QUOTES | _APOSTROPHES


def fingerprint(rule: str, about: str) -> str:
    """Sixteen hexadecimal characters for the rule's code and the words that the finding is about."""
    return sha256(f"{rule}|{_words(about)}".encode()).hexdigest()[:16]


def _words(text: str) -> str:
    """The text without what programs change when they save it, and without a heading's number.

    White space, soft hyphens, kinds of dashes and quotes, ligatures and composed letters say nothing.
    """
    same = normalise(normalize("NFKC", text.translate(_SAME))).text.strip()
    return _HEADING_NUMBER.sub("", same).casefold()

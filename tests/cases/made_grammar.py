"""A grammar that reads as its words say, so that tests of what is counted need no model."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from konsekvens_lint.language.grammar.parsed import Parsed, Token

_FINITE = ("VERB", frozenset({"VerbForm=Fin"}))
_NOUN = ("NOUN", frozenset[str]())
_WORDS = {
    "som": ("PRON", frozenset[str]()),
    "inte": ("ADV", frozenset[str]()),
    **dict.fromkeys(("deltar", "får", "är"), _FINITE),
}


class MadeGrammar:
    """Takes every word that it does not know for a noun that hangs on the first word."""

    name = "made"

    def parse(self, sentences: Sequence[str]) -> Mapping[str, Parsed]:
        """Each sentence, read."""
        return {sentence: _read(sentence) for sentence in sentences}


def _read(sentence: str) -> Parsed:
    return tuple(
        Token(word.start(), word.end(), *_WORDS.get(word[0].lower(), _NOUN), "dep", 0)
        for word in re.finditer(r"\w+|[^\w\s]", sentence)
    )

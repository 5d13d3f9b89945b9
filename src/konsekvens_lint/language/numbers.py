"""The Swedish numbers in words that texts count with."""

from __future__ import annotations

_IN_ORDER = "en två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo"
#: From one to twenty, each with its number.
NUMBER_WORDS = {word: number for number, word in enumerate(_IN_ORDER.split(), start=1)}
#: Those from two to ten, as a regular expression has them.
TWO_TO_TEN = "|".join(word for word, number in NUMBER_WORDS.items() if 2 <= number <= 10)

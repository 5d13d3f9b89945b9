"""Lists that the text announces with a number, and how many items they then have."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from konsekvens_lint.documents.model import Place
from konsekvens_lint.language.reading import Reading, Sentence
from konsekvens_lint.language.texts import TextUnit

# Numbers that announce a list. "En" is also an article, and more than twenty items are seldom counted by hand.
_WORDS = {
    word: number
    for number, word in enumerate(
        "två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton".split(), start=2
    )
}
_MOST = 20
_NUMBER = re.compile(
    rf"(?<![\w.,:/§–-])(?P<number>{'|'.join(_WORDS)}|1?\d|20)(?![\w/§–-]|[.,:]\d)(?= +[a-zåäö])",
    re.IGNORECASE,
)
# After these words a number is no count of what follows; nor before them.
_BEFORE = re.compile(r"(?:av|var|kapitel|steg|nr|bilaga|tabell|artikel|klockan|om|efter|inom|under)\s$", re.I)
_AFTER = re.compile(
    r" +(?:av|år\w*|månader|veckor|dagar|timmar|minuter|gånger|kronor|kr|tkr|mnkr|miljoner|miljarder|procent|procentenheter|meter|km|kilometer"
    r"|mil|personer|invånare|platser|tjänster|årsarbet\w+|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november"
    r"|december|till|och|eller)\b"
)
_ANNOUNCES = re.compile(r"[:;]\s*$")
_LONGEST_BARE_ITEM = 120
_FEWEST_BARE_ITEMS = 3


class AnnouncedList(NamedTuple):
    """The sentence that announces, the number it states, and the fewest and most items that may be counted."""

    place: Place
    stated: int
    fewest: int
    most: int


def announced_lists(reading: Reading) -> Iterator[AnnouncedList]:
    """The announced lists of the author's own text: bullets or numbered lines below, or a row of words after a colon."""
    for section in reading.sections:
        units = [unit for unit in section.units if unit.cell is None]
        last = {id(sentence.unit): sentence for sentence in section.sentences if sentence.own}
        for at, unit in enumerate(units):
            sentence = last.get(id(unit))
            if sentence is not None and unit.block.kind == "paragraph":
                yield from _below(sentence, units[at + 1 :])
        yield from (
            found for sentence in section.sentences if sentence.own for found in _after_colon(sentence)
        )


def _below(sentence: Sentence, following: Sequence[TextUnit]) -> Iterator[AnnouncedList]:
    stated = _stated(sentence.text)
    items = _items(following)
    if stated and items and _ANNOUNCES.search(sentence.text):
        yield AnnouncedList(sentence.place(), stated, items, items)


def _items(following: Sequence[TextUnit]) -> int:
    """How many items follow at once: list items, or short lines that begin alike. None where more may come later."""
    listed = _length(following, lambda unit: unit.block.kind == "list_item")
    if listed:
        rest = following[listed:]
        return 0 if any(unit.block.kind in ("list_item", "table") for unit in rest) else listed
    lines = _length(following, _is_bare_item)
    alike = {unit.normalised.text.split()[0] for unit in following[:lines]}
    return lines if lines >= _FEWEST_BARE_ITEMS and len(alike) == 1 else 0


def _length(units: Sequence[TextUnit], holds: Callable[[TextUnit], bool]) -> int:
    return next((at for at, unit in enumerate(units) if not holds(unit)), len(units))


def _is_bare_item(unit: TextUnit) -> bool:
    text = unit.normalised.text
    return unit.block.kind == "paragraph" and len(text) <= _LONGEST_BARE_ITEM and text[-1:] not in ".:;"


def _after_colon(sentence: Sentence) -> Iterator[AnnouncedList]:
    """A row after the sentence's only colon. What "och" joins may be one item or two."""
    announcing, colon, row = sentence.text.partition(": ")
    stated = _stated(announcing)
    if not (stated and colon) or ": " in row or not announcing:
        return
    if ";" in row:
        parts = len(row.rstrip(" .;").split(";"))
        fewest, most = parts, parts
    else:
        commas = len(re.findall(r",(?!\d)", row))
        joined = len(re.findall(r"\b(?:och|samt|eller)\b", row))
        if not commas or "." in row.rstrip(". "):
            return
        fewest, most = commas + 1, commas + joined + 1
    yield AnnouncedList(sentence.place(), stated, fewest, most)


def _stated(text: str) -> int | None:
    """The one number in the text that may count the items; None where there is none, or more than one."""
    numbers = [
        _WORDS.get(found["number"].lower()) or int(found["number"])
        for found in _NUMBER.finditer(text)
        if not _BEFORE.search(text[: found.start()]) and not _AFTER.match(text, found.end())
    ]
    return numbers[0] if len(numbers) == 1 and 2 <= numbers[0] <= _MOST else None

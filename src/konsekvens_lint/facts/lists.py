"""Lists that the text announces with a number, and how many items they then have."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from konsekvens_lint.documents.model import Place
from konsekvens_lint.language.numbers import NUMBER_WORDS
from konsekvens_lint.language.reading import Reading, ReadSection, Sentence
from konsekvens_lint.language.texts import TextUnit

# Numbers that announce a list. "En" is also an article, and more than twenty items are seldom counted by hand.
_WORDS = {word: number for word, number in NUMBER_WORDS.items() if 2 <= number <= 15}
_MOST = 20
_ANY_WORD = "|".join(_WORDS)
_LONGEST_BARE_ITEM = 120
_FEWEST_BARE_ITEMS = 3
# As many letters as a table's head and the noun that is counted must have in common.
_BEGINNING = 6
# What may stand after the noun in a sentence without a colon that announces a list below.
_SHORT_REST = 40
LIST_NOUN = "list_noun"


class AnnouncedList(NamedTuple):
    """The sentence that announces, the number it states, and the fewest and most items that may be counted."""

    place: Place
    stated: int
    fewest: int
    most: int


def announced_lists(reading: Reading) -> Iterator[AnnouncedList]:
    """The announced lists of the author's own text: bullets, lines or a table's rows below, or a row of words."""
    for section in reading.sections:
        units = [unit for unit in section.units if unit.cell is None]
        tables = {unit.block.number for unit in section.units if unit.cell is not None}
        followed = {id(unit): at for at, unit in enumerate(units) if _may_announce(units, at)}
        last = {id(sentence.unit): sentence for sentence in section.sentences}
        for sentence in section.sentences:
            at = followed.get(id(sentence.unit))
            below = at is not None and last[id(sentence.unit)] is sentence
            if not (below or len(tables) == 1 or _has_row(sentence.text)) or not sentence.own:
                continue
            if below and at is not None:
                yield from _below(sentence, units[at + 1 :])
            yield from _after_colon(sentence)
            yield from _names(sentence)
            if len(tables) == 1:
                yield from _table_rows(sentence, section)


def _may_announce(units: Sequence[TextUnit], at: int) -> bool:
    """Whether the paragraph stands before what may be a list's first item."""
    following = units[at + 1 : at + 2]
    return units[at].block.kind == "paragraph" and any(
        unit.block.kind == "list_item" or _is_bare_item(unit) for unit in following
    )


def _has_row(text: str) -> bool:
    return ": " in text or ", nämligen " in text or (", " in text and " och " in text)


def _below(sentence: Sentence, following: Sequence[TextUnit]) -> Iterator[AnnouncedList]:
    text = sentence.text.rstrip()
    stated = _stated(text, _nouns(sentence))
    # "Nämnden har tre synpunkter." announces a list without a colon.
    if stated and (text.endswith((":", ";")) or len(text) - stated.noun_end <= _SHORT_REST):
        items = _items(following)
        if items:
            yield AnnouncedList(sentence.place(), stated.number, items, items)


def _items(following: Sequence[TextUnit]) -> int:
    """How many items follow at once: list items, or short lines that begin alike. None where more may come later."""
    listed = _length(following, lambda unit: unit.block.kind == "list_item")
    if listed:
        rest = following[listed:]
        outermost = [unit for unit in following[:listed] if unit.block.depth == following[0].block.depth]
        return 0 if any(unit.block.kind in ("list_item", "table") for unit in rest) else len(outermost)
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
    text = sentence.text.replace(", nämligen ", ": ")
    announcing, colon, row = text.partition(": ")
    if not colon or ": " in row or not (stated := _stated(announcing, _nouns(sentence))):
        return
    if ";" in row:
        parts = len(row.rstrip(" .;").split(";"))
        yield AnnouncedList(sentence.place(), stated.number, parts, parts)
        return
    commas = len(re.findall(r",(?!\d)", row))
    joined = len(re.findall(r"\b(?:och|samt|eller)\b", row))
    if commas and "." not in row.rstrip(". ") and not _look("clause").search(row):
        # "…, Dansforum och Körcentrum": between two names "och" parts for sure.
        parted = bool(re.search(r"\b[A-ZÅÄÖ]\w+ och [A-ZÅÄÖ]\w+", row.rpartition(",")[2]))
        yield AnnouncedList(sentence.place(), stated.number, commas + 1 + parted, commas + joined + 1)


def _names(sentence: Sentence) -> Iterator[AnnouncedList]:
    """Names right after the number and its noun: "de fem kommunerna Almvik, Brännö och Torsåker"."""
    if ", " not in sentence.text or " och " not in sentence.text or not _may_hold_number(sentence.text):
        return
    for found in _look("names").finditer(sentence.text):
        names = found["names"].count(",") + 2
        yield AnnouncedList(sentence.place(), _WORDS[found["number"].lower()], names, names)


def _table_rows(sentence: Sentence, section: ReadSection) -> Iterator[AnnouncedList]:
    """The rows of the section's only table, where its first column is headed by what the sentence counts."""
    cells = [unit for unit in section.units if unit.cell is not None]
    head = cells[0].normalised.text.lower()[:_BEGINNING]
    if len(head) < _BEGINNING or f" {head}" not in sentence.text.lower():
        return
    counted = _look("counted").search(sentence.text)
    if counted is None or not counted["noun"].lower().startswith(head):
        return
    if stated := _stated(sentence.text, [(counted.start("noun"), counted.end("noun"))]):
        rows = {unit.cell.row for unit in cells if unit.cell and unit.cell.column == 0} - {0}
        yield AnnouncedList(sentence.place(), stated.number, len(rows) - 1, len(rows))


class _Stated(NamedTuple):
    """A number that counts, and where the noun that it counts ends in the sentence."""

    number: int
    noun_end: int


def _nouns(sentence: Sentence) -> list[tuple[int, int]]:
    """Where what a list may hold is named in the sentence."""
    hits = (hit for hit in sentence.hits if hit.concept == LIST_NOUN)
    return [(hit.start - sentence.start, hit.end - sentence.start) for hit in hits]


def _stated(text: str, nouns: Sequence[tuple[int, int]]) -> _Stated | None:
    """The one number in the text that counts one of the nouns; None where there is none, or more than one."""
    # "Två av nämndens fem mål" counts neither the one nor the other for sure.
    if not nouns or not _may_hold_number(text) or _look("some_of").search(text):
        return None
    stated = [
        _Stated(_WORDS.get(found["number"].lower()) or int(found["number"]), end)
        for found in _look("number").finditer(text)
        for start, end in nouns
        if _look("between").fullmatch(text, found.end(), start)
        and not _look("before").search(text[: found.start()])
    ]
    return stated[0] if len(stated) == 1 and 2 <= stated[0].number <= _MOST else None


def _may_hold_number(text: str) -> bool:
    lowered = text.lower()
    return any(word in lowered for word in _WORDS) or any(letter.isdigit() for letter in text)


_NAME = r"[A-ZÅÄÖ][\wåäöé-]+(?: [A-ZÅÄÖ][\wåäöé-]+)?"
_EXPRESSIONS = {
    "number": rf"(?i)(?<![\w.,:/§–-])(?P<number>{_ANY_WORD}|1?\d|20)(?![\w/§–-]|[.,:]\d)(?= +[a-zåäö])",
    "before": r"(?i)\b(?:(?:en|ett|hälften|del|flera|några|vardera) av|kapitel|steg|nr|bilaga|tabell|artikel)\s$",
    # "Tre nya, stora mål": words that describe, one or two.
    "between": r"(?:\s+[a-zåäöé]+,?){0,2}\s+",
    # What goes on with a clause is no row of items.
    "clause": r"(?i)(?:^|, )(?:att|som|vilk\w+|där|när|dels|inte|varav)\b|, (?:och|samt|eller)\b|\b(?:men|eftersom)\b",
    "some_of": rf"(?i)\b(?:{_ANY_WORD}|\d+) av \w+",
    "names": rf"\b(?P<number>{_ANY_WORD}|{_ANY_WORD.title()}) [a-zåäö]+ (?P<names>{_NAME}(?:, {_NAME})+ och {_NAME})(?!\w| (?:och|samt)\b)",
    "counted": rf"(?i)\b(?:{_ANY_WORD}|\d+) (?P<noun>[a-zåäö]+)",
}


@cache
def _look(name: str) -> re.Pattern[str]:
    """The expression, compiled when a text first has what may be a list: most memos have none."""
    return re.compile(_EXPRESSIONS[name])

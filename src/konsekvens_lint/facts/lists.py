"""Lists that the text announces with a number, and how many items they then have."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from konsekvens_lint.documents.model import Place
from konsekvens_lint.language.reading import Reading, ReadSection, Sentence
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
# "Två av nämndens fem mål" counts neither the one nor the other for sure.
_SOME_OF = re.compile(rf"\b(?:{'|'.join(_WORDS)}|\d+) av \w+", re.IGNORECASE)
_NAME = r"[A-ZÅÄÖ][\wåäöé-]+(?: [A-ZÅÄÖ][\wåäöé-]+)?"
_NAMES = re.compile(
    rf"\b(?P<number>{'|'.join(_WORDS)}) [a-zåäö]+ (?P<names>{_NAME}(?:, {_NAME})+ och {_NAME})(?! och)"
)
_NAMELY = re.compile(r", (?:nämligen|alltså|dvs\.?) (?!att\b)")
_COUNTED = re.compile(rf"\b(?:{'|'.join(_WORDS)}|\d+) (?P<noun>[a-zåäö]+)", re.IGNORECASE)
_BEGINNING = 6
# After these words a number is no count of what follows; nor before them.
_BEFORE = re.compile(r"(?:av|var|kapitel|steg|nr|bilaga|tabell|artikel|klockan|om|efter|inom|under)\s$", re.I)
_AFTER = re.compile(
    r" +(?:av|år\w*|månader|veckor|dagar|timmar|minuter|gånger|kronor|kr|tkr|mnkr|miljoner|miljarder|procent|procentenheter|meter|km|kilometer"
    r"|mil|personer|invånare|platser|tjänster|årsarbet\w+|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november"
    r"|december|till|och|eller)\b"
)
_ANNOUNCES = re.compile(r"[:;]\s*$")
# "Nämnden har tre synpunkter." announces a list without a colon.
_LISTED = re.compile(
    r"\b(?:synpunkter|förslag|mål|delar|punkter|frågor|skäl|krav|områden|åtgärder|steg|delmål|villkor|kriterier)\b[^.]{0,40}\.\s*$"
)
_LONGEST_BARE_ITEM = 120
_FEWEST_BARE_ITEMS = 3


class AnnouncedList(NamedTuple):
    """The sentence that announces, the number it states, and the fewest and most items that may be counted."""

    place: Place
    stated: int
    fewest: int
    most: int


def announced_lists(reading: Reading) -> Iterator[AnnouncedList]:
    """The announced lists of the author's own text: bullets, numbered lines or a table's rows below, or a row of words."""
    for section in reading.sections:
        own = [sentence for sentence in section.sentences if sentence.own]
        units = [unit for unit in section.units if unit.cell is None]
        last = {id(sentence.unit): sentence for sentence in own}
        for at, unit in enumerate(units):
            sentence = last.get(id(unit))
            if sentence is not None and unit.block.kind == "paragraph":
                yield from _below(sentence, units[at + 1 :])
        for sentence in own:
            yield from _after_colon(sentence)
            yield from _names(sentence)
            yield from _table_rows(sentence, section)


def _below(sentence: Sentence, following: Sequence[TextUnit]) -> Iterator[AnnouncedList]:
    stated = _stated(sentence.text)
    items = _items(following)
    announces = _ANNOUNCES.search(sentence.text) or _LISTED.search(sentence.text)
    if stated and items and announces:
        yield AnnouncedList(sentence.place(), stated, items, items)


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
    announcing, colon, row = _NAMELY.sub(": ", sentence.text).partition(": ")
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
        # "…, Dansforum och Körcentrum": between two names "och" parts for sure.
        parted = bool(re.search(r"\b[A-ZÅÄÖ]\w+ och [A-ZÅÄÖ]\w+", row.rpartition(",")[2]))
        fewest, most = commas + 1 + parted, commas + joined + 1
    yield AnnouncedList(sentence.place(), stated, fewest, most)


def _names(sentence: Sentence) -> Iterator[AnnouncedList]:
    """Names right after the number and its noun: "de fem kommunerna Almvik, Brännö och Torsåker"."""
    for found in _NAMES.finditer(sentence.text):
        stated = _WORDS.get(found["number"].lower())
        names = found["names"].count(",") + 2
        if stated:
            yield AnnouncedList(sentence.place(), stated, names, names)


def _table_rows(sentence: Sentence, section: ReadSection) -> Iterator[AnnouncedList]:
    """The rows of the section's only table, where its first column is headed by what the sentence counts."""
    cells = [unit for unit in section.units if unit.cell is not None]
    if not cells or len({unit.block.number for unit in cells}) > 1:
        return
    head = cells[0].normalised.text.lower()
    stated = _stated(sentence.text)
    counted = next(iter(_COUNTED.finditer(sentence.text)), None)
    rows = {unit.cell.row for unit in cells if unit.cell and unit.cell.column == 0} - {0}
    if (
        stated
        and counted
        and len(head) >= _BEGINNING
        and counted["noun"].lower().startswith(head[:_BEGINNING])
    ):
        yield AnnouncedList(sentence.place(), stated, len(rows) - 1, len(rows))


def _stated(text: str) -> int | None:
    """The one number in the text that may count the items; None where there is none, or more than one."""
    if _SOME_OF.search(text):
        return None
    numbers = [
        _WORDS.get(found["number"].lower()) or int(found["number"])
        for found in _NUMBER.finditer(text)
        if not _BEFORE.search(text[: found.start()]) and not _AFTER.match(text, found.end())
    ]
    return numbers[0] if len(numbers) == 1 and 2 <= numbers[0] <= _MOST else None

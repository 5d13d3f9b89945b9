"""Women and men in steering groups, councils and boards, where the text or a table says how many."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from konsekvens_lint.documents.model import Place
from konsekvens_lint.facts.seats import Counted, counted_sexes
from konsekvens_lint.facts.tables import Pair, ReadTable
from konsekvens_lint.language.numbers import NUMBER_WORDS
from konsekvens_lint.language.reading import HEARD, Reading, Sentence
from konsekvens_lint.language.scan import Hit
from konsekvens_lint.language.texts import TextUnit

GROUP, BOARD, SEATS = "seated_group", "seated_board", "seats_word"
SEEN, PLANNED, NEGATION = "seen_by_group", "planned_word", "negation"
# No group has more: the largest councils have 149 seats.
_MOST_SEATS = 150
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_RELATIVE = re.compile(r",? som [^,.;]*,")
# What is only supposed, was so before, or is not all of them.
_OTHERWISE = re.compile(
    r"\b(?:(?:om|ifall|exempelvis|till exempel|t\.ex\.)\s|(?:den|det|de|på) (?:förra|tidigare|föregående|gamla)\b"
    r"|i övrigt|ytterligare|dessutom|förutom|utöver|(?:tidigare|förut)\s+(?:\w+\s+){0,2}$)",
    re.IGNORECASE,
)
# "Styrgruppen: 3 kvinnor", "styrgruppen (3 kvinnor", "styrgruppen har tre kvinnor", "i styrgruppen är tre kvinnor".
_RIGHT_AFTER = re.compile(
    r"\w*\s*(?:[:(–-]|(?:har|hade|är|var|finns|fanns)\s)\s*(?:\w+\s+(?:ledamöter|medlemmar|personer)\s*[,:(]?\s*)?",
    re.IGNORECASE,
)
# "Nämnden har 12 kvinnor och 3 män i skyddat boende", "med hemtjänst", "som fick avslag".
_WHOM = re.compile(r"\s+(?:i|med|som|på|hos|har|hade|fick|får)\b", re.IGNORECASE)
# What a sentence begins with that goes on about the group of the one before.
_GOES_ON = re.compile(
    rf"(?:Av (?:dem|dessa|ledamöterna|medlemmarna|de)\b|(?:Gruppen|Den|Rådet|De|Där|{'|'.join(NUMBER_WORDS)})\b"
    r"|Könsfördelning|\d)",
    re.IGNORECASE,
)


class Group(NamedTuple):
    """How many women and men a group has. `name` is the text's own word for it, in lower case."""

    name: str
    women: int
    men: int
    place: Place


def groups(reading: Reading, tables: Sequence[ReadTable]) -> tuple[Group, ...]:
    """The groups in order, first those of the text; one that is told again with the same figures counts once."""
    if not (reading.may_hold(GROUP) or reading.may_hold(BOARD)):
        return ()
    found: dict[tuple[str, int, int], Group] = {}
    for group in (*_in_text(reading), *_in_tables(reading, tables)):
        found.setdefault(group[:3], group)
    return tuple(found.values())


def _in_text(reading: Reading) -> Iterator[Group]:
    for section in reading.sections:
        before: Sentence | None = None
        for sentence in section.sentences:
            if sentence.zone in HEARD and sentence.has("women") | sentence.has("men"):
                yield from _told(sentence, before)
            before = sentence


def _told(sentence: Sentence, before: Sentence | None) -> Iterator[Group]:
    """The groups of the sentence, or of the one before it in the paragraph where it goes on about that."""
    named = _named(sentence)
    carried = not named and before is not None and before.unit is sentence.unit
    if carried and before is not None and before.has(SEATS) and _GOES_ON.match(sentence.text.lstrip()):
        named = _named(before)[:1]
    if not named or sentence.has(SEEN):
        return
    for found in counted_sexes(sentence.text):
        group = named[0] if carried else _nearest(named, found, sentence.start)
        begin, end = (0, 0) if carried else (group.start - sentence.start, group.end - sentence.start)
        seated = carried or sentence.has(SEATS) or _stands_alone(sentence.text, end, found)
        few = found.women + found.men <= _MOST_SEATS
        if seated and few and _is_so(sentence, found, max(found.start, begin)):
            unit = before.unit if carried and before else sentence.unit
            yield Group(_name(unit, group), found.women, found.men, sentence.place())


def _named(sentence: Sentence) -> list[Hit]:
    return [hit for hit in sentence.hits if hit.concept in (GROUP, BOARD)]


def _nearest(named: Sequence[Hit], found: Counted, start: int) -> Hit:
    """The group that is named last before the end of the numbers, or else first after them."""
    before = [hit for hit in named if hit.start - start < found.end]
    return before[-1] if before else named[0]


def _stands_alone(text: str, end: int, counted: Counted) -> bool:
    """Whether the numbers stand right after the group, which ends there, and nothing after them says whom it has so."""
    is_after = end <= counted.start and _RIGHT_AFTER.fullmatch(text, end, counted.start)
    return bool(is_after) and not _WHOM.match(text, counted.end)


def _is_so(sentence: Sentence, counted: Counted, upto: int) -> bool:
    """Whether nothing before that point of the sentence says that it is planned, denied or a condition. What a relative
    clause says is of something else, and "ingen kvinna" is a number.
    """
    text = sentence.text
    aside = [found.span() for found in _RELATIVE.finditer(text, 0, upto)]
    against = [hit.start - sentence.start for hit in sentence.hits if hit.concept in (PLANNED, NEGATION)]
    return not _OTHERWISE.search(text, 0, upto) and all(
        at >= upto or counted.start <= at < counted.end or any(a <= at < b for a, b in aside)
        for at in against
    )


def _name(unit: TextUnit, hit: Hit) -> str:
    """The word for the group without the ending of a genitive: "styrgruppens" is "styrgruppen"."""
    word = unit.place(hit.start, hit.end).quote.lower()
    return word[:-1] if word.endswith(("ens", "ets")) else word


def _in_tables(reading: Reading, tables: Iterable[ReadTable]) -> Iterator[Group]:
    """The groups that are labels of a table of women and men. A board has a staff too: what is counted must be seats."""
    for table in tables:
        pairs = [pair for pair in table.pairs if pair.measure == "persons"]
        cells = [unit for unit in reading.units if unit.block is table.block] if pairs else []
        names = _labels(cells)
        if not names or not _are_seats(pairs):
            continue
        around = {name for unit in _around(reading, table, cells) for name in _concepts(unit)}
        if {SEEN, PLANNED} & around:
            continue
        for pair in _latest(pairs, cells):
            hit = _label_of(pair, names)
            if hit and (hit[1].concept == GROUP or SEATS in around):
                yield Group(_name(*hit), int(pair.women), int(pair.men), table.row_place(pair.where))


def _latest(pairs: Iterable[Pair], cells: Sequence[TextUnit]) -> Iterable[Pair]:
    """The pairs in the order of their rows, of each label's several years the last."""
    found: dict[str, Pair] = {}
    for pair in sorted(pairs, key=_row):
        before = found.get(pair.label)
        if before is None or _year(pair, cells) >= _year(before, cells):
            found[pair.label] = pair
    return found.values()


def _year(pair: Pair, cells: Iterable[TextUnit]) -> int:
    """The last year that its row or column is labelled with, 0 where there is none."""
    row, column = _row(pair)
    labels = (u.source for u in cells if u.cell and (u.cell.row == row or u.cell.column == column))
    return max((int(year) for label in labels for year in _YEAR.findall(label)), default=0)


def _are_seats(pairs: Sequence[Pair]) -> bool:
    """Whether the figures are whole numbers, and no shares of a hundred without a sign for that."""
    sums = [pair.women + pair.men for pair in pairs]
    return all(each.is_integer() for pair in pairs for each in (pair.women, pair.men)) and {*sums} != {100}


def _row(pair: Pair) -> tuple[int, int]:
    cell = pair.where.cell
    return (cell.row, cell.column) if cell else (0, 0)


def _labels(cells: Iterable[TextUnit]) -> list[tuple[TextUnit, Hit]]:
    """The cells that begin with a group, each with it."""
    return [
        (unit, hit) for unit in cells for hit in unit.hits if hit.concept in (GROUP, BOARD) and hit.start == 0
    ]


def _label_of(pair: Pair, names: Iterable[tuple[TextUnit, Hit]]) -> tuple[TextUnit, Hit] | None:
    """The group in whose row or column the pair stands, and that its label begins with."""
    for unit, hit in names:
        beside = (
            pair.where.cell
            and unit.cell
            and (unit.cell.row == pair.where.cell.row or unit.cell.column == pair.where.cell.column)
        )
        if beside and pair.label.lower().startswith(unit.source.strip().lower()):
            return unit, hit
    return None


def _around(reading: Reading, table: ReadTable, cells: Iterable[TextUnit]) -> Iterator[TextUnit]:
    """What says what the table is of: its caption, its header, and the heading of its section."""
    yield from (unit for unit in cells if unit.cell and (unit.cell.row == 0 or unit.cell.column == 0))
    if table.caption:
        yield table.caption
    yield from (s.heading for s in reading.sections if s.heading and s.path == table.block.section)


def _concepts(unit: TextUnit) -> Iterator[str]:
    return (hit.concept for hit in unit.hits)

"""Figures on persons in running text: what is counted, whether both sexes are, and how far apart they lie."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from konsekvens_lint.documents.tables import is_year
from konsekvens_lint.facts.tables import Pair
from konsekvens_lint.language.numbers import TWO_TO_TEN
from konsekvens_lint.language.reading import HEARD, Reading, Sentence
from konsekvens_lint.language.scan import Hit

# A number that counts the persons named right after it, or a share of them.
_COUNT = re.compile(r"(?<![\w.,:/§–-])(?:\d{1,3}(?:[ .]\d{3})+|\d+)(?:,\d+)?\s?(?:%|procent|procentenheter)?")
_OF_SEVERAL = re.compile(
    rf"\b(?:{TWO_TO_TEN}|en|var)\s+(?:av|(?!\w+ (?:månad|vecka|dag|år|kvartal))(?:tredje|fjärde|femte))\s*(?:{TWO_TO_TEN})?\b"
    r"|\b(?:hälften|en tredjedel|två tredjedelar|en fjärdedel|tre fjärdedelar)\s+(?:av|är|var|utgörs)\b",
    re.IGNORECASE,
)
# "Kvinnor söker oftare än män (221 mot 191)", "könsfördelningen är jämn (54/46)".
_AGAINST = re.compile(r"(?<![\w.,:/])\d[\d ]*(?:,\d+)?\s?(?:mot|respektive|resp\.?)\s\d", re.IGNORECASE)
_RATIO = re.compile(r"(?<![\w./-])\d{1,2}\s?[/–-]\s?\d{1,2}(?![\w/-])")
_NOT_COUNTED_AFTER = re.compile(
    r"\s*(?:[–-]\s*\d+\s*)?(?:år\b|-?åring|kr\b|kronor|tkr|mnkr|mkr|miljon|m²|meter|km\b|tim|min\b|jan|feb|mars|apr|maj|jun|jul|aug|sep|okt|nov|dec|§)",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"(?<!med )(?<!med cirka )(?<![\d,])\d+(?:,\d+)?\s?(?:%|procent\b(?!enhet))", re.IGNORECASE
)
# "Av de nyanlända hade tolv procent arbete."
_OF_PERSONS = re.compile(r"\bav (?:de|dem|alla|samtliga|våra|kommunens|regionens)\b", re.IGNORECASE)
_OF_THOSE = re.compile(r"\b(?:av|bland) dem som\b", re.IGNORECASE)
_ANY_SHARE = re.compile(
    rf"(?<![\d,])(?:\d+(?:,\d+)?|{TWO_TO_TEN}|elva|tolv|femton|tjugo)\s?(?:%|procent\b(?!enhet))",
    re.IGNORECASE,
)
# Words of those that may stand between a number and the persons that it counts.
_MOST_BETWEEN = 4
_NEAR = 30
COUNTED_BETWEEN = "counted_between"
_AMONG = re.compile(r"\b(?:av|bland|hos)\s+(?:\w+\s+)?$", re.IGNORECASE)
# "Av dessa är sex kvinnor": a number in words right before the sex.
_IN_WORDS = re.compile(
    rf"\b(?:en|{TWO_TO_TEN}|elva|tolv|hälften|flertalet) (?:var |är )?$",
    re.IGNORECASE,
)
_SHARE_UNIT = re.compile(r"%|procent")
# "Bilaga 7", "enligt 3 kap.": a reference, no number.
_REFERENCE = re.compile(
    r"\b(?:bilaga|ärende|paragraf|enligt|kap|tabell|figur|sida|sid|s|punkt|punkten|nr|avsnitt|artikel|not|dnr|kapitel)\.?\s*$",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s*(?:mot|respektive|resp\.?)\s*")
#: What makes a number a limit that is kept to, not a count.
LIMITS = "färre än|mindre än|större än|fler än|mer än|högst|minst|upp till|max"
_BOUND = re.compile(rf"\b(?:{LIMITS}|understiger)\.?\s*$", re.IGNORECASE)
# What makes a number a limit or an estimate instead of a count.
_LIMIT = re.compile(
    rf"\b(?:{LIMITS}|under|över|cirka|ca|omkring|ungefär|runt|drygt|knappt"
    r"|nästan|närmare|uppemot|varje|per|av)\.?\s*$",
    re.IGNORECASE,
)
# "Antalet anställda var 212."
_NUMBER_AFTER = re.compile(
    r"\bantal(?:et)? (?P<who>[\w-]+(?: \w+)?)(?: [\w ]{0,20}?)?(?: var| är| uppgick till| uppgår till|:) (?P<n>\d[\d ]*)(?! ?(?:%|procent))",
    re.IGNORECASE,
)
_MEASURED = re.compile(r"\s*(?:dagar|poäng|minuter|timmar|veckor|månader)\b")
_PERSONS = frozenset({"people", "women", "men"})


class TextFigures(NamedTuple):
    """A sentence with figures on persons. `split`: both sexes (all), one (some) or none.

    `exact`: a number in digits counts persons outright, no share and no limit. `part`: one sex is told as a part of
    a total. `pairs`: women's and men's figures, where the sentence has one of each, or it and the next.
    """

    sentence: Sentence
    split: str
    exact: bool
    part: bool
    pairs: tuple[Pair, ...]


def text_figures(reading: Reading) -> Iterator[TextFigures]:
    """The sentences with figures on persons, of the author's own or of one who is heard, in order. Those who sit in a
    group that the matter has, such as its steering group, are not whom it concerns.
    """
    for section in reading.sections:
        for at, sentence in enumerate(section.sentences):
            is_told = sentence.zone in HEARD and not sentence.has("seats_counted")
            if is_told and _counts_persons(sentence):
                nearby = section.sentences[max(0, at - 1) : at + 2]
                split = _split(sentence, nearby)
                part = _is_part(sentence) and not _other_sex_follows(sentence, nearby)
                pairs = tuple(_pairs(sentence)) or tuple(_pair_over_two(sentence, nearby))
                yield TextFigures(sentence, split, _is_exact(sentence), part, pairs)


def _is_part(sentence: Sentence) -> bool:
    """Whether one sex is told as a part of a total: "varav 64 kvinnor", "av dem är sex kvinnor"."""
    if not sentence.has("one_sex") or not (sentence.has("part_of_total") or sentence.has("of_them")):
        return False
    begins = min(hit.start for hit in sentence.hits if hit.concept in ("part_of_total", "of_them"))
    return any(hit.start > begins for hit in sentence.hits if hit.concept in ("women", "men"))


def _other_sex_follows(sentence: Sentence, nearby: Sequence[Sentence]) -> bool:
    """Whether the next sentence of the paragraph gives the other sex's figure."""
    after = _following(sentence, nearby)
    if after is None or not {"women", "men"} & after.names - sentence.names:
        return False
    return after.has("number") or _counts_persons(after)


def _split(sentence: Sentence, nearby: tuple[Sentence, ...]) -> str:
    if sentence.has("both_sexes") or sentence.has("likeness") or sentence.has("sexed_words"):
        return "all"
    if not sentence.has("any_sex"):
        return "all" if _split_after(sentence, nearby) else "none"
    others = [
        near for near in nearby if near is not sentence and near.zone in HEARD and _counts_persons(near)
    ]
    if sentence.has("part_of_total"):
        return "some"
    other_sex = any({"women", "men"} <= (sentence.names | near.names) for near in others)
    return "all" if other_sex or sentence.has("percent") else "some"


def _split_after(sentence: Sentence, nearby: tuple[Sentence, ...]) -> bool:
    """Whether the next sentence splits the same persons: it says "av dem", or its figures add up to this one's."""
    after = _following(sentence, nearby)
    if after is None or not (after.own and after.has("both_sexes") and _counts_persons(after)):
        return False
    return after.has("of_them") or sum(_numbers(after)[:2]) in _numbers(sentence)


def _following(sentence: Sentence, nearby: Sequence[Sentence]) -> Sentence | None:
    """The next sentence of the paragraph."""
    return next((near for near in nearby if near.start > sentence.start and near.unit is sentence.unit), None)


def _numbers(sentence: Sentence) -> list[int]:
    digits = (re.sub(r"\D", "", count[0].split(",")[0]) for count in _COUNT.finditer(sentence.text))
    return [int(digit) for digit in digits if digit]


def _counts_persons(sentence: Sentence) -> bool:
    persons = [hit for hit in sentence.hits if hit.concept in _PERSONS]
    if not persons and not sentence.has("sexed_words"):
        return _counts_an_age(sentence)
    if any(map(sentence.has, ("target_share", "states_goal", "target_label"))):
        return False
    if "goals_section" in sentence.roles and sentence.has("wants"):
        return False
    if _counts_an_age(sentence):
        return True
    text = sentence.text
    starts, skipped = _persons_at(sentence)
    reached = [count for count in _numbers_in(text) if _reaches_persons(text, count.end(), starts, skipped)]
    seats = sentence.has("office_seat")
    if _counted_after(sentence):
        return True
    if any(not (seats and _is_limited(text, count)) for count in reached):
        return True
    if seats:
        return sentence.has("both_sexes") and bool(_SHARE.search(text) or _is_counted_in_words(sentence))
    if sentence.has("any_sex") and (_SHARE.search(text) or _is_counted_in_words(sentence)):
        return True
    if sentence.has("percent") and any(_is_share_among(text, hit.start - sentence.start) for hit in persons):
        return True
    if persons and _OF_PERSONS.search(text) and _ANY_SHARE.search(text):
        return True
    if sentence.has("both_sexes") and _AGAINST.search(text):
        return True
    if sentence.has("sexed_words") and _RATIO.search(text):
        return True
    if sentence.has("percent") and any(
        _is_share_of(found, persons, sentence.start) for found in _OF_SEVERAL.finditer(text)
    ):
        return True
    if sentence.has("compared_in_words"):
        return True
    return bool(sentence.has("any_sex") and sentence.has("figure") and sentence.has("mean_word"))


def _is_counted_in_words(sentence: Sentence) -> bool:
    """Whether those of one sex are counted in words, as a part of those just told of: "av dessa är sex kvinnor"; or
    those of both, and not one of each: "fyra män och en kvinna".
    """
    text = sentence.unit.normalised.text
    sexes = [hit for hit in sentence.hits if hit.concept in ("women", "men")]
    counted = [
        (hit, _IN_WORDS.search(text, max(sentence.start, hit.start - _NEAR), hit.start)) for hit in sexes
    ]
    said = {hit.concept: number[0].strip().lower() for hit, number in counted if number}
    return bool(said) and (sentence.has("of_them") or (len(said) == 2 and {*said.values()} != {"en"}))


def _counts_an_age(sentence: Sentence) -> bool:
    """Whether a share is of those of an age, who are not named: "bland dem som är 75 år och äldre uppgav 31 procent …"."""
    if not sentence.has("factor_alder"):
        return False
    return bool(_OF_THOSE.search(sentence.text) and _ANY_SHARE.search(sentence.text))


def _is_share_among(text: str, at: int) -> bool:
    """Whether persons are named after "av" or "bland", as those whom a share is of: "bland utrikes födda är 61 procent …"."""
    return bool(_AMONG.search(text, max(0, at - _NEAR), at)) and bool(_SHARE.search(text, at))


def _is_share_of(share: re.Match[str], persons: Sequence[Hit], begin: int) -> bool:
    """Whether the sexes are named in the sentence, or persons within a few words after the share ("två av tre patienter")."""
    for hit in persons:
        if hit.concept != "people" or share.start() <= hit.start - begin <= share.end() + _NEAR:
            return True
    return False


def _reaches_persons(text: str, at: int, starts: set[int], skipped: Mapping[int, int]) -> bool:
    """Whether persons are named right after the number, a few words that may stand between left out."""
    for _ in range(_MOST_BETWEEN + 1):
        while at < len(text) and text[at].isspace():
            at += 1
        if at in starts:
            return True
        if at not in skipped:
            return False
        at = skipped[at]
    return False


def _persons_at(sentence: Sentence) -> tuple[set[int], Mapping[int, int]]:
    """Where persons are named in the sentence, and what may stand between them and their number."""
    seats = {hit.start for hit in sentence.hits if hit.concept == "office_seat"}
    starts = {
        h.start - sentence.start for h in sentence.hits if h.concept in _PERSONS and h.start not in seats
    }
    skipped = {
        hit.start - sentence.start: hit.end - sentence.start
        for hit in sentence.hits
        if hit.concept == COUNTED_BETWEEN
    }
    return starts, skipped


def _numbers_in(text: str) -> Iterator[re.Match[str]]:
    """The numbers that may count something: no years, dates, sums or ages, and none that something must reach."""
    for count in _COUNT.finditer(text):
        if is_year(count[0]) or _NOT_COUNTED_AFTER.match(text, count.end()):
            continue
        if _REFERENCE.search(text, max(0, count.start() - _NEAR), count.start()):
            continue
        if not _BOUND.search(text, max(0, count.start() - _NEAR), count.start()):
            yield count


def _is_exact(sentence: Sentence) -> bool:
    """Whether a number in digits counts persons outright: no share, no limit ("färre än fem"), nothing to come."""
    if sentence.has("undecided_word") or sentence.has("mean_word"):
        return False
    starts, skipped = _persons_at(sentence)
    text = sentence.text
    return _counted_after(sentence) or any(
        not _SHARE_UNIT.search(count[0])
        and not _is_limited(text, count)
        and _reaches_persons(text, count.end(), starts, skipped)
        for count in _numbers_in(text)
    )


def _counted_after(sentence: Sentence) -> bool:
    """Whether the number comes after those whom it counts: "antalet anställda var 212"."""
    found = _NUMBER_AFTER.search(sentence.text)
    if found is None or is_year(found["n"]):
        return False
    starts, _ = _persons_at(sentence)
    return any(found.start("who") <= start < found.end("who") for start in starts)


def _is_limited(text: str, number: re.Match[str]) -> bool:
    """Whether the number is a limit or an estimate: "fler än 150 elever", "cirka 400"."""
    return bool(_LIMIT.search(text, max(0, number.start() - _NEAR), number.start()))


def _pairs(sentence: Sentence) -> Iterator[Pair]:
    """Women's and men's figures: each number beside its own sex ("88 procent av kvinnorna", "kvinnor 88 procent"), or
    both in the order of the sexes ("221 mot 191").
    """
    text = sentence.text
    numbers = list(_numbers_in(text))
    sexes = [h for h in sentence.hits if h.concept in ("women", "men")]
    marks = sorted(
        [*((n.start(), n.end(), n) for n in numbers), *(_span(sentence, h) for h in sexes)], key=itemgetter(0)
    )
    found = _beside_each(marks) or _beside_each([*reversed(marks)]) or _in_order(text, marks)
    if found is None:
        return
    women, men = found
    units = {bool(_SHARE_UNIT.search(number[0])) for number in found}
    joined = _JOINED.fullmatch(text[min(n.end() for n in found) : max(n.start() for n in found)])
    if len(units) > 1 and not joined:
        return
    measure = _measure(sentence, found)
    unit, young = "%" if measure == "share" else "", sentence.has("girls_or_boys")
    yield Pair(text.strip(), measure, _value(women[0]), _value(men[0]), unit, sentence.unit, young)


def _pair_over_two(sentence: Sentence, nearby: Sequence[Sentence]) -> Iterator[Pair]:
    """Women's and men's shares in two sentences, of which the second says that it goes on: "71 procent av kvinnorna är
    nöjda. Bland männen är andelen 79 procent."
    """
    after = _following(sentence, nearby)
    if after is None or not (after.own and after.has("only_the_other_share")):
        return
    found: dict[str, float] = {}
    for each in (sentence, after):
        sexes, numbers = {"women", "men"} & each.names, list(_numbers_in(each.text))
        if len(sexes) != 1 or len(numbers) != 1 or not _SHARE_UNIT.search(numbers[0][0]):
            return
        found[sexes.pop()] = _value(numbers[0][0])
    if found.keys() == {"women", "men"}:
        young = sentence.has("girls_or_boys")
        yield Pair(sentence.text.strip(), "share", found["women"], found["men"], "%", sentence.unit, young)


_Mark = tuple[int, int, "re.Match[str] | str"]
_Found = tuple["re.Match[str]", "re.Match[str]"]


def _span(sentence: Sentence, hit: Hit) -> _Mark:
    return hit.start - sentence.start, hit.end - sentence.start, hit.concept


def _beside_each(marks: Sequence[_Mark]) -> _Found | None:
    """Women's and men's number, where right after a number its sex follows, for one of each (backwards: before it)."""
    found: dict[str, re.Match[str]] = {}
    for number, sex in pairwise(marks):
        between = max(number[0], sex[0]) - min(number[1], sex[1])
        if isinstance(sex[2], str) and not isinstance(number[2], str) and between <= _NEAR + 10:
            if sex[2] in found:
                return None
            found[sex[2]] = number[2]
    return (found["women"], found["men"]) if found.keys() == {"women", "men"} else None


def _in_order(text: str, marks: Sequence[_Mark]) -> _Found | None:
    """Women's and men's number, where two joined by "mot" or "respektive" go with two sexes: the first with the first."""
    numbers = [mark[2] for mark in marks if not isinstance(mark[2], str)]
    order = list(dict.fromkeys(mark[2] for mark in marks if isinstance(mark[2], str)))
    if len(numbers) != 2 or len(order) != 2:
        return None
    if not _JOINED.fullmatch(text[numbers[0].end() : numbers[1].start()]):
        return None
    first, second = numbers if order[0] == "women" else numbers[::-1]
    return first, second


def _measure(sentence: Sentence, found: Sequence[re.Match[str]]) -> str:
    if any(_SHARE_UNIT.search(count[0]) for count in found):
        return "share"
    after = sentence.text[found[-1].end() :]
    return "mean" if sentence.has("mean_word") or _MEASURED.match(after) else "persons"


def _value(number: str) -> float:
    return float(re.sub(r"[^\d,]", "", number).replace(",", "."))

"""What the labels of a table say: what is counted, and which of the sexes they name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from typing import NamedTuple

from konsekvens_lint.documents.tables import is_year
from konsekvens_lint.language.scan import Hit
from konsekvens_lint.language.texts import TextUnit

SEXES = frozenset({"women", "men"})
_NONE: frozenset[str] = frozenset()
PERSONS = frozenset({"people", "person_result", *SEXES})
#: The short words for the sexes, which mean that only where nothing else stands in the label.
SHORT = {"women_short": "women", "men_short": "men"}
THINGS, MONEY, ACCOUNT, TARGET = "thing_label", "money_label", "account_label", "target_label"
COUNT, TOTAL, PERIOD, GROUP = "count_label", "total_label", "period_label", "group_label"
SHARE, MEAN, TIME, CHANGE = "share_label", "mean_label", "time_label", "change_label"
QUANTITY = "quantity_label"
PART, OTHER_SEX, UNIT, SHORT_TOTAL = "part_of_total", "other_sex_label", "unit_label", "total_short"
RESULT, ANSWER, WEAK_ANSWER, SPLIT = "person_result", "answer_label", "weak_answer_label", "sexed_words"
#: What a label may hold besides what it is about.
NEUTRAL = frozenset({COUNT, PART, TOTAL, PERIOD, TARGET})
_LETTERS = frozenset({*SHORT, SHORT_TOTAL})
# What stands in a label for who is counted: it tells no matter from another's.
_WHO = SEXES | SHORT.keys() | {SPLIT, TOTAL, SHORT_TOTAL, PART}
_WORD = re.compile(r"\w+")
_KEY = re.compile(r"\w+|%")
# Prepositions and the like: they tell no two labels apart.
_SMALL = 2
_FEW_WORDS = 4
_NEAR_START = 3


class Label(NamedTuple):
    """A label's concepts; whether persons or things come first in it; and the words that are none of `NEUTRAL`.

    `rest` are the words that tell its matter apart from another's, with the sexes left out too: 'Behöriga flickor
    2024' and 'Behöriga pojkar 2024' have the same. `key` are all its words but those for who is counted: figures of
    women and of men with the same keys make a pair. `led` is the sex that a letter in it may stand for. `core` is the
    key without the measure and the word for people.
    """

    names: frozenset[str]
    persons: bool
    things: bool
    words: frozenset[str]
    rest: frozenset[str]
    key: frozenset[str]
    core: frozenset[str]
    sexes: frozenset[str]
    short: frozenset[str]
    led: str
    long: bool


class Said(NamedTuple):
    """What several labels say together; `numbered`: whether one gives the number or share of persons, of things."""

    names: frozenset[str]
    persons: bool
    things: bool
    numbered: frozenset[str]
    plain: bool
    long: bool


def read_label(unit: TextUnit) -> Label:
    """What the label says."""
    names = frozenset(hit.concept for hit in unit.hits)
    persons, things = _first(unit.hits)
    rest = _words_outside(unit, NEUTRAL | SEXES | SHORT.keys() | {SPLIT})
    alone = not _words_outside(unit, NEUTRAL | SEXES | _LETTERS)
    return Label(
        names,
        persons,
        things,
        words=_words_outside(unit, NEUTRAL),
        rest=frozenset(word for word in rest if len(word) > _SMALL),
        key=frozenset(_words(unit, _WHO if alone or names & SEXES else _WHO - _LETTERS)),
        core=frozenset(_words(unit, _WHO | {COUNT, SHARE, MEAN, "people"})) - {"%"},
        sexes=_sexes(unit, names),
        short=frozenset(SHORT[name] for name in names & SHORT.keys() if alone),
        led=_letter(unit, names),
        long=len(_WORD.findall(unit.normalised.text)) > _FEW_WORDS,
    )


def _letter(unit: TextUnit, names: frozenset[str]) -> str:
    """The sex that the one letter in the label may stand for: "K under 40 år", "Utfall 2024 (M)"; not "K-hallen"."""
    text = unit.normalised.text
    letters = [hit for hit in unit.hits if hit.concept in SHORT]
    if len(letters) != 1 or names & SEXES or text[letters[0].end : letters[0].end + 1] == "-":
        return ""
    alone = letters[0].start == 0 or not _words_outside(unit, NEUTRAL | SHORT.keys() | {ACCOUNT, SHARE, MEAN})
    return SHORT[letters[0].concept] if alone else ""


def _sexes(unit: TextUnit, names: frozenset[str]) -> frozenset[str]:
    """The sexes that the label names as those counted: a long one begins with them, or says what is counted."""
    if {SHORT[name] for name in names & SHORT.keys()} == SEXES:
        return SEXES
    long = len(_WORD.findall(unit.normalised.text)) > _FEW_WORDS
    first = min((hit.start for hit in unit.hits if hit.concept in SEXES), default=0)
    if long and first > _NEAR_START and not names & {COUNT, SHARE, MEAN, RESULT, PART}:
        return _NONE
    return names & SEXES


def _first(hits: Sequence[Hit]) -> tuple[bool, bool]:
    """Whether persons or things are counted: what is said to be ('avgångar, antal personer'), or what comes first
    ('barn med anmälningar', 'besök av barn')."""
    numbers = {hit.end + 1 for hit in hits if hit.concept == COUNT}
    if any(hit.concept in PERSONS and hit.start in numbers for hit in hits):
        return True, False
    persons = min((hit.start for hit in hits if hit.concept in PERSONS), default=None)
    things = min((hit.start for hit in hits if hit.concept == THINGS), default=None)
    if persons is None or things is None:
        return persons is not None, things is not None
    return persons < things, things <= persons


def _words_outside(unit: TextUnit, concepts: frozenset[str] | set[str]) -> frozenset[str]:
    """The label's words, in lower case, without years and what belongs to these concepts."""
    return frozenset(word for word in _words(unit, concepts) if word != "%" and not is_year(word))


def _words(unit: TextUnit, without: frozenset[str] | set[str]) -> Iterator[str]:
    covered = [(hit.start, hit.end) for hit in unit.hits if hit.concept in without]
    for word in _KEY.finditer(unit.normalised.text):
        if not any(a <= word.start() < b for a, b in covered):
            yield word[0].lower()


def together(labels: Iterable[Label]) -> Said:
    """What the labels say together: plain when none says what is counted, long when one is more than a few words."""
    labels = tuple(labels)
    counts = [label for label in labels if COUNT in label.names]
    return Said(
        reduce(frozenset.union, (label.names for label in labels), _NONE),
        any(label.persons for label in labels),
        any(label.things for label in labels),
        numbered=frozenset(
            "persons" if label.persons else "things" for label in counts if label.persons or label.things
        ),
        plain=not any(label.words for label in labels),
        long=any(label.long for label in labels),
    )


def short_sexes(line: Sequence[Label]) -> frozenset[str]:
    """The sexes that letters and other short words in a row or column of labels stand for.

    They count beside the other sex, or alone beside a total; not among other letters: days of the week, parties.
    """
    short = _NONE.union(*(label.short for label in line))
    if any(_is_other_letter(label) for label in line):
        return _NONE
    led = {sex: {label.core for label in line if label.led == sex and not label.short} for sex in SEXES}
    if not short and led["women"] & led["men"]:
        return SEXES
    named = short.union(*(label.sexes for label in line if label.sexes != SEXES))
    if named == SEXES:
        return short
    others = [label for label in line[1:] if not (label.short or label.sexes or is_total(label))]
    return short if any(map(is_total, line)) and not any(label.words for label in others) else _NONE


def is_total(label: Label) -> bool:
    """Whether the label is a total's, if only a letter where the sexes stand beside it."""
    return not label.words - {"t"} and bool({TOTAL, SHORT_TOTAL} & label.names)


def _is_other_letter(label: Label) -> bool:
    return (
        not label.short
        and len(label.words) == 1
        and all(len(word) == 1 and word != "t" for word in label.words)
    )

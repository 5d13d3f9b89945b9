"""Who gave the scores of each occasion, from what the form and the text around it say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from konsekvens_lint.documents.model import Place
from konsekvens_lint.facts.forms.columns import RATERS
from konsekvens_lint.facts.forms.form import Column
from konsekvens_lint.language.reading import Sentence
from konsekvens_lint.language.scan import Hit
from konsekvens_lint.language.texts import TextUnit

RATED = "form_rated_word"
SURVEY = "rater_survey"
# In recognised text an å, ä or ö may be any letter.
_NUMBERS = {
    **{str(number): number for number in range(1, 13)},
    "ett": 1,
    "en": 1,
    r"tv[\w&]": 2,
    "tre": 3,
    "fyra": 4,
    "fem": 5,
    "sex": 6,
    r"f[\w&]rsta": 1,
    "andra": 2,
    "tredje": 3,
    r"fj[\w&]rde": 4,
    "femte": 5,
    r"sj[\w&]tte": 6,
}
_WORD = "|".join(words for words in _NUMBERS if not words.isdigit())
_ONE = rf"(?:\d{{1,2}}|{_WORD})(?!\w)"
_NOUN = r"bm|benchmarking\w*|tr[\w&]ff\w*|(?:m[\w&]t)?tillf[\w&]ll\w*|m[\w&]tning\w*|omg[\w&]ng\w*|skattning\w*|g[\w&]ng\w*|runda\w*"
# "BM2 och 3", "träff två till tre", "vid den andra", "första skattningen".
_NAMED = re.compile(
    rf"\b(?:{_NOUN})(?:\s|(?=\d))({_ONE}(?:\s?(?:,|och|samt|till|–|-|&)\s?(?:(?:bm|tr[\w&]ff)\s?)?{_ONE})*)",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"\b(?:(?:den|det|en|vid|v[\w&]r)\s+)?(f[\w&]rsta|andra|tredje|fj[\w&]rde|femte|sista|senaste)\b"
    rf"(?=\s+(?:{_NOUN}|av\b|gjordes\b|vid\b|genomf|skatta|bes|:|med\b|[,.]))",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"\b(?:b[\w&]da|b[\w&]gge|samtliga|alla|varje|vardera)\s+(?:tv[\w&]\s+|tre\s+|fyra\s+)?(?:" + _NOUN + ")",
    re.IGNORECASE,
)
_SAME = re.compile(r"\bsamma\s+(?:\w+\s+){0,3}", re.IGNORECASE)
_LAST = ("sista", "senaste")
_ANSWERS = re.compile(
    r"(\d{1,4}(?:\s?(?:/|,|och|respektive|resp\.?)\s?\d{1,4})*)\s+(?:svar|svarande|personer|deltagare|röst)",
    re.IGNORECASE,
)
_N = re.compile(r"\bn\s?=\s?(\d{1,4})", re.IGNORECASE)
# "Träff 1: enbart arbetsgruppen", "BM2 regionkontorets medarbetare och chefer".
_BETWEEN = re.compile(
    r"[\s:(=,+–-]*(?:och\s+|samt\s+)?(?:(?:enbart|bara|endast|hela)\s+)?(?:\w+s\s+)?", re.IGNORECASE
)
_TIME = re.compile(
    r"(?:19|20)\d\d|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|v[\w&]ren|h[\w&]sten"
)
_LABEL_NUMBER = re.compile(r"(?<!\d)(\d{1,2})(?!\d)")


#: A span of a text that names occasions, and the columns that they are.
Reference = tuple[int, int, tuple[int, ...]]


class Answer(NamedTuple):
    """What a text says of who answered: the columns, the kinds of people, and how many where it says."""

    columns: tuple[int, ...]
    who: frozenset[str]
    counts: tuple[int, ...]
    place: Place


def with_raters(
    columns: Sequence[Column], near: Sequence[Sentence], far: Sequence[Sentence], cells: Sequence[TextUnit]
) -> tuple[Column, ...]:
    """The columns with those who answered.

    `near` are sentences of the form's own section, where a sentence without an occasion speaks of all; those `far` must
    name one. `cells` are texts of the form itself, such as a comment in its head.
    """
    found: list[Answer] = []
    for unit in cells:
        found += _answers(unit, 0, len(unit.normalised.text), columns)
    everywhere: list[Answer] = []
    for sentence in near:
        told = list(_answers(sentence.unit, sentence.start, sentence.end, columns))
        found += told
        if not told and sentence.has(RATED):
            everywhere += _of_all(sentence, columns)
    for sentence in far:
        if sentence.has(RATED):
            found += _answers(sentence.unit, sentence.start, sentence.end, columns)
    return tuple(_told(at, column, found, everywhere) for at, column in enumerate(columns))


def _told(at: int, column: Column, found: Sequence[Answer], everywhere: Sequence[Answer]) -> Column:
    own = [answer for answer in found if at in answer.columns]
    known = [answer for answer in own if answer.who] or ([] if column.raters else everywhere[:1])
    who = _people(column.raters.union(*(answer.who for answer in known)))
    counts = [
        answer.counts[answer.columns.index(at)]
        for answer in (*own, *everywhere)
        if len(answer.counts) == len(answer.columns)
    ]
    places = tuple(dict.fromkeys([*column.told, *(answer.place for answer in known)]))
    return column._replace(raters=who, answers=counts[0] if counts else None, told=places)


def _people(who: frozenset[str]) -> frozenset[str]:
    """The kinds of people; that they answered a survey says nothing more where it is known who they are."""
    return who - {SURVEY} or who


def _of_all(sentence: Sentence, columns: Sequence[Column]) -> Iterator[Answer]:
    hits = frozenset(hit.concept for hit in sentence.hits) & frozenset(RATERS)
    if hits:
        yield Answer(tuple(range(len(columns))), hits, (), sentence.place())


def _answers(unit: TextUnit, start: int, end: int, columns: Sequence[Column]) -> Iterator[Answer]:
    """The answers told between two points of a text: each occasion with the people named after it, or else before it."""
    text = unit.normalised.text
    references = _references(text, start, end, columns)
    people = [hit for hit in unit.hits if hit.concept in RATERS and start <= hit.start < end]
    if not references:
        return
    rated = any(hit.concept == RATED and start <= hit.start < end for hit in unit.hits)
    leads = bool(people) and people[0].start < references[0][0]
    begins, ends = start, [at for at, _, _ in references[1:]] + [end]
    for (first, last, which), until in zip(references, ends, strict=True):
        before = [hit for hit in people if begins <= hit.start < first] if leads else []
        after = [hit for hit in people if last <= hit.start < until]
        told = before or ([] if leads and until != end else after)
        who = frozenset(hit.concept for hit in (told if rated else _named_at(told, last, text)))
        counts = _counts(text[last:until])
        if who or len(counts) == len(which):
            yield Answer(which, who, counts, unit.place(start, end))
        begins = last


def _named_at(people: Sequence[Hit], end: int, text: str) -> list[Hit]:
    """Those who are named right after an occasion, with no word between that says what they did there."""
    found = []
    for hit in people:
        if hit.start < end or not _BETWEEN.fullmatch(text[end : hit.start]):
            break
        found.append(hit)
        end = hit.end
    return found


def _counts(text: str) -> tuple[int, ...]:
    match = _ANSWERS.search(text)
    found = re.findall(r"\d+", match[1]) if match else _N.findall(text)
    return tuple(int(number) for number in found)


def names_occasions(text: str, columns: Sequence[Column]) -> bool:
    """Whether the text names any of the occasions."""
    return bool(_references(text, 0, len(text), columns))


def _references(text: str, start: int, end: int, columns: Sequence[Column]) -> list[Reference]:
    """Where the text names occasions, in order, with the columns that they are."""
    found = sorted(_named(text, start, end, columns), key=lambda reference: (reference[0], -reference[1]))
    kept: list[Reference] = []
    for each in found:
        if each[2] and (not kept or each[0] >= kept[-1][1]):
            kept.append(each)
    return kept


def _named(text: str, start: int, end: int, columns: Sequence[Column]) -> Iterator[Reference]:
    every = tuple(range(len(columns)))
    for match in _ALL.finditer(text, start, end):
        yield match.start(), match.end(), every
    for match in _NAMED.finditer(text, start, end):
        which = tuple(at for number in _numbers(match[1]) if (at := _column(number, columns)) is not None)
        yield match.start(), match.end(), which
    for match in _ORDINAL.finditer(text, start, end):
        at = len(columns) - 1 if match[1].lower() in _LAST else next(iter(_numbers(match[1])), 0) - 1
        if 0 <= at < len(columns):
            yield match.start(), match.end(), (at,)
    for at, names in enumerate(_names(columns)):
        for name in names:
            for match in re.finditer(
                rf"(?<!\w){re.escape(name)}(?:en|et|n|s)?(?!\w)", text[start:end], re.IGNORECASE
            ):
                yield start + match.start(), start + match.end(), (at,)


def _names(columns: Sequence[Column]) -> list[list[str]]:
    """What each column is called: its label, and those of its words for a time that no other has ("mars", "2024")."""
    words = [set(re.findall(r"\w+", column.label.lower())) for column in columns]
    return [
        [label for label in (column.label.strip(),) if len(label) > 2]
        + [word for word in sorted(own) if _TIME.fullmatch(word) and sum(word in each for each in words) == 1]
        for column, own in zip(columns, words, strict=True)
    ]


def _numbers(text: str) -> list[int]:
    words = re.findall(rf"\d+|(?:{_WORD})(?!\w)", text.lower())
    numbers = [number for word in words for form, number in _NUMBERS.items() if re.fullmatch(form, word)]
    if len(numbers) == 2 and re.search(r"till|–|-", text) and numbers[0] < numbers[1]:
        return list(range(numbers[0], numbers[1] + 1))
    return numbers


def _column(number: int, columns: Sequence[Column]) -> int | None:
    """The column of the occasion with the number: that with the number in its label, else in that place."""
    numbered: Mapping[int, int] = {
        int(match[1]): at
        for at, column in enumerate(columns)
        if (match := _LABEL_NUMBER.search(column.label))
    }
    if numbered:
        return numbered.get(number)
    return number - 1 if 0 < number <= len(columns) else None

"""What a plan wants to reach and how it is measured: goals, indicators, and the words that it defines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from konsekvens_lint.documents.model import Place
from konsekvens_lint.facts.chapters import stems_of
from konsekvens_lint.facts.labels import (
    COUNT,
    MONEY,
    QUANTITY,
    RESULT,
    SEXES,
    SHORT,
    SPLIT,
    TARGET,
    read_label,
)
from konsekvens_lint.language.reading import HEARD, Reading, ReadSection, Sentence
from konsekvens_lint.language.scan import Hit
from konsekvens_lint.language.texts import TextUnit

_BY_SEX = ("both_sexes", "sexed_words", "by_sex_word", "the_sexes", "ground_kon", "sex_word")
INDICATOR, NEUTRAL, DEFINES = "indicator_head", "neutral_group", "definition_verb"
# What is asked of grammar, and its answer; where the answer is no, neither is there.
MAY_BE_ALONE, ALONE = "alone_word", "stands_alone"
_SEXED = frozenset({SPLIT, "sex_word", "the_sexes", "ground_kon"})
# "Alla" and "äldre" are people where no other noun follows them.
_LEANING = frozenset({"alla", "allas", "samtliga", "samtligas", "äldre", "enskilda", "unga"})
_ALONE = re.compile(
    r"\s*(?:$|[.,;:)!?]|(?:ska|skall|har|är|får|kan|vill|bör|som|i|inom|på|med|oavsett|bor|känner|upplever|ges|erbjuds|och|till"
    r"|deltar|når|lever|möts|trivs|mår|blir|utifrån|från|ute|att)\b)",
    re.IGNORECASE,
)
_GOAL_LABEL = re.compile(r"\bmål (?:\d+|[A-ZÅÄÖ])\b", re.IGNORECASE)
_LABEL = re.compile(r"[\W_]*(?:mål\s+)?(\w+)", re.IGNORECASE)
_TERM_ENDS = re.compile(r"[*_ ]*[:=–]")
_YEAR = re.compile(r"\b20\d\d\b")
# A word that is defined stands near the beginning of its sentence.
_TERM_BEGINS = 50
# "Med barn och unga menas flickor och pojkar": both are defined.
_JOINS = re.compile(r"\s*(?:,|och|eller|samt|/)\s*")
_LONGEST_STATEMENT = 20
_STEM = 6


class Goal(NamedTuple):
    """A sentence that says what is to be reached, in the text or in a table's column of goals.

    `neutral` are the words for people in it that say nothing of sex; none where something in its paragraph does.
    `label` is what it is called: its number in a list, or its first word ("B", "Tryggt"), in lower case.
    """

    sentence: Sentence
    path: tuple[str, ...]
    neutral: tuple[str, ...]
    gendered: bool
    measured: bool
    label: str


class Indicator(NamedTuple):
    """What a goal is followed by. `persons`: it is based on persons; `by_sex`: it is told for women and men.

    `label` is what its row calls the goal, in lower case, where a column does.
    """

    place: Place
    text: str
    path: tuple[str, ...]
    persons: bool
    by_sex: bool
    label: str = ""


def goals(reading: Reading) -> tuple[Goal, ...]:
    """The goals of the document, in order."""
    return tuple(
        _goal(sentence, section)
        for section in reading.sections
        for sentence in section.sentences
        if _is_goal(sentence, section)
    )


def _is_goal(sentence: Sentence, section: ReadSection) -> bool:
    if sentence.zone == "table":
        return _is_goal_cell(sentence.unit)
    in_section = "goals_section" in section.roles
    if not (in_section or sentence.has("states_goal")) or not sentence.own:
        return False
    if sentence.text.rstrip().endswith((":", "?")) or sentence.has(f"^{INDICATOR}"):
        return False
    if _is_led_by_indicator(sentence.unit, section):
        return False
    if sentence.has("states_goal"):
        return True
    if "indicators_section" in section.own_roles and not sentence.has("wants"):
        return False
    if not sentence.has("wanted_state"):
        return False
    return sentence.has("wants") or (
        "goals_section" in section.own_roles and _is_statement(sentence, section)
    )


def _is_led_by_indicator(unit: TextUnit, section: ReadSection) -> bool:
    """Whether the unit is an item of a list that is led by a line on indicators ("Så mäter vi:")."""
    if unit.block.kind != "list_item":
        return False
    before = [
        each
        for each in section.units
        if each.block.number < unit.block.number and each.block.kind != "list_item"
    ]
    return bool(before) and any(hit.concept == INDICATOR for hit in before[-1].hits)


def _is_statement(sentence: Sentence, section: ReadSection) -> bool:
    """Whether the sentence can be a goal in the present tense: an item of a list, or a short paragraph of its own under
    a heading that says "mål"; not one that tells how it is.
    """
    unit = sentence.unit
    if sentence.has("described_difference"):
        return False
    if unit.block.kind == "list_item":
        return True
    heading = section.heading.normalised.text.lower() if section.heading else ""
    alone = len(unit.normalised.text) <= 2 * (sentence.end - sentence.start)
    return "mål" in heading and alone and sentence.words <= _LONGEST_STATEMENT and not sentence.has("figure")


def _is_goal_cell(unit: TextUnit) -> bool:
    """Whether the cell stands in a column that is called "Mål" and holds words, not what is to be reached in figures."""
    table, cell = unit.block.table, unit.cell
    if table is None or cell is None or cell.row == 0 or not any(letter.isalpha() for letter in cell.text):
        return False
    head = next((each for each in table.rows[0] if each.column == cell.column), None)
    return head is not None and _is_goal_head(head.text) and len(cell.text.split()) > 2


def _is_goal_head(text: str) -> bool:
    """Whether a column is called "Mål", "Nämndens mål", "Ambition"."""
    return bool(re.fullmatch(r"\W*(?:\w+ )?(?:\w*mål(?:en|sättning)?|ambition)\W*", text, re.IGNORECASE))


def _goal(sentence: Sentence, section: ReadSection) -> Goal:
    concepts = {hit.concept for hit in sentence.unit.hits}
    sexed = bool(concepts & (_SEXED | SEXES)) or sentence.has("sexed_wording")
    neutral = () if sexed else tuple(neutral_words(sentence))
    others = len(_GOAL_LABEL.findall(sentence.unit.normalised.text)) > 1
    text = sentence.text if others else sentence.unit.normalised.text
    measured = sentence.has("measured_word") or sentence.has("figure") or bool(_YEAR.search(text))
    label = _label(sentence.unit, section)
    return Goal(sentence, section.path, neutral, sentence.has("gender_goal"), measured, label)


def _label(unit: TextUnit, section: ReadSection) -> str:
    items = [each for each in section.units if each.block.kind == "list_item"]
    number = next((at for at, each in enumerate(items, 1) if each is unit), None)
    return _label_in(unit.source) if number is None else str(number)


def _label_in(text: str) -> str:
    found = _LABEL.match(text)
    return found[1].lower() if found else ""


def neutral_words(sentence: Sentence) -> Iterator[str]:
    """The neutral words for people in the sentence, in lower case."""
    text = sentence.unit.normalised.text
    hits = [hit for hit in sentence.hits if hit.concept == NEUTRAL]
    starts = {hit.start for hit in hits}
    for hit in hits:
        word = text[hit.start : hit.end].lower()
        if text[: hit.start].endswith("per "):
            continue
        if word in _LEANING and (hit.end + 1 in starts or not _stands_alone(sentence, hit)):
            continue
        yield word


def _stands_alone(sentence: Sentence, word: Hit) -> bool:
    """Whether no noun belongs to the word: as grammar says, or where it was not asked by the word that follows."""
    told = {hit.concept for hit in sentence.hits if hit.start == word.start}
    is_open = MAY_BE_ALONE in told and ALONE not in told
    return bool(_ALONE.match(sentence.unit.normalised.text, word.end)) if is_open else ALONE in told


def defined_words(reading: Reading) -> frozenset[str]:
    """The beginnings of the neutral words that the document, or a footnote, explains with women and men or sex."""
    found: set[str] = set()
    for sentence in (*reading.sentences, *reading.footnotes):
        if not sentence.has("defines_by_sex"):
            continue
        verb = min(hit.start for hit in sentence.hits if hit.concept == DEFINES)
        begins = sentence.start + _TERM_BEGINS
        terms = [h for h in sentence.hits if h.concept == NEUTRAL and h.start < min(verb, begins)]
        text = sentence.unit.normalised.text
        found |= {_stem(text[term.start : term.end]) for term in _last_joined(terms, text)}
    return frozenset(found) | {*_in_word_lists(reading)}


def _last_joined(terms: Sequence[Hit], text: str) -> Iterator[Hit]:
    """The last of the terms, and those that it is joined to: "barn och unga"."""
    following: Hit | None = None
    for term in reversed(terms):
        if following and not _JOINS.fullmatch(text, term.end, following.start):
            return
        yield term
        following = term


def _in_word_lists(reading: Reading) -> Iterator[str]:
    """The terms of lists of words: "**Besökare**: flickor, pojkar, kvinnor och män som …"."""
    for unit in reading.units:
        text = unit.normalised.text
        term = next((hit for hit in unit.hits if hit.concept == NEUTRAL), None)
        if term is None or text[: term.start].strip("*_-•– ") or not _TERM_ENDS.match(text, term.end):
            continue
        if {hit.concept for hit in unit.hits} & (SEXES | _SEXED):
            yield _stem(text[term.start : term.end])


def is_defined(word: str, defined: frozenset[str]) -> bool:
    """Whether the word is a form of one that is defined."""
    return _stem(word) in defined


def _stem(word: str) -> str:
    return word.lower().removeprefix("alla ")[:_STEM]


def indicators(reading: Reading) -> tuple[Indicator, ...]:
    """The indicators of the document: rows of tables, and lines and sentences that say what is measured."""
    general = any(
        s.has("all_indicators_by_sex") and (s.has(INDICATOR) or s.has("all_of_it"))
        for s in (*reading.sentences, *reading.footnotes)
        if s.zone in ("body", "footnote")
    )
    found = [
        indicator for section in reading.sections for indicator in (*_in_tables(section), *_in_text(section))
    ]
    return tuple(each._replace(by_sex=each.by_sex or general) for each in found)


def _in_text(section: ReadSection) -> Iterator[Indicator]:
    for sentence in section.sentences:
        if not _is_indicator(sentence, section) or sentence.zone not in HEARD:
            continue
        persons = sentence.has(RESULT) or (
            sentence.has("people") and (sentence.has(COUNT) or sentence.has("percent"))
        )
        by_sex = any(map(sentence.has, _BY_SEX)) or _letters_of_both(sentence.unit)
        yield Indicator(sentence.place(), sentence.text.strip(), section.path, persons, by_sex)


def _is_indicator(sentence: Sentence, section: ReadSection) -> bool:
    """Whether the sentence says what is measured: an item of a list of indicators, or by its own words."""
    if sentence.text.rstrip().endswith(":"):
        return False
    if sentence.has(f"^{INDICATOR}") or (sentence.has("measured_by") and sentence.has(COUNT)):
        return True
    if sentence.unit.block.kind != "list_item":
        return False
    return "indicators_section" in section.roles or _is_led_by_indicator(sentence.unit, section)


def _in_tables(section: ReadSection) -> Iterator[Indicator]:
    blocks = {unit.block.number: unit.block for unit in section.units if unit.block.table}
    for number in blocks:
        cells = {
            (unit.cell.row, unit.cell.column): unit
            for unit in section.units
            if unit.cell and unit.block.number == number
        }
        column = _indicator_column(cells, "indicators_section" in section.roles)
        if column is None:
            continue
        head = [unit for (row, _), unit in cells.items() if row < _header_rows(cells)]
        named = {SHORT.get(hit.concept, hit.concept) for unit in head for hit in unit.hits}
        by_sex = named >= SEXES or bool(named & _SEXED)
        filled = _filled_by_sex(cells, column)
        called = next(
            (at for (line, at), each in cells.items() if line == 0 and _is_goal_head(each.source)), None
        )
        rows = {row: each for (row, at), each in cells.items() if at == column and row > 0}
        sexes = frozenset[str]().union(*(read_label(each).sexes for each in rows.values()))
        for row, unit in rows.items():
            others = [each for (r, _), each in cells.items() if r == row]
            label = cells.get((row, called)) if called is not None and called < column else None
            paired = sexes == SEXES and bool(read_label(unit).sexes)
            shown = by_sex and (row in filled or not filled)
            read = _row(unit, others, section.path, by_sex=shown or paired)
            yield read._replace(label=_label_in(label.source)) if label else read


def _filled_by_sex(cells: Mapping[tuple[int, int], TextUnit], indicators: int) -> set[int]:
    """The rows with figures in both sexes' columns, or something in one that is both's, beside the column of the
    indicators. No row has, where the plan is yet to be filled in."""
    heads = _header_rows(cells)
    columns: dict[int, set[str]] = {}
    for (row, at), unit in cells.items():
        if row < heads and at != indicators:
            names = {SHORT.get(hit.concept, hit.concept) for hit in unit.hits}
            columns.setdefault(at, set()).update(names & (SEXES | _SEXED))
    found: dict[int, set[str]] = {}
    for (row, at), unit in cells.items():
        names = columns.get(at, set())
        told = any(map(str.isdigit, unit.source)) or (names & _SEXED and unit.source.strip(" –—-."))
        if row >= heads and told:
            found.setdefault(row, set()).update(names)
    return {row for row, names in found.items() if names >= SEXES or names & _SEXED}


def _header_rows(cells: Mapping[tuple[int, int], TextUnit]) -> int:
    """How many rows stand above the figures: one, or two where the second has no digit."""
    second = [unit.source for (row, _), unit in cells.items() if row == 1]
    return 1 if any(letter.isdigit() for text in second for letter in text) else 2


def _indicator_column(cells: Mapping[tuple[int, int], TextUnit], in_section: bool) -> int | None:
    """The column that holds the indicators of a table that has some, else None."""
    head = {at: {hit.concept for hit in unit.hits} for (row, at), unit in cells.items() if row == 0}
    named = next((at for at, concepts in head.items() if INDICATOR in concepts), None)
    if named is not None:
        return named
    targets = any(TARGET in concepts for at, concepts in head.items() if at > 0)
    return min(head, default=None) if targets or in_section else None


def _row(unit: TextUnit, row: list[TextUnit], path: tuple[str, ...], *, by_sex: bool) -> Indicator:
    label = read_label(unit)
    counted = RESULT in label.names or (label.persons and COUNT in label.names)
    concepts = {hit.concept for each in row for hit in each.hits}
    split = by_sex or concepts >= SEXES or bool(concepts & _SEXED) or any(map(_letters_of_both, row))
    persons = (counted or split) and not {MONEY, QUANTITY} & label.names and not label.things
    return Indicator(unit.whole(), unit.source.strip(), path, persons, split)


def _letters_of_both(unit: TextUnit) -> bool:
    """Whether the text has the letters of both sexes: "(K/M)"."""
    return {SHORT[hit.concept] for hit in unit.hits if hit.concept in SHORT} == SEXES


def has_indicator_by_sex(goal: Goal, all_goals: tuple[Goal, ...], found: tuple[Indicator, ...]) -> bool:
    """Whether an indicator by sex belongs to the goal: the only goal or indicator there, or one that shares a word."""
    by_sex = [each for each in found if each.by_sex and each.persons]
    near = [each for each in by_sex if each.path[: len(goal.path)] == goal.path]
    beside = [other for other in all_goals if other.path == goal.path]
    if near and (
        len(beside) == 1
        or len(near) == len([i for i in found if i.path[: len(goal.path)] == goal.path and i.persons])
    ):
        return True
    return any(
        is_labelled_as(goal, each) or stems_of(goal.sentence.text) & stems_of(each.text) for each in by_sex
    )


def is_labelled_as(goal: Goal, indicator: Indicator) -> bool:
    """Whether the indicator's row names the goal by its number, letter or first word: "B", "1", "Tryggt"."""
    return bool(goal.label) and goal.label == indicator.label

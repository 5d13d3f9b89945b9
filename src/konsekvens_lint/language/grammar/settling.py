"""The questions of a document's texts, settled: all sentences that need it are read in one batch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from konsekvens_lint.language.grammar.answers import names_at
from konsekvens_lint.language.grammar.clauses import Opener, clause_beside
from konsekvens_lint.language.grammar.model import Grammar
from konsekvens_lint.language.grammar.parsed import Parsed
from konsekvens_lint.language.grammar.questions import ANYWHERE, Question
from konsekvens_lint.language.scan import Hit, in_order
from konsekvens_lint.language.sentences import Reach, sentence_spans
from konsekvens_lint.language.texts import Span, TextUnit

# The concepts of words that open clauses.
BESIDE, CARRYING = "opens_beside", "opens_carrying"
# A longer one is a table or a page without full stops, which no model reads well.
_LONGEST = 1500


class Open(NamedTuple):
    """A sentence with words that may mean two things: the number of its text, its extent there, and its questions.

    `hits` are the sentence's; `names` are its concepts and its neighbours'.
    """

    unit: int
    start: int
    end: int
    asked: tuple[tuple[Hit, Question], ...]
    hits: tuple[Hit, ...]
    names: frozenset[str]


def settle(
    units: Sequence[TextUnit], questions: Mapping[str, Question], grammar: Grammar | None
) -> Sequence[TextUnit]:
    """The texts with their questions settled by grammar; where there is none, the words alone decide, and it is noted."""
    asking = [
        number for number, unit in enumerate(units) if any(hit.concept in questions for hit in unit.hits)
    ]
    if not asking:
        return units
    anywhere = frozenset(ANYWHERE + hit.concept for unit in units for hit in unit.hits)
    found = [each for number in asking for each in _open(number, units[number], questions, anywhere)]
    if not found:
        return units
    settled = list(units)
    read = grammar.parse([_sentence(units[each.unit], each) for each in found]) if grammar else {}
    for number, those in groupby(found, key=lambda each: each.unit):
        settled[number] = _settled(units[number], list(those), read)
    return settled


def _open(
    number: int, unit: TextUnit, questions: Mapping[str, Question], anywhere: frozenset[str]
) -> Iterator[Open]:
    """The sentences of the text that need grammar."""
    spans = sentence_spans(unit.normalised.text)
    inside = [tuple(hit for hit in unit.hits if start <= hit.start < end) for start, end in spans]
    for at, (start, end) in enumerate(spans):
        own = anywhere.union(hit.concept for hit in inside[at])
        near = frozenset(hit.concept for each in inside[max(0, at - 1) : at + 2] for hit in each)
        asked = tuple(
            (hit, questions[hit.concept])
            for hit in inside[at]
            if hit.concept in questions and _is_asked(hit, questions[hit.concept], inside[at], own)
        )
        if asked and end - start <= _LONGEST:
            yield Open(number, start, end, asked, inside[at], near)


def _is_asked(hit: Hit, question: Question, hits: Sequence[Hit], names: frozenset[str]) -> bool:
    """Whether the answer could change what is found, and the question is worth it."""
    if question.is_of_reach:
        is_open = any(each.concept == BESIDE and each.end <= hit.start for each in hits)
    else:
        kept = (each for each in hits if each.concept in question.keeps and hit.start <= each.start)
        is_open = bool(question.adds) or any(each.end <= hit.end for each in kept)
    return is_open and question.asked(names)


def _settled(unit: TextUnit, found: Sequence[Open], read: Mapping[str, Parsed]) -> TextUnit:
    hits, reaches = list(unit.hits), list[Reach]()
    settled, undecided = list[Span](), list[Span]()
    for each in found:
        sentence = _sentence(unit, each)
        parsed = read.get(sentence)
        if parsed is None:
            undecided.append((each.start, each.end))
            continue
        settled.append((each.start, each.end))
        for hit, question in each.asked:
            if question.is_of_reach:
                reaches += _reach(each, hit, parsed, sentence)
            else:
                hits = _decided(hits, hit, question, holds=_holds(each, hit, question, parsed))
    return unit._replace(
        hits=tuple(sorted(hits, key=in_order)),
        reaches=tuple(reaches),
        settled=tuple(settled),
        undecided=tuple(undecided),
    )


def _outer(openers: Sequence[Opener]) -> list[Opener]:
    """The longer first: "för att" goes before the "att" in it."""
    return sorted(openers, key=lambda opener: opener.start - opener.end)


def _sentence(unit: TextUnit, each: Open) -> str:
    return unit.normalised.text[each.start : each.end].replace("\n", " ")


def _holds(each: Open, hit: Hit, question: Question, parsed: Parsed) -> bool:
    own = [Hit(a - each.start, b - each.start, concept) for a, b, concept in each.hits]
    return question.when(each.names | names_at(parsed, hit.start - each.start, hit.end - each.start, own))


def _decided(hits: list[Hit], hit: Hit, question: Question, *, holds: bool) -> list[Hit]:
    """The hits with those that the question adds, or without those that it keeps: a longer form is sure by itself."""
    if not holds:
        return [
            each
            for each in hits
            if each.concept not in question.keeps or not hit.start <= each.start < each.end <= hit.end
        ]
    there = {each.concept for each in hits if each.start <= hit.start and hit.end <= each.end}
    return hits + [Hit(hit.start, hit.end, concept) for concept in sorted(question.adds - there)]


def _reach(each: Open, hit: Hit, parsed: Parsed, sentence: str) -> Iterator[Reach]:
    openers = [
        Opener(a - each.start, b - each.start, concept == CARRYING)
        for a, b, concept in each.hits
        if concept in (BESIDE, CARRYING)
    ]
    clause = clause_beside(parsed, hit.start - each.start, _outer(openers), sentence)
    if clause:
        yield Reach(hit, each.start + clause[0], each.start + clause[1])

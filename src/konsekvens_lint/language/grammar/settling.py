"""The questions of a document's texts, settled: all sentences that need it are read in one batch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from konsekvens_lint.language.grammar.answers import names_at
from konsekvens_lint.language.grammar.clauses import Opener, Opens, clause_beside
from konsekvens_lint.language.grammar.model import Grammar
from konsekvens_lint.language.grammar.parsed import Parsed
from konsekvens_lint.language.grammar.questions import Question
from konsekvens_lint.language.grammar.vocabulary import HEADING
from konsekvens_lint.language.scan import Hit, in_order
from konsekvens_lint.language.sentences import Reach
from konsekvens_lint.language.texts import Span, TextUnit

# The concepts of words that open clauses, and what they open.
OPENING: Mapping[str, Opens] = {
    "opens_beside": "beside",
    "opens_carrying": "carries",
    "opens_reason": "reason",
}
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
    headed = frozenset(HEADING + hit.concept for unit in units if _is_heading(unit) for hit in unit.hits)
    found = [each for number in asking for each in _open(number, units[number], questions, headed)]
    if not found:
        return units
    settled = list(units)
    sentences = [_sentence(units[each.unit], each) for each in found if each.end - each.start <= _LONGEST]
    read = grammar.parse(sentences) if grammar and sentences else {}
    for number, those in groupby(found, key=lambda each: each.unit):
        settled[number] = _settled(units[number], list(those), read)
    return settled


def _open(
    number: int, unit: TextUnit, questions: Mapping[str, Question], headed: frozenset[str]
) -> Iterator[Open]:
    """The sentences of the text that need grammar."""
    sentences = unit.sentences()
    for at, ((start, end), hits) in enumerate(sentences):
        own = headed.union(hit.concept for hit in hits)
        opened = min(
            (hit.start for hit in hits if OPENING.get(hit.concept, "carries") != "carries"), default=end
        )
        asked = tuple(
            (hit, questions[hit.concept])
            for hit in hits
            if hit.concept in questions and _is_asked(hit, questions[hit.concept], hits, own, opened)
        )
        if asked:
            near = frozenset(hit.concept for _, each in sentences[max(0, at - 1) : at + 2] for hit in each)
            yield Open(number, start, end, asked, hits, near)


def _is_heading(unit: TextUnit) -> bool:
    return unit.block.kind == "heading" if unit.cell is None else unit.cell.row == 0


def _is_asked(hit: Hit, question: Question, hits: Sequence[Hit], names: frozenset[str], opened: int) -> bool:
    """Whether the answer could change what is found, and the question is worth it. The first word of the sentence that
    opens a clause, and does not carry on the one before, begins at `opened`.
    """
    if question.is_of_reach:
        is_open = opened <= hit.start
    else:
        is_open = bool(question.adds) or any(_kept(hits, hit, question))
    return is_open and question.asked(names)


def _settled(unit: TextUnit, found: Sequence[Open], read: Mapping[str, Parsed]) -> TextUnit:
    gone, come = set[Hit](), set[Hit]()
    reaches, settled, undecided = list[Reach](), list[Span](), list[Span]()
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
            elif _holds(each, hit, question, parsed):
                come |= _added(each.hits, hit, question)
            else:
                gone |= set(_kept(each.hits, hit, question))
    hits = [hit for hit in unit.hits if hit not in gone] + list(come)
    return unit._replace(
        hits=tuple(sorted(hits, key=in_order)),
        reaches=tuple(reaches),
        settled=tuple(settled),
        undecided=tuple(undecided),
    )


def _added(hits: Sequence[Hit], word: Hit, question: Question) -> set[Hit]:
    """The hits at the word of the concepts that the question adds, but for those that are there."""
    there = {each.concept for each in hits if each.start <= word.start and word.end <= each.end}
    return {Hit(word.start, word.end, concept) for concept in question.adds - there}


def _kept(hits: Sequence[Hit], word: Hit, question: Question) -> Iterator[Hit]:
    """The hits at the word of the concepts that the question keeps; a longer form is sure by itself."""
    return (
        each
        for each in hits
        if each.concept in question.keeps and word.start <= each.start and each.end <= word.end
    )


def _holds(each: Open, hit: Hit, question: Question, parsed: Parsed) -> bool:
    own = [Hit(a - each.start, b - each.start, concept) for a, b, concept in each.hits]
    return question.when(each.names | names_at(parsed, hit.start - each.start, hit.end - each.start, own))


def _longest_first(opener: Opener) -> int:
    """ "för att" goes before the "att" in it."""
    return opener.start - opener.end


def _sentence(unit: TextUnit, each: Open) -> str:
    return unit.normalised.text[each.start : each.end].replace("\n", " ")


def _reach(each: Open, hit: Hit, parsed: Parsed, sentence: str) -> Iterator[Reach]:
    openers = [
        Opener(a - each.start, b - each.start, OPENING[concept])
        for a, b, concept in each.hits
        if concept in OPENING
    ]
    place = hit.start - each.start
    clause = clause_beside(parsed, place, sorted(openers, key=_longest_first), sentence)
    if clause:
        yield Reach(hit, each.start + clause.start, each.start + clause.end, clause.is_reason)

"""What grammar is worth: labelled documents judged with it, without it, and without one of its questions at a time.

A question that is left out is not asked, and words alone decide what it asks about: what then differs is what it does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NamedTuple

from scoring import Comparison, Labelled, Score, score

from konsekvens_lint.documents.errors import DocumentError
from konsekvens_lint.pipelines import OFF
from konsekvens_lint.report import GRAMMAR_READ, DocumentReport
from konsekvens_lint.rulebook.book import Rulebook
from konsekvens_lint.rulebook.loading import built_in

#: The name of all questions together.
ALL_QUESTIONS = "all of grammar"


class Change(NamedTuple):
    """A comparison as it is without, and as it is with what is tried; they do not agree with the expert alike."""

    without: Comparison
    now: Comparison

    def __str__(self) -> str:
        now = self.now
        return f"{now.case}: {now.about} {now.name}: wanted {now.wanted}, got {now.got}; without: {self.without.got}"


@dataclass
class Effect:
    """What a question, or all of them, does: the comparisons that are right, or wrong, only with it.

    `changed` counts what reports tell otherwise with it, labelled or not, by its part of the report (`told`).
    """

    question: str
    right: list[Change] = field(default_factory=list)
    wrong: list[Change] = field(default_factory=list)
    changed: Counter[str] = field(default_factory=Counter)

    def add(self, without: Score, now: Score) -> None:
        """Count one document, judged without and with it."""
        for before, after in zip(without.comparisons, now.comparisons, strict=True):
            if before.agrees != after.agrees:
                (self.right if after.agrees else self.wrong).append(Change(before, after))
        before_told, told_now = told(without.report), told(now.report)
        for part, values in told_now.items():
            self.changed[part] += _differing(before_told[part], values)


@dataclass
class Ablation:
    """The effects, that of all questions first, and what there was: documents, comparisons and how many of them are wrong
    with all questions, and all that reports tell.

    `shares` has for each document that grammar read some of: how many sentences, and how many there are.
    """

    effects: tuple[Effect, ...]
    documents: int = 0
    comparisons: int = 0
    wrong: int = 0
    told: Counter[str] = field(default_factory=Counter)
    shares: list[tuple[int, int]] = field(default_factory=list)

    def add(self, now: Score) -> None:
        """Count one document, judged with all questions."""
        self.documents += 1
        self.comparisons += len(now.comparisons)
        self.wrong += len(now.disagreements)
        self.told.update({part: len(values) for part, values in told(now.report).items()})
        self.shares += share_read(now.report)


def ablation(documents: Iterable[Labelled]) -> Ablation:
    """Judge those documents that can be read with grammar, without it, and without each of its questions."""
    book = built_in()
    ways = {ALL_QUESTIONS: partial(score, book=book, grammar=OFF)}
    ways |= {question: partial(score, book=book_without(question)) for question in book.patterns.questions}
    found = Ablation(tuple(map(Effect, ways)))
    for document in documents:
        try:
            now = score(document, book)
        except DocumentError:
            continue
        found.add(now)
        for effect in found.effects:
            effect.add(ways[effect.question](document), now)
    return found


def book_without(question: str) -> Rulebook:
    """The built-in rulebook, where one concept asks nothing of grammar."""
    book = built_in()
    asked = book.patterns.questions
    book.patterns.questions = {name: asked[name] for name in asked if name != question}
    return book


def told(report: DocumentReport) -> Mapping[str, Mapping[Any, Any]]:
    """What the report tells: the facts, the rules' outcomes, the checklists' verdicts and the findings, by their names.

    A finding's confidence is left out: it is lower wherever a model is wanting, whatever that would have said.
    """
    points = {(each.id, point.id): point.verdict for each in report.checklists for point in each.points}
    return {
        "facts": report.facts,
        "outcomes": report.outcomes,
        "verdicts": {**points, **{each.id: each.overall for each in report.checklists}},
        "findings": {(each.rule, each.place): (each.level, each.message) for each in report.findings},
    }


def share_read(report: DocumentReport) -> Iterator[tuple[int, int]]:
    """In how many sentences grammar said what a word means, and how many there are; nothing where it said nothing."""
    for note in report.notes:
        if note.startswith(GRAMMAR_READ):
            read, _, sentences = note.removeprefix(GRAMMAR_READ).partition("/")
            yield int(read), int(sentences)


def lines(found: Ablation) -> Iterator[str]:
    """The sums, and then every comparison that becomes right or wrong."""
    parts = list(found.told)
    yield f"{'with it':16} {'right':>6} {'wrong':>6}   changed: {' '.join(f'{part:>9}' for part in parts)}"
    for effect in found.effects:
        changed = " ".join(f"{effect.changed[part]:9}" for part in parts)
        yield f"{effect.question:16} {len(effect.right):6} {len(effect.wrong):6}            {changed}"
    yield f"{'of':16} {found.comparisons:13}            {' '.join(f'{found.told[part]:9}' for part in parts)}"
    alone = found.wrong + len(found.effects[0].right) - len(found.effects[0].wrong)
    yield f"wrong: {found.wrong} with grammar, {alone} of words alone"
    read, sentences = (sum(each) for each in zip((0, 0), *found.shares, strict=True))
    share = f"{100 * read / sentences:.1f} % of the sentences" if sentences else "none"
    yield f"grammar read {share} ({read} of {sentences}) in {len(found.shares)} of {found.documents} documents"
    for effect in found.effects:
        for heading, changes in (("right", effect.right), ("wrong", effect.wrong)):
            if changes:
                yield f"\n{effect.question}: became {heading}"
            yield from (f"  {change}" for change in changes)


def _differing(before: Mapping[Any, Any], after: Mapping[Any, Any]) -> int:
    """How many of what either tells the other does not tell, or tells otherwise."""
    return sum(
        (name in before, before.get(name)) != (name in after, after.get(name)) for name in before | after
    )

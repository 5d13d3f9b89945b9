"""Where a concept or a pattern occurs in a document, for rules that speak of each occurrence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from konsekvens_lint.facts.facts import Facts
from konsekvens_lint.facts.thing import Thing
from konsekvens_lint.facts.things import NAMES, finder
from konsekvens_lint.language.reading import Reading, Said, Sentence
from konsekvens_lint.language.texts import QUOTED, TextUnit

_QUOTED = re.compile(rf"{QUOTED.pattern}|(?<!\w)[’'][^’']{{1,100}}[’'](?!\w)")


def occurrences(each: str | Sequence[str], facts: Facts, options: Mapping[str, Any]) -> Iterator[Thing]:
    """Each place of the concepts and patterns, with the facts of the scope ``occurrence``; or the things of a name.

    `options` are the thresholds of the rule that asks, which some things are found by.

    A concept is found wherever its words stand, headings and tables included. A pattern is found once a
    block, at its first sentence: what is repeated there is one thing to mend.
    """
    names = [each] if isinstance(each, str) else each
    for name in (name for name in names if name in NAMES):
        yield from finder(name)(facts, options)
    reading = facts.reading
    names = [name for name in names if name not in NAMES and reading.may_hold(name)]
    for unit in reading.units if names else ():
        for name in names:
            yield from _in_unit(name, unit, reading)


def _in_unit(name: str, unit: TextUnit, reading: Reading) -> Iterator[Thing]:
    sentences = reading.by_unit.get(id(unit), ())
    hits = [hit for hit in unit.hits if hit.concept == name]
    begun = [sentence.start for sentence in sentences] if hits else []
    quotes = [quote.span() for quote in _QUOTED.finditer(unit.normalised.text)] if hits else []
    for hit in hits:
        before = bisect_right(begun, hit.start)
        around = sentences[before - 1] if before and hit.start < sentences[before - 1].end else None
        about = _facts(name, unit, around, reading)
        yield Thing(unit.place(hit.start, hit.end), {**about, "quoted": _is_within(quotes, hit.start)})
    if not hits:
        first = next((sentence for sentence in sentences if sentence.has(name)), None)
        if first is not None:
            yield Thing(first.place(), {**_facts(name, unit, first, reading), "quoted": False})


def _is_within(spans: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether one of the spans, which stand after each other, has begun before the place and ends after it."""
    before = bisect_left(spans, (at, 0))
    return before > 0 and at < spans[before - 1][1]


def _facts(name: str, unit: TextUnit, sentence: Sentence | None, reading: Reading) -> dict[str, Any]:
    if sentence is None:
        zone = unit.block.kind if unit.block.kind in ("heading", "footnote") else "body"
        return {"found": name, "zone": zone, "near": frozenset(), "around": frozenset()}
    around = Said(reading.around(sentence), own=False)
    return {"found": name, "zone": sentence.zone, "near": sentence.names, "around": around}

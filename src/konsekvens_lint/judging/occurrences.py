"""Where a concept or a pattern occurs in a document, for rules that speak of each occurrence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from konsekvens_lint.documents.model import Place
from konsekvens_lint.facts.things import FINDERS, things
from konsekvens_lint.language.reading import Reading, Sentence
from konsekvens_lint.language.texts import TextUnit

_QUOTED = re.compile(r"[\"”“»][^\"”“»«\n]{1,600}[\"”“«]|(?<!\w)[’'][^’'\n]{1,100}[’'](?!\w)")


class Occurrence(NamedTuple):
    """A place, the facts of its scope, and the words that a message may be filled with."""

    place: Place
    facts: Mapping[str, Any]
    words: Mapping[str, str]


def occurrences(each: str | Sequence[str], reading: Reading) -> Iterator[Occurrence]:
    """Each place of the concepts and patterns, with the facts of the scope ``occurrence``; or the things of a name.

    A concept is found wherever its words stand, headings and tables included. A pattern is found once a
    block, at its first sentence: what is repeated there is one thing to mend.
    """
    names = [each] if isinstance(each, str) else each
    for name in (name for name in names if name in FINDERS):
        yield from (Occurrence(*thing) for thing in things(name, reading))
    names = [name for name in names if name not in FINDERS]
    for unit in reading.units if names else ():
        for name in names:
            yield from _in_unit(name, unit, reading.by_unit.get(id(unit), ()))


def _in_unit(name: str, unit: TextUnit, sentences: Sequence[Sentence]) -> Iterator[Occurrence]:
    hits = [hit for hit in unit.hits if hit.concept == name]
    for hit in hits:
        around = next(
            (sentence for sentence in sentences if sentence.start <= hit.start < sentence.end), None
        )
        quoted = any(
            quote.start() < hit.start < quote.end() for quote in _QUOTED.finditer(unit.normalised.text)
        )
        yield Occurrence(unit.place(hit.start, hit.end), {**_facts(name, unit, around), "quoted": quoted}, {})
    if not hits:
        first = next((sentence for sentence in sentences if sentence.has(name)), None)
        if first is not None:
            yield Occurrence(first.place(), {**_facts(name, unit, first), "quoted": False}, {})


def _facts(name: str, unit: TextUnit, sentence: Sentence | None) -> dict[str, Any]:
    if sentence is None:
        zone = unit.block.kind if unit.block.kind in ("heading", "footnote") else "body"
        return {"found": name, "zone": zone, "near": frozenset()}
    return {"found": name, "zone": sentence.zone, "near": sentence.names}

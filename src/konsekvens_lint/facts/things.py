"""What a rule may speak of one by one, beside concepts and patterns: each with its place and its own facts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from konsekvens_lint.documents.model import Place
from konsekvens_lint.facts.contents import contents_entries
from konsekvens_lint.facts.lists import announced_lists
from konsekvens_lint.facts.passages import HEADED, below
from konsekvens_lint.language.reading import Reading


class Thing(NamedTuple):
    """A thing's place, the facts of its scope, and the words that its message may be filled with."""

    place: Place
    facts: Mapping[str, Any]
    words: Mapping[str, str]


def things(name: str, reading: Reading) -> Iterator[Thing]:
    """The things of the name, in order."""
    yield from _FINDERS[name](reading)


def _gender_texts(reading: Reading) -> Iterator[Thing]:
    """Each section with a heading on gender equality, with those below it: what the author's own sentences hold."""
    sections = reading.sections
    taken: set[int] = set()
    for index, section in enumerate(sections):
        if HEADED not in section.own_roles or section.heading is None or index in taken:
            continue
        parts = [index, *below(sections, index)]
        taken |= {*parts}
        own = [sentence for at in parts for sentence in sections[at].sentences if sentence.own]
        if own:
            has = frozenset(name for sentence in own for name in sentence.names)
            yield Thing(own[0].place(), {"has": has}, {})


def _announced_lists(reading: Reading) -> Iterator[Thing]:
    for found in announced_lists(reading):
        agrees = found.fewest <= found.stated <= found.most
        words = {"stated": str(found.stated), "listed": str(found.most)}
        yield Thing(found.place, {"count_agrees": agrees}, words)


def _contents_entries(reading: Reading) -> Iterator[Thing]:
    for entry in contents_entries(reading):
        yield Thing(entry.place, {"in_body": entry.in_body}, {})


_FINDERS: dict[str, Callable[[Reading], Iterator[Thing]]] = {
    "gender_text": _gender_texts,
    "announced_list": _announced_lists,
    "contents_entry": _contents_entries,
}

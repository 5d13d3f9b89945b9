"""A sentence as a grammar model reads it: its tokens, as a tree. What the labels mean: universaldependencies.org."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple


class Token(NamedTuple):
    """A token at code points `start` to `end` of its sentence.

    `pos` is its part of speech (UPOS), `features` are its UD features as ``Gender=Neut``, `relation` is its UD relation
    to the token with the index `head`; the root's head is itself.
    """

    start: int
    end: int
    pos: str
    features: frozenset[str]
    relation: str
    head: int


Parsed = Sequence[Token]


def token_at(parsed: Parsed, place: int) -> int | None:
    """The index of the token that holds the code point; None where there is none."""
    return next((at for at, token in enumerate(parsed) if token.start <= place < token.end), None)


def upwards(parsed: Parsed, at: int) -> Iterator[int]:
    """The indices from the token up to the root, both included."""
    seen: set[int] = set()
    while at not in seen:
        yield at
        seen.add(at)
        at = parsed[at].head


def extent(parsed: Parsed, at: int) -> tuple[int, int]:
    """The code points from the first to the last token that hangs on the token, itself included."""
    below = [parsed[each] for each in range(len(parsed)) if at in upwards(parsed, each)]
    return below[0].start, max(token.end for token in below)

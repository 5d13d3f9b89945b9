"""A thing that a rule speaks of, where it stands in one document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from konsekvens_lint.documents.model import Place

#: The numbers that a rule gives the finder of its things, by name.
Thresholds = Mapping[str, Any]


class Thing(NamedTuple):
    """A thing's place, the facts of its scope, the words that its message may be filled with, and what else shows it."""

    place: Place | None
    facts: Mapping[str, Any]
    words: Mapping[str, str] = MappingProxyType({})
    evidence: tuple[Place, ...] = ()


def listed(labels: Sequence[str], most: int) -> str:
    """The first labels, and how many there are besides: "Norra, Södra och 3 till"."""
    more = len(labels) - most
    return ", ".join(labels[:most]) + (f" och {more} till" if more > 0 else "")

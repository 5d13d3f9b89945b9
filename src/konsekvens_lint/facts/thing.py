"""A thing that a rule speaks of, where it stands in one document."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from konsekvens_lint.documents.model import Place


class Thing(NamedTuple):
    """A thing's place, the facts of its scope, the words that its message may be filled with, and what else shows it."""

    place: Place | None
    facts: Mapping[str, Any]
    words: Mapping[str, str] = MappingProxyType({})
    evidence: tuple[Place, ...] = ()

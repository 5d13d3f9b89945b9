"""What is known of a document before it is read."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Given(NamedTuple):
    """What the caller and its organisation say of a document.

    `kind` is its kind, where that is not to be guessed. `headings` are the organisation's own, with the roles of their
    sections; `section_demanded` is its demand that every matter has a text on gender equality. `template_headings` are
    the roles of the sections that its templates should have, each with the heading to write there.
    """

    kind: str | None = None
    headings: Mapping[str, frozenset[str]] = MappingProxyType({})
    section_demanded: bool = False
    template_headings: Mapping[str, str] = MappingProxyType({})


#: Nothing is known: the kind is guessed, and no organisation has its say.
NOTHING = Given()

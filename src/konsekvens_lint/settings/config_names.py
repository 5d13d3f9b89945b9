"""The names that a configuration uses, held against the rulebook: profiles, checklists and rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from konsekvens_lint.rulebook.book import Rulebook
from konsekvens_lint.settings.config_file import ConfigurationFile
from konsekvens_lint.settings.configuration import Configuration
from konsekvens_lint.settings.options import (
    UnknownChoice,
    checklist_named,
    find_rules,
    grammar_named,
    profile_named,
)

_Look = Callable[[str, Rulebook], Any]
_Named = tuple[str, _Look, tuple[str | int, ...]]


def check_names(configuration: Configuration, book: Rulebook) -> None:
    """Raises PackError, with file, line and the nearest spelling, for a name that stands for nothing in the rulebook.

    The rules of exceptions are not looked at: those that name no rule are findings.
    """
    for file in configuration.files:
        for name, look, keys in _names(file):
            try:
                look(name, book)
            except UnknownChoice as error:
                raise file.error(str(error), *keys) from error


def _names(file: ConfigurationFile) -> Iterator[_Named]:
    """Each name, with where to look it up and the keys that lead to it."""
    yield from _shared(file.content, ())
    for number, entry in file.entries("documents"):
        yield from _shared(entry, ("documents", number))
    if "grammar" in file.content:
        yield file.content["grammar"], lambda name, _: grammar_named(name), ("grammar",)
    for key, look in (("checklists", checklist_named), ("select", find_rules), ("ignore", find_rules)):
        for number, name in file.entries(key):
            yield name, look, (key, number)


def _shared(content: dict[str, Any], keys: tuple[str | int, ...]) -> Iterator[_Named]:
    if "profile" in content:
        yield content["profile"], profile_named, (*keys, "profile")
    for name in content.get("levels", {}):
        yield name, find_rules, (*keys, "levels", name)

"""Ways of telling a report: one file each, loaded only when asked for.

A new format is one module with a `render` function and one line in `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Literal, NamedTuple, TypedDict

from konsekvens_lint.documents.model import Place
from konsekvens_lint.report import Report

FailOn = Literal["error", "warning", "info", "never"]
TextOf = Callable[[str, Place], str | None]


class Options(TypedDict, total=False):
    """All that any format may ask for; each takes what it needs, and has its own defaults.

    `text_of` gives the text of the block or cell that a place stands in, for a document's path, so
    that a quote can be shown with the words around it. Without it the quote stands alone.
    """

    version: str
    width: int
    color: bool
    ascii: bool
    tips: bool
    fail_on: FailOn
    text_of: TextOf | None


class Format(NamedTuple):
    """A module with a `render` function, and the options that are handed to it by name."""

    module: str
    takes: frozenset[str]


FORMATS: dict[str, Format] = {
    "text": Format(
        "konsekvens_lint.formats.terminal",
        frozenset({"width", "color", "ascii", "tips", "fail_on", "text_of"}),
    ),
    "json": Format("konsekvens_lint.formats.json", frozenset({"version"})),
}


def render(name: str, report: Report, options: Options) -> str:
    """The report told in the named format. KeyError where there is no such format."""
    chosen = FORMATS[name]
    told: str = import_module(chosen.module).render(
        report, **{option: value for option, value in options.items() if option in chosen.takes}
    )
    return told

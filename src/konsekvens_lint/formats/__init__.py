"""Ways of telling a report: one file each, loaded only when asked for.

A new format is one module with a `render` function and one line in `FORMATS`.
"""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple, TypedDict

from konsekvens_lint.report import FailOn as FailOn
from konsekvens_lint.report import Report


class Options(TypedDict, total=False):
    """All that any format may ask for; each takes what it needs, and has its own defaults."""

    version: str
    width: int
    color: bool
    ascii: bool
    tips: bool
    fail_on: FailOn
    show_suppressed: bool


class Format(NamedTuple):
    """A module with a `render` function, and the options that are handed to it by name.

    `needs_text`: it shows the documents' text, which reports hold only when they are asked to.
    """

    module: str
    takes: frozenset[str]
    needs_text: bool = False


_SHOWN = frozenset({"tips", "fail_on", "show_suppressed"})

FORMATS: dict[str, Format] = {
    "text": Format("konsekvens_lint.formats.terminal", _SHOWN | {"width", "color", "ascii"}),
    "concise": Format("konsekvens_lint.formats.concise", _SHOWN | {"ascii"}),
    "json": Format("konsekvens_lint.formats.json", frozenset({"version"})),
    "jsonl": Format("konsekvens_lint.formats.jsonl", frozenset({"version"})),
    "html": Format("konsekvens_lint.formats.html", frozenset({"version"}), needs_text=True),
    "sarif": Format("konsekvens_lint.formats.sarif", frozenset({"version"})),
    "github": Format("konsekvens_lint.formats.github", _SHOWN),
    "junit": Format("konsekvens_lint.formats.junit", frozenset({"fail_on"})),
    "csv": Format("konsekvens_lint.formats.csv", frozenset()),
}


def render(name: str, report: Report, options: Options) -> str:
    """The report told in the named format. KeyError where there is no such format."""
    chosen = FORMATS[name]
    told: str = import_module(chosen.module).render(
        report, **{option: value for option, value in options.items() if option in chosen.takes}
    )
    return told

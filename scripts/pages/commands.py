"""docs/commands.md: the help of every command, as the command line gives it."""

from __future__ import annotations

from collections.abc import Iterator

import click

from konsekvens_lint.commands.main import COMMANDS, PROGRAM
from konsekvens_lint.commands.main import commands as group
from pages.markdown import fenced, joined, table

_WIDTH = 90
_ABOUT = """\
<!-- Genererad av scripts/generate_docs.py ur hjälptexterna i src/konsekvens_lint/commands/. -->

# Kommandon

Resultaten skrivs på standard ut, allt annat på standard fel. Sista raden på standard fel säger varför
körningen slutade som den gjorde.
"""
_CODES = [
    ("0", "Inget på eller över gränsen (`--fail-on`, standard är fel)."),
    (
        "1",
        "Fynd på eller över gränsen; för `test`: något exempel stämmer inte; för `baseline audit`: något i "
        "baslinjen finns inte längre.",
    ),
    (
        "2",
        "Något kunde inte göras: fel flagga eller regelfil, en angiven fil som inte kunde läsas, en .docx, "
        ".pdf eller .doc i en mapp som inte kunde läsas, eller inget dokument att granska. 2 går före 1.",
    ),
    ("130", "Avbruten med Ctrl-C."),
    (
        "143",
        "Avslutad av systemet (SIGTERM), till exempel av en tidsgräns. 129 om terminalen stängdes (SIGHUP).",
    ),
]


def page() -> str:
    """The page's text."""
    return joined(_ABOUT, table(["Avslutskod", "Betyder"], _CODES), _told())


def _told() -> Iterator[str]:
    top = _context(group, PROGRAM, None)
    yield f"## {PROGRAM}"
    yield fenced(group.get_help(top), "text")
    for name in COMMANDS:
        command = group.get_command(top, name)
        assert command is not None
        yield from _told_of(command, name, top, "##")


def _told_of(command: click.Command, name: str, parent: click.Context, mark: str) -> Iterator[str]:
    """A command, and those within it."""
    context = _context(command, name, parent)
    yield f"{mark} {name}"
    yield fenced(command.get_help(context), "text")
    if isinstance(command, click.Group):
        for within, each in command.commands.items():
            yield from _told_of(each, within, context, f"{mark}#")


def _context(command: click.Command, name: str, parent: click.Context | None) -> click.Context:
    return command.context_class(
        command, info_name=name, parent=parent, terminal_width=_WIDTH, **command.context_settings
    )

"""``rules``: all rules as a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from konsekvens_lint.commands import console
from konsekvens_lint.commands.books import rulebook
from konsekvens_lint.commands.parameters import color, packs
from konsekvens_lint.commands.swedish import Command
from konsekvens_lint.formats.paper import Paper
from konsekvens_lint.formats.words import LEVELS

_GAP = "  "


@click.command(cls=Command, name="rules", short_help="Lista alla regler.")
@packs
@color
@click.pass_context
def command(ctx: click.Context, /, packs: tuple[Path, ...], color: str) -> None:
    """Lista alla regler med kod, nivå, rubrik och namn.

    Läs om en av dem med ”konsekvens-lint rule KOD”.
    """
    paper = console.sheet(color)
    console.result("\n".join(_table(rulebook(packs).rules, paper)) + "\n", color=paper.color)


def _table(rules: Sequence[Mapping[str, Any]], paper: Paper) -> Iterator[str]:
    width = max(map(len, [*LEVELS.values(), "Nivå"]))
    code_width = max(len(rule["code"]) for rule in rules)
    yield paper.paint(f"{'Kod'.ljust(code_width)}{_GAP}{'Nivå'.ljust(width)}{_GAP}Regel", "heading")
    for rule in rules:
        level = paper.paint(LEVELS[rule["level"]].ljust(width), rule["level"])
        lead = rule["code"].ljust(code_width) + _GAP
        title, *more = paper.block(rule["title"], indent=len(lead) + width + len(_GAP))
        yield f"{lead}{level}{_GAP}{title.lstrip()}"
        yield from more
        yield from paper.block(rule["name"], indent=len(lead) + width + len(_GAP), role="dim")

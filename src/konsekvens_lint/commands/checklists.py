"""``checklists``: the checklists, with their sources and what they demand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from konsekvens_lint.commands import completing, console, explaining
from konsekvens_lint.commands.books import rulebook
from konsekvens_lint.commands.parameters import color, packs
from konsekvens_lint.commands.swedish import Command
from konsekvens_lint.formats.paper import Paper
from konsekvens_lint.formats.words import sentence
from konsekvens_lint.settings.options import checklist_named


@click.command(cls=Command, name="checklists", short_help="Lista checklistorna.")
@click.argument("names", nargs=-1, metavar="[LISTA]...", shell_complete=completing.checklists)
@packs
@color
@click.pass_context
def command(ctx: click.Context, /, names: tuple[str, ...], packs: tuple[Path, ...], color: str) -> None:
    """Lista checklistorna: varifrån de kommer och vad de kräver eller råder till. Med LISTA bara de listorna."""
    paper = console.sheet(color)
    book = rulebook(packs)
    chosen = [checklist_named(name, book) for name in names] or book.checklists
    entries = ["\n".join(_checklist(entry, paper)) for entry in chosen]
    console.result("\n\n".join(entries) + "\n", color=paper.color)


def _checklist(entry: Mapping[str, Any], paper: Paper) -> Iterator[str]:
    yield paper.paint(paper.clean(entry["title"]), "heading")
    yield from paper.block(sentence(explaining.source(entry)), lead="Källa:   ", indent=2)
    yield from paper.block(explaining.kinds_in_words(entry["kinds"]), lead="Gäller:  ", indent=2)
    yield from paper.block(entry["id"], lead="Heter:   ", indent=2)
    for number, point in enumerate(entry["points"], start=1):
        lead = f"{number}. {explaining.demand(point)}  "
        own = explaining.thresholds(point.get("options", {}))
        told = f"{sentence(point['title'])} {point['question']}"
        yield from paper.block(f"{told} ({own})" if own else told, lead=lead, indent=2)

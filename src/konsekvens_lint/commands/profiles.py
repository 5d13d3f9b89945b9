"""``profiles``: what each organisation has decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from konsekvens_lint.commands import console, explaining
from konsekvens_lint.commands.books import rulebook
from konsekvens_lint.commands.parameters import color, packs
from konsekvens_lint.commands.swedish import Command
from konsekvens_lint.formats.paper import Paper
from konsekvens_lint.formats.words import LEVELS, listed, sentence
from konsekvens_lint.rulebook.book import Rulebook


@click.command(cls=Command, name="profiles", short_help="Lista profilerna.")
@packs
@color
@click.pass_context
def command(ctx: click.Context, /, packs: tuple[Path, ...], color: str) -> None:
    """Lista profilerna: varifrån de kommer, vilka checklistor de besvarar och vilka nivåer de ändrar."""
    paper = console.sheet(color)
    book = rulebook(packs)
    entries = ["\n".join(_profile(entry, book, paper)) for entry in book.profiles]
    console.result("\n\n".join(entries) + "\n", color=paper.color)


def _profile(entry: Mapping[str, Any], book: Rulebook, paper: Paper) -> Iterator[str]:
    yield paper.paint(paper.clean(entry["title"]), "heading")
    told = {
        "Källa": explaining.source(entry),
        "Bygger på": entry.get("extends", ""),
        "Kräver": listed([found["title"] for name in entry["checklists"] if (found := book.checklist(name))]),
        "Nivåer": ", ".join(
            f"{rule} {LEVELS[level].lower()}" for rule, level in entry.get("levels", {}).items()
        ),
    }
    for label, text in told.items():
        yield from paper.block(sentence(text), lead=f"{label}:".ljust(len("Bygger på:  ")), indent=2)
    yield from paper.block(entry["id"], lead="Heter:".ljust(len("Bygger på:  ")), indent=2)

"""``profiles``: what each organisation has decided."""

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
from konsekvens_lint.formats.words import DEMANDS, sentence
from konsekvens_lint.rulebook.book import Rulebook
from konsekvens_lint.settings.options import checklist_of, profile_named
from konsekvens_lint.settings.profiles import resolve

_LEAD = len("Alla ärenden:  ")


@click.command(cls=Command, name="profiles", short_help="Lista profilerna.")
@click.argument("names", nargs=-1, metavar="[PROFIL]...", shell_complete=completing.profiles)
@packs
@color
@click.pass_context
def command(ctx: click.Context, /, names: tuple[str, ...], packs: tuple[Path, ...], color: str) -> None:
    """Lista profilerna: varifrån de kommer, vad de kräver och vad de ändrar. Med PROFIL bara de profilerna."""
    paper = console.sheet(color)
    book = rulebook(packs)
    chosen = [profile_named(name, book) for name in names] or book.profiles
    entries = ["\n".join(_profile(entry, book, paper)) for entry in chosen]
    console.result("\n\n".join(entries) + "\n", color=paper.color)


def _profile(entry: Mapping[str, Any], book: Rulebook, paper: Paper) -> Iterator[str]:
    yield paper.paint(paper.clean(entry["title"]), "heading")
    whole = resolve(entry, book)
    told = [
        ("Heter", entry["id"]),
        ("Källa", sentence(explaining.source(entry))),
        ("Bygger på", sentence(entry.get("extends", ""))),
        *(("Beslut", each) for each in explaining.decisions(whole)),
        ("Rubriker", explaining.headings(entry)),
        ("Alla ärenden", "En text om jämställdhet krävs i varje ärende." if whole.section_demanded else ""),
        ("Nivåer", sentence(explaining.levels_changed(whole.levels))),
        ("Trösklar", sentence(explaining.options_changed(whole.options))),
    ]
    for label, text in told:
        yield from paper.block(text, lead=f"{label}:".ljust(_LEAD), indent=2)
    for name in whole.checklists:
        yield from _demands(checklist_of(name, whole, book), paper)


def _demands(checklist: Mapping[str, Any], paper: Paper) -> Iterator[str]:
    """What the checklist demands and advises, in the profile."""
    yield from paper.block(
        f"{checklist['title']} ({checklist['id']})", lead="Checklista:".ljust(_LEAD), indent=2
    )
    for demand in ("krav", "rad"):
        points = sentence(explaining.demanded(checklist, demand))
        yield from paper.block(points, lead=f"{DEMANDS[demand]}: ", indent=2 + _LEAD)

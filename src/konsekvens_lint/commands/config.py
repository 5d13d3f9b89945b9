"""``config``: what the configuration says of a document, and a first configuration from what a folder holds."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from konsekvens_lint.commands import console
from konsekvens_lint.commands.chosen import configuration, resolver
from konsekvens_lint.commands.parameters import FilePath, choices, fail_on, packs
from konsekvens_lint.commands.showing import shown
from konsekvens_lint.commands.swedish import Command, Group
from konsekvens_lint.commands.writing import check_new, write_new
from konsekvens_lint.settings.config_file import NAME, file_in
from konsekvens_lint.settings.config_names import check_names

if TYPE_CHECKING:
    from konsekvens_lint.commands.proposed import Proposed


@click.group(cls=Group, name="config", short_help="Visa eller skapa konfigurationen.")
def command() -> None:
    """Visa vad konfigurationen säger om ett dokument, eller skapa en första konfiguration."""


@command.command(cls=Command, name="show", short_help="Visa vad som gäller för ett dokument.")
@click.argument("path", metavar="SÖKVÄG", default=".", type=FilePath())
@choices
@fail_on
@packs
@configuration
@click.pass_context
def show(ctx: click.Context, /, path: Path, packs: tuple[Path, ...], **rest: object) -> None:
    """Visa vad som gäller för ett dokument eller en mapp, och var det är bestämt.

    En flagga går före miljön (KONSEKVENS_LINT_…), den före konfigurationen, och den före standardvärdena.
    """
    from konsekvens_lint.running.judging import rulebook

    if not os.path.exists(path):
        raise click.ClickException(f"”{path}” finns inte")
    resolving = resolver(ctx)
    settings = resolving.of(path, is_folder=os.path.isdir(path))
    book = rulebook(settings.packs)
    found = resolving.configurations.of(path, is_folder=os.path.isdir(path))
    if found:
        check_names(found, book)
    console.lines(shown(path, settings, found, book))


@command.command(cls=Command, name="init", short_help="Skapa en första konfiguration för en mapp.")
@click.argument("folder", metavar="MAPP", default=".", type=FilePath(file_okay=False))
def init(folder: Path) -> None:
    """Granska dokumenten i mappen och skriv konsekvens-lint.yaml med dokumentslag, profil och mönster därefter.

    Filen förklarar sig själv, och är din att ändra. En som redan finns skrivs inte över.
    """
    from konsekvens_lint.commands.proposed import proposed
    from konsekvens_lint.running.failures import CannotStart

    if not os.path.isdir(folder):
        raise click.ClickException(f"mappen ”{folder}” finns inte")
    existing = file_in(folder.absolute())
    if existing:
        raise click.ClickException(f"”{existing}” finns redan, och skrivs inte över")
    target = folder / NAME
    check_new(target, target.suffix)
    try:
        found = proposed(folder)
    except CannotStart as error:
        raise click.ClickException(
            f"processerna som granskar kan inte startas ({error}): stäng andra program och försök igen"
        ) from error
    write_new(target, found.text)
    console.path(target)
    console.note(_next_step(found, folder))
    console.note(f"Avslutar med 0: skrev ”{target}”.")


def _next_step(found: Proposed, folder: Path) -> str:
    if not found.read + found.unread:
        return f"Inga dokument fanns i ”{folder}”, så konfigurationen föreslår inget utöver det vanliga."
    if not found.read:
        return f"Inget dokument i ”{folder}” gick att läsa. Varför står i konfigurationen, under unreadable."
    return (
        "Nästa steg: läs igenom konfigurationen och ändra det som inte stämmer. För att bara nya fynd ska sägas: ta "
        f"bort # framför baseline i den, kör ”konsekvens-lint baseline create {folder}” och sedan ”konsekvens-lint check "
        f"{folder}”."
    )

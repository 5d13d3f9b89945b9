"""``files``: which documents ``check`` would judge, without judging them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from konsekvens_lint.commands import completing, console
from konsekvens_lint.commands.chosen import configuration, resolver
from konsekvens_lint.commands.counting import documents, not_judged
from konsekvens_lint.commands.parameters import force_exclude
from konsekvens_lint.commands.swedish import Command
from konsekvens_lint.report import Unread

if TYPE_CHECKING:
    from konsekvens_lint.running.finding import Found


@click.command(cls=Command, name="files", short_help="Visa vilka dokument som skulle granskas.")
@click.argument("paths", nargs=-1, required=True, metavar="SÖKVÄG...", shell_complete=completing.files)
@force_exclude
@configuration
@click.pass_context
def command(ctx: click.Context, /, paths: tuple[str, ...], force_exclude: bool, **rest: object) -> None:
    """Visa vilka dokument som check skulle granska, en sökväg per rad. Ingenting läses.

    På standard fel sägs vad som utelämnas, och varför.

    Avslutskoder: 0 det finns dokument att granska, eller så är allt som angavs utelämnat, 2 inga dokument finns, eller
    något av dem går inte att läsa.
    """
    from konsekvens_lint.running.finding import find

    resolving = resolver(ctx)
    found = find(map(Path, paths), resolving.excludes, force_exclude=force_exclude)
    for file in found.files:
        # A configuration that is wrong is told here too, though nothing is left out by it.
        resolving.of(Path(file.path) if isinstance(file, Unread) else file)
        if isinstance(file, Unread):
            console.note(f"{file.path}: {file.message}")
        else:
            console.path(file)
    for path in found.excluded:
        console.note(f"{path}: utelämnas av konfigurationen")
    if found.passed_over:
        console.note(f"Granskas inte: {not_judged(found.passed_over, {})}.")
    code, why = _ending(found, is_all_excluded={*map(Path, paths)} <= {*found.excluded})
    console.note(f"Avslutar med {code}: {why}.")
    ctx.exit(code)


def _ending(found: Found, *, is_all_excluded: bool) -> tuple[int, str]:
    """The exit code, as that of a ``check`` that finds nothing in the documents, and why."""
    if is_all_excluded:
        return 0, "allt som angavs är utelämnat i konfigurationen (exclude)"
    if not found.files:
        return 2, "inga dokument att granska fanns i det som angavs"
    unread = sum(isinstance(file, Unread) for file in found.files)
    told = f"{documents(len(found.files) - unread)} skulle granskas"
    return (2, f"{told}, och {documents(unread)} går inte att läsa") if unread else (0, told)

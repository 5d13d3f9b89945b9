"""``compare``: two audits, question by question, with examples."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from konsekvens_lint.commands import completing, console
from konsekvens_lint.commands.books import rulebook
from konsekvens_lint.commands.parameters import FilePath, packs
from konsekvens_lint.commands.swedish import Command
from konsekvens_lint.running.finding import real

if TYPE_CHECKING:
    import sqlite3

    from konsekvens_lint.audit.comparing import Audit
    from konsekvens_lint.audit.comparison import Comparison
    from konsekvens_lint.rulebook.book import Rulebook


@click.command(cls=Command, name="compare", short_help="Jämför två revisioner, punkt för punkt.")
@click.argument("a", metavar="A", type=FilePath(), shell_complete=completing.files)
@click.argument("b", metavar="B", type=FilePath(), shell_complete=completing.files)
@packs
@click.pass_context
def command(ctx: click.Context, /, a: Path, b: Path, packs: tuple[Path, ...]) -> None:
    """Jämför två databaser som ”konsekvens-lint audit” har gjort: två år, eller två organisationer.

    För varje mått och varje punkt i en checklista visas hur många dokument som har det som efterfrågas i A och i B, med
    den största skillnaden först, och exempel: dokument som finns i båda och har blivit bättre eller sämre, annars hur det
    kan se ut i vardera. Samma dokument känns igen på plats, diarienummer, eller rubrik och dokumentslag.

    A och B är databaser, var sin revision. Ligger båda åren i en och samma revision: se årtalen i ”konsekvens-lint report”.

    Avslutskoder: 0 jämförelsen är visad, 2 den kunde inte göras.
    """
    from konsekvens_lint.audit.comparison_text import told
    from konsekvens_lint.audit.database import DatabaseError

    if real(a) == real(b):
        raise click.ClickException(f"”{a}” och ”{b}” är samma fil: ange två revisioner")
    try:
        comparison = _compared(a, b, rulebook(packs))
    except DatabaseError as error:
        raise click.ClickException(str(error)) from error
    paper = console.sheet()
    console.result("".join(f"{line}\n" for line in told(comparison, paper)), color=paper.color)
    number = len(comparison.compared)
    console.note(
        f"Avslutar med 0: {number} {'fråga' if number == 1 else 'frågor'} jämförda mellan ”{a}” och ”{b}”."
    )
    ctx.exit(0)


def _compared(a: Path, b: Path, book: Rulebook) -> Comparison:
    """The comparison of the audits in the files. Errors: DatabaseError, ClickException."""
    from konsekvens_lint.audit.comparing import compared
    from konsekvens_lint.audit.database import opened
    from konsekvens_lint.commands.audits import names

    name_a, name_b = names((a, b))
    with opened(a, "read") as in_a, opened(b, "read") as in_b:
        return compared(_audit(in_a, a, name_a), _audit(in_b, b, name_b), book)


def _audit(connection: sqlite3.Connection, file: Path, name: str) -> Audit:
    from konsekvens_lint.audit.comparing import Audit
    from konsekvens_lint.audit.reading import counts
    from konsekvens_lint.commands.audits import begun

    found = begun(connection, file)
    if not counts(connection).get("judged"):
        raise click.ClickException(f"”{file}” har inga granskade dokument, så det finns inget att jämföra")
    return Audit(connection, name, found)

"""``export``: an audit's database as a table or as JSON lines."""

from __future__ import annotations

from pathlib import Path

import click

from konsekvens_lint.commands import completing, console
from konsekvens_lint.commands.counting import documents
from konsekvens_lint.commands.parameters import FilePath, OneOf
from konsekvens_lint.commands.swedish import Command, NeededOption
from konsekvens_lint.commands.writing import check_target, write_pieces


@click.command(cls=Command, name="export", short_help="Skriv en revision som tabell eller JSON-rader.")
@click.argument("file", metavar="DB", type=FilePath(), shell_complete=completing.files)
@click.option(
    "--format",
    cls=NeededOption,
    type=OneOf(("csv", "jsonl")),
    help="csv: en rad för varje dokument och punkt i en checklista, för Excel. jsonl: ett dokument per rad, med allt.",
)
@click.option(
    "-o",
    "--output",
    cls=NeededOption,
    type=FilePath(),
    metavar="FIL",
    help="Filen att skriva.",
)
@click.pass_context
def command(ctx: click.Context, /, file: Path, format: str, output: Path) -> None:
    """Skriv det som ”konsekvens-lint audit” har sparat i en fil för andra program.

    Citaten ur dokumenten följer med, om databasen inte är gjord med --no-quotes.

    Avslutskoder: 0 filen är skriven, 2 den kunde inte skrivas eller databasen inte läsas.
    """
    from konsekvens_lint.audit.database import DatabaseError, opened
    from konsekvens_lint.audit.reading import counts, records
    from konsekvens_lint.audit.telling import csv_lines, json_lines
    from konsekvens_lint.commands.audits import begun

    check_target(output, f".{format}")
    try:
        with opened(file, "read") as connection:
            audit = begun(connection, file)
            told = records(connection)
            lines = csv_lines(told) if format == "csv" else json_lines(told, audit.tool_version)
            write_pieces(output, (line.encode("utf-8") for line in lines))
            number = sum(counts(connection).values())
    except DatabaseError as error:
        raise click.ClickException(str(error)) from error
    console.note(f"Avslutar med 0: {documents(number)} i ”{output}”.")
    ctx.exit(0)

"""``report``: what an audit comes to, on the screen, as a web page and as an Excel workbook."""

from __future__ import annotations

from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from konsekvens_lint.commands import completing, console
from konsekvens_lint.commands.counting import documents
from konsekvens_lint.commands.parameters import FilePath, packs
from konsekvens_lint.commands.swedish import Command
from konsekvens_lint.commands.writing import check_target, refuse, write_all, write_pieces, write_whole
from konsekvens_lint.formats.words import listed
from konsekvens_lint.running.finding import real

if TYPE_CHECKING:
    from konsekvens_lint.audit.summary import Summary

_WHOLE = "Hela rapporten, med enheter, trender och citat: lägg till --html rapport.html, --xlsx rapport.xlsx eller båda."


class Wanted(NamedTuple):
    """The audits to tell of, and the files to write."""

    file: Path
    earlier: tuple[Path, ...]
    html: Path | None
    xlsx: Path | None
    top: str | None
    packs: tuple[Path, ...]

    @property
    def audits(self) -> tuple[Path, ...]:
        """The audit that is told of, and the earlier ones."""
        return (self.file, *self.earlier)

    @property
    def written(self) -> list[Path]:
        """The files to write."""
        return [each for each in (self.html, self.xlsx) if each is not None]


@click.command(
    cls=Command, name="report", short_help="Berätta vad en revision visar, för skärm, webbläsare och Excel."
)
@click.argument("file", metavar="DB", type=FilePath(), shell_complete=completing.files)
@click.argument(
    "earlier", metavar="[TIDIGARE]...", nargs=-1, type=FilePath(), shell_complete=completing.files
)
@click.option(
    "--html",
    type=FilePath(),
    metavar="FIL",
    help="Skriv rapporten som en webbsida (.html), en fil som kan skickas.",
)
@click.option(
    "--xlsx",
    type=FilePath(),
    metavar="FIL",
    help="Skriv rapporten som en Excel-fil (.xlsx), med siffror att räkna vidare på.",
)
@click.option(
    "--top",
    metavar="DOKUMENT",
    help="Dokumentet överst i styrkedjan, till exempel budgeten, med sökvägen som i revisionen: "
    "rapporten visar vilka av dess mål om kvinnor och män som återfinns i andra dokument. Går inte om databasen är gjord med --no-quotes.",
)
@packs
@click.pass_context
def command(ctx: click.Context, /, **given: Any) -> None:
    """Berätta vad dokumenten i en revision visar: andelar, vanligaste brister och var det är bäst att börja.

    DB är det som ”konsekvens-lint audit” har sparat. TIDIGARE är tidigare revisioner av samma slag, för att se utvecklingen.
    Utan --html och --xlsx visas en kort sammanfattning här. Citat ur dokumenten följer med, om databasen inte är gjord med
    --no-quotes.

    Avslutskoder: 0 rapporten är visad eller skriven, 2 den kunde inte göras.
    """
    wanted = Wanted(**given)
    _check(wanted)
    from konsekvens_lint.audit.database import DatabaseError

    try:
        summary = _summary(wanted)
    except DatabaseError as error:
        raise click.ClickException(str(error)) from error
    if wanted.written:
        _write(wanted, summary)
        told = listed([f"”{each}”" for each in wanted.written])
    else:
        _show(summary)
        console.note(_WHOLE)
        told = "sammanfattningen är visad"
    console.note(f"Avslutar med 0: {documents(sum(summary.statuses.values()))} i ”{wanted.file}”, {told}.")
    ctx.exit(0)


def _check(wanted: Wanted) -> None:
    """Refuse, before anything is read, what cannot be told or written."""
    told = [real(each) for each in wanted.audits]
    for file, path in zip(wanted.audits, told, strict=True):
        if told.count(path) > 1:
            raise click.ClickException(f"”{file}” anges mer än en gång: ange varje revision en gång")
    for target, suffix in ((wanted.html, ".html"), (wanted.xlsx, ".xlsx")):
        if target is None:
            continue
        check_target(target, suffix)
        if real(target) in told:
            raise click.ClickException(
                f"”{target}” är en revision, och skulle skrivas över av rapporten: välj ett annat namn"
            )


def _summary(wanted: Wanted) -> Summary:
    """What the audit comes to. Errors: DatabaseError."""
    from konsekvens_lint.audit.database import opened
    from konsekvens_lint.audit.summing import summary
    from konsekvens_lint.audit.summing.errors import CannotSum
    from konsekvens_lint.commands.audits import begun, names
    from konsekvens_lint.commands.books import rulebook

    with ExitStack() as stack:
        connections = [stack.enter_context(opened(each, "read")) for each in wanted.audits]
        started = [begun(*each).started for each in zip(connections, wanted.audits, strict=True)]
        order = sorted(range(1, len(connections)), key=lambda number: started[number])
        called = names(wanted.audits)
        earlier = [(called[number], connections[number]) for number in order]
        for number in order:
            if started[number] > started[0]:
                console.note(
                    f"Revisionen ”{called[number]}” är senare än ”{called[0]}”: ange den senaste först."
                )
        try:
            return summary(connections[0], rulebook(wanted.packs), called[0], earlier=earlier, top=wanted.top)
        except CannotSum as error:
            raise click.ClickException(str(error)) from error


def _write(wanted: Wanted, summary: Summary) -> None:
    """Write what is wanted, each whatever becomes of the other. Errors: NotWritten."""
    how = ((wanted.html, _write_html), (wanted.xlsx, _write_xlsx))
    refuse(write_all(partial(write, file, summary) for file, write in how if file is not None))


def _write_html(file: Path, summary: Summary) -> None:
    from konsekvens_lint.audit.html import pieces

    write_pieces(file, (each.encode("utf-8") for each in pieces(summary, file.absolute().parent)))


def _write_xlsx(file: Path, summary: Summary) -> None:
    from konsekvens_lint.audit.xlsx.report import content

    write_whole(file, content(summary, file.absolute().parent))


def _show(summary: Summary) -> None:
    from konsekvens_lint.audit.summary_text import lines

    sheet = console.sheet()
    console.result("".join(f"{line}\n" for line in lines(summary, sheet)), color=sheet.color)

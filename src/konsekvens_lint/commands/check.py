"""``check``: documents judged, and the exit code that says how it went."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from typing import Any, NamedTuple

import click

from konsekvens_lint.commands import completing, console
from konsekvens_lint.commands.chosen import configuration, resolver, unread_variables
from konsekvens_lint.commands.ending import Ending, Statistics
from konsekvens_lint.commands.first_run import FirstRun
from konsekvens_lint.commands.parameters import (
    FilePath,
    FormatAndFile,
    OneOf,
    Writing,
    choices,
    color,
    fail_on,
    force_exclude,
    jobs,
    no_cache,
    packs,
    reading,
    setting,
    tips,
)
from konsekvens_lint.commands.progress import watched
from konsekvens_lint.commands.run import Means, results
from konsekvens_lint.commands.swedish import Command
from konsekvens_lint.commands.targets import Asked, Targets, find_targets
from konsekvens_lint.commands.telling import Teller, tellers
from konsekvens_lint.commands.writing import check_writings, refuse, write_all
from konsekvens_lint.documents.pdf.choice import PdfChoice
from konsekvens_lint.formats import FORMATS
from konsekvens_lint.formats import Options as FormatOptions
from konsekvens_lint.gate.watching import Watch
from konsekvens_lint.report import Report


class Telling(NamedTuple):
    """How a run is told."""

    format: str
    writings: tuple[Writing, ...]
    tips: bool
    color: str
    show_suppressed: bool
    statistics: bool

    @property
    def needs_text(self) -> bool:
        """Whether any format that is asked for shows the documents' text."""
        formats = (self.format, *(writing.format for writing in self.writings))
        return any(FORMATS[name].needs_text for name in formats)


@click.command(cls=Command, name="check", short_help="Granska dokument.")
@click.argument("paths", nargs=-1, required=True, metavar="SÖKVÄG...", shell_complete=completing.files)
@choices
@fail_on
@setting("--format", type=OneOf(tuple(FORMATS)), default="text", help="Format på skärmen. Standard är text.")
@click.option(
    "--write",
    "writings",
    type=FormatAndFile(),
    multiple=True,
    help="Skriv också rapporten till en fil, till exempel json=rapport.json. Kan anges flera gånger.",
)
@setting(
    "--baseline",
    type=FilePath(),
    metavar="FIL",
    help="Kända fynd, som inte sägs: filen som ”konsekvens-lint baseline create” skrev.",
)
@click.option("--show-suppressed", is_flag=True, help="Visa också fynd som undantagits, med skälen.")
@click.option("--statistics", is_flag=True, help="Visa sist hur många fynd varje regel gav.")
@click.option(
    "--stdin-filename",
    "stdin_name",
    metavar="NAMN",
    help="Namn på texten som läses från standard in (-). Ändelsen avgör formatet.",
)
@reading
@jobs
@no_cache
@force_exclude
@configuration
@tips
@packs
@color
@click.pass_context
def command(ctx: click.Context, /, **given: Any) -> None:
    """Granska dokument (.docx, .pdf, .md och .txt) eller mappar med dokument.

    Med - läses texten från standard in.

    Avslutskoder: 0 inget på eller över gränsen, 1 fynd på eller över gränsen,
    2 något kunde inte göras eller läsas.
    """
    telling = Telling(**{name: given[name] for name in Telling._fields})
    for line in unread_variables(ctx):
        console.note(line)
    pdf = PdfChoice(given["pdf_reader"], given["ocr"])
    resolving = resolver(ctx, pdf, with_text=telling.needs_text)
    asked = Asked(given["paths"], resolving, given["force_exclude"], given["stdin_name"])
    means = Means(given["jobs"], given["ocr"], cache=not (given["no_cache"] or telling.needs_text))
    ctx.exit(run(find_targets(asked), means, telling))


def run(targets: Targets, means: Means, telling: Telling) -> int:
    """Judge what is asked for, tell it, and give the exit code."""
    check_writings(telling.writings, targets.settings, targets.files_used())
    shared: FormatOptions = {
        "tips": telling.tips,
        "fail_on": targets.limit,
        "show_suppressed": telling.show_suppressed,
    }
    watch = Watch(targets.asked.resolver, targets.folders)
    first_run, ending = FirstRun(targets.folder_without_configuration()), Ending(targets)
    all_tellers: list[Teller] = [*tellers(telling.format, telling.writings, shared, telling.color), ending]
    if telling.statistics:
        all_tellers.append(Statistics(console.result if telling.format == "text" else console.notes))
    with closing(results(targets, means)) as documents:
        for document in watched(documents, len(targets.settings), is_told=telling.format == "text"):
            watch.see(document)
            first_run.see(document)
            for teller in all_tellers:
                teller.tell(document)
    rest = Report((), targets.found.skipped, watch.reports())
    unwritten = write_all(partial(teller.close, rest) for teller in all_tellers)
    for note in (*watch.notes(targets.found.excluded), *first_run.lines(targets.found.passed_over)):
        console.note(note)
    refuse(unwritten)
    return ending.told()

"""``assess``: self-assessments read out of documents, held together and told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import click

from konsekvens_lint.assessing.telling import IN_FILES, ON_SCREEN, Assessed, content
from konsekvens_lint.assessing.together import together
from konsekvens_lint.commands import completing, console
from konsekvens_lint.commands.assess_more import are_tables, shown_by, tell_whose, voted
from konsekvens_lint.commands.books import rulebook
from konsekvens_lint.commands.chosen import configuration, resolver
from konsekvens_lint.commands.counting import documents
from konsekvens_lint.commands.failing import is_failure
from konsekvens_lint.commands.parameters import FilePath, FormatAndFile, OneOf, Writing, color, packs, reading
from konsekvens_lint.commands.run import Means, results
from konsekvens_lint.commands.swedish import Command
from konsekvens_lint.commands.targets import Asked, Targets, find_targets
from konsekvens_lint.commands.writing import check_writings, refuse, write_all, write_whole
from konsekvens_lint.documents.pdf.choice import PdfChoice
from konsekvens_lint.formats.paper import Paper
from konsekvens_lint.formats.uncounted import why_unread
from konsekvens_lint.report import Unread
from konsekvens_lint.version import __version__

# The most documents of folders that are named one by one.
_MOST_NAMED = 10


@click.command(cls=Command, name="assess", short_help="Läs självskattningar och visa hur poängen rör sig.")
@click.argument("paths", nargs=-1, required=True, metavar="SÖKVÄG...", shell_complete=completing.files)
@click.option("--format", type=OneOf(ON_SCREEN), default="text", help="Format på skärmen. Standard är text.")
@click.option(
    "--write",
    "writings",
    type=FormatAndFile(IN_FILES),
    multiple=True,
    help="Skriv också till en fil: html=skattning.html med diagram, xlsx=skattning.xlsx för Excel, eller csv, json och text. "
    "Kan anges flera gånger.",
)
@click.option(
    "--audit",
    type=FilePath(),
    metavar="DB",
    help="Håll de högsta poängen mot organisationens egna dokument: det som ”konsekvens-lint audit” har sparat om dem.",
)
@reading
@configuration
@packs
@color
@click.pass_context
def command(ctx: click.Context, /, **given: Any) -> None:
    """Läs ifyllda självskattningar av jämställdhetsintegrering ur dokument (.docx, .pdf, .md och .txt) eller mappar.

    Visar för varje organisation poängen per punkt och tillfälle, vad som har höjts och sänkts, summorna omräknade, de lägsta
    punkterna att ta upp härnäst, och det som reglerna säger om formuläret. Är organisationerna flera visas också medelvärdet
    per punkt, för dem som har samma skala.

    En tabell med en grupps röster (.csv eller .xlsx, till exempel från Menti), med en person på varje rad och en kolumn för varje
    punkt, räknas ihop: hur många som svarat, hur svaren fördelar sig och vilka som svarat.

    Avslutskoder: 0 självskattningar är lästa, 2 inget dokument hade någon, eller något kunde inte göras eller läsas.
    """
    pdf = PdfChoice(given["pdf_reader"], given["ocr"])
    tables = are_tables(given["paths"])
    paths = tuple(each for each in given["paths"] if each not in tables)
    targets = find_targets(Asked(paths, resolver(ctx, pdf, with_text=True)))
    writings: tuple[Writing, ...] = given["writings"]
    audit: Path | None = given["audit"]
    used = (*targets.files_used(), *([audit] if audit else []))
    check_writings(writings, (*targets.settings, *tables), used)
    targets = targets.with_shown(shown_by(audit, rulebook(targets.usual.packs)))
    told = _assessed(targets, tables, Means(ocr=given["ocr"], cache=False, baseline=False))
    tell_whose(audit, told.assessments)
    for line in _without_form(told, targets):
        console.note(line)
    for each in told.unread:
        if each.accepted is None:
            console.note(f"{each.path}: {why_unread(each)}")
    refuse(_tell(told, given["format"], writings if told.assessments else (), console.sheet(given["color"])))
    code, why = _ending(told, targets.named | set(tables))
    console.note(f"Avslutar med {code}: {why}.")
    ctx.exit(code)


def _assessed(targets: Targets, tables: Sequence[str], means: Means) -> Assessed:
    """What the documents hold. Errors: PackError and UnknownChoice, before any document is read."""
    from konsekvens_lint.assessing.reading import Read, assessments_of, named_apart

    read, unread = [], []
    with closing(results(targets, means)) as found:
        for result in found:
            if isinstance(result, Unread):
                unread.append(result)
            else:
                read.append(assessments_of(result, rulebook(targets.settings[result.path].packs)))
    book = rulebook(targets.usual.packs)
    for each in voted(tables, book):
        if isinstance(each, Unread):
            unread.append(each)
        else:
            read.append(Read(each.path, (each,)))
    several = named_apart(each for document in read for each in document.assessments)
    books = [rulebook(packs) for packs in dict.fromkeys(each.packs for each in targets.settings.values())]
    lists = {entry["id"]: entry for each in (book, *books) for entry in each.forms}
    without = tuple(document.path for document in read if not document.assessments)
    return Assessed(several, together(several, [*lists.values()]), without, tuple(unread))


def _without_form(told: Assessed, targets: Targets) -> Iterator[str]:
    """A line on each document that has no form, but for those of a folder where they are many."""
    met = [path for path in told.without if path not in targets.named]
    named = [path for path in told.without if path in targets.named]
    for path in [*named, *(met if len(met) <= _MOST_NAMED else ())]:
        yield f"{path}: inget ifyllt formulär för självskattning hittades."
    if len(met) > _MOST_NAMED:
        yield f"{documents(len(met))} i mappar har inget ifyllt formulär för självskattning."


def _tell(told: Assessed, format: str, writings: tuple[Writing, ...], sheet: Paper) -> str | None:
    """Tell it all, and give what could not be written, with why."""
    now = datetime.now(UTC)
    plain = console.plain_paper()
    paper = Paper(plain["width"], plain["color"], plain["ascii"])

    def write(writing: Writing) -> None:
        write_whole(writing.file, content(writing.format, told, paper, __version__, now))

    unwritten = write_all(partial(write, each) for each in writings)
    shown = content(format, told, sheet, __version__, now)
    console.result(shown if isinstance(shown, str) else "", color=sheet.color and format == "text")
    return unwritten


def _ending(told: Assessed, named: AbstractSet[str]) -> tuple[int, str]:
    """The exit code, and why."""
    failed = [each for each in told.unread if is_failure(each, named)]
    number = len(told.assessments)
    forms = f"{number} {'självskattning' if number == 1 else 'självskattningar'}"
    read = documents(len({each.path for each in told.assessments}))
    if failed:
        also = f"; {forms} lästes" if number else ""
        return 2, f"{documents(len(failed))} kunde inte läsas{also}"
    if not number:
        looked = f" i {documents(len(told.without))}" if told.without else ""
        return 2, f"ingen ifylld självskattning hittades{looked}"
    return 0, f"{forms} {'läst' if number == 1 else 'lästa'} ur {read}"

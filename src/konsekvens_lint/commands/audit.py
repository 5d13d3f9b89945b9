"""``audit``: many documents judged into one database, which can be gone on with and told of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click
from click.core import ParameterSource

from konsekvens_lint.commands import completing, console
from konsekvens_lint.commands.audit_telling import found_notes, last_line, metadata_notes
from konsekvens_lint.commands.chosen import configuration, resolver, unread_variables
from konsekvens_lint.commands.parameters import FilePath, choices, jobs, no_cache, packs, reading, setting
from konsekvens_lint.commands.progress import watched
from konsekvens_lint.commands.run import Means, results
from konsekvens_lint.commands.swedish import Command, NeededOption
from konsekvens_lint.commands.targets import STDIN, Asked, Targets, find_targets
from konsekvens_lint.commands.writing import check_target
from konsekvens_lint.documents.pdf.choice import PdfChoice
from konsekvens_lint.report import Unread
from konsekvens_lint.running.finding import Found, name_of

if TYPE_CHECKING:
    from konsekvens_lint.audit.planning import Plan
    from konsekvens_lint.audit.reading import About
    from konsekvens_lint.audit.sources import Sources
    from konsekvens_lint.audit.store import Entry, Kept, Store
    from konsekvens_lint.running.cluster.cluster import Cluster


class Into(NamedTuple):
    """Where an audit goes, and how: `is_resumed` goes on with one that is there."""

    file: Path
    is_resumed: bool
    keeps_quotes: bool
    meta: str | None
    meta_csv: Path | None


@click.command(cls=Command, name="audit", short_help="Granska många dokument till en databas.")
@click.argument("paths", nargs=-1, required=True, metavar="SÖKVÄG...", shell_complete=completing.files)
@click.option(
    "--into",
    cls=NeededOption,
    type=FilePath(),
    metavar="DB",
    help="Databasen att skriva (.db). Den håller citat ur dokumenten; se --no-quotes.",
)
@click.option(
    "--resume",
    is_flag=True,
    help="Fortsätt där en tidigare körning slutade: bara det som saknas eller har ändrats granskas.",
)
@click.option(
    "--no-quotes",
    is_flag=True,
    help="Spara inga citat eller rubriker ur dokumenten, bara titel, diarienummer, datum och enhet; inte heller det som annars sparas på datorn (--no-cache).",
)
@click.option(
    "--meta",
    metavar="MÖNSTER",
    help="Vad mapparna eller filerna är döpta efter, till exempel ”{enhet}/{år}/*”. Fält: enhet, datum, år, typ, diarienummer. "
    "* är en del av ett namn, **/ är mappar hur djupt som helst.",
)
@click.option(
    "--meta-csv",
    type=FilePath(),
    metavar="FIL",
    help="Tabell med en rad per dokument. Första raden: path;enhet;datum;år;typ;diarienummer (path och de som behövs).",
)
@choices
@setting("--baseline", type=FilePath(), metavar="FIL", help="Kända fynd, som märks ut i databasen.")
@reading
@jobs
@click.option(
    "--dask",
    metavar="ADRESS",
    help="Granska på ett Dask-kluster som är igång, till exempel tcp://10.0.0.5:8786. Dokumenten skickas dit: bara "
    "så lämnar de datorn.",
)
@no_cache
@configuration
@packs
@click.pass_context
def command(ctx: click.Context, /, **given: Any) -> None:
    """Granska mappar med tusentals dokument och spara allt om vart och ett i en databas (SQLite).

    Varje dokument sparas när det är granskat, så att en körning som stoppas kan fortsätta med --resume. Ett dokument som
    inte går att läsa, hänger sig eller tar för mycket minne sparas med sitt skäl, och resten granskas. Dokument med samma
    innehåll granskas en gång. Vad som utelämnas står i konfigurationen (exclude).

    Avslutskoder: 0 alla dokument finns i databasen, granskade eller med sitt skäl; 2 revisionen kunde inte göras.
    """
    for line in unread_variables(ctx):
        console.note(line)
    into = Into(given["into"], given["resume"], not given["no_quotes"], given["meta"], given["meta_csv"])
    resolving = resolver(ctx, PdfChoice(given["pdf_reader"], given["ocr"]))
    _check(given["paths"], into)
    _refuse_jobs(ctx)
    # What earlier runs have kept on the machine holds quotes.
    cache = into.keeps_quotes and not given["no_cache"]
    from konsekvens_lint.audit.database import DatabaseError

    try:
        # An address that does not answer is told before the files are looked for.
        with _cluster(given["dask"]) as cluster:
            targets = find_targets(Asked(given["paths"], resolving))
            run(targets, Means(given["jobs"], given["ocr"], cache, in_order=False, cluster=cluster), into)
    except DatabaseError as error:
        raise click.ClickException(str(error)) from error
    except KeyboardInterrupt:
        console.last_note("Det som är granskat är sparat: kör samma kommando med --resume för att fortsätta.")
        raise


def run(targets: Targets, means: Means, into: Into) -> None:
    """Judge what is asked for and is not there, and keep it. Errors: DatabaseError."""
    from konsekvens_lint.audit.database import opened
    from konsekvens_lint.audit.reading import about, counts, unread_counts
    from konsekvens_lint.audit.store import Store

    _refuse_nothing(targets)
    sources = _sources(targets, into)
    for line in metadata_notes(sources, targets.settings):
        console.note(line)
    with opened(into.file, "write") as connection:
        _refuse_another(about(connection), targets, into)
        store = Store(connection, targets.asked.paths, keeps_quotes=into.keeps_quotes)
        left = _left(targets, sources, store.kept())
        store.forget(left.gone)
        for first in left.copies.keys() - left.to_judge.keys():
            store.keep_duplicates(first, left.copies[first])
        _judge(targets, means, store, left)
        store.finish(_passed_over(targets.found))
        told, unread = counts(connection), unread_counts(connection)
    for line in found_notes(left, targets.found, unread):
        console.note(line)
    console.note(last_line(into.file, told))


def _judge(targets: Targets, means: Means, store: Store, left: Plan) -> None:
    """Judge what is left, and keep each result with the copies of its document.

    A file may have changed, or gone, since all were read: what was a copy of it is then none, and is judged by itself.
    """
    from konsekvens_lint.audit.planning import is_as_read

    to_judge, copies = left.to_judge, left.copies
    while to_judge:
        files = (each for each in targets.found.files if name_of(each) in to_judge)
        found = targets.found._replace(files=tuple(files))
        digests = {path: entry.sha256 for path, entry in to_judge.items()}
        others: dict[str, Entry] = {}
        their_copies: dict[str, Sequence[Entry]] = {}
        with (
            closing(results(targets._replace(found=found), means, digests)) as documents,
            closing(watched(documents, len(to_judge), is_told=False, doing="Granskar")) as shown,
        ):
            for result in shown:
                entry, same = to_judge[result.path], copies.get(result.path, ())
                if is_as_read(entry, result):
                    store.keep(entry, result, same)
                    continue
                store.keep(entry._replace(sha256=None), result)
                for first in same[:1]:
                    others[first.path], their_copies[first.path] = first, same[1:]
        to_judge, copies = others, their_copies


def _left(targets: Targets, sources: Sources, kept: Mapping[str, Kept]) -> Plan:
    """What is left to judge and to write. All files are read for it."""
    from konsekvens_lint.audit.planning import entries, plan

    files = targets.found.files
    with closing(watched(iter(files), len(files), is_told=False, doing="Läser filerna")) as read:
        return plan(entries(read, targets.settings, sources.metadata), kept)


def _check(paths: tuple[str, ...], into: Into) -> None:
    """Refuse, before anything is looked for, what cannot be asked."""
    if STDIN in paths:
        raise click.ClickException("standard in (-) kan inte ingå i en revision: ange filer och mappar")
    check_target(into.file, ".db")
    if into.file.exists() and not into.is_resumed:
        raise click.ClickException(
            f"”{into.file}” finns redan: fortsätt den revisionen med --resume, eller välj ett annat namn"
        )


def _refuse_jobs(ctx: click.Context) -> None:
    """Refuse a number of workers on this machine where none is to be used; one from the environment is for other runs."""
    if ctx.params["dask"] and ctx.get_parameter_source("jobs") is ParameterSource.COMMANDLINE:
        raise click.ClickException(
            "--jobs gäller den här datorn och kan inte anges med --dask: klustrets arbetare avgör hur många dokument som "
            "granskas samtidigt"
        )


@contextmanager
def _cluster(address: str | None) -> Iterator[Cluster | None]:
    """The cluster at the address; what is wrong with it, also later, is told as a refusal."""
    if address is None:
        yield None
        return
    from konsekvens_lint.running.cluster.connecting import connected
    from konsekvens_lint.running.cluster.refusals import ClusterError

    try:
        with connected(address) as cluster:
            yield cluster
    except ClusterError as error:
        raise click.ClickException(str(error)) from error


def _refuse_nothing(targets: Targets) -> None:
    """Refuse a path that leads nowhere, which is mostly misspelt, and paths with no documents."""
    missing = [
        each.path for each in targets.found.files if isinstance(each, Unread) and each.code == "missing"
    ]
    if missing:
        raise click.ClickException(f"”{missing[0]}” finns inte: kontrollera sökvägen")
    if not targets.found.files:
        raise click.ClickException(
            "inga dokument att granska fanns i det som angavs (.docx, .pdf, .md eller .txt)"
        )


def _refuse_another(there: About | None, targets: Targets, into: Into) -> None:
    """Refuse to go on with an audit of something else, or one that keeps quotes where this does not."""
    if there is None:
        return
    if there.paths != targets.asked.paths:
        raise click.ClickException(
            f"”{into.file}” är en revision av {', '.join(there.paths)}: ange samma sökvägar, eller en annan databas"
        )
    if there.keeps_quotes != into.keeps_quotes:
        how = "med" if there.keeps_quotes else "utan"
        raise click.ClickException(
            f"”{into.file}” är gjord {how} citat: fortsätt så, eller ange en annan databas"
        )


def _sources(targets: Targets, into: Into) -> Sources:
    from konsekvens_lint.audit.metadata_csv import BadTable, read_table
    from konsekvens_lint.audit.path_pattern import BadPathPattern, PathPattern
    from konsekvens_lint.audit.sources import Sources

    try:
        pattern = PathPattern(into.meta) if into.meta is not None else None
        table = read_table(into.meta_csv) if into.meta_csv is not None else None
    except BadPathPattern as error:
        raise click.ClickException(f"--meta: {error}") from error
    except BadTable as error:
        raise click.ClickException(f"--meta-csv: {error}") from error
    return Sources(targets.folders, pattern, table)


def _passed_over(found: Found) -> dict[str, int]:
    """How many files and folders are no documents, or left out, by why."""
    told = {str(why): number for why, number in found.passed_over.items()}
    return told | {"excluded": len(found.excluded)} if found.excluded else told

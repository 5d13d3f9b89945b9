"""``baseline``: the findings that there are today, written down, so that only new ones are told."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple, NoReturn, TypeVar

import click

from konsekvens_lint.commands import completing, console
from konsekvens_lint.commands.baseline_telling import findings_in, told, updated
from konsekvens_lint.commands.chosen import configuration, resolver
from konsekvens_lint.commands.failing import is_failure
from konsekvens_lint.commands.parameters import FilePath, choices, jobs, no_cache, packs, reading
from konsekvens_lint.commands.run import Means, results
from konsekvens_lint.commands.swedish import Command, Group
from konsekvens_lint.commands.targets import Asked, Targets, find_targets
from konsekvens_lint.commands.writing import check_new, check_target, write_new, write_whole
from konsekvens_lint.documents.pdf.choice import PdfChoice
from konsekvens_lint.formats.uncounted import why_unread
from konsekvens_lint.formats.words import sentence
from konsekvens_lint.gate.baseline import Baseline
from konsekvens_lint.gate.baseline_file import FILE_NAME, BaselineError, as_text, read_baseline
from konsekvens_lint.gate.comparison import Comparison, Judged, compare, judged
from konsekvens_lint.gate.home import Home
from konsekvens_lint.report import DocumentReport

_Decorated = TypeVar("_Decorated", bound=Callable[..., Any])


class _Asked(NamedTuple):
    """The documents to hold against a baseline, and its file."""

    targets: Targets
    means: Means
    file: Path
    is_configured: bool


def _asking(function: _Decorated) -> _Decorated:
    """The arguments of every command here."""
    file = click.option(
        "--file",
        metavar="FIL",
        type=FilePath(),
        help=f"Baslinjens fil. Standard är konfigurationens (baseline), annars {FILE_NAME}.",
    )
    paths = click.argument(
        "paths", nargs=-1, required=True, metavar="SÖKVÄG...", shell_complete=completing.files
    )
    return paths(file(choices(reading(jobs(no_cache(configuration(packs(function))))))))


@click.group(cls=Group, name="baseline")
def command() -> None:
    """Skriv upp de fynd som finns i dag i en fil, en baslinje, så att bara nya fynd visas.

    Granska sedan med ”konsekvens-lint check --baseline FIL”. Ett fynd känns igen på regeln och texten det gäller,
    så det är känt även om dokumentet byter namn eller får nya stycken.
    """


@command.command(cls=Command, name="create", short_help="Skriv upp alla fynd som finns i dag.")
@_asking
@click.pass_context
def _create(ctx: click.Context, /, **given: Any) -> None:
    """Skriv upp alla fynd i dokumenten, på alla nivåer. En fil som redan finns skrivs inte över.

    Avslutskoder: 0 filen skrevs, 2 något kunde inte läsas eller skrivas.
    """
    asked = _asked(ctx, given)
    if os.path.lexists(asked.file):
        raise click.ClickException(
            f"”{asked.file}” finns redan: uppdatera den med ”konsekvens-lint baseline update”"
        )
    check_new(asked.file, ".json")
    done = _compared(asked, ())
    new = done.comparison.new
    write_new(asked.file, as_text(new))
    _end(ctx, done, f"skrev ”{asked.file}” med {findings_in(new)}. {_use(asked)}")


@command.command(cls=Command, name="update", short_help="Ta bort det som är åtgärdat.")
@_asking
@click.option("--accept-new", is_flag=True, help="Ta också med nya fynd. Annars tas inga nya med.")
@click.pass_context
def _update(ctx: click.Context, /, accept_new: bool, **given: Any) -> None:
    """Ta bort det som är åtgärdat eller undantaget, och följ med dokument som har bytt namn. Inget nytt tas med utan --accept-new.

    Det som inte prövas nu står kvar: dokument som inte anges eller inte kan läsas, och regler som inte är med.

    Avslutskoder: 0 filen är uppdaterad, 2 något kunde inte läsas eller skrivas.
    """
    asked = _asked(ctx, given)
    before = _read(asked.file)
    check_target(asked.file, ".json")
    done = _compared(asked, before)
    after = done.comparison.updated(accept_new=accept_new)
    if after != before:
        write_whole(asked.file, as_text(after))
    console.lines(told(done.comparison))
    _end(ctx, done, updated(asked.file, done.comparison, is_changed=after != before, is_accepted=accept_new))


@command.command(cls=Command, name="audit", short_help="Jämför baslinjen med dokumenten som de är nu.")
@_asking
@click.pass_context
def _audit(ctx: click.Context, /, **given: Any) -> None:
    """Visa vad i baslinjen som finns kvar, är åtgärdat eller hör till dokument som är borta, och vad som är nytt.

    Avslutskoder: 0 inget att ta bort, 1 något i baslinjen finns inte längre, 2 något kunde inte läsas.
    """
    asked = _asked(ctx, given)
    done = _compared(asked, _read(asked.file))
    console.lines(told(done.comparison))
    if dropped := done.comparison.dropped:
        ending = (
            f"{findings_in(dropped)} finns i baslinjen men inte längre i dokumenten. "
            "Kör ”konsekvens-lint baseline update” med samma sökvägar"
        )
        _end(ctx, done, ending, code=1)
    _end(ctx, done, "inget behöver tas bort ur baslinjen")


def _use(asked: _Asked) -> str:
    """What makes ``check`` use the baseline, where nothing does yet."""
    if asked.is_configured:
        return "Konfigurationen använder den redan"
    return f"Använd den med ”--baseline {asked.file}”, eller skriv ”baseline: {asked.file.name}” i konfigurationen"


class _Run(NamedTuple):
    """The baseline against the documents that were judged, and how many that failed."""

    comparison: Comparison
    failed: int


def _asked(ctx: click.Context, given: dict[str, Any]) -> _Asked:
    resolving = resolver(ctx, PdfChoice(given["pdf_reader"], given["ocr"]))
    targets = find_targets(Asked(given["paths"], resolving))
    means = Means(given["jobs"], given["ocr"], cache=not given["no_cache"], baseline=False)
    configured = {each.baseline for each in targets.settings.values()}
    if len(configured) > 1 and not given["file"]:
        raise click.ClickException(
            "dokumenten har olika baslinjer i sina konfigurationer: ange dokument som har samma, eller filen med --file"
        )
    by_configuration = next(iter(configured), None)
    file: Path = given["file"] or by_configuration or Path(FILE_NAME)
    return _Asked(targets, means, file, file == by_configuration)


def _compared(asked: _Asked, baseline: Baseline) -> _Run:
    """The baseline against the documents. What could not be read is told; where nothing was, nothing is known."""
    home = Home.of(asked.file)
    read: list[Judged] = []
    failed = 0
    with closing(results(asked.targets, asked.means)) as documents:
        for document in documents:
            if isinstance(document, DocumentReport):
                read.append(judged(document, home.told(document.path)))
            else:
                console.note(f"{document.path}: {why_unread(document)}")
                failed += is_failure(document, asked.targets.named)
    if not read:
        raise click.ClickException("inget dokument kunde granskas, så baslinjen är som den var")
    comparison = compare(
        baseline,
        read,
        stands=home.stands,
        is_covered=lambda path: home.is_beneath(path, asked.targets.asked.paths),
    )
    return _Run(comparison, failed)


def _read(file: Path) -> Baseline:
    try:
        return read_baseline(file)
    except BaselineError as error:
        raise click.ClickException(str(error)) from error


def _end(ctx: click.Context, done: _Run, what: str, code: int = 0) -> NoReturn:
    """Leave, with what was done as the last line; what could not be read goes before all else."""
    if done.failed:
        code, what = 2, f"{sentence(what)} Men {done.failed} dokument kunde inte läsas"
    console.note(f"Avslutar med {code}: {sentence(what)}")
    ctx.exit(code)

"""``baseline``: the findings that there are today, written down, so that only new ones are told."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple, NoReturn, TypeVar

import click

from konsekvens_lint.commands import console
from konsekvens_lint.commands.baseline_telling import findings_in, told, updated
from konsekvens_lint.commands.failing import is_failure
from konsekvens_lint.commands.parameters import Count, choices, packs
from konsekvens_lint.commands.swedish import Command, Group
from konsekvens_lint.commands.writing import check_new, check_target, write_whole
from konsekvens_lint.formats.words import sentence
from konsekvens_lint.gate.baseline import Baseline
from konsekvens_lint.gate.baseline_file import FILE_NAME, BaselineError, as_text, read_baseline
from konsekvens_lint.gate.comparison import Comparison, Judged, compare, judged
from konsekvens_lint.gate.home import Home
from konsekvens_lint.report import DocumentReport, Unread
from konsekvens_lint.running.finding import find
from konsekvens_lint.running.runner import run
from konsekvens_lint.running.work import rulebook
from konsekvens_lint.settings.options import Options

_Decorated = TypeVar("_Decorated", bound=Callable[..., Any])
_Names = tuple[str, ...]


class _Asked(NamedTuple):
    """What is asked of a run."""

    paths: tuple[Path, ...]
    file: Path
    options: Options
    packs: tuple[Path, ...]
    jobs: int


def _asking(function: _Decorated) -> _Decorated:
    """The arguments of every command here."""
    jobs = click.option(
        "--jobs",
        type=Count(),
        default=0,
        help="Antal dokument att granska samtidigt. Standard är 0: så många som datorn klarar.",
    )
    file = click.option(
        "--file",
        metavar="FIL",
        type=click.Path(path_type=Path),
        default=FILE_NAME,
        help=f"Baslinjens fil. Standard är {FILE_NAME}.",
    )
    paths = click.argument(
        "paths", nargs=-1, required=True, metavar="SÖKVÄG...", type=click.Path(path_type=Path)
    )
    return paths(file(choices(packs(jobs(function)))))


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
    asked = _asked(**given)
    if asked.file.exists() or asked.file.is_symlink():
        raise click.ClickException(
            f"”{asked.file}” finns redan: uppdatera den med ”konsekvens-lint baseline update”"
        )
    check_new(asked.file, ".json")
    done = _compared(asked, ())
    new = done.comparison.new
    write_whole(asked.file, as_text(new))
    _end(ctx, done, f"skrev ”{asked.file}” med {findings_in(new)}")


@command.command(cls=Command, name="update", short_help="Ta bort det som är åtgärdat.")
@_asking
@click.option("--accept-new", is_flag=True, help="Ta också med nya fynd. Annars tas inga nya med.")
@click.pass_context
def _update(ctx: click.Context, /, accept_new: bool, **given: Any) -> None:
    """Ta bort det som är åtgärdat eller undantaget, och följ med dokument som har bytt namn. Inget nytt tas med utan --accept-new.

    Det som inte prövas nu står kvar: dokument som inte anges eller inte kan läsas, och regler som inte är med.

    Avslutskoder: 0 filen är uppdaterad, 2 något kunde inte läsas eller skrivas.
    """
    asked = _asked(**given)
    before = _read(asked.file)
    check_target(asked.file, ".json")
    done = _compared(asked, before)
    after = done.comparison.updated(accept_new=accept_new)
    if after != before:
        write_whole(asked.file, as_text(after))
    console.result(told(done.comparison))
    _end(ctx, done, updated(asked.file, done.comparison, is_changed=after != before, is_accepted=accept_new))


@command.command(cls=Command, name="audit", short_help="Jämför baslinjen med dokumenten som de är nu.")
@_asking
@click.pass_context
def _audit(ctx: click.Context, /, **given: Any) -> None:
    """Visa vad i baslinjen som finns kvar, är åtgärdat eller hör till dokument som är borta, och vad som är nytt.

    Avslutskoder: 0 inget att ta bort, 1 något i baslinjen finns inte längre, 2 något kunde inte läsas.
    """
    asked = _asked(**given)
    done = _compared(asked, _read(asked.file))
    console.result(told(done.comparison))
    if dropped := done.comparison.dropped:
        ending = (
            f"{findings_in(dropped)} finns i baslinjen men inte längre i dokumenten. "
            "Kör ”konsekvens-lint baseline update” med samma sökvägar"
        )
        _end(ctx, done, ending, code=1)
    _end(ctx, done, "inget behöver tas bort ur baslinjen")


class _Run(NamedTuple):
    """The baseline against the documents that were judged, and how many that failed."""

    comparison: Comparison
    failed: int


def _asked(
    *,
    paths: tuple[Path, ...],
    file: Path,
    profile: str,
    kind: str | None,
    checklist: _Names,
    select: _Names,
    ignore: _Names,
    packs: tuple[Path, ...],
    jobs: int,
) -> _Asked:
    return _Asked(paths, file, Options(profile, kind, checklist, select, ignore), packs, jobs)


def _judged(asked: _Asked) -> Generator[DocumentReport | Unread, None, None]:
    """The documents that are asked for, judged, in their order."""
    yield from run(find(asked.paths).files, asked.options, jobs=asked.jobs, packs=asked.packs)


def _compared(asked: _Asked, baseline: Baseline) -> _Run:
    """The baseline against the documents. What could not be read is told; where nothing was, nothing is known."""
    home = Home.of(asked.file)
    never = _never(asked.packs)
    read: list[Judged] = []
    failed = 0
    named = frozenset(map(str, asked.paths))
    with closing(_judged(asked)) as documents:
        for document in documents:
            if isinstance(document, DocumentReport):
                read.append(judged(document, home.told(document.path), never))
            else:
                console.note(f"{document.path}: {document.message}")
                failed += is_failure(document, named)
    if not read:
        raise click.ClickException("inget dokument kunde granskas, så baslinjen är som den var")
    comparison = compare(
        baseline,
        read,
        stands=home.stands,
        is_covered=lambda path: home.is_beneath(path, asked.paths),
        never=never,
    )
    return _Run(comparison, failed)


def _never(packs: tuple[Path, ...]) -> frozenset[str]:
    """The rules that nobody may make exceptions from: a baseline would be one."""
    rules = rulebook(packs).rules
    return frozenset(rule["code"] for rule in rules if not rule.get("suppressible", True))


def _read(file: Path) -> Baseline:
    try:
        return read_baseline(file)
    except BaselineError as error:
        raise click.ClickException(str(error)) from error


def _end(ctx: click.Context, done: _Run, what: str, code: int = 0) -> NoReturn:
    """Leave, with what was done as the last line; what could not be read goes before all else."""
    if done.failed:
        code, what = 2, f"{done.failed} dokument kunde inte läsas. Annars: {what}"
    console.note(f"Avslutar med {code}: {sentence(what)}")
    ctx.exit(code)

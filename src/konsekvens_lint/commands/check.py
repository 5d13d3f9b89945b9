"""``check``: documents judged, and the exit code that says how it went."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from konsekvens_lint.commands import console
from konsekvens_lint.commands.judging import find, judge
from konsekvens_lint.commands.parameters import Count, FormatAndFile, OneOf, Writing, color, names, packs
from konsekvens_lint.commands.quoting import Texts
from konsekvens_lint.commands.swedish import Command
from konsekvens_lint.commands.telling import Counter, Told, check_writings, tellers
from konsekvens_lint.formats import FORMATS, FailOn
from konsekvens_lint.formats import Options as FormatOptions
from konsekvens_lint.formats.tally import Tally, blocking, closing_line
from konsekvens_lint.report import Unread
from konsekvens_lint.settings.options import Options

STDIN = "-"
_STDIN_NAME = "stdin.md"
_MUST_BE_READ = frozenset({".docx", ".pdf", ".doc"})


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of a run."""

    paths: tuple[str, ...]
    options: Options
    packs: tuple[Path, ...]
    jobs: int | None
    fail_on: FailOn
    format: str
    writings: tuple[Writing, ...]
    stdin_name: str | None
    tips: bool
    color: str


@click.command(cls=Command, name="check", short_help="Granska dokument.")
@click.argument("paths", nargs=-1, required=True, metavar="SÖKVÄG...")
@click.option("--profile", default="skr", metavar="PROFIL", help="Vad som krävs. Standard är skr; se ”konsekvens-lint profiles”.")
@click.option("--kind", metavar="SLAG", help="Dokumentslag, till exempel tjansteskrivelse. Annars avgörs det av texten.")
@names("--checklist", metavar="LISTA", help="Checklistor att besvara i stället för profilens; se ”konsekvens-lint checklists”.")
@names("--select", metavar="REGEL", help="Bara dessa regler: kod, namn eller början av en kod (BES).")
@names("--ignore", metavar="REGEL", help="Inte dessa regler.")
@click.option("--fail-on", type=OneOf(("error", "warning", "info", "never")), default="error",
              help="Lägsta nivå som ger avslutskod 1: fel, varning, tips eller aldrig. Standard är error.")  # fmt: skip
@click.option("--format", "format_", type=OneOf(tuple(FORMATS)), default="text", help="Format på skärmen. Standard är text.")
@click.option("--write", "writings", type=FormatAndFile(), multiple=True,
              help="Skriv också rapporten till en fil, till exempel json=rapport.json. Kan anges flera gånger.")  # fmt: skip
@click.option("--stdin-filename", "stdin_name", metavar="NAMN", help="Namn på texten som läses från standard in (-). Ändelsen avgör formatet.")
@click.option("--jobs", type=Count(), help="Antal dokument att granska samtidigt. 0 är så många som datorn klarar.")
@click.option("--tips/--no-tips", default=False, help="Visa tipsen i sin helhet.")
@packs
@color
@click.pass_context
def command(ctx: click.Context, /, paths: tuple[str, ...], profile: str, kind: str | None, checklist: tuple[str, ...],
            select: tuple[str, ...], ignore: tuple[str, ...], format_: str, **rest: Any) -> None:  # fmt: skip
    """Granska dokument (.docx, .md och .txt) eller mappar med dokument.

    Med - läses texten från standard in.

    Avslutskoder: 0 inget på eller över gränsen, 1 fynd på eller över gränsen, 2 något kunde inte göras eller läsas.
    """
    options = Options(profile, kind, checklist, select, ignore)
    ctx.exit(run(Request(paths=paths, options=options, format=format_, **rest)))


def run(request: Request) -> int:
    """Judge what is asked for, tell it, and give the exit code."""
    check_writings(request.writings, request.paths)
    found = find([path for path in request.paths if path != STDIN])
    texts = Texts()
    shared: FormatOptions = {"tips": request.tips, "fail_on": request.fail_on}
    counter = Counter()
    all_tellers = [*tellers(request.format, request.writings, shared, request.color, texts), counter]
    failed = False
    for document in _judged(request, found.files, texts):
        failed |= isinstance(document, Unread) and _counts_as_failure(document, found.named)
        for teller in all_tellers:
            teller.tell(document)
    for teller in all_tellers:
        teller.close(found.skipped)
    return _ended(counter.counts, request.fail_on, failed=failed)

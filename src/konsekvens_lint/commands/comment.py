"""``comment``: the findings as comments in the officer's own Word document."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import click

from konsekvens_lint.commands import console
from konsekvens_lint.commands.books import rulebook
from konsekvens_lint.commands.chosen import configuration, resolver
from konsekvens_lint.commands.parameters import FilePath, choices, packs, tips
from konsekvens_lint.commands.swedish import Command
from konsekvens_lint.commands.writing import check_target, write_whole
from konsekvens_lint.documents.errors import DocumentError
from konsekvens_lint.documents.files import SUFFIXES, load
from konsekvens_lint.formats.tally import blocking, closing_line, tally
from konsekvens_lint.limits import LIMITS
from konsekvens_lint.office.comments import Commented, comment
from konsekvens_lint.office.remarks import is_own, is_untouched
from konsekvens_lint.report import Report, Unread
from konsekvens_lint.running.finding import OWN_OUTPUT, real
from konsekvens_lint.running.guard import memory_limit
from konsekvens_lint.running.sources import Source
from konsekvens_lint.running.work import attempt
from konsekvens_lint.settings.config_names import check_names
from konsekvens_lint.settings.options import plan

_WORD = frozenset({".docx", ".docm"})


@click.command(cls=Command, name="comment", short_help="Skriv fynden som kommentarer i ett Word-dokument.")
@click.argument("file", metavar="FIL", type=FilePath())
@click.option(
    "-o",
    "--output",
    metavar="FIL",
    type=FilePath(),
    help="Filen att skriva. Standard är dokumentets namn med .granskad före ändelsen.",
)
@choices
@configuration
@tips
@packs
@click.pass_context
def command(
    ctx: click.Context,
    /,
    file: Path,
    output: Path | None,
    tips: bool,
    **rest: object,
) -> None:
    """Granska ett Word-dokument och skriv fynden som kommentarer vid orden de gäller.

    Dokumentet ändras inte: memo.docx ger memo.granskad.docx. Granskas den filen igen byts verktygets kommentarer ut,
    medan andras finns kvar.

    Avslutskoder: 0 inget på eller över gränsen (fel, om konfigurationen inte säger annat), 1 minst ett sådant fynd,
    2 dokumentet kunde inte läsas eller skrivas.
    """
    resolving = resolver(ctx)
    settings, configured = resolving.of(file), resolving.configurations.of(file)
    book = rulebook(settings.packs)
    if configured:
        check_names(configured, book)
    what = plan(settings.options, book)
    _refuse_others(file)
    target = _target(file, output)

    def judged(source: Source) -> Commented:
        return comment(load(file), book, what, str(file), tips=tips)

    with memory_limit(LIMITS.memory):
        commented = attempt(judged, file, LIMITS)
    if isinstance(commented, Unread):
        raise click.ClickException(f"{file}: {commented.message}")
    write_whole(target, commented.data)
    console.path(target)
    if commented.was_signed:
        console.note(
            "Obs! Dokumentet är digitalt signerat, och underskriften gäller inte kopian med kommentarer."
        )
    counts = tally(Report((commented.report,)))
    code = int(any(counts.findings[level] for level in blocking(settings.fail_on)))
    console.note(closing_line(code, counts, settings.fail_on))
    ctx.exit(code)


def _refuse_others(file: Path) -> None:
    if os.path.isdir(file):
        raise click.ClickException(f"”{file}” är en mapp: ange ett Word-dokument i taget")
    if file.suffix.lower() in SUFFIXES - _WORD:
        raise click.ClickException(
            f"”{file}” är inget Word-dokument (.docx), och kan inte få kommentarer: "
            f"granska det med ”konsekvens-lint check {file.name} --write html=rapport.html”"
        )


def _target(file: Path, output: Path | None) -> Path:
    """Where the commented document goes: where it is told, or beside the document, or in its place where the tool made it.

    Refuses what could not be written, and what someone has worked in.
    """
    if output is None and _is_named_as_own(file) and _is_word_that(is_own, file):
        return file
    target = output or file.with_name(f"{file.stem}{OWN_OUTPUT}{file.suffix}")
    check_target(target, file.suffix.lower())
    if real(target) == real(file):
        raise click.ClickException(
            f"”{target}” är dokumentet självt, och skulle skrivas över: ange ett annat namn med -o"
        )
    if target.exists() and not _is_word_that(is_untouched, target):
        raise click.ClickException(
            f"”{target}” finns redan och kan ha ändringar eller svar på kommentarer, som skulle försvinna: granska "
            f"den filen i stället (”konsekvens-lint comment {target.name}”), eller ange ett annat namn med -o"
        )
    return target


def _is_named_as_own(file: Path) -> bool:
    return file.stem.lower().endswith(OWN_OUTPUT)


def _is_word_that(holds: Callable[[bytes], bool], file: Path) -> bool:
    """Whether it holds of the Word file; of what cannot be read as one nothing does."""
    try:
        return holds(load(file))
    except DocumentError:
        return False

"""``comment``: the findings as comments in the officer's own Word document."""

from __future__ import annotations

from pathlib import Path

import click

from konsekvens_lint.commands import console
from konsekvens_lint.commands.books import rulebook
from konsekvens_lint.commands.parameters import choices, packs, tips
from konsekvens_lint.commands.swedish import Command
from konsekvens_lint.commands.writing import write_whole
from konsekvens_lint.documents.errors import DocumentError
from konsekvens_lint.documents.reader import load
from konsekvens_lint.formats.tally import closing_line, tally
from konsekvens_lint.office.comments import comment
from konsekvens_lint.office.rewriting import is_as_written
from konsekvens_lint.report import Report
from konsekvens_lint.running.finding import OWN_OUTPUT, real
from konsekvens_lint.settings.options import Options, plan

_WORD = frozenset({".docx", ".docm"})
_Names = tuple[str, ...]


@click.command(cls=Command, name="comment", short_help="Skriv fynden som kommentarer i ett Word-dokument.")
@click.argument("file", metavar="FIL", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    metavar="FIL",
    type=click.Path(path_type=Path),
    help="Filen att skriva. Standard är dokumentets namn med .granskad före ändelsen.",
)
@choices
@tips
@packs
@click.pass_context
def command(
    ctx: click.Context,
    /,
    file: Path,
    output: Path | None,
    profile: str,
    kind: str | None,
    checklist: _Names,
    select: _Names,
    ignore: _Names,
    tips: bool,
    packs: tuple[Path, ...],
) -> None:
    """Granska ett Word-dokument och skriv fynden som kommentarer vid orden de gäller.

    Dokumentet ändras inte: memo.docx ger memo.granskad.docx. Granskas den filen igen byts verktygets kommentarer ut,
    medan andras finns kvar.

    Avslutskoder: 0 inga fel, 1 minst ett fel, 2 dokumentet kunde inte läsas eller skrivas.
    """
    book = rulebook(packs)
    what = plan(Options(profile, kind, checklist, select, ignore), book)
    _refuse_other_formats(file)
    target = output or _beside(file)
    _refuse_to_lose(target, file)
    try:
        data = load(file)
        commented = comment(data, book, what, str(file), tips=tips)
    except DocumentError as refusal:
        raise click.ClickException(f"{file}: {refusal.message}") from refusal
    write_whole(target, commented.data)
    console.result(f"{target}\n")
    counts = tally(Report((commented.report,)))
    code = int(counts.findings["error"] > 0)
    console.note(closing_line(code, counts, "error"))
    ctx.exit(code)


def _refuse_other_formats(file: Path) -> None:
    if file.suffix.lower() not in _WORD:
        raise click.ClickException(
            f"”{file}” är inget Word-dokument (.docx), och kan inte få kommentarer: "
            f"granska det med ”konsekvens-lint check {file.name} --write html=rapport.html”"
        )


def _beside(file: Path) -> Path:
    """Where the commented document goes: beside the document, or in its place where it is the tool's own output."""
    return file if _is_own_output(file) else file.with_name(f"{file.stem}{OWN_OUTPUT}{file.suffix}")


def _is_own_output(file: Path) -> bool:
    return file.stem.lower().endswith(OWN_OUTPUT)


def _refuse_to_lose(target: Path, file: Path) -> None:
    """Refuse to write over a document that someone has worked in."""
    is_same = real(target) == real(file)
    if is_same and not _is_own_output(file):
        raise click.ClickException(
            f"”{target}” är dokumentet självt, och skulle skrivas över: ange ett annat namn med -o"
        )
    if target.is_file() and not is_same and not is_as_written(target.read_bytes()):
        raise click.ClickException(
            f"”{target}” finns redan och kan ha ändringar eller svar på kommentarer, som skulle försvinna: granska "
            f"den filen i stället (”konsekvens-lint comment {target.name}”), eller ange ett annat namn med -o"
        )

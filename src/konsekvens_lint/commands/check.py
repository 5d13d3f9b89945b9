"""``check``: documents judged, and the exit code that says how it went."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import click

from konsekvens_lint.commands import console
from konsekvens_lint.commands.caching import known_results
from konsekvens_lint.commands.parameters import (
    Count,
    FormatAndFile,
    OneOf,
    Writing,
    choices,
    color,
    packs,
    tips,
)
from konsekvens_lint.commands.swedish import Command
from konsekvens_lint.commands.telling import Counter, Told, tellers
from konsekvens_lint.commands.writing import check_writings
from konsekvens_lint.documents.limits import MAX_FILE_BYTES
from konsekvens_lint.documents.pdf.choice import PDF_READERS, PdfChoice, PdfReader
from konsekvens_lint.documents.system import reason
from konsekvens_lint.formats import FORMATS, FailOn
from konsekvens_lint.formats import Options as FormatOptions
from konsekvens_lint.formats.tally import Tally, blocking, closing_line
from konsekvens_lint.report import Report, Unread
from konsekvens_lint.running.failures import GIVEN_UP
from konsekvens_lint.running.sources import Piped
from konsekvens_lint.settings.options import Options

Names = tuple[str, ...]
STDIN = "-"
_STDIN_NAME = "stdin.md"
# Endings of much that is no memo. What else is told of a folder is a document, or a folder that cannot be looked into.
_MAY_BE_NOTES = frozenset({".md", ".markdown", ".txt", ".text"})


class Request(NamedTuple):
    """What is asked of a run."""

    paths: tuple[str, ...]
    options: Options
    packs: tuple[Path, ...]
    jobs: int
    fail_on: FailOn
    format: str
    writings: tuple[Writing, ...]
    stdin_name: str | None
    tips: bool
    color: str
    no_cache: bool

    @property
    def stdin_path(self) -> str:
        """What the text on standard input is called in the report."""
        return self.stdin_name or STDIN

    @property
    def needs_text(self) -> bool:
        """Whether any format that is asked for shows the documents' text."""
        formats = (self.format, *(writing.format for writing in self.writings))
        return any(FORMATS[name].needs_text for name in formats)


@click.command(cls=Command, name="check", short_help="Granska dokument.")
@click.argument("paths", nargs=-1, required=True, metavar="SÖKVÄG...")
@choices
@click.option(
    "--fail-on",
    type=OneOf(("error", "warning", "info", "never")),
    default="error",
    help="Lägsta nivå som ger avslutskod 1: fel, varning, tips eller aldrig. Standard är error.",
)
@click.option(
    "--format", type=OneOf(tuple(FORMATS)), default="text", help="Format på skärmen. Standard är text."
)
@click.option(
    "--write",
    "writings",
    type=FormatAndFile(),
    multiple=True,
    help="Skriv också rapporten till en fil, till exempel json=rapport.json. Kan anges flera gånger.",
)
@click.option(
    "--stdin-filename",
    "stdin_name",
    metavar="NAMN",
    help="Namn på texten som läses från standard in (-). Ändelsen avgör formatet.",
)
@click.option(
    "--pdf-reader",
    type=OneOf(PDF_READERS),
    default="auto",
    help="Bibliotek som läser PDF: pypdfium2 eller pdfminer. Standard är auto: det första som kan.",
)
@click.option(
    "--ocr",
    is_flag=True,
    help="Tolka inskannade PDF-filer. Kräver ocrmypdf och Tesseract med svenska på datorn.",
)
@click.option(
    "--jobs",
    type=Count(),
    default=0,
    help="Antal dokument att granska samtidigt. Standard är 0: så många som datorn klarar.",
)
@click.option(
    "--no-cache",
    is_flag=True,
    help="Granska allt på nytt, och spara inga resultat. Annars granskas bara det som ändrats sedan sist.",
)
@tips
@packs
@color
@click.pass_context
def command(
    ctx: click.Context,
    /,
    profile: str,
    kind: str | None,
    checklist: Names,
    select: Names,
    ignore: Names,
    pdf_reader: PdfReader,
    ocr: bool,
    **rest: Any,
) -> None:
    """Granska dokument (.docx, .pdf, .md och .txt) eller mappar med dokument.

    Med - läses texten från standard in.

    Avslutskoder: 0 inget på eller över gränsen, 1 fynd på eller över gränsen,
    2 något kunde inte göras eller läsas.
    """
    ctx.exit(
        run(
            Request(
                options=Options(profile, kind, checklist, select, ignore, PdfChoice(pdf_reader, ocr)), **rest
            )
        )
    )


def run(request: Request) -> int:
    """Judge what is asked for, tell it, and give the exit code."""
    from konsekvens_lint.running.finding import find

    found = find(Path(path) for path in request.paths if path != STDIN)
    check_writings(
        request.writings, [file.path if isinstance(file, Unread) else file for file in found.files]
    )
    named = found.named | {request.stdin_path}
    shared: FormatOptions = {"tips": request.tips, "fail_on": request.fail_on}
    counter = Counter()
    all_tellers = [*tellers(request.format, request.writings, shared, request.color), counter]
    failed = False
    with closing(_judged(request, found.files)) as documents:
        for document in documents:
            failed |= isinstance(document, Unread) and _is_failure(document, named)
            for teller in all_tellers:
                teller.tell(document)
    for teller in all_tellers:
        teller.close(Report((), found.skipped))
    return _ended(counter.counts, request.fail_on, failed=failed)


def _judged(request: Request, files: Sequence[Path | Unread]) -> Generator[Told, None, None]:
    """Standard input first, where it is asked for, and then the files in their order."""
    from konsekvens_lint.gate.judging import Asked, judged, try_choices
    from konsekvens_lint.running.limits import LIMITS, OCR_LIMITS

    options = request.options._replace(with_text=request.needs_text)
    limits = OCR_LIMITS if options.pdf.ocr else LIMITS
    with known_results(wanted=not (request.no_cache or request.needs_text)) as cache:
        # Wrong choices are told before anyone is asked for a text.
        try_choices([options], request.packs, cache)
        piped = [_standard_input(request)] if STDIN in request.paths else []
        asked = [each if isinstance(each, Unread) else Asked(each, options) for each in [*piped, *files]]
        yield from judged(asked, request.packs, cache, jobs=request.jobs, limits=limits)


def _standard_input(request: Request) -> Piped | Unread:
    """All of standard input, or why it cannot be had."""
    try:
        # It may have no end; a byte more than a file may hold is enough for it to be refused.
        data = sys.stdin.buffer.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        what_to_do = "kontrollera vad som skickas in och försök igen"
        message = f"Standard in gick inte att läsa ({reason(error)}): {what_to_do}."
        return Unread(request.stdin_path, "broken", message)
    return Piped(request.stdin_path, data, request.stdin_name or _STDIN_NAME)


def _is_failure(unread: Unread, named: frozenset[str]) -> bool:
    """Whether the run fails for it: what was named, what was given up, and what is a document or hides some."""
    if unread.path in named or unread.code in GIVEN_UP:
        return True
    return Path(unread.path).suffix.lower() not in _MAY_BE_NOTES or os.path.isdir(unread.path)


def _ended(counts: Tally, fail_on: FailOn, *, failed: bool) -> int:
    """The exit code, told with its reason on the last line."""
    blocked = any(counts.findings[level] for level in blocking(fail_on))
    code = 2 if failed or not counts.read else int(blocked)
    console.note(closing_line(code, counts, fail_on, reason=_nothing_found(counts)))
    return code


def _nothing_found(counts: Tally) -> str | None:
    if counts.read + counts.unread:
        return None
    files = "fil" if counts.skipped == 1 else "filer"
    passed_over = f" ({counts.skipped} {files} av annat slag)" if counts.skipped else ""
    found_none = f"inga dokument att granska fanns i det som angavs{passed_over}"
    own = "de med .granskad före ändelsen är verktygets egna och granskas när de anges själva"
    return f"{found_none}. Dokument är filer som slutar på .docx, .pdf, .md eller .txt; {own}"

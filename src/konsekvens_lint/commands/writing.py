"""Files that are written: refused before the run where they cannot be, and then whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from errno import errorcode
from pathlib import Path

import click

from konsekvens_lint.commands.parameters import Writing
from konsekvens_lint.documents.files import WORD
from konsekvens_lint.formats.words import sentence
from konsekvens_lint.machine.system import reason
from konsekvens_lint.machine.whole import try_beside, write_beside
from konsekvens_lint.running.finding import real

#: Endings of documents that no report is: one of that name is somebody's.
_DOCUMENTS = WORD | {".pdf"}
_ON_SCREEN = "använd --format för det som ska visas här"
# What helps, by what the system says.
_FULL = frozenset({"ENOSPC", "EDQUOT"})
_REFUSED = frozenset({"EACCES", "EPERM", "EROFS"})


class NotWritten(click.ClickException):
    """A file that could not be written; the message says why and what to do, in Swedish."""


def check_writings(
    writings: Sequence[Writing], judged: Iterable[str | Path], used: Iterable[Path] = ()
) -> None:
    """Refuse, before anything is read, what could not be written at the end, or would overwrite what is judged, or the
    configurations and baselines that are `used`.
    """
    if not writings:
        return
    inputs = {real(path) for path in judged}
    settings = {real(path) for path in used}
    seen: set[str] = set()
    for file in (writing.file for writing in writings):
        if str(file) == "-":
            raise click.ClickException(f"--write skriver till en fil: {_ON_SCREEN}")
        _check(file)
        if _is_standard_output(file):
            raise click.ClickException(
                f"”{file}” är filen som det som visas skrivs till, och skulle skrivas över: välj ett annat namn, eller "
                f"{_ON_SCREEN}"
            )
        if file.suffix.lower() in _DOCUMENTS:
            raise click.ClickException(
                f"”{file}” heter som ett dokument, och rapporten är inget sådant: välj en annan ändelse"
            )
        if real(file) in inputs:
            raise click.ClickException(
                f"”{file}” ska granskas, och skulle skrivas över av rapporten: "
                "välj ett annat namn, eller ett som slutar på .granskad före ändelsen"
            )
        if real(file) in settings:
            raise click.ClickException(
                f"”{file}” är konfigurationen eller baslinjen, och skulle skrivas över av rapporten: välj ett annat namn"
            )
        if real(file) in seen:
            raise click.ClickException(f"”{file}” anges mer än en gång, och skulle skrivas över")
        seen.add(real(file))


def _check(file: Path) -> None:
    """Refuse what cannot be written to."""
    try:
        with suppress(FileNotFoundError):
            file.stat()
        wrong = "det är en mapp" if file.is_dir() else None
        if not file.absolute().parent.is_dir():
            wrong = "mappen finns inte"
        if not (wrong or _is_special(file)):
            try_beside(file.resolve())
    except OSError as error:
        raise click.ClickException(f"”{file}” kan inte skrivas: {_why(error)}") from error
    if wrong:
        raise click.ClickException(f"”{file}” kan inte skrivas: {wrong}")


def _is_special(file: Path) -> bool:
    """A pipe, a device, or one of the streams by its name (/dev/stdout): no file to put another in the place of."""
    return file.exists() and not file.is_file()


def _is_standard_output(file: Path) -> bool:
    """Whether results that are told as they come go to the file, by a shell's ``>``."""
    with suppress(OSError, ValueError):
        told = os.fstat(sys.stdout.fileno())
        return stat.S_ISREG(told.st_mode) and os.path.samestat(told, file.stat())
    return False


def check_target(file: Path, suffix: str) -> None:
    """Refuse a file that could not be written, or that ends otherwise than its format does."""
    if file.suffix.lower() != suffix:
        raise click.ClickException(f"”{file}” ska sluta på {suffix}: välj ett annat namn")
    _check(file)


def check_new(file: Path, suffix: str) -> None:
    """The same, and refuse a file that there is already."""
    check_target(file, suffix)
    _refuse_existing(file)


def _refuse_existing(file: Path) -> None:
    if os.path.lexists(file):
        raise NotWritten(
            f"”{file}” finns redan, och skrivs inte över: välj ett annat namn, eller ta bort filen"
        )


def write_new(file: Path, content: str | bytes) -> None:
    """As `write_whole`, but refuse a file that has come since there was none. Errors: NotWritten."""
    _refuse_existing(file)
    write_whole(file, content)


def write_whole(file: Path, content: str | bytes) -> None:
    """Write the file so that a reader never sees half of it; links stay links, and the file keeps its rights.

    What is no ordinary file (a pipe, /dev/null) is written to as it is. Errors: NotWritten.
    """
    write_pieces(file, [content.encode("utf-8") if isinstance(content, str) else content])


def write_pieces(file: Path, pieces: Iterable[bytes]) -> None:
    """The same with what is too large to be held as a whole."""
    try:
        if _is_special(file):
            with file.open("wb") as stream:
                stream.writelines(pieces)
        else:
            write_beside(file.resolve(), pieces)
    except OSError as error:
        raise NotWritten(f"”{file}” kunde inte skrivas: {_why(error)}") from error


def write_all(writes: Iterable[Callable[[], object]]) -> str | None:
    """Do each, whatever becomes of those before. Gives what could not be written, with why; None where all was."""
    failed = []
    for write in writes:
        try:
            write()
        except NotWritten as error:
            failed.append(sentence(error.message))
    return " ".join(failed) or None


def refuse(unwritten: str | None) -> None:
    """End the run where something could not be written. Errors: NotWritten."""
    if unwritten:
        raise NotWritten(unwritten)


def _why(error: OSError) -> str:
    """Why the system refused to write, and what to do."""
    name = errorcode.get(error.errno or 0, "")
    if name in _FULL:
        return f"{reason(error)}. Gör plats, eller välj en annan mapp"
    if name in _REFUSED:
        return f"{reason(error)}. Välj en mapp där du får skriva"
    return reason(error)

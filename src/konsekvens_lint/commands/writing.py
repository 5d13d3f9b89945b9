"""Files that are written: refused before the run where they cannot be, and then whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

import click

from konsekvens_lint.commands.parameters import Writing
from konsekvens_lint.documents.files import WORD
from konsekvens_lint.documents.system import reason
from konsekvens_lint.running.finding import real

#: Endings of documents that no report is: one of that name is somebody's.
_DOCUMENTS = WORD | {".pdf"}


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
            raise click.ClickException(
                "--write skriver till en fil: använd --format för det som ska visas här"
            )
        _check(file)
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
    except OSError as error:
        raise click.ClickException(f"”{file}” kan inte skrivas: {reason(error)}") from error
    if wrong:
        raise click.ClickException(f"”{file}” kan inte skrivas: {wrong}")


def check_target(file: Path, suffix: str) -> None:
    """Refuse a file that could not be written, or that ends otherwise than its format does."""
    if file.suffix.lower() != suffix:
        raise click.ClickException(f"”{file}” ska sluta på {suffix}: välj ett annat namn")
    _check(file)


def check_new(file: Path, suffix: str) -> None:
    """The same, and refuse a file that there is already."""
    check_target(file, suffix)
    if file.exists() or file.is_symlink():
        raise click.ClickException(
            f"”{file}” finns redan, och skrivs inte över: välj ett annat namn, eller ta bort filen"
        )


def write_whole(file: Path, content: str | bytes) -> None:
    """Write the file so that a reader never sees half of it; links stay links, and the file keeps its rights.

    What is no ordinary file (a pipe, /dev/null) is written to as it is.
    """
    write_pieces(file, [content.encode("utf-8") if isinstance(content, str) else content])


def write_pieces(file: Path, pieces: Iterable[bytes]) -> None:
    """The same with what is too large to be held as a whole."""
    try:
        target = file.resolve()
        if target.exists() and not target.is_file():
            with target.open("wb") as stream:
                stream.writelines(pieces)
        else:
            _write_beside(target, pieces)
    except OSError as error:
        raise click.ClickException(f"”{file}” kunde inte skrivas: {reason(error)}") from error


def _write_beside(target: Path, pieces: Iterable[bytes]) -> None:
    temporary = target.with_name(f".konsekvens-lint.{os.getpid()}.tmp")
    try:
        # What a killed run has left, or what somebody has put there, is not written to.
        temporary.unlink(missing_ok=True)
        with temporary.open("xb") as stream:
            if target.exists():
                temporary.chmod(target.stat().st_mode & 0o777)
            stream.writelines(pieces)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise

"""Reports written to files: refused before the run where they cannot be, and then whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click

from konsekvens_lint.commands.parameters import Writing
from konsekvens_lint.documents.system import reason


def check_writings(writings: Sequence[Writing], read: Sequence[str]) -> None:
    """Refuse, before anything is read, what could not be written at the end, or would overwrite what is read."""
    seen: set[Path] = set()
    for file in (writing.file for writing in writings):
        try:
            _check(file)
            real = file.resolve()
            inputs = {Path(path).resolve() for path in read if path != "-"}
        except OSError as error:
            raise click.ClickException(f"”{file}” kan inte skrivas: {reason(error)}") from error
        if real in seen or real in inputs:
            raise click.ClickException(f"”{file}” anges mer än en gång, och skulle skrivas över")
        seen.add(real)


def _check(file: Path) -> None:
    if str(file) == "-":
        raise click.ClickException("--write skriver till en fil: använd --format för det som ska visas här")
    if file.is_dir():
        raise click.ClickException(f"”{file}” kan inte skrivas: det är en mapp")
    if not file.absolute().parent.is_dir():
        raise click.ClickException(f"”{file}” kan inte skrivas: mappen finns inte")


def write_whole(file: Path, text: str) -> None:
    """Write the file so that a reader never sees half of it; links stay links, and the file keeps its rights.

    What is no ordinary file (a pipe, /dev/null) is written to as it is.
    """
    try:
        target = file.resolve()
        if target.exists() and not target.is_file():
            target.write_text(text, encoding="utf-8", newline="\n")
        else:
            _write_beside(target, text)
    except OSError as error:
        raise click.ClickException(f"”{file}” kunde inte skrivas: {reason(error)}") from error


def _write_beside(target: Path, text: str) -> None:
    temporary = target.with_name(f".konsekvens-lint.{os.getpid()}.tmp")
    try:
        temporary.write_text(text, encoding="utf-8", newline="\n")
        if target.exists():
            temporary.chmod(target.stat().st_mode & 0o777)
        temporary.replace(target)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise

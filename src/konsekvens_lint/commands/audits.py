"""The audits that a command is about: what they are called, and that there is one in the file."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

import click

from konsekvens_lint.audit.reading import About, about
from konsekvens_lint.commands import console


def names(files: Sequence[Path]) -> list[str]:
    """What the audits are called: their files' names without endings, or with their folders where two are alike."""
    stems = [each.stem for each in files]
    return [str(file) if stems.count(stem) > 1 else stem for file, stem in zip(files, stems, strict=True)]


def begun(connection: sqlite3.Connection, file: Path) -> About:
    """The audit in the file; one that is not done is told as such. Errors: ClickException where none is begun."""
    found = about(connection)
    if found is None:
        raise click.ClickException(f"”{file}” håller ingen revision: gör den med ”konsekvens-lint audit”")
    if found.finished is None:
        console.note(
            f"Revisionen i ”{file}” är inte klar: fortsätt den med --resume. Det som finns i den är med."
        )
    return found

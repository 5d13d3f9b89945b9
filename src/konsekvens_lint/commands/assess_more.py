"""What ``assess`` takes beside documents: tables of a group's votes, and an audit to hold the scores against."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from konsekvens_lint.assessing.assessment import Assessment
from konsekvens_lint.commands import console
from konsekvens_lint.documents.errors import DocumentError
from konsekvens_lint.facts.given import DocumentsShow
from konsekvens_lint.formats.words import listed, sentence
from konsekvens_lint.report import Unread
from konsekvens_lint.rulebook.book import Rulebook


def are_tables(paths: Iterable[str]) -> tuple[str, ...]:
    """Those of the paths that are named as tables, each once; a folder is none, whatever its name."""
    from konsekvens_lint.assessing.voted import TABLES

    named = (path for path in paths if Path(path).suffix.lower() in TABLES and not os.path.isdir(path))
    return tuple(dict.fromkeys(named))


def voted(tables: Iterable[str], book: Rulebook) -> Iterator[Assessment | Unread]:
    """The assessment in each table of votes, or why it is none."""
    from konsekvens_lint.assessing.spreadsheet import BadTable
    from konsekvens_lint.assessing.voted import assessment_of_votes
    from konsekvens_lint.documents.files import load

    for path in tables:
        try:
            yield assessment_of_votes(path, load(Path(path)), book)
        except DocumentError as error:
            yield Unread(path, error.code, error.message)
        except BadTable as error:
            told = str(error)
            yield Unread(path, "not_a_document", sentence(told[:1].upper() + told[1:]))


def shown_by(audit: Path | None, book: Rulebook) -> tuple[DocumentsShow, ...]:
    """What the audit's documents show of the points; nothing without an audit. What it is too small for is told.

    Errors: ClickException for what is no audit.
    """
    if audit is None:
        return ()
    from konsekvens_lint.audit.database import DatabaseError, opened
    from konsekvens_lint.audit.showing import shown_in
    from konsekvens_lint.commands.audits import begun

    try:
        with opened(audit, "read") as connection:
            begun(connection, audit)
            shown = shown_in(connection, book)
    except DatabaseError as error:
        raise click.ClickException(str(error)) from error
    for each in shown:
        if not each.is_enough:
            console.note(
                f"”{each.means}” hålls inte mot poängen: revisionen har {each.judged} bedömda dokument, och det behövs minst "
                f"{each.least}."
            )
    return shown


def tell_whose(audit: Path | None, assessments: Sequence[Assessment]) -> None:
    """Remind, where there are several organisations, that an audit is of one."""
    names = list(dict.fromkeys(each.organisation for each in assessments if each.organisation))
    if audit is not None and len(names) > 1:
        console.note(
            f"Revisionen är en organisations, men självskattningarna är fleras ({listed(names)}): de har alla hållits mot den. "
            "Ange bara den organisation som revisionen gäller."
        )

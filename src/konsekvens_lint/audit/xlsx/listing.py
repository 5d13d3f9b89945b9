"""The sheets that list: every document, and those that were not judged, with why."""

from __future__ import annotations

from collections.abc import Iterator

from konsekvens_lint.audit.summary import Listed, Summary
from konsekvens_lint.audit.telling import STATES
from konsekvens_lint.formats.paper import one_line
from konsekvens_lint.formats.words import UNREAD
from konsekvens_lint.formats.xlsx.sheet import Cell, Column, Sheet, Table

_DOCUMENT = (
    Column("Dokument", 60),
    Column("Läge", 14),
    Column("Titel", 44),
    Column("Enhet", 24),
    Column("Typ", 20),
    Column("År", 8),
    Column("Krav som saknas"),
    Column("Fynd"),
    Column("Skäl", 60),
)


def documents(summary: Summary) -> Iterator[Sheet]:
    """Every document of the audit."""
    says = (
        "Alla dokument i revisionen. Dubbletter har samma innehåll som ett annat dokument, och räknas inte.",
    )
    yield Sheet("Dokument", says, (Table(_DOCUMENT, [_row(each) for each in summary.documents]),))


def unread(summary: Summary) -> Iterator[Sheet]:
    """What was not judged: how many of each reason, and which."""
    if not summary.unread:
        return
    reasons = Table(
        (Column("Skäl", 60), Column("Dokument")),
        [(UNREAD.get(code, code), number) for code, number in summary.unread],
        "Hur många",
    )
    rows = [[one_line(each.path), each.reason] for each in summary.documents if each.status == "unread"]
    columns = (Column("Dokument", 60), Column("Skäl", 60))
    says = ("Dokument som inte kunde granskas. De räknas inte in i några andelar.",)
    yield Sheet("Ej granskade", says, (reasons, Table(columns, rows, "Vilka")))


def _row(each: Listed) -> list[Cell]:
    is_judged = each.status == "judged"
    return [
        one_line(each.path),
        STATES[each.status],
        each.title,
        each.unit,
        each.type,
        each.year,
        each.lacking if is_judged else None,
        each.findings if is_judged else None,
        each.reason,
    ]

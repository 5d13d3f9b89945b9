"""The sheets that list: every document, and those that were not judged, with why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from konsekvens_lint.audit.summary import Listed, Summary
from konsekvens_lint.audit.telling import STATES
from konsekvens_lint.formats.paper import one_line
from konsekvens_lint.formats.words import STANDINGS, UNREAD
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
    """Every document of the audit, and where it stands by the measures that concern some."""
    measured = _concerned(summary)
    says = [
        "Alla dokument i revisionen. Dubbletter har samma innehåll som ett annat dokument, och räknas inte."
    ]
    if measured:
        says.append(
            "Sist står måtten. Tomt: måttet gäller inte dokumentet, eller dokumentet är en dubblett eller inte granskat."
        )
    columns = (*_DOCUMENT, *(Column(summary.measures[at].title, 14) for at in measured))
    yield Sheet("Dokument", says, (Table(columns, [_row(each, measured) for each in summary.documents]),))


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


def _concerned(summary: Summary) -> list[int]:
    """The places of the measures that concern some document that is listed."""
    found = {
        at
        for each in summary.documents
        for at, standing in enumerate(each.standings)
        if standing != "not_applicable"
    }
    return sorted(found)


def _row(each: Listed, measured: Sequence[int]) -> list[Cell]:
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
        *(STANDINGS.get(each.standings[at]) if each.standings else None for at in measured),
    ]

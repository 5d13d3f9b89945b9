"""The first sheet: what was audited, what it comes to, and where the rest stands."""

from __future__ import annotations

from collections.abc import Sequence

from konsekvens_lint.audit.figures import moment, percent
from konsekvens_lint.audit.summary import Shown, Summary
from konsekvens_lint.audit.xlsx.cuts import SHARE, asked_table
from konsekvens_lint.formats.words import DISCLAIMER, listed
from konsekvens_lint.formats.xlsx.sheet import Cell, Column, Link, Sheet, Table

NAME = "Översikt"


def overview(summary: Summary, others: Sequence[Sheet]) -> Sheet:
    """The sheet, with an index of the `others`."""
    index: list[list[Cell]] = [[Link(each.name, each.name, is_sheet=True), each.says[0]] for each in others]
    tables = [
        _audit(summary),
        asked_table(summary.measures, summary.total.measures, "Vad som räknas"),
        *([_shown(summary.shown)] if summary.shown else []),
        Table((Column("", 40), Column("")), index, "Innehåll"),
    ]
    return Sheet(NAME, (f"Revisionen ”{summary.name}”. {SHARE}", DISCLAIMER), tables)


def _audit(summary: Summary) -> Table:
    about, statuses = summary.about, summary.statuses
    rows: list[list[Cell]] = [
        ["Granskat", listed(about.paths)],
        ["Startad", moment(about.started)],
        [
            "Klar",
            moment(about.finished)
            if about.finished
            else "Revisionen är inte klar: något är kvar att granska",
        ],
        ["Version av verktyget", about.tool_version],
        ["Granskade dokument", statuses.get("judged", 0)],
        ["Ej granskade dokument (med skäl)", statuses.get("unread", 0)],
        ["Dubbletter (räknas inte)", statuses.get("duplicate", 0)],
    ]
    return Table((Column("", 40), Column("")), rows, "Revisionen")


def _shown(shown: Sequence[Shown]) -> Table:
    columns = (
        Column("Punkt", 40),
        Column("Nivå"),
        Column("Andel"),
        Column("Har"),
        Column("Har inte"),
        Column("Varav delvis"),
        Column("Ej bedömda"),
        Column("Ej aktuella"),
        Column("Så bestäms nivån", 60),
    )
    return Table(
        columns,
        [_level(each) for each in shown],
        "Vad dokumenten visar av SKR:s tio punkter (inte er självskattning)",
    )


def _level(shown: Shown) -> list[Cell]:
    counts = shown.counts
    return [
        f"{shown.number}. {shown.title}",
        shown.level or "för få",
        counts.share,
        counts.has,
        counts.has_not,
        counts.partial,
        counts.not_judged,
        counts.not_applicable,
        _limits(shown),
    ]


def _limits(shown: Shown) -> str:
    """ "3 från 80 %, 2 från 30 %, annars 1; minst 20 bedömda"."""
    return f"3 från {percent(shown.from_three)}, 2 från {percent(shown.from_two)}, annars 1; minst {shown.least} bedömda"

"""The first sheet: what was audited, what it comes to, and where the rest stands."""

from __future__ import annotations

from collections.abc import Sequence

from konsekvens_lint.audit.figures import moment, percent
from konsekvens_lint.audit.summary import Shown, Summary
from konsekvens_lint.audit.xlsx.cuts import SHARE, asked_table
from konsekvens_lint.audit.xlsx.sheet import Cell, Column, Link, Sheet, Table
from konsekvens_lint.formats.words import DISCLAIMER, listed

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
        Column("Vad dokumenten visar", 40),
        Column("Andel"),
        Column("Har"),
        Column("Har inte"),
        Column("Varav delvis"),
        Column("Ej bedömda"),
        Column("Nivå", 22),
        Column("Så bestäms nivån", 50),
    )
    rows = [
        [
            f"{each.number}. {each.title}",
            each.counts.share,
            each.counts.has,
            each.counts.has_not,
            each.counts.partial,
            each.counts.not_judged,
            each.level or f"färre än {each.least} bedömda",
            _limits(each),
        ]
        for each in shown
    ]
    title = "Vad dokumenten visar av SKR:s tio punkter (inte er självskattning)"
    return Table(columns, rows, title)


def _limits(shown: Shown) -> str:
    """ "3 från 80 %, 2 från 30 %, annars 1; minst 20 bedömda"."""
    return f"3 från {percent(shown.from_three)}, 2 från {percent(shown.from_two)}, annars 1; minst {shown.least} bedömda"

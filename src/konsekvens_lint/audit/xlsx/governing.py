"""The sheets on governing: the goals of Agenda 2030, the result chain, groups, the steering chain, counts by year."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from konsekvens_lint.audit.summary import Carried, ChainLevel, Counts, Seated, Summary
from konsekvens_lint.audit.xlsx.cuts import UNKNOWN
from konsekvens_lint.audit.xlsx.links import link
from konsekvens_lint.audit.xlsx.proof import quoted
from konsekvens_lint.formats.paper import flat, shortened
from konsekvens_lint.formats.words import RESULT_LEVELS
from konsekvens_lint.formats.xlsx.sheet import Cell, Column, Sheet, Table

_LONGEST_GOAL = 400
_LEVELS = (
    Column("Resultatkedjan", 44),
    Column("Uppföljningar", 14),
    Column("Andel"),
    Column("Bedömda"),
    Column("Ej bedömda"),
    Column("Högsta nivån i"),
)
# The group's name is under the quotes of the table above, in the column that has room for both.
_SEATED = (
    Column("Dokument", 44, wraps=True),
    Column("Enhet", 30),
    Column("Grupp", 60),
    Column("År"),
    Column("Kvinnor"),
    Column("Män"),
    Column("Andel kvinnor"),
)


def agenda(summary: Summary) -> Iterator[Sheet]:
    """How documents name the global goals, and how far along the result chain follow-ups tell."""
    told = summary.agenda
    tables = []
    if told.documents:
        rows: list[list[Cell]] = [
            ["Planer, budgetar och uppföljningar", told.documents, None],
            ["Av dem: nämner globala mål med nummer", told.named, told.named / told.documents],
            [
                "Av dem som nämner mål: mål 5 eller 10",
                told.equality,
                told.equality / told.named if told.named else None,
            ],
            ["Ej bedömda, och inte medräknade", told.not_judged, None],
        ]
        columns = (Column("Agenda 2030", 44), Column("Dokument"), Column("Andel"))
        tables = [
            Table(columns, rows),
            Table(
                (Column("Mål", 44), Column("Dokument")),
                [[f"Mål {goal}", number] for goal, number in told.goals],
            ),
        ]
    if any(each.documents for each in summary.results):
        levels = [_level(each) for each in summary.results]
        tables.append(Table(_LEVELS, levels))
    if tables:
        says = (
            "Hur planer, budgetar och uppföljningar tar upp de globala målen, och hur långt uppföljningarna når i resultatkedjan.",
        )
        yield Sheet("Agenda 2030 och resultatkedja", says, tables)


def seats(summary: Summary, beside: Path) -> Iterator[Sheet]:
    """Women and men in groups."""
    told = summary.seats
    if not told.groups:
        return
    women = Counts(told.women, told.men).share
    rows: list[list[Cell]] = [
        ["Grupper där dokumenten anger kvinnor och män", told.groups, None],
        ["Av dem jämna: 40 till 60 procent av båda", told.even, told.even / told.groups],
        ["Kvinnor i grupperna", told.women, women],
        ["Män i grupperna", told.men, None if women is None else 1 - women],
    ]
    tables = [Table((Column("Grupper", 44), Column("Antal"), Column("Andel")), rows)]
    if told.examples:
        columns = (Column("Dokument", 44, wraps=True), Column("Enhet", 30), Column("Citat", 60, wraps=True))
        shown = [[link(each, beside), each.unit or UNKNOWN, quoted(each)] for each in told.examples]
        tables.append(Table(columns, shown, "De största som inte är jämna"))
    if told.every:
        tables.append(Table(_SEATED, [_seated(each, beside) for each in told.every], "Alla grupper"))
    yield Sheet(
        "Grupper",
        (
            "Kvinnor och män i styrgrupper, råd, nämnder och liknande. En grupp som står i flera dokument räknas en gång för varje.",
        ),
        tables,
    )


def chain(summary: Summary, beside: Path) -> Iterator[Sheet]:
    """What becomes of the top document's goals."""
    if summary.chain is None:
        return
    told = summary.chain
    says = (
        f"Överst: {told.top.title or told.top.path}.",
        "Mål om kvinnor och män i det översta dokumentet, och om de återfinns i andra dokument."
        if told.goals
        else "Dokumentet har inga mål om kvinnor och män.",
    )
    columns = (
        Column("Mål i det översta dokumentet", 70, wraps=True),
        Column("Återfinns i"),
        Column("Finns utan kvinnor och män i", 14),
        Column("Av dokument med mål", 14),
        Column("Enheter där det inte återfinns", 60, wraps=True),
    )
    goals: list[list[Cell]] = [
        [_words(each), len(each.found), len(each.neutral), told.below, ", ".join(each.units_without) or None]
        for each in told.goals
    ]
    yield Sheet("Styrkedja", says, (Table(columns, goals),))
    columns = (
        Column("Mål i det översta dokumentet", 60, wraps=True),
        Column("Enhet", 32),
        Column("Mål i det andra dokumentet", 60, wraps=True),
        Column("Kvinnor och män", 12),
        Column("Dokument", 40, wraps=True),
    )
    places: list[list[Cell]] = [
        [_words(each), found.unit or UNKNOWN, quoted(found), names, link(found, beside)]
        for each in told.goals
        for several, names in ((each.found, "nämns"), (each.neutral, "nämns inte"))
        for found in several
    ]
    if places:
        yield Sheet(
            "Återfunna mål", ("Var det översta dokumentets mål återfinns.",), (Table(columns, places),)
        )


def counted(summary: Summary) -> Iterator[Sheet]:
    """What is to be counted each year."""
    columns = [
        Column(title, 24)
        for title in (
            "År",
            "Granskade dokument",
            "Jämställdhetsintegrerade",
            "av bedömda",
            "ej bedömda",
            "Könsuppdelad statistik",
            "av bedömda",
            "ej bedömda",
            "Kvinnor i grupper",
            "Män i grupper",
        )
    ]
    rows = [
        [
            UNKNOWN if each.year is None else each.year,
            each.documents,
            each.integrated.has,
            each.integrated.judged,
            each.integrated.not_judged,
            each.split.has,
            each.split.judged,
            each.split.not_judged,
            each.women,
            each.men,
        ]
        for each in summary.counted
    ]
    if rows:
        says = ("Det som Region Norrbottens utvärdering räknar varje år, i antal dokument och personer.",)
        yield Sheet("Räknat per år", says, (Table(columns, rows),))


def _seated(group: Seated, beside: Path) -> list[Cell]:
    return [
        link(group.document, beside),
        group.document.unit or UNKNOWN,
        group.name or None,
        UNKNOWN if group.year is None else group.year,
        group.women,
        group.men,
        Counts(group.women, group.men).share,
    ]


def _level(told: ChainLevel) -> list[Cell]:
    share = told.documents / told.of if told.of else None
    return [
        RESULT_LEVELS.get(told.level, told.level),
        told.documents,
        share,
        told.of,
        told.not_judged,
        told.highest,
    ]


def _words(carried: Carried) -> str:
    return shortened(flat(carried.goal.quote), _LONGEST_GOAL) or carried.goal.title or carried.goal.path

"""The sheets that count: points, units, types, years, the heat map of units and points, and the trend."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from konsekvens_lint.audit.figures import FEW, reworded
from konsekvens_lint.audit.summary import Asked, Counts, Cut, Summary
from konsekvens_lint.formats.xlsx.sheet import Cell, Chart, Column, Sheet, Table

SHARE = (
    "Andel = har ÷ (har + har inte). Ej bedömda räknas inte in i andelen, och står därför alltid bredvid den."
)
UNKNOWN = "(okänd)"
_COUNTED = (
    Column("Andel"),
    Column("Har"),
    Column("Har inte"),
    Column("Varav delvis"),
    Column("Ej bedömda"),
    Column("Andel ej bedömda"),
    Column("Ej aktuella"),
)
_OF_A_CUT = (Column("Granskade"), Column("Ej granskade"))


def asked_table(asked: Sequence[Asked], counts: Sequence[Counts], title: str = "") -> Table:
    """A row for each question, with all its counts; its checklist where it is a point of one."""
    is_point = any(each.checklist for each in asked)
    lead = (
        (Column("Checklista", 28, wraps=True), Column("Punkt", 34, wraps=True))
        if is_point
        else (Column("Mått", 40, wraps=True),)
    )
    columns = (*lead, *_COUNTED, Column("Vad som frågas", 60, wraps=True), Column("Källa", 40, wraps=True))
    rows = [
        [*([each.checklist_title] if is_point else []), each.title, *_cells(of), each.means, each.source]
        for each, of in zip(asked, counts, strict=True)
    ]
    return Table(columns, rows, title)


def points(summary: Summary) -> Iterator[Sheet]:
    """How the checklists' points are answered."""
    if summary.points:
        yield Sheet(
            "Punkter",
            ("Hur dokumenten svarar på checklistornas punkter.", SHARE),
            (asked_table(summary.points, summary.total.points),),
            frozen=2,
        )


def units(summary: Summary) -> Iterator[Sheet]:
    """The measures by unit."""
    says = (
        "Måtten för varje enhet.",
        SHARE,
        "Andelar av få dokument säger lite: läs dem med antalet bredvid.",
    )
    yield from _by("Enheter", "Enhet", summary.units, summary, says)


def types(summary: Summary) -> Iterator[Sheet]:
    """The measures by type of document."""
    yield from _by("Typer", "Typ", summary.types, summary, ("Måtten för varje typ av dokument.", SHARE))


def years(summary: Summary) -> Iterator[Sheet]:
    """The measures by the documents' year, with a chart where there are several."""
    known = sum(cut.name is not None for cut in summary.years)
    for sheet in _by("År", "År", summary.years, summary, ("Måtten för varje år.", SHARE)):
        yield sheet._replace(chart=_lines("Andel per år", sheet, known) if known > 1 else None)


def unit_years(summary: Summary) -> Iterator[Sheet]:
    """The measures by unit and year, where several years are known."""
    rows = [(each.unit, cut) for each in summary.unit_years for cut in each.years]
    if len({cut.name for _, cut in rows}) < 2 or all(unit is None for unit, _ in rows):
        return
    measured = _concerned([cut for _, cut in rows], summary)
    columns = (Column("Enhet", 32), Column("År"), *_OF_A_CUT, *_of_questions(measured, summary))
    cells = [
        [
            unit or UNKNOWN,
            int(cut.name or 0),
            cut.judged,
            cut.unread,
            *_of_measures([cut.measures[at] for at in measured]),
        ]
        for unit, cut in rows
    ]
    says = (
        "Måtten för varje enhet och år. Dokument utan känt år är inte med.",
        SHARE,
        "Andelar av få dokument säger lite: läs dem med antalet bredvid.",
    )
    yield Sheet("Enheter per år", says, (Table(columns, cells),), frozen=2)


def heat_map(summary: Summary) -> Iterator[Sheet]:
    """The share of each unit that has each point; where few are judged, how many of how many."""
    if not summary.points or all(cut.name is None for cut in summary.units):
        return
    several = len({each.checklist for each in summary.points}) > 1
    titles = [f"{each.checklist_title}: {each.title}" if several else each.title for each in summary.points]
    columns = (
        Column("Enhet", 32),
        Column("Granskade"),
        *(Column(title, 14, is_heat=True) for title in titles),
    )
    rows = [[cut.name or UNKNOWN, cut.judged, *map(_heat, cut.points)] for cut in summary.units]
    says = (
        "Andel av enhetens bedömda dokument som har det som punkten frågar efter.",
        f"Där färre än {FEW} är bedömda står antalet i stället, utan färg. Tomt: inget att bedöma.",
    )
    yield Sheet("Värmekarta", says, (Table(columns, rows),), frozen=2)


def trend(summary: Summary) -> Iterator[Sheet]:
    """The measures of earlier audits and of this, with a chart; and their points, a row for each and each audit."""
    if not summary.earlier:
        return
    audits = [(each.name, each.about.started[:10], each.total) for each in summary.earlier]
    audits.append((summary.name, summary.about.started[:10], summary.total))
    told = [cut._replace(name=f"{name} ({day})") for name, day, cut in audits]
    for sheet in _by("Trend", "Revision", told, summary, ("Måtten i denna och tidigare revisioner.", SHARE)):
        yield sheet._replace(chart=_lines("Andel i varje revision", sheet, len(told)))
    if summary.points:
        columns = (
            Column("Checklista", 28, wraps=True),
            Column("Punkt", 34, wraps=True),
            Column("Revision", 24),
            Column("Startad"),
            *_COUNTED,
        )
        rows = [
            [asked.checklist_title, asked.title, name, day, *_cells(cut.points[number])]
            for number, asked in enumerate(summary.points)
            for name, day, cut in audits
        ]
        yield Sheet(
            "Trend för punkter",
            ("Checklistornas punkter i denna och tidigare revisioner.", SHARE, *reworded(summary.earlier)),
            (Table(columns, rows),),
            frozen=2,
        )


def _by(name: str, by: str, cuts: Sequence[Cut], summary: Summary, says: Sequence[str]) -> Iterator[Sheet]:
    """A row for each cut, with the measures that concern some document of theirs."""
    if all(cut.name is None for cut in cuts):
        return
    measured = _concerned(cuts, summary)
    columns = (Column(by, 32), *_OF_A_CUT, *_of_questions(measured, summary))
    rows = [
        [cut.name or UNKNOWN, cut.judged, cut.unread, *_of_measures([cut.measures[at] for at in measured])]
        for cut in cuts
    ]
    yield Sheet(name, says, (Table(columns, rows),))


def _concerned(cuts: Sequence[Cut], summary: Summary) -> list[int]:
    """The places of the measures that concern some of the documents."""
    return [at for at in range(len(summary.measures)) if any(cut.measures[at].concerned for cut in cuts)]


def _of_questions(measured: Sequence[int], summary: Summary) -> Iterator[Column]:
    for at in measured:
        title = summary.measures[at].title
        yield from (Column(f"{title}: {what}", 14) for what in ("andel", "har", "bedömda", "ej bedömda"))


def _of_measures(measured: Sequence[Counts]) -> Iterator[Cell]:
    for counts in measured:
        yield from (counts.share, counts.has, counts.judged, counts.not_judged)


def _lines(title: str, sheet: Sheet, rows: int) -> Chart | None:
    """A line for each measure that has shares in the first rows."""
    (table,) = sheet.tables
    told = [
        at for at in range(len(table.columns)) if any(isinstance(row[at], float) for row in table.rows[:rows])
    ]
    return Chart(title, told, rows) if told else None


def _cells(counts: Counts) -> tuple[Cell, ...]:
    return (
        counts.share,
        counts.has,
        counts.has_not,
        counts.partial,
        counts.not_judged,
        counts.share_not_judged,
        counts.not_applicable,
    )


def _heat(counts: Counts) -> Cell:
    if counts.judged >= FEW:
        return counts.share
    return f"{counts.has} av {counts.judged}" if counts.judged else None

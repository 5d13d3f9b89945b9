"""Votes from a table: a person a row with a column for each point, or a vote a row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from konsekvens_lint.assessing.spreadsheet import BadTable, TableRow, table_rows
from konsekvens_lint.assessing.votes import Vote, Votes
from konsekvens_lint.assessing.votes_head import Head, head_of, point_of
from konsekvens_lint.facts.forms.catalogues import Catalogue, catalogues
from konsekvens_lint.facts.forms.form import PointName
from konsekvens_lint.facts.forms.lines import value_of
from konsekvens_lint.facts.forms.times import time_of

_UNSURE = re.compile(
    r"vet (?:ej|inte)|v\.? ?e\.?|kan (?:ej|inte) (?:svara|bedöma)|(?:ej|inte) (?:svar\w*|aktuell\w*|bedömt)|ingen (?:åsikt|uppfattning)|osäker"
    r"|n/?a|don'?t know|skip(?:ped)?|[?]+",
    re.IGNORECASE,
)
_NOTHING = re.compile(r"[\s–—.-]*")
# A row that is none of a person's.
_FIGURES = re.compile(
    r"summa\w*|totalt?|medel\w*|genomsnitt\w*|snitt|median|antal\b.*|average|mean|sum", re.IGNORECASE
)
_NOBODY = re.compile(r"anonym\w*|okänd|gäst|guest|\W*", re.IGNORECASE)
_DAY = re.compile(r"((?:19|20)\d\d)-(\d\d?)-(\d\d?)(?:[ T].*)?")
# "3/4/24", "04.03.2024": the day comes first, or the month.
_WRITTEN_DAY = re.compile(r"(\d\d?)[/.](\d\d?)[/.]((?:20)?\d\d)(?:[ T,].*)?")
_CLOCK = re.compile(r"[ T,]+\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[AP]M)?.*$", re.IGNORECASE)
#: Answers so long after the one before are of another occasion.
_APART = timedelta(days=14)
#: More labels than this are no occasions.
_MOST_OCCASIONS = 12
#: Where a larger part is off the scale, the table is scored by another one.
_MOST_OFF = 0.1
_TOLD = 3
_LONGEST = 60


class _Answer(NamedTuple):
    """A cell with a vote, and where it stands."""

    row: int
    column: str
    person: str
    role: str
    occasion: str
    point: str
    text: str

    @property
    def where(self) -> str:
        """The row and column, as a message begins with them."""
        return f"rad {self.row}, kolumnen ”{_short(self.column)}”"


def read_votes(data: bytes, forms: Sequence[Mapping[str, Any]]) -> Votes:
    """The votes in the file's bytes (.xlsx, or text as .csv), on one of the lists in `forms` (`rules/forms/`).

    Errors: BadTable, which says what is wrong in which row and column.
    """
    rows = table_rows(data)
    lists = catalogues(forms)
    head = head_of(rows, lists)
    scored = _scored(head, rows)
    highest = max((score for _, score in scored if score is not None), default=None)
    if highest is None:
        raise BadTable(f"under rubrikerna på rad {rows[head.at].number} finns inga poäng: fyll i dem")
    if highest > head.catalogue.scale[1]:
        head = _of_higher_scale(head, rows, lists)
        scored = _scored(head, rows)
    return _votes(head, scored)


def _of_higher_scale(head: Head, rows: Sequence[TableRow], lists: Sequence[Catalogue]) -> Head:
    """The head by a list with a higher scale, where its columns fit that list as well; else as it is."""
    higher = [each for each in lists if each.scale[1] > head.catalogue.scale[1]]
    try:
        found = head_of(rows, higher) if higher else head
    except BadTable:
        return head
    return found if len(found.points) >= len(head.points) and found.at == head.at else head


def _scored(head: Head, rows: Sequence[TableRow]) -> list[tuple[_Answer, float | None]]:
    """The answers that are a score, or that say that the person cannot tell."""
    names = rows[head.at].cells
    below = [
        row
        for row in rows[head.at + 1 :]
        if row.cells != names
        and not any(_FIGURES.fullmatch(cell) for at, cell in enumerate(row.cells) if at not in head.points)
    ]
    told = _by_row(head, names, below) if head.vote is None else _by_vote(head, names, below)
    return [
        (answer, _score(answer, head.catalogue)) for answer in told if not _NOTHING.fullmatch(answer.text)
    ]


def _by_row(head: Head, names: Sequence[str], rows: Sequence[TableRow]) -> Iterator[_Answer]:
    person = _person_column(head, rows)
    for row in rows:
        who = _cell(row, person)
        who = f"#{row.number}" if _NOBODY.fullmatch(who) else who.lower()
        for at, point in head.points.items():
            role, occasion = _cell(row, head.role), _cell(row, head.occasion)
            yield _Answer(row.number, names[at], who, role, occasion, point, _cell(row, at))


def _by_vote(head: Head, names: Sequence[str], rows: Sequence[TableRow]) -> Iterator[_Answer]:
    """Each row is a vote. Where nothing says whose, the first votes on all points are told as one person's, and so on."""
    if head.vote is None:
        return
    person = _person_column(head, rows)
    met: Counter[tuple[str, ...]] = Counter()
    for row in rows:
        label = _cell(row, head.vote[0])
        point = point_of(label, head.catalogue)
        if point is None:
            raise BadTable(
                f"rad {row.number}, kolumnen ”{names[head.vote[0]]}”: ”{_short(label)}” är ingen av checklistans punkter: skriv "
                "punkten eller dess nummer, 1 till 10"
            )
        role, occasion, who = _cell(row, head.role), _cell(row, head.occasion), _cell(row, person)
        if _NOBODY.fullmatch(who):
            met[point, role, occasion] += 1
            who = f"#{role} {met[point, role, occasion]}"
        text = _cell(row, head.vote[1])
        yield _Answer(row.number, names[head.vote[1]], who.lower(), role, occasion, point, text)


def _person_column(head: Head, rows: Sequence[TableRow]) -> int | None:
    """The first column that says who answered, of more than one and with names."""
    for at in head.person:
        if len({cell.lower() for row in rows if not _NOBODY.fullmatch(cell := _cell(row, at))}) > 1:
            return at
    return None


def _cell(row: TableRow, at: int | None) -> str:
    return row.cells[at] if at is not None and at < len(row.cells) else ""


def _score(answer: _Answer, catalogue: Catalogue) -> float | None:
    """The score; None for one who cannot tell. Errors: BadTable for what is neither."""
    if _UNSURE.fullmatch(answer.text):
        return None
    value = value_of(answer.text)
    if value is None:
        value = catalogue.step_in_words(answer.text)
    if value is None:
        raise BadTable(
            f"{answer.where}: ”{_short(answer.text)}” är ingen poäng: skriv en siffra, ”vet ej” eller lämna tomt"
        )
    if value * 2 % 1:
        raise BadTable(
            f"{answer.where}: {answer.text} är ingen röst utan liknar ett medelvärde: ta bort rader och kolumner med medelvärden"
        )
    return value


def _votes(head: Head, scored: Sequence[tuple[_Answer, float | None]]) -> Votes:
    low, high = head.catalogue.scale
    off = [(answer, score) for answer, score in scored if score is not None and not low <= score <= high]
    if len(off) > _MOST_OFF * len(scored):
        raise BadTable(
            f"{len(off)} av {len(scored)} poäng ligger utanför skalan {low}–{high}, den första på {off[0][0].where}: räkna om "
            "poängen till checklistans skala"
        )
    left = [(answer, score) for answer, score in scored if score is None or low <= score <= high]
    labels, ignored = _occasions([answer.occasion for answer, _ in left])
    roles: dict[str, str] = {}
    kept: dict[tuple[str, str, str], Vote] = {}
    for answer, score in left:
        occasion, role = labels[answer.occasion], roles.setdefault(answer.role.lower(), answer.role)
        kept[answer.person, occasion, answer.point] = Vote(answer.person, role, occasion, answer.point, score)
    return Votes(
        head.catalogue.id,
        tuple(PointName(point.id, point.number, point.title) for point in head.catalogue.points),
        head.catalogue.scale,
        tuple(dict.fromkeys(labels.values())) or ("",),
        tuple(kept.values()),
        tuple(_notes(head, [answer for answer, _ in off], len(left) - len(kept), ignored=ignored)),
    )


def _notes(head: Head, off: Sequence[_Answer], repeated: int, *, ignored: bool) -> Iterator[str]:
    if off:
        low, high = head.catalogue.scale
        told = ", ".join(f"{each.text} på rad {each.row}" for each in off[:_TOLD])
        more = f" och {len(off) - _TOLD} till" if len(off) > _TOLD else ""
        yield f"Utanför skalan {low}–{high}, räknas inte: {told}{more}."
    if repeated:
        yield f"{repeated} svar har samma person lämnat igen, på samma punkt och tillfälle: det sista räknas."
    if ignored:
        yield "Kolumnen med datum eller tillfälle har för många olika värden: alla svar räknas som ett tillfälle."
    if head.others:
        yield f"Kolumner som inte läses: {', '.join(_short(each) for each in head.others)}."


def _occasions(told: Sequence[str]) -> tuple[dict[str, str], bool]:
    """For each cell that says when what its occasion is called, in order; and whether the cells are too many to say so."""
    cells = list(dict.fromkeys(told))
    days = _days(cells)
    if days is not None:
        return _periods(days), False
    labels = {cell: _CLOCK.sub("", cell) for cell in cells}
    if len(set(labels.values())) > _MOST_OCCASIONS:
        return dict.fromkeys(cells, ""), True
    times = {label: time_of(label) for label in labels.values()}
    order = sorted(cells, key=lambda cell: times[labels[cell]]) if all(times.values()) else cells
    return {cell: labels[cell] for cell in order}, False


def _periods(days: Mapping[str, date]) -> dict[str, str]:
    """Days that lie close are one occasion, called by its first and last: "2024-03-04–2024-03-12"."""
    periods: list[list[str]] = []
    for cell in sorted(days, key=lambda each: days[each]):
        if not periods or days[cell] - days[periods[-1][-1]] > _APART:
            periods.append([])
        periods[-1].append(cell)
    found = {}
    for cells in periods:
        ends = dict.fromkeys((days[cells[0]].isoformat(), days[cells[-1]].isoformat()))
        found.update(dict.fromkeys(cells, "–".join(ends)))
    return found


def _days(cells: Sequence[str]) -> dict[str, date] | None:
    """The day of each cell, where all are days. What may be read two ways is read so that the days lie closer."""
    read = (
        {cell: day for cell in cells if (day := _day(cell, month_first=month_first))}
        for month_first in (False, True)
    )
    whole = [days for days in read if len(days) == len(cells)]
    return (
        min(whole, key=lambda days: max(days.values()) - min(days.values()), default=None) if cells else None
    )


def _day(cell: str, *, month_first: bool) -> date | None:
    iso, written = _DAY.fullmatch(cell), _WRITTEN_DAY.fullmatch(cell)
    if iso:
        year, month, day = map(int, iso.groups())
    elif written:
        first, second, year = map(int, written.groups())
        month, day = (first, second) if month_first else (second, first)
        year += 0 if year > 99 else 2000
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]} …"

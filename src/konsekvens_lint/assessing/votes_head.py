"""The head of a table of votes: which columns are points, and which say who answered, as what, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from konsekvens_lint.assessing.spreadsheet import BadTable, TableRow
from konsekvens_lint.facts.forms.catalogues import Catalogue

#: A point is known by its number alone: "7", "P7", "Q7.", "Fråga 7", "Moment nr 7".
_NUMBERED = re.compile(
    r"(?:p|q|f|m|nr|punkt|moment|fr[åa]ga|p[åa]st[åa]ende|framg[åa]ngsfaktor|question)?\W{0,2}(?:nr\W{0,2})?(\d{1,2})\W{0,2}",
    re.IGNORECASE,
)
# "Poäng på punkt 7".
_NAMES_NUMBER = re.compile(r"\b(?:punkt|moment|fråga)\s(?:nr\s)?(\d{1,2})\b", re.IGNORECASE)
# What the other columns are. Of those that say who answered, the surest first: two may have one name.
_PERSONS = tuple(
    re.compile(names, re.IGNORECASE)
    for names in (
        r"e-?post\w*|e-?mail.*",
        r"person(?:\s?(?:id|nr))?|svarande|svarsperson|deltagare|respondent\w*|participant.*|voter.*|röstande|anv[äa]ndare|user.*"
        r"|#|nr|nummer|id\b.*|svars?-?\s?id|löpnr|löpnummer",
        r"namn|name|nickname",
    )
)
_ASIDE = re.compile(
    r".*\b(?:kommentar|motiver|utveckla|förklara|varför|fritext|points?\s+-|feedback).*", re.IGNORECASE
)
#: A question on who one is, and no point's text, is shorter than this.
_LONGEST_ROLE = 60
_ROLE = re.compile(
    r"(?:är du|arbetar du)\b.*|.*\b(?:roll|befattning|yrke\w*|titel|grupp|kategori|enhet|förvaltning|avdelning|verksamhet|nämnd|arbetsplats|role|department"
    r"|vem är du|vem svarar|svarar som|jag är|(?:din|ditt) (?:roll|uppdrag|enhet)|uppdrag)\b.*",
    re.IGNORECASE,
)
_OCCASION = re.compile(
    r"tillf[äa]lle|m[äa]ttillf[äa]lle|träff|omg[åa]ng|mätning|runda|session|år|termin|when", re.IGNORECASE
)
_TIME = re.compile(
    r".*\b(?:datum|tid|tidpunkt|tidsstämpel|slutförandetid|sluttid|starttid|timestamp|date|time|completion time|start time|submitted)\b.*",
    re.IGNORECASE,
)
_POINT = re.compile(
    r"punkt(?:en)?|moment(?:et)?|fr[åa]ga|fr[åa]gan|p[åa]st[åa]ende(?:t)?|framg[åa]ngsfaktor|question|statement",
    re.IGNORECASE,
)
_SCORE = re.compile(
    r"po[äa]ng|svar|röst|betyg|score|värde|skattning|nivå|vote|answer|response", re.IGNORECASE
)
#: Of so many points' columns at the least a row of heads is known; fewer may be a coincidence.
_LEAST_POINTS = 3
#: Of bare numbers more are needed: a row of votes has no five that differ.
_LEAST_NUMBERS = 5
_FIRST_ROWS = 30


class Head(NamedTuple):
    """The columns of a table of votes, by their numbers from 0. `at` is the index of the row.

    A row is a person, with a column for each of `points` (column to point); or a vote, with the point and the score in the
    columns of `vote`. `others` are the names of columns that are not read.
    """

    at: int
    catalogue: Catalogue
    points: Mapping[int, str]
    vote: tuple[int, int] | None
    person: tuple[int, ...]
    role: int | None
    occasion: int | None
    others: tuple[str, ...]


def head_of(rows: Sequence[TableRow], lists: Sequence[Catalogue]) -> Head:
    """The head of the table, found among its first rows. Errors: BadTable where there is none."""
    for at, row in enumerate(rows[:_FIRST_ROWS]):
        found = _wide(at, row, lists) or _long(at, rows, lists)
        if found is not None:
            return found
    raise BadTable(_why_not(rows, lists))


def point_of(text: str, catalogue: Catalogue) -> str | None:
    """The point that the text names, by its words or else its number."""
    match = catalogue.match(text)
    if match is not None:
        return match.point
    numbered = _NUMBERED.fullmatch(text) or _NAMES_NUMBER.search(text)
    number = int(numbered[1]) if numbered else None
    return next((point.id for point in catalogue.points if point.number == number), None)


def _wide(at: int, row: TableRow, lists: Sequence[Catalogue]) -> Head | None:
    best = max(lists, key=lambda catalogue: _fit(row, catalogue))
    points = dict(_columns(row, best))
    worded = {point for at, point in points.items() if best.match(row.cells[at]) is not None}
    if len(worded) < _LEAST_POINTS and len(set(points.values())) < _LEAST_NUMBERS:
        return None
    named: dict[str, int] = {}
    for column, point in points.items():
        if point in named:
            first = row.cells[named[point]]
            raise BadTable(
                f"rad {row.number}: kolumnerna ”{first}” och ”{row.cells[column]}” ser ut att vara samma punkt: "
                "skriv punkternas nummer, 1 till 10, överst i stället"
            )
        named[point] = column
    return _with_others(Head(at, best, points, None, (), None, None, ()), row)


def _fit(row: TableRow, catalogue: Catalogue) -> tuple[int, int]:
    """How many columns are points of the list, and by how many of their words."""
    matches = [match for cell in row.cells if not _is_other(cell) and (match := catalogue.match(cell))]
    return len({match.point for match in matches}), sum(match.weight for match in matches)


def _columns(row: TableRow, catalogue: Catalogue) -> Iterator[tuple[int, str]]:
    for at, cell in enumerate(row.cells):
        if cell and not _is_other(cell) and (point := point_of(cell, catalogue)) is not None:
            yield at, point


def _is_other(cell: str) -> bool:
    """Whether the column is none of a point, whatever words it has: a comment on one, or a question on who one is."""
    names = (*_PERSONS, _OCCASION, _ASIDE, *((_ROLE,) if len(cell) <= _LONGEST_ROLE else ()))
    return any(each.fullmatch(cell) for each in names)


def _long(at: int, rows: Sequence[TableRow], lists: Sequence[Catalogue]) -> Head | None:
    """The head where each row is a vote: it has one column of points and one of scores."""
    row = rows[at]
    point = next((n for n, cell in enumerate(row.cells) if _POINT.fullmatch(cell)), None)
    score = next((n for n, cell in enumerate(row.cells) if _SCORE.fullmatch(cell)), None)
    if point is None or score is None:
        return None
    told = {each.cells[point] for each in rows[at + 1 :] if point < len(each.cells)}
    best = max(lists, key=lambda catalogue: sum(point_of(each, catalogue) is not None for each in told))
    return _with_others(Head(at, best, {}, (point, score), (), None, None, ()), row)


def _with_others(head: Head, row: TableRow) -> Head:
    """The head with what its other columns are."""
    taken = {*head.points, *(head.vote or ())}
    free = [(at, cell) for at, cell in enumerate(row.cells) if cell and at not in taken]
    person = tuple(at for each in _PERSONS for at, cell in free if each.fullmatch(cell))
    free = [each for each in free if each[0] not in person]
    occasion = _first(free, _OCCASION)
    if occasion is None:
        occasion = _first(free[::-1], _TIME)
    free = [each for each in free if each[0] != occasion and not _TIME.fullmatch(each[1])]
    role = _first(free, _ROLE)
    others = tuple(cell for at, cell in free if at != role)
    return head._replace(person=person, role=role, occasion=occasion, others=others)


def _first(columns: Sequence[tuple[int, str]], name: re.Pattern[str]) -> int | None:
    return next((at for at, cell in columns if name.fullmatch(cell)), None)


def _why_not(rows: Sequence[TableRow], lists: Sequence[Catalogue]) -> str:
    if not rows:
        return "tabellen är tom: kontrollera att rätt blad är sparat"
    down = max(
        sum(bool(row.cells) and catalogue.match(row.cells[0]) is not None for row in rows)
        for catalogue in lists
    )
    if down >= _LEAST_POINTS:
        return (
            "punkterna står i rader: vänd tabellen så att varje punkt är en kolumn och varje person en rad. Är det ett ifyllt "
            "formulär, spara det som .docx eller .md"
        )
    return (
        f"rad {rows[0].number} och de följande har inga kolumner som är checklistans punkter: skriv punkterna, eller deras nummer 1 till 10, överst i "
        "var sin kolumn, och en person på varje rad"
    )

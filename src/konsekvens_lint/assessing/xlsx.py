"""Self-assessments as an Excel workbook: one sheet with all scores, one for each organisation, and one for several together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from konsekvens_lint.assessing import text, votes_words, words
from konsekvens_lint.assessing.assessment import Assessment, Scored
from konsekvens_lint.assessing.together import Group, Together
from konsekvens_lint.assessing.votes import VoteSummary
from konsekvens_lint.formats.paper import flat
from konsekvens_lint.formats.phrases import called
from konsekvens_lint.formats.words import LEVELS
from konsekvens_lint.formats.xlsx.sheet import Cell, Chart, Column, Figure, Sheet, Table
from konsekvens_lint.formats.xlsx.workbook import workbook

_TITLE = "Självskattning av jämställdhetsintegrering"
# What the name of a sheet may not hold, and how long it may be.
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31
_FINDINGS = "Att rätta"


def content(several: Sequence[Assessment], whole: Together, made: datetime) -> bytes:
    """The .xlsx file."""
    return workbook(list(_sheets(several, whole)), _TITLE, made)


def _sheets(several: Sequence[Assessment], whole: Together) -> Iterator[Sheet]:
    taken = {"poäng", _FINDINGS.casefold()}
    for group in whole.groups:
        yield _group(
            group, _named(f"Tillsammans {words.scale(group.scale)}", taken), list(text.remarks(whole))
        )
    for each in several:
        yield _assessment(each, _named(each.name, taken))
        if each.votes is not None:
            yield _votes(each.votes, _named(f"Svar {each.name}", taken))
    yield _scores(several)
    if any(each.findings for each in several):
        yield _findings(several)


def _named(name: str, taken: set[str]) -> str:
    """The name as a sheet can have it, unlike those that are taken; Excel tells no capitals apart."""
    base = _NOT_IN_A_NAME.sub(" ", flat(name)).strip(" '")[:_LONGEST_NAME].strip(" '") or "Organisation"
    free, number = base, 1
    while free.casefold() in taken or free.casefold() == "history":
        number += 1
        free = f"{base[: _LONGEST_NAME - 5]} ({number})"
    taken.add(free.casefold())
    return free


def _figure(value: float | None) -> Cell:
    if value is None:
        return None
    return int(value) if value == int(value) else Figure(value, len(words.score(value).partition(",")[2]))


def _change(value: float | None) -> Cell:
    if value is None:
        return None
    return Figure(value, len(words.score(abs(value)).partition(",")[2]), is_change=True)


def _assessment(told: Assessment, name: str) -> Sheet:
    labels = words.labels(told)
    columns = [Column("Nr", 5), Column("Punkt", 34, wraps=True), *(Column(label, 12) for label in labels)]
    columns += [Column("Ändring", 10), Column("Kommentar", 50, wraps=True)]
    rows: list[list[Cell]] = [
        [each.number, each.title, *map(_figure, each.scores), _change(told.change(each)), each.comment]
        for each in told.points
    ]
    for title, totals in (
        ("Summa i formuläret", told.sums.stated),
        ("Summa, omräknad", told.sums.recomputed),
    ):
        if any(each is not None for each in totals):
            rows.append([None, title, *map(_figure, totals), None, None])
    says = [called(told.path), f"{told.catalogue_title}. Skala {words.scales(told)}."]
    says += [
        f"{label}: {who}."
        for label, occasion in zip(labels, told.occasions, strict=True)
        if (who := words.raters(occasion))
    ]
    highest = max(occasion.scale[1] for occasion in told.occasions)
    chart = Chart(
        f"Poäng per punkt: {told.name}", range(2, 2 + len(labels)), len(told.points), "bar",
        named_by=1, highest=highest, is_share=False,
    )  # fmt: skip
    return Sheet(name, says, [Table(columns, rows)], chart, frozen=2)


def _votes(told: VoteSummary, name: str) -> Sheet:
    tables = [
        Table(
            [Column("Nr", 5), Column("Punkt", 34, wraps=True), *map(Column, votes_words.columns(each))],
            [[point.point.number, point.point.title, *votes_words.row(point, each)] for point in each.points],
            votes_words.heading(each),
        )
        for each in told.rounds
    ]
    says = [remark for each in told.rounds for remark in votes_words.remarks(each)]
    return Sheet(name, [*dict.fromkeys(says), *votes_words.notes(told)], tables, frozen=2)


def _group(group: Group, name: str, remarks: Sequence[str]) -> Sheet:
    columns = [Column("Nr", 5), Column("Punkt", 34, wraps=True), Column("Medel", 10), Column("Lägst", 10)]
    columns += [Column("Högst", 10), Column("Antal", 10)]
    rows = [
        [
            each.number, words.title(each), Figure(words.rounded(each.mean), words.DECIMALS), _figure(each.lowest),
            _figure(each.highest), each.answers,
        ]
        for each in group.means
    ]  # fmt: skip
    says = [
        f"{text.heading(group)}.",
        f"{text.members(group)}.",
        *([text.MIXED] if group.is_mixed else []),
        *remarks,
    ]
    chart = Chart(
        "Medelvärde per punkt", [2], len(rows), "bar", named_by=1, highest=group.scale[1], is_share=False
    )
    return Sheet(name, says, [Table(columns, rows)], chart, frozen=2)


def _scores(several: Sequence[Assessment]) -> Sheet:
    columns = [
        Column("Organisation", 28), Column("Tillfälle", 18), Column("Svarande", 24), Column("Skala", 8),
        Column("Nr", 5), Column("Punkt", 34), Column("Poäng", 8), Column("Kommentar", 50, wraps=True),
    ]  # fmt: skip
    rows = [row for each in several for row in _rows(each)]
    return Sheet("Poäng", ["En rad för varje organisation, tillfälle och punkt."], [Table(columns, rows)])


def _rows(told: Assessment) -> Iterator[list[Cell]]:
    for at, (label, occasion) in enumerate(zip(words.labels(told), told.occasions, strict=True)):
        for point in told.points:
            who, scale = words.raters(occasion), words.scale(occasion.scale)
            yield [told.name, label, who, scale, *_scored(point, at)]


def _scored(point: Scored, at: int) -> list[Cell]:
    return [point.number, point.title, _figure(point.scores[at]), point.comment]


def _findings(several: Sequence[Assessment]) -> Sheet:
    columns = [
        Column("Organisation", 28), Column("Nivå", 10), Column("Regel", 10), Column("Fynd", 60, wraps=True),
        Column("Förslag", 60, wraps=True),
    ]  # fmt: skip
    rows = [
        [each.name, LEVELS[finding.level], finding.rule, finding.message, finding.advice]
        for each in several
        for finding in each.findings
    ]
    return Sheet(_FINDINGS, ["Det som reglerna säger om formulären."], [Table(columns, rows)])

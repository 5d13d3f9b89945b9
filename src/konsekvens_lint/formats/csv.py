"""The report as a table for a spreadsheet: a finding a row, so that it can be filtered and counted.

Swedish Excel opens it with a double click: it begins with a byte order mark, and has semicolons between its columns.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from konsekvens_lint.formats.paper import Paper, flat
from konsekvens_lint.formats.phrases import called, reading_order, searched
from konsekvens_lint.formats.uncounted import excepted, state_of
from konsekvens_lint.formats.words import KINDS, LEVELS, UNCERTAIN
from konsekvens_lint.report import DocumentReport, Finding, Report, Unread

COLUMNS = (
    "Dokument",
    "Titel",
    "Dokumentslag",
    "Läge",
    "Nivå",
    "Regel",
    "Regelns namn",
    "Fynd",
    "Förslag",
    "Citat",
    "Avsnitt",
    "Sida",
    "Rad",
    "Stycke",
    "Tabell",
    "Sökte i",
    "Säkerhet",
    "Varför",
    "Källa",
    "Skäl",
    "Undantag",
    "Till och med",
)
_MARK = "\ufeff"
_SCREEN = Paper(0, color=False, ascii=False)
# A spreadsheet takes a cell that begins so for a formula, and would run it.
_FORMULAS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")

Value = str | int | None
Row = dict[str, Value]


def render(report: Report) -> str:
    """The table. `Läge` says what a row is: each document has one row or more."""
    return "".join(table(COLUMNS, _rows(report)))


def table(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """The lines of a table, its head first. A cell is on one line, but for the path in `Dokument`, and nothing runs it."""
    text = StringIO()
    writer = csv.DictWriter(text, columns, restval="", delimiter=";", lineterminator="\r\n")
    text.write(_MARK)
    writer.writeheader()
    yield text.getvalue()
    for row in rows:
        text.seek(0)
        text.truncate()
        writer.writerow(
            {
                name: _inert(value if name == "Dokument" else _on_one_line(value))
                for name, value in row.items()
            }
        )
        yield text.getvalue()


def _rows(report: Report) -> Iterator[Row]:
    for each in report.documents:
        document: Row = {"Dokument": _SCREEN.path(called(each.path))}
        if isinstance(each, Unread):
            yield document | {
                "Läge": state_of(each),
                "Fynd": each.message,
                "Skäl": each.accepted,
            }
        else:
            kind = KINDS.get(each.kind, each.kind)
            yield from _of_document(each, document | {"Titel": each.title, "Dokumentslag": kind})
    for configuration in report.configurations:
        row: Row = {
            "Dokument": _SCREEN.path(configuration.path),
            "Dokumentslag": "konfigurationsfil",
            "Läge": "Fynd",
        }
        yield from (row | each | {"Sökte i": ""} for each in _findings(configuration.findings))


def _of_document(document: DocumentReport, row: Row) -> Iterator[Row]:
    yield from (row | {"Läge": "Fynd"} | each for each in _findings(document.findings))
    yield from (row | {"Läge": "I baslinjen"} | each for each in _findings(document.baselined))
    for each in sorted(document.suppressed, key=lambda suppressed: reading_order(suppressed.finding)):
        until = each.until.isoformat() if each.until else None
        told: Row = {"Läge": "Undantaget", "Skäl": each.reason, "Till och med": until}
        yield row | _finding(each.finding) | told | {"Undantag": excepted(each._replace(until=None))}
    if not (document.findings or document.baselined or document.suppressed):
        yield row | {"Läge": "Inga fynd"}


def _findings(findings: Sequence[Finding]) -> Iterator[Row]:
    return map(_finding, sorted(findings, key=reading_order))


def _finding(finding: Finding) -> Row:
    place = finding.place
    row: Row = {
        "Nivå": LEVELS[finding.level],
        "Regel": finding.rule,
        "Regelns namn": finding.name,
        "Fynd": finding.message,
        "Förslag": finding.advice,
        "Sökte i": searched(finding),
        "Säkerhet": UNCERTAIN[finding.confidence],
        "Varför": finding.why,
        "Källa": finding.source,
    }
    if place is None:
        return row
    return row | {
        "Citat": place.quote,
        "Avsnitt": " › ".join(map(flat, place.section)),
        "Sida": place.page,
        "Rad": place.line,
        "Stycke": place.paragraph,
        "Tabell": place.table,
    }


def _on_one_line(value: Value) -> Value:
    return flat(value) if isinstance(value, str) else value


def _inert(value: Value) -> Value:
    """The value as a cell that nothing runs."""
    return f"'{value}" if isinstance(value, str) and value.lstrip().startswith(_FORMULAS) else value

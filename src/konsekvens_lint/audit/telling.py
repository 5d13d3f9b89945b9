"""An audit as a table and as JSON lines, a piece at a time so that an audit of any size can be told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from konsekvens_lint.audit.reading import Duplicate, Record
from konsekvens_lint.formats.csv import Row, table
from konsekvens_lint.formats.json import document_data, heading, written
from konsekvens_lint.formats.paper import Paper
from konsekvens_lint.formats.uncounted import state_of
from konsekvens_lint.formats.words import DEMANDS, KINDS, OVERALL, VERDICTS
from konsekvens_lint.report import DocumentReport, Point, Unread

COLUMNS = (
    "Dokument",
    "Läge",
    "Titel",
    "Dokumentslag",
    "Profil",
    "Enhet",
    "År",
    "Datum",
    "Typ",
    "Diarienummer",
    "Checklista",
    "Sammantaget",
    "Punkt",
    "Krav eller råd",
    "Svar",
    "Skäl",
    "Citat",
    "Avsnitt",
    "Sida",
    "Fel",
    "Varningar",
    "Dubblett av",
)
#: The status of a document, in words.
STATES = {"judged": "Granskat", "unread": "Inte granskat", "duplicate": "Dubblett"}
_SCREEN = Paper(0, color=False, ascii=False)


def csv_lines(records: Iterable[Record]) -> Iterator[str]:
    """The table for a spreadsheet: a row for each document and point of a checklist, and one for a document without."""
    return table(COLUMNS, (row for record in records for row in _rows(record)))


def json_lines(records: Iterable[Record], version: str) -> Iterator[str]:
    """A line for each document: what `check` tells of it in the same format, and the audit's `metadata` and `duplicate_of`.
    `version` is that of the tool that judged.
    """
    for record in records:
        told = {**heading(version), **_data(record), "metadata": record.metadata._asdict()}
        yield written(told, on_one_line=True)


def _data(record: Record) -> dict[str, Any]:
    result = record.result
    if isinstance(result, Duplicate):
        return {"path": result.path, "sha256": result.sha256, "duplicate_of": result.of}
    return document_data(result)


def _rows(record: Record) -> Iterator[Row]:
    result, known = record.result, record.metadata
    row: Row = {
        "Dokument": _SCREEN.path(result.path),
        "Läge": STATES[record.status],
        "Enhet": known.unit,
        "År": known.year,
        "Datum": known.date,
        "Typ": known.type,
        "Diarienummer": known.diary_number,
    }
    if isinstance(result, Duplicate):
        yield row | {"Dubblett av": result.of}
    elif isinstance(result, Unread):
        yield row | {"Läge": state_of(result), "Skäl": result.message}
    else:
        yield from _of_report(result, row)


def _of_report(report: DocumentReport, row: Row) -> Iterator[Row]:
    row = row | {
        "Titel": report.title,
        "Dokumentslag": KINDS.get(report.kind, report.kind),
        "Profil": report.profile,
        "Fel": sum(each.level == "error" for each in report.findings),
        "Varningar": sum(each.level == "warning" for each in report.findings),
    }
    for checklist in report.checklists:
        of_list: Row = {"Checklista": checklist.title, "Sammantaget": OVERALL[checklist.overall]}
        yield from (row | of_list | _of_point(point) for point in checklist.points)
    if not report.checklists:
        yield row


def _of_point(point: Point) -> Row:
    row: Row = {
        "Punkt": point.title,
        "Krav eller råd": DEMANDS[point.demand],
        "Svar": VERDICTS[point.verdict],
        "Skäl": point.reason,
    }
    if not point.evidence:
        return row
    first = point.evidence[0]
    return row | {"Citat": first.quote, "Avsnitt": " › ".join(first.section), "Sida": first.page}

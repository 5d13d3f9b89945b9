"""The report as JSON: a stable, versioned contract, written down in `report.schema.json`."""

from __future__ import annotations

import json
import re
from typing import Any

from konsekvens_lint.documents.model import Place
from konsekvens_lint.report import (
    Checklist,
    ConfigurationReport,
    DocumentReport,
    Finding,
    Point,
    Report,
    Suppressed,
    Unread,
)

SCHEMA_VERSION = 1
TOOL_NAME = "konsekvens-lint"

# Half characters, which no UTF-8 stream can carry, as in a file name that is not UTF-8; and what some readers take for
# the end of a line.
_UNCARRIED = re.compile("[\ud800-\udfff\x85\u2028\u2029]")


def render(report: Report, version: str) -> str:
    """The whole report as one JSON text, with a newline at its end."""
    return written(as_data(report, version))


def written(data: Any, *, on_one_line: bool = False) -> str:
    """The data as a JSON text that any stream can carry, with a newline at its end."""
    if on_one_line:
        told = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    else:
        told = json.dumps(data, ensure_ascii=False, indent=2)
    return _UNCARRIED.sub(lambda each: f"\\u{ord(each[0]):04x}", told) + "\n"


def as_data(report: Report, version: str) -> dict[str, Any]:
    """The report as the dictionaries and lists that the JSON text spells out."""
    return {
        **heading(version),
        "skipped": report.skipped,
        "documents": [document_data(each) for each in report.documents],
        "configurations": [configuration_data(each) for each in report.configurations],
    }


def heading(version: str) -> dict[str, Any]:
    """What made the report, and in what shape."""
    return {"schema_version": SCHEMA_VERSION, "tool": {"name": TOOL_NAME, "version": version}}


def document_data(document: DocumentReport | Unread) -> dict[str, Any]:
    """A document with its results or its error."""
    return _unread(document) if isinstance(document, Unread) else _read(document)


def configuration_data(configuration: ConfigurationReport) -> dict[str, Any]:
    """A configuration file with its findings."""
    return {"path": configuration.path, "findings": [finding_data(each) for each in configuration.findings]}


def _unread(unread: Unread) -> dict[str, Any]:
    error = {"code": unread.code, "message": unread.message, "accepted": unread.accepted}
    return {"path": unread.path, "error": error}


def _read(document: DocumentReport) -> dict[str, Any]:
    return {
        "path": document.path,
        "sha256": document.sha256,
        "format": document.format,
        "title": document.title,
        "kind": document.kind,
        "kind_reason": document.kind_reason,
        "profile": document.profile,
        "notes": document.notes,
        "facts": _plain(document.facts),
        "outcomes": document.outcomes,
        "findings": [finding_data(each) for each in document.findings],
        "checklists": [_checklist(each) for each in document.checklists],
        "suppressed": [_suppressed(each) for each in document.suppressed],
        "baselined": [finding_data(each) for each in document.baselined],
    }


def finding_data(finding: Finding) -> dict[str, Any]:
    """A finding with its place and what it rests on."""
    return {
        "rule": finding.rule,
        "name": finding.name,
        "level": finding.level,
        "confidence": finding.confidence,
        "message": finding.message,
        "advice": finding.advice,
        "why": finding.why,
        "source": finding.source,
        "fingerprint": finding.fingerprint,
        "place": finding.place and _place(finding.place),
        "evidence": [_evidence(each) for each in finding.evidence],
        "searched": finding.searched,
    }


def _suppressed(suppressed: Suppressed) -> dict[str, Any]:
    return {
        "finding": finding_data(suppressed.finding),
        "reason": suppressed.reason,
        "by": suppressed.by,
        "entry": suppressed.entry,
        "until": suppressed.until and suppressed.until.isoformat(),
    }


def _checklist(checklist: Checklist) -> dict[str, Any]:
    applicable = [point for point in checklist.points if point.verdict != "not_applicable"]
    return {
        "id": checklist.id,
        "title": checklist.title,
        "source": checklist.source,
        "overall": {
            "verdict": checklist.overall,
            "met": sum(point.verdict == "met" for point in applicable),
            "of": len(applicable),
            "reasons": checklist.reasons,
        },
        "points": [_point(each) for each in checklist.points],
    }


def _point(point: Point) -> dict[str, Any]:
    return {
        "id": point.id,
        "title": point.title,
        "question": point.question,
        "source": point.source,
        "demand": point.demand,
        "verdict": point.verdict,
        "reason": point.reason,
        "evidence": [_evidence(each) for each in point.evidence],
        "searched": point.searched,
    }


def _evidence(place: Place) -> dict[str, Any]:
    return {"quote": place.quote, "place": _place(place)}


def _place(place: Place) -> dict[str, Any]:
    return {
        "section": place.section,
        "paragraph": place.paragraph,
        "line": place.line,
        "page": place.page,
        "table": place.table
        if place.table is None
        else {"number": place.table, "row": place.row, "column": place.column},
        "start": place.start,
        "end": place.end,
        "quote": place.quote,
    }


def _plain(value: Any) -> Any:
    """A fact in what JSON has words for: places as objects, sets in order."""
    if isinstance(value, Place):
        return _place(value)
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, set | frozenset):
        return sorted(value)
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value

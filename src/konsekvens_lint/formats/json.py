"""The report as JSON: a stable, versioned contract, written down in `report.schema.json`."""

from __future__ import annotations

import json
import re
from typing import Any

from konsekvens_lint.documents.model import Place
from konsekvens_lint.report import Checklist, DocumentReport, Finding, Point, Report, Unread

SCHEMA_VERSION = 1
TOOL_NAME = "konsekvens-lint"

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def render(report: Report, version: str) -> str:
    """The whole report as one JSON text, with a newline at its end."""
    told = json.dumps(as_data(report, version), ensure_ascii=False, indent=2)
    return _LONE_SURROGATE.sub(_escaped, told) + "\n"


def as_data(report: Report, version: str) -> dict[str, Any]:
    """The report as the dictionaries and lists that the JSON text spells out."""
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": TOOL_NAME, "version": version},
        "skipped": report.skipped,
        "documents": [
            _unread(each) if isinstance(each, Unread) else _read(each) for each in report.documents
        ],
    }


def _unread(unread: Unread) -> dict[str, Any]:
    return {"path": unread.path, "error": {"code": unread.code, "message": unread.message}}


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
        "findings": [_finding(each) for each in document.findings],
        "checklists": [_checklist(each) for each in document.checklists],
    }


def _finding(finding: Finding) -> dict[str, Any]:
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


def _escaped(surrogate: re.Match[str]) -> str:
    # A file name that is not UTF-8 reaches us with lone surrogates, which no UTF-8 stream can carry.
    return f"\\u{ord(surrogate[0]):04x}"

"""The report as SARIF 2.1.0, which code hosts and editors read: https://docs.oasis-open.org/sarif/sarif/v2.1.0/"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from konsekvens_lint.documents.model import Place, one_line
from konsekvens_lint.formats.json import TOOL_NAME, written
from konsekvens_lint.formats.phrases import evidence, short, where
from konsekvens_lint.formats.uncounted import why_unread
from konsekvens_lint.formats.words import sentence
from konsekvens_lint.report import LEVELS, DocumentReport, Finding, Level, Report, Suppressed, Unread

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: dict[Level, str] = {"error": "error", "warning": "warning", "info": "note", "off": "none"}
_FINGERPRINT = "konsekvensLint/v1"

Data = dict[str, Any]


def render(report: Report, version: str) -> str:
    """The whole report as one run: findings as results, also those that do not count, and what could not be read."""
    documents = [each for each in report.documents if isinstance(each, DocumentReport)]
    rules = _rules([finding for _, finding, _ in _told(report, documents)])
    numbers = {code: number for number, code in enumerate(rules)}
    results = [
        _result(path, finding, numbers[finding.rule]) | more
        for path, finding, more in _told(report, documents)
    ]
    driver = {"name": TOOL_NAME, "version": version, "language": "sv-SE", "rules": list(rules.values())}
    run = {"tool": {"driver": driver}, "invocations": [_invocation(report)], "results": results}
    return written({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _told(report: Report, documents: Sequence[DocumentReport]) -> Iterator[tuple[str, Finding, Data]]:
    """Each finding with its path and what is known of it: whether it is new, and whether there is an exception."""
    # The report does not say whether there is a baseline where nothing is in it.
    has_baseline = any(document.baselined for document in documents)
    new = {"baselineState": "new"} if has_baseline else {}
    counts: Data = {"suppressions": []}
    for document in documents:
        yield from ((document.path, each, counts | new) for each in document.findings)
        for suppressed in document.suppressed:
            yield document.path, suppressed.finding, {"suppressions": [_suppression(suppressed)]} | new
        known = counts | {"baselineState": "unchanged"}
        yield from ((document.path, each, known) for each in document.baselined)
    for configuration in report.configurations:
        yield from ((configuration.path, each, counts | new) for each in configuration.findings)


def _rules(findings: Sequence[Finding]) -> dict[str, Data]:
    """By code, what the findings say of their rules; the level is the most serious that any of them has."""
    rules: dict[str, Data] = {}
    for each in sorted(findings, key=lambda finding: (finding.rule, LEVELS.index(finding.level))):
        rules.setdefault(each.rule, _rule(each))
    return rules


def _rule(finding: Finding) -> Data:
    why = sentence(finding.why)
    source = f"Källa: {sentence(finding.source)}" if finding.source.strip() else ""
    described = {
        "fullDescription": {"text": why},
        "help": {"text": "\n\n".join(part for part in (why, source) if part)},
    }
    return {
        "id": finding.rule,
        "name": finding.name,
        "shortDescription": {"text": f"{finding.rule} {finding.name}"},
        **{name: text for name, text in described.items() if text["text"]},
        "defaultConfiguration": {"level": _LEVELS[finding.level]},
    }


def _result(path: str, finding: Finding, rule: int) -> Data:
    advice = f" Förslag: {sentence(one_line(finding.advice))}" if finding.advice.strip() else ""
    searched = {"searched": finding.searched} if finding.searched else {}
    related = [
        {"id": number, "message": {"text": short(place.quote)}} | _location(path, place)
        for number, place in enumerate(evidence(finding), start=1)
    ]
    return {
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": _LEVELS[finding.level],
        "message": {"text": f"{sentence(finding.message)}{advice}"},
        "locations": [_location(path, finding.place)],
        **({"relatedLocations": related} if related else {}),
        "partialFingerprints": {_FINGERPRINT: finding.fingerprint},
        "properties": {"confidence": finding.confidence} | searched,
    }


def _location(path: str, place: Place | None) -> Data:
    """The file, and where in it: a line where it has lines, else the headings, and in properties page, cell and quote."""
    physical: Data = {"artifactLocation": {"uri": uri(path)}}
    if place is None:
        return {"physicalLocation": physical}
    if place.line is not None:
        snippet = {"snippet": {"text": place.quote}} if place.quote else {}
        physical["region"] = {"startLine": place.line} | snippet
    location: Data = {"physicalLocation": physical}
    if place.section:
        full = " › ".join(place.section)
        location["logicalLocations"] = [
            {"name": place.section[-1], "fullyQualifiedName": full, "kind": "section"}
        ]
    if place.line is None:
        counted = {name: getattr(place, name) for name in ("paragraph", "page", "table", "row", "column")}
        known = {name: number for name, number in counted.items() if number is not None}
        location["properties"] = known | {"where": where(place), "quote": place.quote}
    return location


def _suppression(suppressed: Suppressed) -> Data:
    told: Data = {
        "kind": "inSource" if suppressed.by == "comment" else "external",
        "status": "accepted",
        "justification": suppressed.reason,
    }
    if suppressed.entry:
        told["location"] = _entry(suppressed.entry)
    if suppressed.until:
        told["properties"] = {"until": suppressed.until.isoformat()}
    return told


def _entry(entry: str) -> Data:
    path, _, line = entry.rpartition(":")
    if not (path and line.isdecimal()):
        path, line = entry, ""
    region = {"region": {"startLine": int(line)}} if line else {}
    return {"physicalLocation": {"artifactLocation": {"uri": uri(path)}} | region}


def _invocation(report: Report) -> Data:
    unread = [each for each in report.documents if isinstance(each, Unread)]
    return {
        "executionSuccessful": all(each.accepted is not None for each in unread),
        "toolExecutionNotifications": [_notification(each) for each in unread],
    }


def _notification(unread: Unread) -> Data:
    return {
        "descriptor": {"id": unread.code},
        "level": "error" if unread.accepted is None else "note",
        "message": {"text": why_unread(unread)},
        "locations": [_location(unread.path, None)],
    }


def uri(path: str) -> str:
    """The path as a URI: relative where it is relative, absolute (file:) where it is absolute."""
    pure = PurePath(path)
    posix = pure.as_posix()
    try:
        # A file name that is not UTF-8 has its own bytes.
        data = posix.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        data = posix.encode("utf-8", "surrogatepass")
    if not pure.is_absolute():
        return quote(data)
    return f"file://{'' if posix.startswith('/') else '/'}{quote(data, safe='/:')}"

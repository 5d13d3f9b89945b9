"""Reports without the words of their documents."""

from __future__ import annotations

from typing import Any

from konsekvens_lint.documents.model import Place
from konsekvens_lint.report import Checklist, DocumentReport, Finding, Suppressed


def without_quotes(report: DocumentReport) -> DocumentReport:
    """The report with nothing of the document's text but what identifies it: no quotes, no headings, and no message,
    advice or reason that may repeat its words. Where each thing stands is kept.
    """
    return report._replace(
        facts={name: _fact(name, value) for name, value in report.facts.items()},
        findings=tuple(map(_finding, report.findings)),
        checklists=tuple(map(_checklist, report.checklists)),
        suppressed=tuple(map(_suppressed, report.suppressed)),
        baselined=tuple(map(_finding, report.baselined)),
    )


def _finding(finding: Finding) -> Finding:
    return finding._replace(
        message="",
        advice="",
        place=_bare(finding.place),
        evidence=_bare(finding.evidence),
        searched=(),
        around=("", ""),
    )


def _suppressed(suppressed: Suppressed) -> Suppressed:
    reason = suppressed.reason if suppressed.by == "configuration" else ""
    return suppressed._replace(finding=_finding(suppressed.finding), reason=reason)


def _checklist(checklist: Checklist) -> Checklist:
    points = (each._replace(evidence=_bare(each.evidence), searched=()) for each in checklist.points)
    return checklist._replace(points=tuple(points))


def _fact(name: str, value: Any) -> Any:
    """The fact with as many things in it, and none of the document's words for them."""
    if value and name == "neutral_goal_groups":
        return [""] * len(value)
    if value and name == "groups":
        return [{**_bare(each), "group": ""} for each in value]
    return _bare(value)


def _bare(value: Any) -> Any:
    """The value with every place in it bare."""
    if isinstance(value, Place):
        return value._replace(section=(), quote="")
    if isinstance(value, dict):
        return {key: _bare(each) for key, each in value.items()}
    return type(value)(map(_bare, value)) if type(value) in (list, tuple) else value

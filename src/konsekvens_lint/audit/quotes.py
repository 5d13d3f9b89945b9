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
        facts={name: _wordless(_bare(value)) for name, value in report.facts.items()},
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


def _wordless(fact: Any) -> Any:
    """The fact where the groups that it lists, if any, have lost their names."""
    if not isinstance(fact, list):
        return fact
    return [{**each, "group": ""} if isinstance(each, dict) and "group" in each else each for each in fact]


def _bare(value: Any) -> Any:
    """The value with every place in it bare."""
    if isinstance(value, Place):
        return value._replace(section=(), quote="")
    if isinstance(value, dict):
        return {key: _bare(each) for key, each in value.items()}
    return type(value)(map(_bare, value)) if type(value) in (list, tuple) else value

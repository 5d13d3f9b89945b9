"""A report as the page shows it: words in Swedish, ready to be put in their places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal

from konsekvens_lint.formats.checklist_table import comes_to
from konsekvens_lint.formats.phrases import counts, is_seen, read_as, short
from konsekvens_lint.formats.words import JUDGEMENTS, LEVELS, OVERALL, UNCERTAIN, noted, sentence
from konsekvens_lint.names import OTHER_KIND
from konsekvens_lint.report import LEVELS as RANKED
from konsekvens_lint.report import DocumentReport, Finding, Level

#: How the page colours an answer: nothing to mend, something to see to, something to mend, or not judged.
Tone = Literal["fine", "warning", "error", "unsure"]

_SHOWN = 3
# Characters of a quote.
_QUOTED = 200
_TOLD: tuple[Level, ...] = ("error", "warning")
_CHOOSE_KIND = (
    "Utan känt dokumentslag prövas få regler och ingen checklista. Välj dokumentslag högre upp på sidan."
)


def summary(report: DocumentReport) -> dict[str, Any]:
    """What the list of documents says of one: its verdict, its worst findings and how many there are."""
    findings = [finding for level in _TOLD for finding in report.findings if finding.level == level]
    shown = _first_of_each_rule(findings)[:_SHOWN]
    return {
        "verdict": _verdict(report),
        "tone": _tone(report),
        "counts": counts(report),
        "kind": read_as(report),
        "checklists": [f"{each.title}. {comes_to(each)}" for each in report.checklists],
        "notes": _notes(report),
        "findings": [_finding(each) for each in shown],
        "more": _more(len(findings) - len(shown)),
        "is_word": report.format == "docx",
    }


def _first_of_each_rule(findings: Iterable[Finding]) -> list[Finding]:
    found: dict[str, Finding] = {}
    for finding in findings:
        found.setdefault(finding.rule, finding)
    return list(found.values())


def judged_section(report: DocumentReport, findings: Sequence[Finding]) -> dict[str, Any]:
    """What is said of an impact section alone; `findings` are those that point at it."""
    judgement = report.facts["judgement"]
    ranked = sorted(findings, key=lambda finding: RANKED.index(finding.level))
    if judgement is None:
        tone: Tone = "unsure"
        told = " ".join(noted(report.notes))
    else:
        tone, told = _worst(ranked), JUDGEMENTS[judgement]
    return {
        "judgement": told,
        "tone": tone,
        "counts": counts(report._replace(findings=tuple(ranked), outcomes={})),
        "findings": [_finding(each) for each in ranked],
    }


def _verdict(report: DocumentReport) -> str:
    """The gravest of what the checklists and the findings come to."""
    overall = {each.overall for each in report.checklists}
    if report.facts["judgement"] is None:
        return OVERALL["kan_inte_bedomas"]
    if "bor_kompletteras" in overall:
        return OVERALL["bor_kompletteras"]
    if _worst(report.findings) != "fine":
        return "Har fynd att se över"
    if report.kind == OTHER_KIND:
        return "Okänt dokumentslag"
    return OVERALL["kan_inte_bedomas" if "kan_inte_bedomas" in overall else "inga_brister_funna"]


def _tone(report: DocumentReport) -> Tone:
    overall = {each.overall for each in report.checklists}
    worst = _worst(report.findings)
    if report.facts["judgement"] is None:
        return "unsure"
    if worst != "fine":
        return worst
    if "bor_kompletteras" in overall:
        return "warning"
    return "unsure" if "kan_inte_bedomas" in overall or report.kind == OTHER_KIND else "fine"


def _notes(report: DocumentReport) -> list[str]:
    notes = noted(report.notes)
    is_unknown = report.kind == OTHER_KIND and report.facts["judgement"] is not None
    return [*notes, _CHOOSE_KIND] if is_unknown else notes


def _worst(findings: Iterable[Finding]) -> Tone:
    levels = {finding.level for finding in findings}
    return "error" if "error" in levels else "warning" if "warning" in levels else "fine"


def _finding(finding: Finding) -> dict[str, str]:
    place = finding.place
    quote = short(place.quote, _QUOTED) if place and is_seen(place) else ""
    return {
        "level": LEVELS[finding.level],
        "tone": finding.level,
        "message": sentence(finding.message),
        "advice": sentence(finding.advice),
        "quote": quote,
        "uncertain": UNCERTAIN[finding.confidence],
    }


def _more(number: int) -> str:
    return f"Och {number} till i rapporten." if number > 0 else ""

"""A report as the page shows it: words in Swedish, ready to be put in their places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal

from konsekvens_lint.formats.words import (
    DISCLAIMER,
    JUDGEMENTS,
    KINDS,
    LEVELS,
    NOTES,
    OVERALL,
    UNCERTAIN,
    counted,
    listed,
    named,
    sentence,
)
from konsekvens_lint.report import LEVELS as RANKED
from konsekvens_lint.report import DocumentReport, Finding, Level, Overall

#: How the page colours an answer: nothing to mend, something to see to, something to mend, or not judged.
Tone = Literal["fine", "warning", "error", "unsure"]

_SHOWN = 3
_TOLD: tuple[Level, ...] = ("error", "warning")
_UNKNOWN = "ovrigt"
_WORST: tuple[Overall, ...] = ("bor_kompletteras", "kan_inte_bedomas", "inga_brister_funna")


def summary(report: DocumentReport) -> dict[str, Any]:
    """What the list of documents says of one: its verdict, its worst findings and how many there are."""
    findings = [finding for level in _TOLD for finding in report.findings if finding.level == level]
    # One of each rule: the report has all.
    shown = list({finding.rule: finding for finding in reversed(findings)}.values())[::-1][:_SHOWN]
    return {
        "verdict": _verdict(report),
        "tone": _tone(report),
        "counts": _counts(report.findings),
        "kind": f"Granskad som {KINDS.get(report.kind, report.kind)} ({report.kind_reason}).",
        "checklists": [f"{each.title}: {OVERALL[each.overall].lower()}" for each in report.checklists],
        "notes": [NOTES[note] for note in report.notes if note in NOTES],
        "findings": [_finding(each) for each in shown],
        "more": _more(len(findings) - len(shown)),
        "is_word": report.format == "docx",
    }


def judged_section(report: DocumentReport, findings: Sequence[Finding]) -> dict[str, Any]:
    """What is said of an impact section alone; `findings` are those that point at it."""
    judgement = report.facts["judgement"]
    ranked = sorted(findings, key=lambda finding: RANKED.index(finding.level))
    if judgement is None:
        tone: Tone = "unsure"
        told = " ".join(NOTES[note] for note in report.notes if note in NOTES)
    else:
        tone, told = _worst(ranked), JUDGEMENTS[judgement]
    return {
        "judgement": told,
        "tone": tone,
        "counts": _counts(ranked),
        "findings": [_finding(each) for each in ranked],
        "disclaimer": DISCLAIMER,
    }


def _verdict(report: DocumentReport) -> str:
    """The gravest of what the checklists come to; without any, what the findings say."""
    if _tone(report) == "unsure":
        return OVERALL["kan_inte_bedomas"]
    overall = [each.overall for each in report.checklists]
    if overall:
        return OVERALL[min(overall, key=_WORST.index)]
    if report.kind == _UNKNOWN:
        return "Okänt dokumentslag"
    return OVERALL["inga_brister_funna" if _worst(report.findings) == "fine" else "bor_kompletteras"]


def _tone(report: DocumentReport) -> Tone:
    overall = {each.overall for each in report.checklists}
    if report.facts["judgement"] is None or overall == {"kan_inte_bedomas"}:
        return "unsure"
    worst = _worst(report.findings)
    return "warning" if worst == "fine" and "bor_kompletteras" in overall else worst


def _worst(findings: Iterable[Finding]) -> Tone:
    levels = {finding.level for finding in findings}
    return "error" if "error" in levels else "warning" if "warning" in levels else "fine"


def _counts(findings: Sequence[Finding]) -> str:
    """ "2 fel, 1 varning och 3 tips", or that there are none of what should be mended."""
    numbers = {level: sum(finding.level == level for finding in findings) for level in RANKED[:3]}
    told = [counted(number, level) for level, number in numbers.items() if number]
    if any(numbers[level] for level in _TOLD):
        return sentence(listed(told))
    return sentence(
        f"Inga {listed([named(level) for level in _TOLD], 'eller')}{', ' if told else ''}{listed(told)}"
    )


def _finding(finding: Finding) -> dict[str, str]:
    place = finding.place
    return {
        "level": LEVELS[finding.level],
        "tone": finding.level,
        "message": sentence(finding.message),
        "advice": sentence(finding.advice),
        "quote": place.quote if place else "",
        "uncertain": UNCERTAIN[finding.confidence],
    }


def _more(number: int) -> str:
    return f"Och {number} till i rapporten." if number > 0 else ""

"""The report for the one who wrote the memo: what is missing, where, why it matters, what to write."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from konsekvens_lint.formats import FailOn
from konsekvens_lint.formats.checklist_table import checklists
from konsekvens_lint.formats.paper import Paper
from konsekvens_lint.formats.phrases import (
    Told,
    called,
    counts,
    evidence,
    in_numbers,
    is_seen,
    quoted,
    read_as,
    reading_order,
    reference,
    remarks,
    searched,
    section_of,
    short,
    told_apart,
)
from konsekvens_lint.formats.tally import SHOWN, Tally, tally
from konsekvens_lint.formats.words import LEVELS, counted, sentence
from konsekvens_lint.report import DocumentReport, Finding, Level, Report, Unread

_LEAD = len("Underlag: ")


def render(
    report: Report,
    *,
    width: int = 100,
    color: bool = False,
    ascii: bool = False,
    tips: bool = False,
    fail_on: FailOn = "error",
) -> str:
    """The whole report as text. Tips are told in full where asked for, or where they decide the exit code."""
    paper = Paper(width, color, ascii)
    shown: tuple[Level, ...] = SHOWN if tips or fail_on == "info" else SHOWN[:2]
    lines: list[str] = []
    for document in report.documents:
        if isinstance(document, Unread):
            lines += _unread(document, paper)
        else:
            lines += _document(document, shown, paper)
        lines += [""]
    lines += summary(tally(report), paper)
    return "\n".join(lines).rstrip("\n") + "\n"


def _unread(unread: Unread, paper: Paper) -> list[str]:
    path, message = paper.path(unread.path), paper.clean(sentence(unread.message))
    told = paper.paint(path, "path") + ": "
    if len(path) + 2 + len(message) <= paper.width:
        return [told + message]
    return [told.rstrip(), *paper.block(message, indent=2)]


def _document(document: DocumentReport, shown: tuple[Level, ...], paper: Paper) -> Iterator[str]:
    told = sorted((each for each in document.findings if each.level in shown), key=reading_order)
    tips = sum(each.level == "info" for each in document.findings)
    yield from _head(document, paper)
    yield ""
    yield from paper.block(counts(document), role="strong")
    for section, findings in groupby(told, key=section_of):
        yield ""
        yield from paper.block(section, role="heading")
        worst_first = sorted(findings, key=lambda finding: SHOWN.index(finding.level))
        for each in told_apart(worst_first):
            yield ""
            yield from _finding(each, paper)
    if tips and "info" not in shown:
        yield ""
        yield from paper.block(f"{counted(tips, 'info')}, visa med --tips", role="dim")
    yield from checklists(document.checklists, document.kind, paper)
    yield ""


def _head(document: DocumentReport, paper: Paper) -> Iterator[str]:
    path = paper.path(called(document.path))
    yield paper.paint(path, "path")
    yield paper.rule(len(path))
    yield from paper.block(document.title or "")
    yield from paper.block(read_as(document), role="dim")
    for remark in remarks(document):
        yield from paper.block(remark, lead="Obs! ", lead_role="warning")


def _finding(each: Told, paper: Paper) -> Iterator[str]:
    """Quote, what is wrong, why it matters, what to write; for what is absent, where it was looked for."""
    finding = each.finding

    def told(label: str, text: str, role: str = "", label_role: str = "") -> list[str]:
        lead = f"{label}:".ljust(_LEAD)
        return paper.block(text, lead=lead, indent=2, role=role, lead_role=label_role)

    if finding.place and is_seen(finding.place):
        yield from paper.quote(quoted(finding.place, finding.around), indent=2)
    yield from told(LEVELS[finding.level], sentence(finding.message), label_role=finding.level)
    yield from told("Sökte i", sentence(searched(finding)))
    yield from told("Underlag", ", ".join(f"»{short(place.quote)}«" for place in evidence(finding)))
    yield from told("Varför", sentence(finding.why))
    yield from told("Förslag", sentence(finding.advice), role="advice", label_role="advice")
    if each.others:
        yield from paper.block(_others(each.others), indent=2)
    yield from paper.block(reference(finding), indent=2, role="dim")


def _others(others: Sequence[Finding]) -> str:
    quotes = [f"»{short(each.place.quote, 30)}«" for each in others if each.place and is_seen(each.place)]
    where = f": {', '.join(quotes[:5])}{', …' if len(quotes) > 5 else ''}" if quotes else ""
    return f"… och {len(others)} till i samma avsnitt{where}"


def summary(numbers: Tally, paper: Paper) -> Iterator[str]:
    """The run in numbers: for several documents, or where files were passed over."""
    if numbers.read + numbers.unread < 2 and not numbers.skipped:
        return
    yield ""
    yield paper.paint("Sammanfattning", "heading")
    for label, text in in_numbers(numbers):
        yield from paper.block(text, lead=label.ljust(18), indent=2)

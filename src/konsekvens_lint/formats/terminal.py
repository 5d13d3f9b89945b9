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
    located,
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
from konsekvens_lint.formats.tally import SHOWN, Tally, tally, told_levels
from konsekvens_lint.formats.uncounted import excepted, not_shown, why_unread
from konsekvens_lint.formats.words import LEVELS, sentence
from konsekvens_lint.report import (
    ConfigurationReport,
    DocumentReport,
    Finding,
    Level,
    Report,
    Suppressed,
    Unread,
)

_LEAD = len("Underlag: ")


def render(
    report: Report,
    *,
    width: int = 100,
    color: bool = False,
    ascii: bool = False,
    tips: bool = False,
    fail_on: FailOn = "error",
    show_suppressed: bool = False,
) -> str:
    """The whole report as text. Tips are told in full where asked for, or where they decide the exit code.

    Findings with an exception are counted, and told with the reason where `show_suppressed`.
    """
    paper = Paper(width, color, ascii)
    shown = told_levels(tips=tips, fail_on=fail_on)
    lines: list[str] = []
    for document in report.documents:
        if isinstance(document, Unread):
            lines += _unread(document, paper)
        else:
            lines += _document(document, shown, paper, show_suppressed=show_suppressed)
        lines += [""]
    lines += configurations(report.configurations, shown, paper)
    lines += summary(tally(report), paper)
    return "\n".join(lines).rstrip("\n") + "\n"


def _unread(unread: Unread, paper: Paper) -> list[str]:
    path, message = paper.path(unread.path), paper.clean(why_unread(unread))
    told = paper.paint(path, "path") + ": "
    if len(path) + 2 + len(message) <= paper.width:
        return [told + message]
    return [told.rstrip(), *paper.block(message, indent=2)]


def _document(
    document: DocumentReport, shown: Sequence[Level], paper: Paper, *, show_suppressed: bool
) -> Iterator[str]:
    told = sorted((each for each in document.findings if each.level in shown), key=reading_order)
    yield from _head(document, paper)
    yield ""
    yield from paper.block(counts(document), role="strong")
    for section, findings in groupby(told, key=section_of):
        yield ""
        yield from paper.block(section, role="heading")
        worst_first = sorted(findings, key=lambda finding: SHOWN.index(finding.level))
        for each in told_apart(worst_first):
            yield ""
            yield from one_finding(each, paper)
    if show_suppressed and document.suppressed:
        yield from _exceptions(document.suppressed, paper)
    numbers = tally(Report((document,)))
    if rest := not_shown(numbers, shown, show_suppressed=show_suppressed):
        yield ""
        for line in rest:
            yield from paper.block(line, role="dim")
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


def one_finding(each: Told, paper: Paper) -> Iterator[str]:
    """Quote, what is wrong, why it matters, what to write; for what is absent, where it was looked for."""
    finding = each.finding
    yield from _quote_and_message(finding, paper)
    yield from _labelled("Sökte i", sentence(searched(finding)), paper)
    yield from _labelled(
        "Underlag", ", ".join(f"»{short(place.quote)}«" for place in evidence(finding)), paper
    )
    yield from _why_and_advice(finding, paper)
    if each.others:
        yield from paper.block(_others(each.others), indent=2)
    yield from paper.block(reference(finding), indent=2, role="dim")


def _quote_and_message(finding: Finding, paper: Paper) -> Iterator[str]:
    if finding.place and is_seen(finding.place):
        yield from paper.quote(quoted(finding.place, finding.around), indent=2)
    yield from _labelled(LEVELS[finding.level], sentence(finding.message), paper, label_role=finding.level)


def _why_and_advice(finding: Finding, paper: Paper) -> Iterator[str]:
    yield from _labelled("Varför", sentence(finding.why), paper)
    yield from _labelled("Förslag", sentence(finding.advice), paper, "advice", "advice")


def _labelled(label: str, text: str, paper: Paper, role: str = "", label_role: str = "") -> list[str]:
    lead = f"{label}:".ljust(_LEAD)
    return paper.block(text, lead=lead, indent=2, role=role, lead_role=label_role)


def _exceptions(several: Sequence[Suppressed], paper: Paper) -> Iterator[str]:
    """Findings that somebody has made an exception for: why, and where it says so."""
    yield ""
    yield from paper.block("Undantagna fynd", role="heading")
    for each in sorted(several, key=lambda suppressed: reading_order(suppressed.finding)):
        yield ""
        yield from _quote_and_message(each.finding, paper)
        yield from _labelled("Skäl", sentence(each.reason), paper)
        yield from _labelled("Undantag", sentence(excepted(each)), paper)
        yield from paper.block(reference(each.finding), indent=2, role="dim")


def configurations(
    several: Sequence[ConfigurationReport], shown: Sequence[Level], paper: Paper
) -> Iterator[str]:
    """What is to be mended in the configuration, each finding under its file and line."""
    told = [
        (located(paper.path(each.path), finding.place), finding)
        for each in several
        for finding in sorted(each.findings, key=reading_order)
        if finding.level in shown
    ]
    if told:
        yield ""
        yield from paper.block("Konfigurationen", role="heading")
    for at, finding in told:
        yield ""
        yield "  " + paper.paint(at, "path")
        yield from _quote_and_message(finding, paper)
        yield from _why_and_advice(finding, paper)
        yield from paper.block(reference(finding), indent=2, role="dim")


def _others(others: Sequence[Finding]) -> str:
    quotes = [f"»{short(each.place.quote, 30)}«" for each in others if each.place and is_seen(each.place)]
    where = f": {', '.join(quotes[:5])}{', …' if len(quotes) > 5 else ''}" if quotes else ""
    return f"… och {len(others)} till i samma avsnitt{where}"


def summary(numbers: Tally, paper: Paper) -> Iterator[str]:
    """The run in numbers: for several documents, or where files were passed over."""
    if numbers.read + numbers.unread + numbers.accepted < 2 and not numbers.skipped:
        return
    yield ""
    yield paper.paint("Sammanfattning", "heading")
    for label, text in in_numbers(numbers):
        yield from paper.block(text, lead=label.ljust(18), indent=2)

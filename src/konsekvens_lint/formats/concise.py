"""The report in a log: a finding on a line, in the form that editors and build logs know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from konsekvens_lint.formats import FailOn
from konsekvens_lint.formats.paper import Paper
from konsekvens_lint.formats.phrases import called, located, reading_order
from konsekvens_lint.formats.tally import tally, told_levels
from konsekvens_lint.formats.uncounted import excepted, not_shown, state_of, why_unread
from konsekvens_lint.formats.words import limit, sentence
from konsekvens_lint.report import Finding, Level, Report, Suppressed, Unread


def render(
    report: Report,
    *,
    ascii: bool = False,
    tips: bool = False,
    fail_on: FailOn = "error",
    show_suppressed: bool = False,
) -> str:
    """The findings a line each, and last, on one line, how many are not shown."""
    paper = Paper(0, False, ascii)
    levels = told_levels(tips=tips, fail_on=fail_on)
    lines: list[str] = []
    for document in report.documents:
        path = paper.path(called(document.path))
        if isinstance(document, Unread):
            lines.append(f"{path}: {state_of(document).lower()}: {paper.clean(why_unread(document))}")
            continue
        lines += _findings(path, document.findings, levels, paper)
        if show_suppressed:
            lines += [_suppressed(path, each, paper) for each in document.suppressed]
    for configuration in report.configurations:
        lines += _findings(paper.path(configuration.path), configuration.findings, levels, paper)
    if rest := not_shown(tally(report), levels, show_suppressed=show_suppressed):
        lines.append(" ".join(map(sentence, rest)))
    return "".join(f"{line}\n" for line in lines)


def _findings(path: str, findings: Sequence[Finding], levels: Sequence[Level], paper: Paper) -> Iterator[str]:
    for each in sorted(findings, key=reading_order):
        if each.level in levels:
            yield _line(path, each, limit(each.level), sentence(each.message), paper)


def _suppressed(path: str, each: Suppressed, paper: Paper) -> str:
    reason = sentence(f"Skäl: {each.reason}")
    told = f"{sentence(each.finding.message)} {reason} Undantag: {sentence(excepted(each))}"
    return _line(path, each.finding, "undantaget", told, paper)


def _line(path: str, finding: Finding, word: str, told: str, paper: Paper) -> str:
    at = located("", finding.place)
    return f"{path}{paper.clean(at)}: {word} {paper.clean(f'{finding.rule} {finding.name}: {told}')}"

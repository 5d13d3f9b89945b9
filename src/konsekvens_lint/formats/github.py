"""The report as workflow commands, which GitHub shows beside the files of a pull request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from konsekvens_lint.formats import FailOn
from konsekvens_lint.formats.paper import carried, flat
from konsekvens_lint.formats.phrases import reading_order, spot_of
from konsekvens_lint.formats.tally import tally, told_levels
from konsekvens_lint.formats.uncounted import excepted, not_shown, state_of, why_unread
from konsekvens_lint.formats.words import STDIN_NAME, sentence
from konsekvens_lint.report import Finding, Level, Report, Suppressed, Unread

_COMMANDS: dict[Level, str] = {"error": "error", "warning": "warning", "info": "notice"}
_IN_TEXT = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = _IN_TEXT | str.maketrans({":": "%3A", ",": "%2C"})


def render(
    report: Report, *, tips: bool = False, fail_on: FailOn = "error", show_suppressed: bool = False
) -> str:
    """A command for each finding and each document that could not be read, and last how many are not shown."""
    levels = told_levels(tips=tips, fail_on=fail_on)
    lines: list[str] = []
    for document in report.documents:
        if isinstance(document, Unread):
            lines.append(_unread(document))
            continue
        lines += _findings(document.path, document.findings, levels)
        if show_suppressed:
            lines += [_suppressed(document.path, each) for each in document.suppressed]
    for configuration in report.configurations:
        lines += _findings(configuration.path, configuration.findings, levels)
    if rest := not_shown(tally(report), levels, show_suppressed=show_suppressed):
        lines.append(" ".join(map(sentence, rest)))
    return "".join(f"{line}\n" for line in lines)


def _unread(unread: Unread) -> str:
    command = "error" if unread.accepted is None else "notice"
    return _command(command, unread.path, None, state_of(unread), [why_unread(unread)])


def _findings(path: str, findings: Sequence[Finding], levels: Sequence[Level]) -> Iterator[str]:
    for each in sorted(findings, key=reading_order):
        if each.level in levels:
            advice = [f"Förslag: {sentence(each.advice)}"] if each.advice.strip() else []
            yield _finding(_COMMANDS[each.level], path, each, advice)


def _suppressed(path: str, each: Suppressed) -> str:
    told = [f"Undantag: {sentence(excepted(each))}", f"Skäl: {sentence(each.reason)}"]
    return _finding("notice", path, each.finding, told)


def _finding(command: str, path: str, finding: Finding, more: Sequence[str]) -> str:
    place = finding.place
    line = place.line if place else None
    spot = spot_of(place) if place and line is None else ""
    message = sentence(finding.message)
    told = [f"{spot}: {message}" if spot else message, *more]
    return _command(command, path, line, f"{finding.rule} {finding.name}", told)


def _command(command: str, path: str, line: int | None, title: str, told: Sequence[str]) -> str:
    """The command; its lines of text are shown as such."""
    properties = {
        "file": PurePath(path).as_posix(),
        "line": "" if line is None else str(line),
        "title": title,
    }
    if path == "-":
        properties |= {"file": "", "title": f"{STDIN_NAME}: {title}"}
    named = ",".join(
        f"{name}={carried(value).translate(_IN_PROPERTY)}" for name, value in properties.items() if value
    )
    return f"::{command} {named}::" + "\n".join(map(flat, told)).translate(_IN_TEXT)

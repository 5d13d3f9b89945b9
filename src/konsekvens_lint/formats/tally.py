"""How many of what a report holds, and why a run ends as it does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from konsekvens_lint.formats import FailOn
from konsekvens_lint.formats.words import (
    accepted_count,
    baselined_count,
    counted,
    limit,
    listed,
    named,
    suppressed_count,
)
from konsekvens_lint.report import DocumentReport, Finding, Level, Report, Unread

SHOWN: tuple[Level, ...] = ("error", "warning", "info")


class Tally(NamedTuple):
    """Documents and findings by level; `documents` counts those with at least one finding of the level.

    `findings` are those of documents and of configuration files, and `in_configurations` the latter alone.
    `unread` documents are those that nobody has accepted as such; those that are `accepted`, and the findings that
    are `suppressed` or `baselined`, fail no run.
    """

    read: int
    unread: int
    skipped: int
    findings: dict[Level, int]
    documents: dict[Level, int]
    in_configurations: dict[Level, int]
    suppressed: int = 0
    baselined: int = 0
    accepted: int = 0


def tally(report: Report) -> Tally:
    """The report in numbers."""
    read = [each for each in report.documents if isinstance(each, DocumentReport)]
    unread = [each for each in report.documents if isinstance(each, Unread)]
    accepted = sum(each.accepted is not None for each in unread)
    in_documents = _by_level(finding for each in read for finding in each.findings)
    in_configurations = _by_level(finding for each in report.configurations for finding in each.findings)
    levels = [{finding.level for finding in document.findings} for document in read]
    return Tally(
        read=len(read),
        unread=len(unread) - accepted,
        skipped=report.skipped,
        findings={level: in_documents[level] + in_configurations[level] for level in SHOWN},
        documents={level: sum(level in each for each in levels) for level in SHOWN},
        in_configurations=in_configurations,
        suppressed=sum(len(each.suppressed) for each in read),
        baselined=sum(len(each.baselined) for each in read),
        accepted=accepted,
    )


def _by_level(findings: Iterable[Finding]) -> dict[Level, int]:
    levels = [finding.level for finding in findings]
    return {level: levels.count(level) for level in SHOWN}


def blocking(fail_on: FailOn) -> tuple[Level, ...]:
    """The levels at or above the limit, most serious first."""
    return () if fail_on == "never" else SHOWN[: SHOWN.index(fail_on) + 1]


def told_levels(*, tips: bool, fail_on: FailOn) -> tuple[Level, ...]:
    """The levels that are told in full: tips where asked for, or where they decide the exit code."""
    return SHOWN if tips or fail_on == "info" else SHOWN[:2]


def closing_line(
    exit_code: int,
    counts: Tally,
    fail_on: FailOn,
    *,
    blocked: Mapping[Level, int] | None = None,
    reason: str | None = None,
) -> str:
    """The last line of a run: its exit code and why, and what does not count.

    `blocked` counts the findings at or above the limits where documents have limits of their own. `reason` is for what a
    report cannot know, such as a bad option or that every file was excluded.
    """
    if reason is None:
        limits = _Limits(counts.findings, fail_on) if blocked is None else _Limits(blocked, None)
        reason = _could_not(counts, limits) if exit_code == 2 else _found(counts, limits)
        reason = ". ".join(filter(None, [reason, _uncounted(counts)]))
    return f"Avslutar med {exit_code}: {reason.rstrip('.')}."


def _uncounted(counts: Tally) -> str:
    """What fails no run."""
    told = (
        suppressed_count(counts.suppressed),
        baselined_count(counts.baselined),
        accepted_count(counts.accepted),
    )
    return listed([each for each in told if each])


class _Limits(NamedTuple):
    """Findings by level, and the limit that they are held against; None where each document has its own, and only those
    at or above it are counted."""

    findings: Mapping[Level, int]
    fail_on: FailOn | None

    def blocked(self) -> list[str]:
        levels = SHOWN if self.fail_on is None else blocking(self.fail_on)
        return [counted(self.findings[level], level) for level in levels if self.findings.get(level)]


def _could_not(counts: Tally, limits: _Limits) -> str:
    if not counts.unread:
        return "inget dokument kunde granskas"
    unread = _unread(counts)
    return f"{unread}. Dessutom {_found_of(limits)}" if limits.blocked() else unread


def _found(counts: Tally, limits: _Limits) -> str:
    found = _found_of(limits)
    return f"{found}. {_unread(counts)}" if counts.unread else found


def _unread(counts: Tally) -> str:
    return f"{counts.unread} dokument kunde inte läsas"


def _found_of(limits: _Limits) -> str:
    blocked, fail_on = limits.blocked(), limits.fail_on
    if fail_on is None:
        return f"{listed(blocked) or 'inga fynd'} (gräns: enligt konfigurationen för varje dokument)"
    if fail_on == "never":
        seen = [counted(number, level) for level, number in limits.findings.items() if number]
        return f"{listed(seen) or 'inga fynd'} (ingen gräns)"
    none = f"inga {listed([named(level) for level in blocking(fail_on)], 'eller')}"
    return f"{listed(blocked) or none} (gräns: {limit(fail_on)})"

"""Findings and reports with no text behind them, and a disk that is a set of names."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from konsekvens_lint.gate.baseline import Baseline, Entry, entries, merged
from konsekvens_lint.gate.comparison import Comparison, compare, judged
from konsekvens_lint.report import DocumentReport, Finding, Outcome

RULES = ("R1", "R2", "UND")
BOILERPLATE = "R1:boiler"
TITLE = "Ny taxa"


def finding(about: str) -> Finding:
    """The finding of "R1:some words": a rule and what it is about."""
    rule, _, words = about.partition(":")
    fingerprint = words.encode().hex()[:16].ljust(16, "0")
    suppressible = rule != "UND"
    return Finding(
        rule, f"name-{rule}", "error", "high", "", "", "", "", fingerprint, None, suppressible=suppressible
    )


def report(
    path: str, *about: str, outcomes: dict[str, Outcome] | None = None, title: str | None = TITLE
) -> DocumentReport:
    """The report on a document with the findings."""
    told: dict[str, Outcome] = dict.fromkeys(RULES, "ok")
    found = tuple(map(finding, about))
    told |= {each.rule: "finding" for each in found}
    return DocumentReport(
        path, "", "md", title, "ovrigt", "", "skr", (), {}, told | (outcomes or {}), found, ()
    )


def baseline(*documents: tuple[str, str], **more: str) -> Baseline:
    """The baseline of documents, each a path and its findings with blanks between."""
    return merged(
        entry
        for path, about in (*documents, *more.items())
        for entry in entries(path, TITLE, map(finding, about.split()))
    )


def by_hand(path: str, *about: str) -> Baseline:
    """A baseline that somebody has written, also of what the tool would not put there."""
    found = map(finding, about)
    return merged(Entry(path, each.rule, each.fingerprint, 1, title=TITLE) for each in found)


def disk(*paths: str) -> Callable[[str], bool]:
    """Says of a path whether it is there."""
    return frozenset(paths).__contains__


def compared(
    before: Baseline,
    *run: DocumentReport,
    there: Iterable[str] | None = None,
    covered: Callable[[str], bool] = lambda path: True,
) -> Comparison:
    """The baseline against the run, on a disk with the documents of the run, or those that are there."""
    names = [each.path for each in run] if there is None else there
    told = [judged(each, each.path) for each in run]
    return compare(before, told, stands=disk(*names), is_covered=covered)


def told(entries: Baseline) -> list[str]:
    """Each entry as "path rule:words ×count"."""
    return [
        f"{entry.path} {entry.rule}:{bytes.fromhex(entry.fingerprint).rstrip(bytes(1)).decode()} ×{entry.count}"
        for entry in entries
    ]

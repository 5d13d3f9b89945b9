"""A baseline in use: each report of a run told apart into what was there before and what is new."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from konsekvens_lint.gate.baseline import Known
from konsekvens_lint.gate.baseline_file import read_baseline
from konsekvens_lint.gate.home import Home
from konsekvens_lint.report import DocumentReport


def use_baseline(file: Path) -> Callable[[DocumentReport], DocumentReport]:
    """What moves the findings of a report that the baseline knows to its `baselined`; for one run, each document once.

    Raises BaselineError, at the call, for what is no baseline.
    """
    home = Home.of(file)
    known = Known(read_baseline(file), home.stands)

    def applied(report: DocumentReport) -> DocumentReport:
        split = known.split(home.told(report.path), report.title, report.findings)
        return report._replace(findings=split.new, baselined=split.known)

    return applied

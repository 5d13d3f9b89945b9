"""A Word document with comments at the exact words that the report is about; all else untouched."""

from __future__ import annotations

from typing import NamedTuple

from konsekvens_lint.report import DocumentReport
from konsekvens_lint.rulebook.book import Rulebook
from konsekvens_lint.settings.options import Plan


class Commented(NamedTuple):
    """The Word file with its comments, and the report that they tell."""

    data: bytes
    report: DocumentReport


def comment(data: bytes, book: Rulebook, plan: Plan, path: str) -> Commented:
    """The Word file in `data` judged, with a comment for each finding. `path` stands in the report.

    Errors: DocumentError for what is no Word file, damaged or too large.
    """
    raise NotImplementedError

"""A Word document with comments at the exact words that the report is about; all else untouched."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from konsekvens_lint.documents import refusals
from konsekvens_lint.documents.reader import read
from konsekvens_lint.documents.sniffing import content_of
from konsekvens_lint.documents.word import WordFile, open_word
from konsekvens_lint.formats.phrases import reading_order, section_of, told_apart
from konsekvens_lint.linter import check_document
from konsekvens_lint.office.anchors import Anchors
from konsekvens_lint.office.comment_texts import about, summary
from konsekvens_lint.office.remarks import Remark, fingerprint, with_remarks
from konsekvens_lint.report import DocumentReport, Level
from konsekvens_lint.rulebook.book import Rulebook
from konsekvens_lint.settings.options import Plan


class Commented(NamedTuple):
    """The Word file with its comments, and the report that they tell. `was_signed`: no signature is valid for it."""

    data: bytes
    report: DocumentReport
    was_signed: bool


def comment(
    data: bytes, book: Rulebook, plan: Plan, path: str, *, tips: bool = False, at: datetime | None = None
) -> Commented:
    """The Word file in `data` judged, with a comment for each finding and one on top that sums up.

    The tool's own comments from before are replaced, and those of people kept. `path` stands in the report. `tips`:
    comments on tips too. `at` is the comments' time, now unless told otherwise.
    Errors: DocumentError for what is no Word file, damaged or too large.
    """
    file = _opened(data, path)
    report = check_document(file.document, book, plan, path, sha256(data).hexdigest())
    levels: tuple[Level, ...] = ("error", "warning", "info") if tips else ("error", "warning")
    written = with_remarks(data, file, _remarks(file, report, levels), at or datetime.now())
    return Commented(written, report, file.package.is_signed)


def _opened(data: bytes, path: str) -> WordFile:
    if content_of(data) != "zip":
        # Says why the file cannot be read, where it cannot.
        document = read(Path(path), data)
        raise refusals.not_word(Path(path).suffix or document.format)
    return open_word(data)


def _remarks(file: WordFile, report: DocumentReport, levels: tuple[Level, ...]) -> Iterator[Remark]:
    """The summary first, and the findings as the document is read."""
    anchors = Anchors(file)
    top, title = anchors.top(), anchors.title()
    if top is None or title is None:
        raise refusals.no_text()
    hidden = sum(finding.level not in levels for finding in report.findings)
    yield Remark(summary(report, hidden, fingerprint(file)), top)
    told = sorted((each for each in report.findings if each.level in levels), key=reading_order)
    for _, findings in groupby(told, key=section_of):
        for each in told_apart(list(findings)):
            place = each.finding.place
            anchor = anchors.at(place) if place else None
            at = anchor or title
            yield Remark(about(each, quoting=anchor is None or not at.exact or at.in_control), at)

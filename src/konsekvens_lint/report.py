"""What is said of a document: findings, verdicts, and the report that holds them.

The field names and values are the contract of the JSON output; every format tells the same report.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Literal, NamedTuple

from konsekvens_lint.documents.model import Document, Place

Level = Literal["error", "warning", "info", "off"]
Confidence = Literal["high", "medium", "low"]
Outcome = Literal["ok", "finding", "not_applicable", "undetermined"]
Verdict = Literal["met", "partial", "missing", "not_applicable", "undetermined"]
#: The lowest level that fails a run.
FailOn = Literal["error", "warning", "info", "never"]
Overall = Literal["inga_brister_funna", "bor_kompletteras", "kan_inte_bedomas"]

#: The notes that words may mean two things and no language model could say which: none is installed, it cannot be
#: loaded, or the configuration has turned it off.
GRAMMAR_MISSING, GRAMMAR_BROKEN, GRAMMAR_OFF = "grammar_missing", "grammar_broken", "grammar_off"
#: The note, before how many of how many sentences, that one has said; it lowers no trust.
GRAMMAR_READ = "grammar_read:"

LEVELS: tuple[Level, ...] = ("error", "warning", "info", "off")


def grammar_read(settled: int, sentences: int) -> str:
    """The note that grammar has said what words mean in so many of the sentences."""
    return f"{GRAMMAR_READ}{settled}/{sentences}"


class Finding(NamedTuple):
    """One thing to mend. `why` and `source` come from the rule; `searched` says where an absence was looked for.

    `around` is some text before and after the quote of `place`, to show it in, and `suppressible` says whether exceptions
    may be made and a baseline may hold it; neither is part of the contract.
    """

    rule: str
    name: str
    level: Level
    confidence: Confidence
    message: str
    advice: str
    why: str
    source: str
    fingerprint: str
    place: Place | None
    evidence: tuple[Place, ...] = ()
    searched: tuple[str, ...] = ()
    around: tuple[str, str] = ("", "")
    suppressible: bool = True


class Point(NamedTuple):
    """A checklist's point, with the organisation's own question and source, and how the document answers it."""

    id: str
    title: str
    question: str
    source: str
    demand: Literal["krav", "rad"]
    verdict: Verdict
    reason: str
    evidence: tuple[Place, ...] = ()
    searched: tuple[str, ...] = ()


class Checklist(NamedTuple):
    """A checklist's points and what they come to."""

    id: str
    title: str
    source: str
    overall: Overall
    points: tuple[Point, ...]
    reasons: tuple[str, ...] = ()


class Suppressed(NamedTuple):
    """A finding that somebody has made an exception for, and why; it is told on request, and fails no run.

    `by` says where the exception stands: in a comment in the document, or in the configuration, where `entry` is its
    place (``konsekvens-lint.yaml:14``). `until` is its last day.
    """

    finding: Finding
    reason: str
    by: Literal["comment", "configuration"]
    entry: str | None = None
    until: date | None = None


class DocumentReport(NamedTuple):
    """All that is said of one document that could be read.

    `findings` are those to tell. `suppressed` has been made an exception for, and `baselined` was there when the
    baseline was made; neither fails a run. A rule's outcome is "finding" where it has any of the three.
    No part of the contract are: `document`, the text itself, where a format asked for it; `fresh_until`, the last day on
    which all this holds (a day after which an exception has expired); `entries_used`, the places of the configuration's
    exceptions that cover any finding, also one that another exception covers first; `fail_on`, the lowest level that
    fails a run for this document, where the run has one for each; and `diary_number`, the matter's, `dated`, the day of the
    paper (ISO 8601), and `unit`, that which it is from, as the document says.
    """

    path: str
    sha256: str
    format: str
    title: str | None
    kind: str
    kind_reason: str
    profile: str
    notes: tuple[str, ...]
    facts: dict[str, Any]
    outcomes: dict[str, Outcome]
    findings: tuple[Finding, ...]
    checklists: tuple[Checklist, ...]
    suppressed: tuple[Suppressed, ...] = ()
    baselined: tuple[Finding, ...] = ()
    document: Document | None = None
    fresh_until: date | None = None
    entries_used: tuple[str, ...] = ()
    fail_on: FailOn | None = None
    diary_number: str | None = None
    dated: str | None = None
    unit: str | None = None


class Unread(NamedTuple):
    """A document that could not be judged, and why; `accepted` is the reason with which the configuration accepts that.

    `sha256` is that of the file's bytes, where they are why; it is no part of the contract.
    """

    path: str
    code: str
    message: str
    accepted: str | None = None
    sha256: str | None = None


class ConfigurationReport(NamedTuple):
    """What is to be mended in a configuration file, and the lowest level that fails a run for it."""

    path: str
    findings: tuple[Finding, ...]
    fail_on: FailOn = "error"


class Report(NamedTuple):
    """The result of a run: each document with its results or its error, in the order they were given.

    `configurations` are the configuration files that have something to mend.
    `skipped` counts the files that were met when walking folders and are of no kind that is judged.
    """

    documents: tuple[DocumentReport | Unread, ...]
    skipped: int = 0
    configurations: tuple[ConfigurationReport, ...] = ()

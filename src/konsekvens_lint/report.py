"""What is said of a document: findings, verdicts, and the report that holds them.

The field names and values are the contract of the JSON output; every format tells the same report.
"""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

from konsekvens_lint.documents.model import Document, Place

Level = Literal["error", "warning", "info", "off"]
Confidence = Literal["high", "medium", "low"]
Outcome = Literal["ok", "finding", "not_applicable", "undetermined"]
Verdict = Literal["met", "partial", "missing", "not_applicable", "undetermined"]
Overall = Literal["inga_brister_funna", "bor_kompletteras", "kan_inte_bedomas"]

LEVELS: tuple[Level, ...] = ("error", "warning", "info", "off")


class Finding(NamedTuple):
    """One thing to mend. `why` and `source` come from the rule; `searched` says where an absence was looked for.

    `around` is some text before and after the quote of `place`, to show it in; no part of the contract.
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


class DocumentReport(NamedTuple):
    """All that is said of one document that could be read.

    `document` is the text itself, where a format asked for it; no part of the contract.
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
    document: Document | None = None


class Unread(NamedTuple):
    """A document that could not be judged, and why."""

    path: str
    code: str
    message: str


class Report(NamedTuple):
    """The result of a run: each document with its results or its error, in the order they were given.

    `skipped` counts the files that were met when walking folders and are of no kind that is judged.
    """

    documents: tuple[DocumentReport | Unread, ...]
    skipped: int = 0
    messages: tuple[str, ...] = ()

"""A labelled document held against what the linter says of it, point by point."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from konsekvens_lint.documents.errors import DocumentError
from konsekvens_lint.documents.model import one_line
from konsekvens_lint.documents.reader import read
from konsekvens_lint.linter import check_document
from konsekvens_lint.report import DocumentReport, Finding
from konsekvens_lint.rulebook.book import Rulebook
from konsekvens_lint.settings.options import Options, plan

WRONG_APPROVAL = {"met": ("partial", "missing"), "inga_brister_funna": ("bor_kompletteras",)}
CHECKLIST = "skr-jamstallda-beslut"
ALL = "all"


@dataclass(frozen=True)
class Loose:
    """What a label says of a value without giving it: whether a list holds something, or a value is one of `values`."""

    yes: bool
    values: frozenset[str] = frozenset()

    def holds(self, got: Any) -> bool:
        """Whether the value is as the label says."""
        return self.yes == (got in self.values if self.values else bool(got))

    def __str__(self) -> str:
        return f"{'' if self.yes else 'not '}{' or '.join(sorted(self.values)) or 'something'}"


@dataclass(frozen=True)
class Labelled:
    """A document and what an expert says of it.

    `fires`: rules that must fire, with the words they must stand at, or None. `silent`: rules that must not, or
    ``all``: every rule that is neither in `fires` nor in `allowed`. Rules outside are not compared. `kind` is given
    to the linter, and `guessed_kind` held against its own guess.
    """

    id: str
    path: Path
    data: bytes
    kind: str | None = None
    guessed_kind: str | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    verdicts: Mapping[str, str] = field(default_factory=dict)
    fires: Mapping[str, str | None] = field(default_factory=dict)
    allowed: frozenset[str] = frozenset()
    silent: frozenset[str] | Literal["all"] = frozenset()
    select: tuple[str, ...] = ()
    why: str = ""

    @property
    def text(self) -> str:
        """The document as text; meaningful for plain formats only."""
        return self.data.decode("utf-8", errors="replace")


@dataclass(frozen=True)
class Comparison:
    """One thing that the expert and the linter both say. `about`: ``fact``, ``verdict``, ``finding`` or ``kind``."""

    case: str
    about: str
    name: str
    wanted: Any
    got: Any
    agrees: bool
    place: str = ""

    def __str__(self) -> str:
        return f"{self.about} {self.name}: wanted {self.wanted}, got {self.got}"

    @property
    def approves_wrongly(self) -> bool:
        """Whether something that is missing was told to be there."""
        return self.about == "verdict" and self.wanted in WRONG_APPROVAL.get(self.got, ())


@dataclass(frozen=True)
class Score:
    """All comparisons of a document, and the report that was held against the expert's word."""

    case: str
    comparisons: tuple[Comparison, ...]
    report: DocumentReport

    @property
    def disagreements(self) -> tuple[Comparison, ...]:
        """Where the linter and the expert differ."""
        return tuple(each for each in self.comparisons if not each.agrees)

    @property
    def compared(self) -> int:
        """How many facts and verdicts were compared."""
        return sum(each.about in ("fact", "verdict") for each in self.comparisons)

    @property
    def finding_errors(self) -> tuple[Comparison, ...]:
        """Findings that are missed, false or at the wrong place."""
        return tuple(each for each in self.disagreements if each.about == "finding")


def score(labelled: Labelled, book: Rulebook, grammar: str | None = None) -> Score:
    """The document judged as its kind, and held against the expert's word. Errors: DocumentError, see `judge`.

    `grammar` is as in `Options`.
    """
    report = judge(labelled, book, grammar)
    known = {rule["code"] for rule in book.rules}
    compared = [
        *_kind(labelled, book, grammar),
        *_facts(labelled, report),
        *_verdicts(labelled, report),
        *_findings(labelled, report, known),
    ]
    return Score(labelled.id, tuple(compared), report)


def judge(labelled: Labelled, book: Rulebook, grammar: str | None = None) -> DocumentReport:
    """The report on the labelled document. Errors: DocumentError where it cannot be read."""
    return _report(labelled, book, labelled.kind, grammar)


def _report(labelled: Labelled, book: Rulebook, kind: str | None, grammar: str | None) -> DocumentReport:
    document = read(labelled.path, labelled.data)
    options = Options(kind=kind, select=labelled.select, grammar=grammar)
    return check_document(document, book, plan(options, book), str(labelled.path), "")


def _kind(labelled: Labelled, book: Rulebook, grammar: str | None) -> Iterator[Comparison]:
    if labelled.guessed_kind:
        report = _report(labelled, book, None, grammar)
        wanted = labelled.guessed_kind
        yield Comparison(
            labelled.id, "kind", "kind", wanted, report.kind, report.kind == wanted, report.kind_reason
        )


def _facts(labelled: Labelled, report: DocumentReport) -> Iterator[Comparison]:
    for name, wanted in labelled.facts.items():
        if name not in report.facts:
            continue
        got = report.facts[name]
        place = _passage_quote(report)
        yield Comparison(labelled.id, "fact", name, wanted, got, _same(wanted, got), place)


def _same(wanted: Any, got: Any) -> bool:
    return wanted.holds(got) if isinstance(wanted, Loose) else _plain(wanted) == _plain(got)


def _plain(value: Any) -> Any:
    return sorted(value) if isinstance(value, list) else value


def _passage_quote(report: DocumentReport) -> str:
    place = next((passage["place"] for passage in report.facts["passages"]), None)
    return one_line(place.quote)[:90] if place else ""


def _verdicts(labelled: Labelled, report: DocumentReport) -> Iterator[Comparison]:
    checklist = next((each for each in report.checklists if each.id == CHECKLIST), None)
    if checklist is None:
        return
    got = {point.id: (point.verdict, point.evidence) for point in checklist.points}
    got["overall"] = (checklist.overall, ())
    for name, wanted in labelled.verdicts.items():
        verdict, evidence = got[name]
        place = one_line(evidence[0].quote)[:90] if evidence else ""
        yield Comparison(labelled.id, "verdict", name, wanted, verdict, verdict == wanted, place)


def _findings(labelled: Labelled, report: DocumentReport, known: set[str]) -> Iterator[Comparison]:
    fired: dict[str, list[Finding]] = {}
    for finding in report.findings:
        fired.setdefault(finding.rule, []).append(finding)
    for code, where in labelled.fires.items():
        if code in known:
            stands = any(_stands_at(finding, where, labelled.text) for finding in fired.get(code, []))
            yield Comparison(
                labelled.id, "finding", code, where or "somewhere", _quotes(fired.get(code, [])), stands
            )
    silent = known if labelled.silent == ALL else known & labelled.silent
    for code in sorted(silent - labelled.fires.keys() - labelled.allowed):
        found = fired.get(code, [])
        yield Comparison(labelled.id, "finding", code, "silence", _quotes(found), not found)


def _stands_at(finding: Finding, where: str | None, document: str) -> bool:
    """Whether the finding stands on the line that holds `where`: its quote is on the line, or holds the words."""
    if where is None:
        return True
    if finding.place is None or not finding.place.quote.strip():
        return False
    quote, wanted = one_line(finding.place.quote), one_line(where).lstrip("#| ")
    line = one_line(next((line for line in document.splitlines() if where.strip() in line), where))
    return quote in line or wanted[:40] in quote or line in quote


def _quotes(findings: list[Finding]) -> list[str | None]:
    return [finding.place.quote if finding.place else None for finding in findings]


def scored(documents: Iterable[Labelled], book: Rulebook) -> Iterator[Score]:
    """The scores of those documents that can be read."""
    for each in documents:
        try:
            yield score(each, book)
        except DocumentError:
            continue

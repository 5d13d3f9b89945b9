"""A case (a document with an expert's findings, facts and verdicts) held against what the linter says of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from konsekvens_lint.documents.model import one_line
from konsekvens_lint.documents.reader import read
from konsekvens_lint.linter import check_document
from konsekvens_lint.report import DocumentReport, Finding
from konsekvens_lint.rulebook.book import Rulebook
from konsekvens_lint.settings.options import Options, plan

WRONG_APPROVAL = {"met": ("partial", "missing"), "inga_brister_funna": ("bor_kompletteras",)}


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Where the linter and the expert differ. `about`: ``fact``, ``verdict`` or ``finding``."""

    about: str
    name: str
    wanted: Any
    got: Any

    def __str__(self) -> str:
        return f"{self.about} {self.name}: wanted {self.wanted}, got {self.got}"

    @property
    def approves_wrongly(self) -> bool:
        """Whether something that is missing was told to be there."""
        return self.about == "verdict" and self.wanted in WRONG_APPROVAL.get(self.got, ())


@dataclass(frozen=True, slots=True)
class Score:
    """How many facts and verdicts of a case were compared, and where the linter differs from the expert."""

    case: str
    compared: int
    disagreements: tuple[Disagreement, ...]

    @property
    def finding_errors(self) -> tuple[Disagreement, ...]:
        """Findings that are missed, false or at the wrong place."""
        return tuple(each for each in self.disagreements if each.about == "finding")


def load_cases(path: Path) -> list[dict[str, Any]]:
    """The cases of a file."""
    return list(yaml.safe_load(path.read_text(encoding="utf-8")))


def score(case: dict[str, Any], book: Rulebook) -> Score:
    """The case's document judged as its kind, and held against the expert's word."""
    report = check_case(case, book)
    known = {rule["code"] for rule in book.rules}
    facts = [
        Disagreement("fact", name, wanted, report.facts[name])
        for name, wanted in case.get("facts", {}).items()
        if name in report.facts and _plain(wanted) != _plain(report.facts[name])
    ]
    got = _verdicts(report)
    verdicts = [
        Disagreement("verdict", name, wanted, got.get(name))
        for name, wanted in case.get("verdicts", {}).items()
        if got and got.get(name) != wanted
    ]
    compared = len([name for name in case.get("facts", {}) if name in report.facts])
    compared += len(case.get("verdicts", {})) if got else 0
    return Score(case["id"], compared, (*facts, *verdicts, *_finding_errors(case, report, known)))


def check_case(case: dict[str, Any], book: Rulebook) -> DocumentReport:
    """The report on the case's document."""
    document = read(Path("case.md"), case["document"].encode())
    return check_document(document, book, plan(Options(kind=case["kind"]), book), "case.md", "")


def _plain(value: Any) -> Any:
    return sorted(value) if isinstance(value, list) else value


def _verdicts(report: DocumentReport) -> dict[str, str]:
    for checklist in report.checklists:
        if checklist.id == "skr-jamstallda-beslut":
            return {**{point.id: point.verdict for point in checklist.points}, "overall": checklist.overall}
    return {}


def _finding_errors(case: dict[str, Any], report: DocumentReport, known: set[str]) -> list[Disagreement]:
    fired: dict[str, list[Finding]] = {}
    for finding in report.findings:
        fired.setdefault(finding.rule, []).append(finding)
    errors = []
    for code in case["fires"]:
        where = case.get("where", {}).get(code)
        if code in known and not any(
            _stands_at(finding, where, case["document"]) for finding in fired.get(code, [])
        ):
            errors.append(Disagreement("finding", code, where or "somewhere", _quotes(fired.get(code, []))))
    expected = {*case["fires"], *case.get("allowed", [])}
    false = [
        Disagreement("finding", code, "silence", _quotes(fired[code]))
        for code in fired
        if code not in expected
    ]
    return errors + false


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

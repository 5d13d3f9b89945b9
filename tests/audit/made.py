"""Databases of made reports, for figures that can be counted by hand."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from konsekvens_lint.audit.database import opened
from konsekvens_lint.audit.metadata import Metadata
from konsekvens_lint.audit.store import Entry, Store
from konsekvens_lint.audit.summary import Counts, Cut, Summary
from konsekvens_lint.audit.summing import summary
from konsekvens_lint.documents.model import Place
from konsekvens_lint.report import Checklist, DocumentReport, Finding, Point, Unread, Verdict
from konsekvens_lint.rulebook.book import Rulebook
from konsekvens_lint.rulebook.loading import built_in

FACTS: Mapping[str, Any] = {
    "concerns_people": "direct",
    "impact_described": True,
    "both_sexes_named": True,
    "judgement": "substantive",
    "person_statistics": False,
    "split_by_sex": "na",
    "kon_plus_factors": [],
    "action_for_difference": None,
    "link_to_goals": False,
    "child_perspective": None,
    "neutral_goal_groups": [],
    "headed_text": "some",
    "gender_content": True,
    "global_goals": [],
    "result_levels": None,
    "groups": [],
    "goals": [],
    "passages": [],
}
ASKED = ("statistik", "konsekvenser")


@cache
def book() -> Rulebook:
    """The built-in rules."""
    return built_in()


def place(quote: str, *section: str) -> Place:
    """A place with the words."""
    return Place(section, 1, 1, None, None, None, None, 0, len(quote), quote)


def goal(text: str, *, gendered: bool = True) -> dict[str, Any]:
    """A goal as a report tells it."""
    return {"gendered": gendered, "measured": False, "place": place(text, "Mål")}


def group(women: int, men: int) -> dict[str, Any]:
    """A group as a report tells it."""
    return {
        "group": "styrgruppen",
        "women": women,
        "men": men,
        "place": place(f"{women} kvinnor och {men} män"),
    }


def finding(rule: str, quote: str = "", *, mark: str | None = None, section: Sequence[str] = ()) -> Finding:
    """A finding of the rule; the same words have the same fingerprint. Without words it points nowhere."""
    where = place(quote, *section) if quote else None
    return Finding(rule, "namn", "warning", "high", "Fel.", "Gör.", "Så.", "Källa", mark or quote, where)


def answers(*verdicts: Verdict, demand: str = "krav", title: str = "Lista", code: str = "lista") -> Checklist:
    """A checklist with the verdicts of its points, in their order."""
    points = (
        Point(name, name.title(), f"{name}?", "Källa", demand, verdict, "Därför.")  # type: ignore[arg-type]
        for name, verdict in zip(ASKED, verdicts, strict=False)
    )
    return Checklist(code, title, "Källa", "bor_kompletteras", tuple(points))


def report(
    path: str,
    *,
    kind: str = "tjansteskrivelse",
    findings: Sequence[Finding] = (),
    checklists: Sequence[Checklist] = (),
    without: Sequence[str] = (),
    **facts: Any,
) -> DocumentReport:
    """A report on a document with the facts, all others as in `FACTS`; those in `without` it does not tell."""
    told = {name: value for name, value in {**FACTS, **facts}.items() if name not in without}
    title = f"Titel {Path(path).stem}"
    return DocumentReport(
        path, path, "md", title, kind, "", "skr", (), told, {}, tuple(findings), tuple(checklists)
    )


class Made:
    """An audit that is being made."""

    def __init__(self, connection: sqlite3.Connection, *, keeps_quotes: bool = True) -> None:
        self.connection = connection
        self._store = Store(connection, ["arkiv"], keeps_quotes=keeps_quotes)

    def add(
        self, result: DocumentReport | Unread, unit: str | None = None, year: int | None = None,
        type: str | None = None, copies: Sequence[str] = (),
    ) -> None:  # fmt: skip
        """Write the result, and copies of it by their paths."""
        known = Metadata(unit, None, year, type, None)
        self._store.keep(
            Entry(result.path, result.path, "k", known),
            result,
            [Entry(copy, result.path, "k", known) for copy in copies],
        )

    def summary(self, **more: Any) -> Summary:
        """What it comes to."""
        self._store.finish({})
        return summary(self.connection, book(), "revision", **more)


@contextmanager
def made(file: Path, *, keeps_quotes: bool = True) -> Iterator[Made]:
    """An audit to add to, in the file."""
    with opened(file, "write") as connection:
        yield Made(connection, keeps_quotes=keeps_quotes)


def counted(found: Summary, measure: str, cut: Cut | None = None) -> Counts:
    """The counts of a measure, of all or of the cut."""
    at = [each.id for each in found.measures].index(measure)
    return (cut or found.total).measures[at]

"""Checklists over facts: a verdict for each point, and what they come to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from konsekvens_lint.documents.model import one_line
from konsekvens_lint.facts.facts import Facts
from konsekvens_lint.judging.pointing import searched_in
from konsekvens_lint.report import Checklist, Overall, Point, Verdict
from konsekvens_lint.rulebook.book import PointConditions, Rulebook
from konsekvens_lint.settings.options import Plan


def answer_checklists(facts: Facts, plan: Plan, book: Rulebook) -> list[Checklist]:
    """The planned checklists that are for documents of this kind, answered.

    What a text in another language is nobody can tell, so for it all are answered: with what cannot be judged.
    """
    kind, swedish = facts.document["kind"], facts.document["swedish"]
    return [_answer(entry, facts, book) for entry in plan.checklists if kind in entry["kinds"] or not swedish]


def _answer(entry: Mapping[str, Any], facts: Facts, book: Rulebook) -> Checklist:
    points = tuple(_point(point, facts, book.point(entry["id"], point)) for point in entry["points"])
    overall = _overall(points)
    reasons = (
        tuple(f"{point.title}: {point.reason}" for point in points if _lacking(point))
        if overall == "bor_kompletteras"
        else ()
    )
    return Checklist(entry["id"], entry["title"], one_line(entry["source"]), overall, points, reasons)


def _point(entry: Mapping[str, Any], facts: Facts, conditions: PointConditions) -> Point:
    verdict: Verdict = "undetermined"
    if facts.document["swedish"]:
        verdict = cast(Verdict, conditions.verdicts.value(facts.document, "undetermined"))
    told = conditions.reasons.get(verdict)
    reason = one_line(told.value(facts.document, "")) if told else ""
    shows = {"met": ("evidence",), "partial": ("lacking", "evidence"), "missing": ("lacking",)}
    names = [name for key in shows.get(verdict, ()) for name in entry.get(key, ())]
    evidence = tuple(place for name in names for place in facts.evidence[name])[:3]
    searched = searched_in(facts) if verdict in ("partial", "missing") else ()
    return Point(entry["id"], entry["title"], entry["demand"], verdict, reason, evidence, searched)


def _lacking(point: Point) -> bool:
    return point.demand == "krav" and point.verdict in ("partial", "missing")


def _overall(points: Sequence[Point]) -> Overall:
    if any(_lacking(point) for point in points):
        return "bor_kompletteras"
    if any(point.demand == "krav" and point.verdict == "undetermined" for point in points):
        return "kan_inte_bedomas"
    return "inga_brister_funna"

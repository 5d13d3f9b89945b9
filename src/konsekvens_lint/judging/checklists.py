"""Checklists over facts: a verdict for each point, and what they come to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from konsekvens_lint.documents.model import Place, one_line
from konsekvens_lint.facts.facts import Facts
from konsekvens_lint.judging.occurrences import occurrences
from konsekvens_lint.judging.pointing import searched_in
from konsekvens_lint.report import Checklist, Overall, Point, Verdict
from konsekvens_lint.rulebook.book import PointConditions, Rulebook
from konsekvens_lint.settings.options import Plan

# Places shown for a point.
_MOST_SHOWN = 3
_NOT_SWEDISH = "Texten verkar inte vara på svenska."


def answer_checklists(facts: Facts, plan: Plan, book: Rulebook) -> list[Checklist]:
    """The planned checklists that are for documents of this kind, answered.

    What a text in another language is nobody can tell, so for it all are answered: with what cannot be judged.
    """
    kind, swedish = facts.document["kind"], facts.document["swedish"]
    return [_answer(entry, facts, book) for entry in plan.checklists if kind in entry["kinds"] or not swedish]


def _answer(entry: Mapping[str, Any], facts: Facts, book: Rulebook) -> Checklist:
    points = tuple(
        _point({"source": entry["source"], **point}, facts, book.point(entry["id"], point))
        for point in entry["points"]
    )
    overall = _overall(points)
    reasons = (
        tuple(f"{point.title}: {point.reason}" for point in points if _lacking(point))
        if overall == "bor_kompletteras"
        else ()
    )
    return Checklist(entry["id"], entry["title"], one_line(entry["source"]), overall, points, reasons)


def _point(entry: Mapping[str, Any], facts: Facts, conditions: PointConditions) -> Point:
    if not facts.document["swedish"]:
        return _answered(entry, "undetermined", _NOT_SWEDISH)
    scope, places = _seen(entry, facts, conditions)
    verdict = cast(Verdict, conditions.verdicts.value(scope, "undetermined"))
    told = conditions.reasons.get(verdict)
    reason = one_line(told.value(scope, "")) if told else ""
    shows = {"met": ("evidence",), "partial": ("lacking", "evidence"), "missing": ("lacking",)}
    names = [name for key in shows.get(verdict, ()) for name in entry.get(key, ())]
    evidence = tuple(place for name in names for place in places[name])[:_MOST_SHOWN]
    searched = searched_in(facts) if verdict in ("partial", "missing") else ()
    return _answered(entry, verdict, reason, evidence, searched)


def _answered(
    entry: Mapping[str, Any],
    verdict: Verdict,
    reason: str,
    evidence: tuple[Place, ...] = (),
    searched: tuple[str, ...] = (),
) -> Point:
    return Point(
        id=entry["id"],
        title=entry["title"],
        question=one_line(entry["question"]),
        source=one_line(entry["source"]),
        demand=entry["demand"],
        verdict=verdict,
        reason=reason,
        evidence=evidence,
        searched=searched,
    )


def _seen(
    entry: Mapping[str, Any], facts: Facts, conditions: PointConditions
) -> tuple[Mapping[str, Any], Mapping[str, Sequence[Place]]]:
    """The facts of the scope ``point`` with those of the document, and the places that show them."""
    scope, places = dict(facts.document), dict(facts.evidence)
    if "about" in entry:
        view = facts.views.on(entry["about"])
        scope |= {
            "perspective": view.judgement,
            "perspective_has": view.has,
            "perspective_text": view.author_text,
        }
        places["perspective"] = view.places
    if "each" in entry:
        holding, failing = _counted(entry["each"], facts, conditions)
        scope["fulfil"] = ("some" if failing else "all") if holding else ("none" if failing else "na")
        places |= {"holding": holding, "failing": failing}
    return scope, places


def _counted(
    each: Mapping[str, Any], facts: Facts, conditions: PointConditions
) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    """The places of the things that are as the point asks, and of those that are not."""
    found: dict[bool, list[Place]] = {True: [], False: []}
    for thing in occurrences(each["thing"], facts, each.get("options", {})):
        scope = {**facts.document, **thing.facts}
        if thing.place and conditions.counted(scope):
            found[conditions.holds(scope)].append(thing.place)
    return tuple(found[True]), tuple(found[False])


def _lacking(point: Point) -> bool:
    return point.demand == "krav" and point.verdict in ("partial", "missing")


def _overall(points: Sequence[Point]) -> Overall:
    if any(_lacking(point) for point in points):
        return "bor_kompletteras"
    unsure = [point.demand == "krav" for point in points if point.verdict == "undetermined"]
    if any(unsure) or len(unsure) == len(points):
        return "kan_inte_bedomas"
    return "inga_brister_funna"

"""Self-assessments as JSON: a stable, versioned contract, written down in `assessments.schema.json`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from konsekvens_lint.assessing import words
from konsekvens_lint.assessing.assessment import Assessment, Occasion, Scored, Step
from konsekvens_lint.assessing.together import Group, Together
from konsekvens_lint.assessing.votes import Spread, VoteSummary
from konsekvens_lint.formats.json import TOOL_NAME, finding_data, written
from konsekvens_lint.report import Unread

SCHEMA_VERSION = 1


def render(
    several: Sequence[Assessment],
    whole: Together,
    without: Sequence[str],
    unread: Sequence[Unread],
    version: str,
) -> str:
    """The whole as one JSON text, with a newline at its end. `without` are the paths of documents that have no form."""
    return written(
        {
            "schema_version": SCHEMA_VERSION,
            "tool": {"name": TOOL_NAME, "version": version},
            "assessments": [_assessment(each) for each in several],
            "together": {
                "groups": [_group(each) for each in whole.groups],
                "alone": list(whole.alone),
                "apart": list(whole.apart),
                "replaced": list(whole.replaced),
            },
            "without_form": list(without),
            "unread": [{"path": each.path, "code": each.code, "message": each.message} for each in unread],
        }
    )


def _assessment(told: Assessment) -> dict[str, Any]:
    return {
        "path": told.path,
        "name": told.name,
        "organisation": told.organisation or None,
        "catalogue": told.catalogue,
        "catalogue_title": told.catalogue_title,
        "scale_told": told.scale_told,
        "occasions": [
            _occasion(each, at, told.sums.stated[at], told.sums.recomputed[at])
            for at, each in enumerate(told.occasions)
        ],
        "points": [_point(told, each) for each in told.points],
        "missing": list(told.missing),
        "steps": [_step(each) for each in told.steps],
        "agenda": [
            {"point": point.point, "title": point.title, "asks": point.asks, "score": score}
            for point, score in told.agenda
        ],
        "findings": [finding_data(each) for each in told.findings],
        "votes": None if told.votes is None else _votes(told.votes),
    }


def _votes(told: VoteSummary) -> dict[str, Any]:
    return {
        "scale": list(told.scale),
        "rounds": [
            {
                "label": each.label or None,
                "people": each.people,
                "roles": [{"name": role.name, "people": role.people} for role in each.roles],
                "roles_hidden": each.is_hidden,
                "points": [
                    {
                        "point": point.point.id,
                        "number": point.point.number,
                        "title": point.point.title,
                        **_spread(point.spread),
                        "by_role": [{"role": name, **_spread(spread)} for name, spread in point.by_role],
                    }
                    for point in each.points
                ],
            }
            for each in told.rounds
        ],
        "notes": list(told.notes),
    }


def _spread(told: Spread) -> dict[str, Any]:
    return {
        "answered": told.answered,
        "unsure": told.unsure,
        "counts": [{"score": score, "count": count} for score, count in told.counts],
        "mean": None if told.mean is None else round(told.mean, 2),
        "lowest_share": None if told.lowest_share is None else round(told.lowest_share, 4),
        "highest_share": None if told.highest_share is None else round(told.highest_share, 4),
        "split": told.is_split,
    }


def _occasion(told: Occasion, at: int, stated: float | None, recomputed: float | None) -> dict[str, Any]:
    return {
        "label": words.label(told, at),
        "kind": told.kind,
        "mean": told.mean,
        "raters": sorted(each.removeprefix("rater_") for each in told.raters),
        "answers": told.answers,
        "scale": list(told.scale),
        "sum_stated": stated,
        "sum_recomputed": recomputed,
    }


def _point(told: Assessment, point: Scored) -> dict[str, Any]:
    return {
        "point": point.point,
        "number": point.number,
        "title": point.title,
        "scores": list(point.scores),
        "change": told.change(point),
        "comment": point.comment or None,
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "before": step.before,
        "after": step.after,
        "raised": [each.title for each in step.raised],
        "lowered": [each.title for each in step.lowered],
        "raters": step.raters,
    }


def _group(group: Group) -> dict[str, Any]:
    return {
        "scale": list(group.scale),
        "mixed": group.is_mixed,
        "organisations": [
            {"name": each.name, "occasion": each.label or None, "catalogue": each.catalogue}
            for each in group.standings
        ],
        "means": [
            {
                "point": each.point,
                "number": each.number,
                "title": each.title,
                "catalogues": list(each.catalogues),
                "mean": words.rounded(each.mean),
                "lowest": each.lowest,
                "highest": each.highest,
                "answers": each.answers,
            }
            for each in group.means
        ],
    }

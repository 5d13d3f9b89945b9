"""Several organisations together: the mean of each point, and how far apart they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from konsekvens_lint.assessing.assessment import Assessment, Range
from konsekvens_lint.facts.forms.catalogues import Catalogue, catalogues


class Standing(NamedTuple):
    """How one organisation stands now: its scores by the id of the point. `label` says when or in which column."""

    name: str
    label: str
    catalogue: str
    scale: Range
    scores: Mapping[str, float]


class PointMean(NamedTuple):
    """A point of several organisations: the mean of their scores, the lowest and the highest, and how many gave one.

    `catalogues` are the lists that have the point: the older and the newer have most of them in common. `lists` says which of
    several lists have it.
    """

    point: str
    number: int
    title: str
    mean: float
    lowest: float
    highest: float
    answers: int
    catalogues: tuple[str, ...]
    lists: Literal["all", "older", "newer"] = "all"


class Group(NamedTuple):
    """Organisations that are scored by one scale, with the mean of each point, the highest first.

    `is_mixed`: some follow the older list and some the newer.
    """

    scale: Range
    standings: tuple[Standing, ...]
    means: tuple[PointMean, ...]
    is_mixed: bool


class Together(NamedTuple):
    """The groups of two organisations or more. `alone` are organisations that no other shares a scale with, and `apart` are
    assessments that are no organisation's own: means of many, or of groups with no mean in common.
    """

    groups: tuple[Group, ...]
    alone: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()


def together(several: Sequence[Assessment], lists: Sequence[Mapping[str, Any]]) -> Together:
    """The organisations of the assessments, as they stand at their latest occasions. `lists` are those of the rulebook.

    Of two assessments of one organisation by one list and scale, the latest counts where both tell the year, else that which was given last.
    """
    own = [each for each in several if not each.is_of_many]
    found = {each.name: tuple(_standings(each)) for each in own}
    kept, replaced = _latest(each for each in own if found[each.name])
    by_scale: dict[Range, list[Standing]] = defaultdict(list)
    for each in kept:
        for standing in found[each.name]:
            by_scale[standing.scale].append(standing)
    groups = [_group(scale, by_scale[scale], lists) for scale in sorted(by_scale) if len(by_scale[scale]) > 1]
    alone = [standings[0].name for standings in by_scale.values() if len(standings) == 1]
    apart = [each.name for each in several if not found.get(each.name)]
    return Together(tuple(groups), tuple(alone), tuple(apart), replaced)


def _latest(several: Iterable[Assessment]) -> tuple[list[Assessment], tuple[str, ...]]:
    """One assessment for each organisation that is named, and the names of those that another has taken the place of."""
    kept: dict[tuple[object, ...], Assessment] = {}
    replaced = []
    for each in several:
        scale = each.occasions[each.latest[0]].scale
        key = (each.organisation.casefold() or each.name, each.catalogue, scale)
        before = kept.get(key)
        if before is not None and _year(before) > _year(each) > 0:
            replaced.append(each.name)
            continue
        if before is not None:
            replaced.append(before.name)
        kept[key] = each
    return list(kept.values()), tuple(replaced)


def _year(assessment: Assessment) -> int:
    """The year of the latest occasion, 0 where it is not told."""
    time = assessment.occasions[assessment.latest[0]].time
    return time[0] if time else 0


def _standings(assessment: Assessment) -> Iterator[Standing]:
    """The organisation's latest, or each organisation that has a column; nothing for groups that have no mean."""
    organisations = [at for at, each in enumerate(assessment.occasions) if each.kind == "organisation"]
    for at in organisations or (assessment.latest if len(assessment.latest) == 1 else ()):
        occasion = assessment.occasions[at]
        scores = {
            point.point: score
            for point in assessment.points
            if point.point is not None and (score := point.scores[at]) is not None
        }
        if scores:
            is_organisation = occasion.kind == "organisation"
            name = occasion.label if is_organisation else assessment.name
            label = "" if is_organisation else occasion.label
            yield Standing(name, label, assessment.catalogue, occasion.scale, scores)


def _group(scale: Range, standings: Sequence[Standing], lists: Sequence[Mapping[str, Any]]) -> Group:
    used = {each.catalogue for each in standings}
    known = [each for each in catalogues(lists) if each.id in used]
    same = _same_points(known)
    scores: dict[tuple[str, str], list[float]] = defaultdict(list)
    for standing in standings:
        for point, score in standing.scores.items():
            scores[same.get((standing.catalogue, point), (standing.catalogue, point))].append(score)
    means = [_mean(where, found, known, same) for where, found in scores.items()]
    by_mean = sorted(means, key=lambda each: (-round(each.mean, 6), each.number))
    return Group(scale, tuple(standings), tuple(by_mean), len(used) > 1)


def _same_points(known: Sequence[Catalogue]) -> dict[tuple[str, str], tuple[str, str]]:
    """For each point of an older list, the newer's that asks the same: one that was neither split nor put together."""
    ids = {each.id for each in known}
    return {
        (newer.follows, old): (newer.id, new[0])
        for newer in known
        if newer.follows in ids
        for old, new in newer.successors.items()
        if len(new) == 1 and len(newer.by_id[new[0]].follows) == 1
    }


def _mean(
    where: tuple[str, str],
    scores: Sequence[float],
    known: Sequence[Catalogue],
    same: Mapping[tuple[str, str], tuple[str, str]],
) -> PointMean:
    catalogue, point_id = where
    point = next(each for each in known if each.id == catalogue).by_id[point_id]
    older = [old for (old, _), new in same.items() if new == where]
    is_shared = older or len(known) == 1
    return PointMean(
        point_id,
        point.number,
        point.title,
        sum(scores) / len(scores),
        min(scores),
        max(scores),
        len(scores),
        (catalogue, *older),
        "all" if is_shared else "older" if catalogue == known[0].id else "newer",
    )

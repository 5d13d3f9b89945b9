"""A table of votes as a self-assessment: the means of the votes are its scores."""

from __future__ import annotations

from pathlib import PurePath

from konsekvens_lint.assessing.assessment import Assessment, Occasion, Scored, Sums
from konsekvens_lint.assessing.votes import Round, summed_up
from konsekvens_lint.assessing.votes_table import read_votes
from konsekvens_lint.assessing.words import rounded
from konsekvens_lint.facts.forms.form import PointName
from konsekvens_lint.facts.forms.times import time_of
from konsekvens_lint.rulebook.book import Rulebook

#: The endings of files that may be tables of votes; those that cannot be read are told how to be saved.
TABLES = frozenset({".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods"})


def assessment_of_votes(path: str, data: bytes, book: Rulebook) -> Assessment:
    """The votes in a table's bytes, as a self-assessment of one or more occasions. Errors: BadTable."""
    found = read_votes(data, book.forms)
    votes = summed_up(found)
    listed = next(entry for entry in book.forms if entry["id"] == votes.catalogue)
    asked = {point["id"]: point["text"] for point in listed["points"]}
    return Assessment(
        path=path,
        name=PurePath(path).stem,
        organisation="",
        catalogue=votes.catalogue,
        catalogue_title=listed["title"],
        scale_told=True,
        occasions=tuple(_occasion(each, votes.scale) for each in votes.rounds),
        points=tuple(
            Scored(point.id, point.number, point.title, asked[point.id], scores)
            for point, scores in ((each, _means(each, votes.rounds)) for each in found.points)
            if any(score is not None for score in scores)
        ),
        missing=tuple(f"{point.number}. {point.title}" for point in votes.missing),
        sums=Sums((None,) * len(votes.rounds), (None,) * len(votes.rounds)),
        votes=votes,
    )


def _occasion(told: Round, scale: tuple[int, int]) -> Occasion:
    return Occasion(told.label, "occasion", True, frozenset(), told.people, scale, time_of(told.label))


def _means(point: PointName, rounds: tuple[Round, ...]) -> tuple[float | None, ...]:
    spreads = ({each.point.id: each.spread for each in told.points} for told in rounds)
    means = (spread.get(point.id) for spread in spreads)
    return tuple(None if each is None or each.mean is None else rounded(each.mean) for each in means)

"""Self-assessments as a table for a spreadsheet: a row for each organisation, occasion and point."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from konsekvens_lint.assessing import words
from konsekvens_lint.assessing.assessment import Assessment
from konsekvens_lint.formats.csv import Row, table
from konsekvens_lint.formats.paper import one_line
from konsekvens_lint.formats.phrases import called

COLUMNS = (
    "Dokument",
    "Organisation",
    "Lista",
    "Tillfälle",
    "Svarande",
    "Skala",
    "Nr",
    "Punkt",
    "Poäng",
    "Poäng förra gången",
    "Kommentar",
)


def render(several: Sequence[Assessment]) -> str:
    """The table. A score that is not there is an empty cell; A change is not: Excel would take its sign for a formula."""
    return "".join(table(COLUMNS, (row for each in several for row in _rows(each))))


def _rows(told: Assessment) -> Iterator[Row]:
    labels = words.labels(told)
    for at, occasion in enumerate(told.occasions):
        for point in told.points:
            score, before = point.scores[at], told.score_before(point, at)
            yield {
                "Dokument": one_line(called(told.path)),
                "Organisation": told.name,
                "Lista": told.catalogue_title,
                "Tillfälle": labels[at],
                "Svarande": words.raters(occasion),
                "Skala": words.scale(occasion.scale),
                "Nr": point.number,
                "Punkt": point.title,
                "Poäng": "" if score is None else words.score(score),
                "Poäng förra gången": "" if before is None else words.score(before),
                "Kommentar": point.comment,
            }

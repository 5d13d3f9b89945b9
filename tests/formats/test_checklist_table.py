"""A checklist in the terminal: the organisation's question and source, proof, and what the points come to."""

from __future__ import annotations

from typing import Any

import pytest

from konsekvens_lint.documents.model import Place
from konsekvens_lint.formats.checklist_table import checklists
from konsekvens_lint.formats.paper import Paper
from konsekvens_lint.report import Checklist, Overall, Point

PAPER = Paper(200, color=False, ascii=False)
PLACE = Place(("Barn",), 4, None, None, None, None, None, 0, 5, "Barnen får kortare väg.")


def _point(verdict: str, demand: str = "krav", **changes: Any) -> Point:
    given: dict[str, Any] = {
        "id": verdict,
        "title": f"Punkt {verdict}",
        "question": "Hur blir det?",
        "source": "Riktlinjen",
        "demand": demand,
        "verdict": verdict,
        "reason": "Så är det",
    }
    return Point(**{**given, **changes})


def _told(*points: Point, overall: Overall = "inga_brister_funna") -> str:
    return "\n".join(checklists([Checklist("a", "Listan", "Riktlinjen", overall, points)], "mall", PAPER))


@pytest.mark.parametrize(
    ("verdict", "asked"),
    [("met", False), ("not_applicable", False), ("partial", True), ("missing", True), ("undetermined", True)],
)
def test_the_question_stands_where_it_is_not_answered(verdict: str, asked: bool) -> None:
    assert ("Frågan: Hur blir det?" in _told(_point(verdict))) is asked


def test_the_source_of_a_point_is_told_where_it_is_another_than_the_lists() -> None:
    assert "Källa: Riktlinjen." in _told(_point("missing"))
    assert "(Budgeten, s. 4)" in _told(_point("missing", source="Budgeten, s. 4"))
    assert "(Riktlinjen)" not in _told(_point("missing"))


def test_the_proof_is_quoted() -> None:
    assert "Se »Barnen får kortare väg.«" in _told(_point("met", evidence=(PLACE,)))
    assert "Se »" not in _told(_point("met"))


@pytest.mark.parametrize(
    ("points", "overall", "last"),
    [
        ([_point("met")], "inga_brister_funna", "Inga brister funna."),
        ([_point("met"), _point("missing", "rad")], "inga_brister_funna", "Inga krav saknas. Råd att se över: punkt missing."),
        ([_point("missing"), _point("partial", "rad")], "bor_kompletteras", "Bör kompletteras: punkt missing."),
        ([_point("undetermined"), _point("partial", "rad")], "kan_inte_bedomas", "Kan inte bedömas."),
    ],
)  # fmt: skip
def test_what_they_come_to(points: list[Point], overall: Overall, last: str) -> None:
    assert _told(*points, overall=overall).splitlines()[-2].strip() == last


@pytest.mark.parametrize(
    ("title", "told"),
    [("Barnen", "barnen"), ("CEMR-deklarationen", "CEMR-deklarationen"), ("Agenda 2030", "Agenda 2030")],
)
def test_names_keep_their_capitals(title: str, told: str) -> None:
    last = _told(_point("missing", title=title), overall="bor_kompletteras").splitlines()[-2]
    assert last.strip() == f"Bör kompletteras: {told}."


def test_a_document_that_no_list_is_for_is_told_so() -> None:
    assert "Ingen av de valda checklistorna gäller protokoll." in "\n".join(
        checklists([], "protokoll", PAPER)
    )
    assert list(checklists([], "ovrigt", PAPER)) == []

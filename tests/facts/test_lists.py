"""Announced lists: the number that is stated, and how many items there are."""

from __future__ import annotations

from pathlib import Path

import pytest

from konsekvens_lint.documents.reader import read
from konsekvens_lint.facts.lists import announced_lists
from konsekvens_lint.language.read import read as read_language
from konsekvens_lint.rulebook.loading import built_in

PATTERNS = built_in().patterns


def _lists(text: str) -> list[tuple[int, int, int]]:
    reading = read_language(read(Path("plan.md"), f"# Plan\n\n## Mål\n\n{text}\n".encode()), PATTERNS)
    return [(found.stated, found.fewest, found.most) for found in announced_lists(reading)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Nämnden har tre mål:\n\n- Ett\n- Två\n- Tre\n", [(3, 3, 3)], id="bullets"),
        pytest.param("Nämnden har tre mål:\n\n1. Ett\n2. Två\n", [(3, 2, 2)], id="numbered"),
        pytest.param(
            "Det finns två delar:\n\n- Ett\n  - a\n  - b\n- Två\n", [(2, 2, 2)], id="items-below-items"
        ),
        pytest.param("Nämnden har tre synpunkter.\n\n1. Ett.\n2. Två.\n", [(3, 2, 2)], id="no-colon"),
        pytest.param("Skolan har fyra hus: Eken, Linden och Björken.", [(4, 3, 3)], id="names-after-colon"),
        pytest.param("Nämnden har kvar fyra mål:\n\n- Ett\n- Två\n", [(4, 2, 2)], id="after-any-word"),
        pytest.param("Planen har tre nya stora mål:\n\n- Ett\n- Två\n", [(3, 2, 2)], id="described"),
        pytest.param("Planen har tre delar: barn, vård och omsorg.", [(3, 2, 3)], id="och-may-join"),
        pytest.param("De fem orterna Ekby, Lindås, Aspön och Brännö berörs.", [(5, 4, 4)], id="names"),
        pytest.param(
            "Nämnden följer tre indikatorer.\n\n| Indikator | 2024 |\n|---|---|\n| A | 1 |\n| B | 2 |\n",
            [(3, 1, 2)],
            id="rows-of-a-table",
        ),
        pytest.param(
            "Dessa fyra mål gäller:\n\nMål 3: Hälsa\n\nMål 4: Utbildning\n\nMål 5: Jämställdhet\n",
            [(4, 3, 3)],
            id="lines-that-begin-alike",
        ),
    ],
)
def test_what_is_counted(text: str, found: list[tuple[int, int, int]]) -> None:
    assert _lists(text) == found


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Under de fyra åren görs följande:\n\n- Ett\n- Två\n", id="years"),
        pytest.param("Två av nämndens fem mål berörs:\n\n- Ett\n- Två\n", id="some-of"),
        pytest.param("Tre mål har sju indikatorer:\n\n- Ett\n- Två\n", id="two-numbers"),
        pytest.param(
            "Fyra åtgärder är gjorda:\n\n- Ett\n- Två\n\nSedan tillkom\n\n- Tre\n- Fyra\n", id="goes-on"
        ),
        pytest.param("Nämnden antar målen.\n\n- Ett\n- Två\n", id="no-number"),
        pytest.param("Elever i årskurs 9 läser följande ämnen:\n\n- Svenska\n- Musik\n", id="year-of-school"),
        pytest.param("Mål 3 innebär att nämnden ska:\n\n- Bygga\n- Riva\n", id="number-of-a-goal"),
        pytest.param("Alternativ 2 omfattar följande:\n\n- Bygga\n- Riva\n- Hyra\n", id="an-alternative"),
        pytest.param("På sidan 4 nämns följande:\n\n- Ett\n- Två\n", id="a-page"),
        pytest.param("Lokalen är 12 kvadratmeter och består av: kök, hall och toalett.", id="a-measure"),
        pytest.param("Planen gäller 12 barn som får välja mellan: bad, lek och sång.", id="persons"),
        pytest.param("Två kommuner har svarat: Ekby, som är störst, och Lindås.", id="an-apposition"),
        pytest.param(
            "Det finns två alternativ: att bygga nytt, vilket kostar mer, eller att renovera.", id="clauses"
        ),
        pytest.param(
            "De fem kommunerna Almvik, Brännö och Torsåker samt Ekby och Lindås deltar.", id="names-and-more"
        ),
    ],
)
def test_what_is_no_count(text: str) -> None:
    assert _lists(text) == []

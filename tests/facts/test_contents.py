"""Contents pages: which of their lines the body answers to."""

from __future__ import annotations

from pathlib import Path

import pytest

from konsekvens_lint.documents.reader import read
from konsekvens_lint.facts.contents import contents_entries
from konsekvens_lint.language.read import read as read_language
from konsekvens_lint.rulebook.loading import built_in

PATTERNS = built_in().patterns
BODY = "## 1 Bakgrund\n\nGatorna har räknats.\n\n## 2 Resultat\n\nDe är fler än förut.\n"


def _missing(contents: str, body: str = BODY) -> list[str]:
    text = f"# Rapport om gator\n\n## Innehåll\n\n{contents}\n\n{body}"
    reading = read_language(read(Path("rapport.md"), text.encode()), PATTERNS)
    return [entry.place.quote for entry in contents_entries(reading) if not entry.in_body]


@pytest.mark.parametrize(
    ("contents", "missing"),
    [
        pytest.param("1 Bakgrund ..... 2\n\n2 Resultat ..... 3", [], id="all-there"),
        pytest.param(
            "1 Bakgrund ..... 2\n\n2 Resultat ..... 3\n\n3 Kvinnor och män ..... 4",
            ["3 Kvinnor och män ..... 4"],
            id="leaders",
        ),
        pytest.param("- Bakgrund\n- Resultat\n- Uppföljning", ["Uppföljning"], id="list-without-pages"),
        pytest.param(
            "- [Bakgrund](#bakgrund)\n- [Resultat](#resultat)\n- [Ansvar](#ansvar)",
            ["[Ansvar](#ansvar)"],
            id="links",
        ),
        pytest.param(
            "| Avsnitt | Rubrik | Sida |\n|---|---|---|\n| 1 | Bakgrund | 2 |\n| 2 | Resultat | 3 |\n| 3 | Ansvar | 4 |",
            ["Ansvar"],
            id="table",
        ),
        pytest.param("1 Bakgrund och syfte ..... 2\n\n2 Resultatet ..... 3", [], id="worded-otherwise"),
        pytest.param(
            "Bakgrund\n\nResultat 2022\n\nResultat 2023\n\nResultat 2024\n\nEkonomi", ["Ekonomi"], id="years"
        ),
        pytest.param("- Bakgrund\n- Resultat\n- Ulta", ["Ulta"], id="letters-within-a-word"),
        pytest.param("7 Vägar ..... 2\n\n8 Broar ..... 3\n\n9 Torg ..... 4", [], id="an-extract"),
    ],
)
def test_lines_without_counterpart(contents: str, missing: list[str]) -> None:
    assert _missing(contents) == missing


def test_a_heading_answers_to_one_line_alone() -> None:
    contents = (
        "4 Konsekvenser ..... 9\n\n4.1 Ekonomi ..... 9\n\n4.2 Konsekvenser för kvinnor och män ..... 12"
    )
    body = "## 4 Konsekvenser\n\n### 4.1 Ekonomi\n\nKostnaden minskar.\n"

    assert _missing(contents, body) == ["4.2 Konsekvenser för kvinnor och män ..... 12"]


def test_an_annex_is_found_by_its_name() -> None:
    body = f"{BODY}\n## Förteckning över gator\n\nStorgatan.\n"

    assert (
        _missing("1 Bakgrund ..... 2\n\n2 Resultat ..... 3\n\nBilaga Förteckning över gator ..... 9", body)
        == []
    )

"""What messages on tables name: the measure, not the year or the organisation, and the figures with their sexes."""

from __future__ import annotations

from pathlib import Path

import pytest

from konsekvens_lint.documents.reader import read
from konsekvens_lint.linter import check_document
from konsekvens_lint.rulebook.loading import built_in
from konsekvens_lint.settings.options import Options, plan

YEARS = "| | 2023 | 2024 |\n|---|---|---|\n"
SEXES_IN_ROWS = f"Tabell 1. Sjukfrånvaro i procent\n\n{YEARS}| Kvinnor | 7,7 | 6,9 |\n| Män | 4,9 | 4,4 |\n"
SEXES_IN_COLUMNS = (
    "Tabell 1. Sjukfrånvaro i procent\n\n| Månad | Kvinnor | Män |\n|---|---|---|\n| Januari | 9,1 | 6,0 |\n"
)
PARTLY = f"{SEXES_IN_ROWS}| 30–49 år | 6,4 | 5,9 |\n| 50 år eller äldre | 8,1 | 7,2 |\n"
BY_UNIT = (
    "| Förvaltning | Nyanställda | Sjukskrivna (%) |\n|---|---|---|\n| Vård | 45 | 8 |\n| Teknik | 20 | 5 |\n"
)
INDICATORS = (
    "| Nyckeltal | Utfall 2024 |\n|---|---|\n| Andel nöjda elever (%) | 81 |\n| Antal deltagare | 412 |\n"
)
TEXT = "Nöjda är 88 procent av flickorna och 71 procent av pojkarna.\n"


@pytest.mark.parametrize(
    ("rule", "text", "message"),
    [
        ("STA05", SEXES_IN_ROWS, "Tabell 1. Sjukfrånvaro i procent, 2023: kvinnor 7,7 %, män 4,9 % och"),
        ("STA05", SEXES_IN_COLUMNS, "Tabell 1. Sjukfrånvaro i procent, Januari: kvinnor 9,1 %, män 6 %"),
        ("STA05", TEXT, "(flickor 88 %, pojkar 71 %)"),
        ("STA04", PARTLY, "inte för: 30–49 år, 50 år eller äldre."),
        ("STA01", BY_UNIT, "räknar människor (Nyanställda, Sjukskrivna (%))"),
        ("STA01", INDICATORS, "räknar människor (Andel nöjda elever (%), Antal deltagare)"),
    ],
)
def test_names(rule: str, text: str, message: str) -> None:
    book = built_in()
    document = read(Path("a.md"), f"# Årsredovisning 2024\n\n## Personal\n\n{text}".encode())
    told = check_document(document, book, plan(Options(kind="uppfoljning"), book), "a.md", "").findings
    assert message in " ".join(finding.message for finding in told if finding.rule == rule)

"""Statistics on persons in text and tables, and whether they are split by sex."""

from __future__ import annotations

from pathlib import Path

import pytest

from konsekvens_lint.documents.reader import read
from konsekvens_lint.facts.facts import find_facts
from konsekvens_lint.facts.given import Given
from konsekvens_lint.rulebook.loading import built_in

BOOK = built_in()


def _statistics(text: str) -> tuple[bool, str]:
    memo = f"# Ny taxa i badhuset\n\n## Ärendet\n\n{text}\n"
    facts = find_facts(read(Path("memo.md"), memo.encode()), BOOK, Given("tjansteskrivelse")).document
    return facts["person_statistics"], facts["split_by_sex"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Badet har många besökare.", (False, "na")),
        ("Badet har 412 besökare.", (True, "none")),
        ("Styrelsen har fem ledamöter, fyra män och en kvinna.", (True, "all")),
        ("Av de tillfrågade badar tre kvinnor och nio män varje dag.", (True, "all")),
        ("En kvinna och en man sköter badet.", (False, "na")),
        ("Ungefär lika många kvinnor som män badar.", (True, "all")),
        ("Andelen sökande som får rabatt är lägre för kvinnor än för män.", (True, "all")),
        ("Senast 2027 ska minst 40 procent av de badande vara kvinnor.", (False, "na")),
        ("Andelen kvinnor ska vara högre än andelen män 2030.", (False, "na")),
        ("Badet har 412 besökare, varav 298 kvinnor.", (True, "some")),
        ("Badet har 298 kvinnor och 114 män som besökare.", (True, "all")),
        ("Av kvinnorna är 84 procent nöjda och av männen 85 procent.", (True, "all")),
        ("Fyra av fem besökare är pojkar, medan flickor kommer mer sällan.", (True, "all")),
        ("Kvinnor väntar i genomsnitt 131 dagar och män 130 dagar.", (True, "all")),
        ("Badet har 412 besökare. Av dem är 221 kvinnor och 191 män.", (True, "all")),
        ("Badet har 412 besökare. Fördelningen är 221 kvinnor och 191 män.", (True, "all")),
        ("Badet har 412 besökare. Där finns 221 kvinnor och 191 män.", (True, "all")),
        ("Badet har 412 besökare. Av personalen är 14 kvinnor och 9 män.", (True, "some")),
        ("Kvinnor badar oftare än män (221 mot 191).", (True, "all")),
        ("Könsfördelningen bland besökarna är jämn (54/46).", (True, "all")),
        ("Under 2025 gjorde 5 320 personer minst en resa.", (True, "none")),
        ("Att undanta besökare skulle minska intäkten till hälften.", (False, "na")),
        ("Kursen ges när minst 10 deltagare är anmälda.", (False, "na")),
        ("Nämnden utser fyra ledamöter och två ersättare.", (False, "na")),
        ("Avgiften är 450 kronor för barn mellan 13 och 15 år.", (False, "na")),
        ("En höjning med 18 procent tar en större del av kvinnors inkomst än av mäns.", (False, "na")),
        ("Lägenheterna är 54 till antalet, och 1966 byggdes husen.", (False, "na")),
    ],
)
def test_in_text(text: str, expected: tuple[bool, str]) -> None:
    assert _statistics(text) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (("Skola | Antal elever", "Norr | 94"), (True, "none")),
        (("Skola | Flickor | Pojkar", "Norr | 51 | 43"), (True, "all")),
        (("Mått | K | M | T", "Nöjda (%) | 81 | 84 | 82"), (True, "all")),
        (("Grupp | Antal", "Kvinnor | 51", "Män | 43"), (True, "all")),
        (("Verksamhet | Budget", "Elever | 41 200"), (False, "na")),
        (("Plats | M | T | O | T | F", "Reception | 9 | 9 | 9 | 9 | 8"), (False, "na")),
        (("Fastighet | M (m²) | T (m²)", "Kv. Hingsten 4 | 6 310 | 840"), (False, "na")),
        (("Fastighet | Yta | Innehåll", "Kv. Räven 3 | 1 240 m² | 3 lgh"), (False, "na")),
        (("Post (tkr) | 2025 | 2026", "Personal | 1 150 | 2 300"), (False, "na")),
    ],
)
def test_in_tables(rows: tuple[str, ...], expected: tuple[bool, str]) -> None:
    columns = rows[0].count("|") + 1
    table = "\n".join(f"| {row} |" for row in (rows[0], " | ".join(["---"] * columns), *rows[1:]))

    assert _statistics(table) == expected


@pytest.mark.parametrize("share", ["20 procent", "20 %", "20%"])
def test_a_share_of_a_sex_is_statistics_however_it_is_written(share: str) -> None:
    assert _statistics(f"Endast {share} av skadorna bland kvinnor godtas.")[0]

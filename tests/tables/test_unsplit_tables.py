"""Tables of persons that name neither sex, or name both where they are no split."""

from __future__ import annotations

from collections.abc import Callable

import pytest

NEITHER = {
    "pupils by school": """
        Skola | Antal elever
        Norrskolan | 94
        """,
    "persons by service": """
        Insats | Antal personer | Genomsnittlig väntetid (dagar)
        Samtalsstöd | 186 | 21
        """,
    "persons as rows": """
        Volymer | Budget | Utfall
        Antal elever i gymnasieskolan | 410 | 405
        """,
    "the measure in the corner": """
        Antal anställda | 2023 | 2024
        Omsorgsförvaltningen | 908 | 914
        """,
    "groups of persons under years": """
        | 2023 | 2024
        Elever | 410 | 398
        Förskolebarn | 212 | 220
        """,
    "ages": """
        Ålder | Antal
        6–9 år | 214
        10–12 år | 187
        """,
    "a sum of money beside": """
        Skola | Elever | Kostnad (tkr)
        Norrskolan | 94 | 12 400
        """,
    "results": """
        Mått | 2023 | 2024
        Sjukfrånvaro (%) | 7,4 | 7,6
        """,
    "population": """
        Kommundel | Folkmängd
        Norra | 4 120
        """,
    "answers": """
        Hur nöjd är du med hemtjänsten? | Andel (%)
        Mycket nöjd | 41
        Ganska nöjd | 40
        Missnöjd | 12
        Vet ej | 7
        """,
    "answers as columns": """
        Påstående | Instämmer helt | Instämmer delvis | Instämmer inte
        Jag är trygg på fritidsgården | 61 | 30 | 9
        """,
    "yes, no and don't know": """
        Känner du till tjänsten? | Ja | Nej | Vet ej
        Hösten 2024 | 45 % | 40 % | 15 %
        """,
    "results beside targets": """
        Indikator | Utfall 2024 | Mål 2025
        Andel nöjda brukare i hemtjänsten (%) | 88 | 90
        """,
    "the sexes only in the indicator's name": """
        Indikator | Utfall 2024
        Andel resenärer som känner sig trygga (kvinnor, män) | 85 %
        """,
    "both sexes only in the title": """
        Kvinnor och män i kommunens tjänst | |
        Förvaltning | Antal anställda | Andel på heltid (%)
        Omsorg | 908 | 61
        """,
    "a caption that says what is counted": """
        Tabell 2. Antal barn i förskolan
        Förskola | 2023 | 2024
        Solrosen | 47 | 49
        """,
    "rows of things under a number of persons": """
        Insats | Antal personer
        Korttidsplatser | 12
        Dagliga turer | 40
        """,
    "a title of things over a number of persons": """
        Insatser för äldre | |
        Stadsdel | Antal brukare | Andel (%)
        Norra | 412 | 61
        """,
    "results in a column called so": """
        Nyckeltal | Resultat 2024
        Nöjda brukare i hemtjänsten | 88
        """,
    "persons waiting, by what they did": """
        Beslut | Personer med avslag på ansökan
        Färdtjänst | 41
        """,
    "those with a monthly salary": """
        Förvaltning | Antal månadsavlönade | Antal timavlönade
        Omsorg | 908 | 102
        """,
    "goals with indicators, results and targets": """
        Mål | Indikator | Utfall 2024 | Målvärde 2026
        Trygg skola | Andel elever som är trygga | 91 % | 95 %
        """,
    "pupils and teachers": """
        Skola | Elever | Lärare | Elever per lärare
        Norr | 94 | 8 | 11,8
        """,
    "a caption over a header of years": """
        Tabell 1. Inskrivna barn 1–5 år
         | 2022 | 2023 | 2024
        Norr | 112 | 110 | 98
        Söder | 90 | 92 | 95
        """,
    "persons waiting, by month": """
        Antal personer som väntar | Jan | Feb | Mar
        Samtalsstöd | 31 | 28 | 40
        """,
}


@pytest.mark.parametrize("rows", NEITHER.values(), ids=NEITHER)
def test_neither(rows: str, judge: Callable[[str], str | None]) -> None:
    assert judge(rows) == "none"

"""Tables that count no persons, though words for persons, letters or figures like theirs stand in them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

NO_PERSONS = {
    "budget of a school board": """
        Verksamhet | Budget | Utfall | Avvikelse
        Elever | 41 200 | 39 870 | 1 330
        """,
    "thousands in the corner": """
        Post (tkr) | 2025 | 2026
        Personal | 1 150 | 2 300
        """,
    "thousands in the caption": """
        Tabell 4. Kostnad per elev (tkr)
        Skola | 2023 | 2024
        Norrskolan | 112 | 118
        """,
    "fees for children and adults": """
        Kategori | Avgift
        Barn 7–15 år | 40
        Vuxen | 80
        """,
    "fees with the unit in the cell": """
        Kategori | 2025 | 2026
        Barn | 40 kr | 45 kr
        """,
    "tickets": """
        Färdbevis | Barn | Vuxen | Pensionär
        Enkelbiljett | 20 | 40 | 30
        """,
    "risks": """
        Risk | S | K | R
        Barn skadas | 2 | 4 | 8
        """,
    "a plan with quarters": """
        Aktivitet | Kvartal
        Dialog med unga | 2
        """,
    "cost per pupil": """
        Nyckeltal | 2023 | 2024
        Kostnad per elev i grundskolan (kr) | 112 000 | 118 000
        """,
    "hours": """
        Insats | Timmar per brukare
        Hemtjänst | 21
        """,
    "cases": """
        Ärendetyp | Inkomna | Avslutade
        Kundärenden | 18 240 | 18 105
        """,
    "cases that are about persons": """
        Antal anmälningar som rör barn | 2023 | 2024
        Norra distriktet | 41 | 38
        """,
    "dwellings": """
        Lägenhetstyp | Antal
        Trygghetsbostäder | 118
        Studentlägenheter | 64
        """,
    "visits": """
        Enhet | Antal besök av ungdomar
        Fritidsgården Navet | 4 120
        """,
    "places": """
        Boende | Antal platser för äldre personer
        Ekliden | 40
        """,
    "mandates": """
        Parti | Mandat
        S | 14
        M | 9
        K | 2
        """,
    "party letters": """
        Valdistrikt | M | S | K | V
        Norra | 31 | 40 | 4 | 9
        """,
    "targets": """
        Indikator | Mål 2026
        Andel elever behöriga till gymnasiet (%) | 88
        """,
    "targets by sex": """
        Indikator | Målvärde kvinnor | Målvärde män
        Andel nöjda (%) | 90 | 90
        """,
    "target values as rows": """
        Andel nöjda brukare | Hemtjänst | Särskilt boende
        Målvärde 2026 | 90 | 92
        """,
    "days of the week": """
        Plats | M | T | O | T | F
        Reception | 9 | 9 | 9 | 9 | 8
        """,
    "metres and tons": """
        Fastighet | M (m²) | T (m²)
        Kv. Hingsten 4 | 6 310 | 840
        """,
    "blocks of the town": """
        Fastighet | Yta
        Kv. Hästen 3 | 1 240 m²
        Kv. M | 860 m²
        """,
    "halls by letter": """
        Sal | Antal stolar
        F | 40
        K | 30
        M | 25
        P | 60
        Q | 20
        """,
    "quarters of the year": """
        Utlån | Kv 1 | Kv 2 | Kv 3 | Kv 4 | Totalt
        Böcker | 410 | 380 | 220 | 440 | 1 450
        """,
    "cars and computers": """
        Typ | Antal | Varav utbytta
        Personbilar | 412 | 61
        Elevdatorer | 3 150 | 980
        """,
    "programmes": """
        Programtyp | Antal program 2023 | Antal program 2024
        Konserter för barn | 22 | 25
        """,
    "full-time equivalents": """
        Alternativ | Investering (mkr) | Årsarbetare
        A | 118 | 92
        """,
    "a self-assessment": """
        Moment | Mars 2024 | Mars 2025
        7. I beslutsunderlag finns en beskrivning av konsekvenser för kvinnor och män | 1 | 2
        8. Verksamheternas resultat för flickor och pojkar kan utläsas ur uppföljningen | 1 | 1
        Summa poäng | 16 | 19
        """,
    "a plan of work": """
        Åtgärd | Klart
        Dialog med flickor och pojkar | april 2025
        """,
    "no figures": """
        Perspektiv | Kvinnor | Män
        Trygghet | lägre | högre
        """,
    "comments about persons": """
        Projekt | Antal lampor | Kommentar
        Parkvägen | 12 | Kvinnor har påtalat att vägen är mörk
        """,
    "goals with indicators and targets": """
        Mål | Indikator | Målvärde 2026
        Trygg skola | Andel elever som är trygga | 95 %
        """,
    "grants with the unit in the cell": """
        Förening | Sökt | Förslag
        Barnens röst | 45 000 kr | 30 000 kr
        """,
    "boardings": """
        Busslinje | Påstigande per dag
        Linje 4 | 412
        """,
    "a plan with weeks": """
        Aktivitet | Vecka
        Intervjuer med elever | 12
        """,
    "views received": """
        Tabell 1. Antal inkomna synpunkter
        Förvaltning | 2022 | 2023 | 2024
        Omsorg | 112 | 110 | 98
        """,
    "dwellings for old and young": """
        Antal lägenheter | 2023 | 2024
        För äldre | 40 | 44
        För unga | 20 | 24
        """,
    "dwellings for old persons": """
        Typ av boende | Antal lägenheter
        Seniorboende för äldre personer | 40
        """,
    "classes by letter": """
        Klass | K | L | M
        Hastighet | 30 | 40 | 50
        """,
}


@pytest.mark.parametrize("rows", NO_PERSONS.values(), ids=NO_PERSONS)
def test_no_persons_are_counted(rows: str, judge: Callable[[str], str | None]) -> None:
    assert judge(rows) is None

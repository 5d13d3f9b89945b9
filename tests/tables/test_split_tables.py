"""Tables of persons as municipalities set them: which show both sexes, and which one of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

BOTH_SEXES = {
    "a column for each": """
        Skola | Flickor | Pojkar
        Norrskolan | 51 | 43
        """,
    "a row for each": """
        Grupp | Antal
        Kvinnor | 51
        Män | 43
        """,
    "rows and a total row": """
        Deltagare | 2023 | 2024
        Kvinnor | 118 | 124
        Män | 74 | 71
        Totalt | 192 | 195
        """,
    "columns and a total column": """
        Enhet | Kvinnor | Män | Totalt
        Norr | 12 | 9 | 21
        """,
    "a title row above": """
        Tabell 3. Elever i grundskolan den 15 oktober | | |
        Skola | Flickor | Pojkar | Totalt
        Norrskolan | 51 | 43 | 94
        Söderskolan | 40 | 44 | 84
        """,
    "two title rows above": """
        Medarbetare | | |
        Tillsvidareanställda den 31 december | | |
        Förvaltning | Kvinnor | Män | Totalt
        Omsorg | 812 | 96 | 908
        """,
    "sex over number and share": """
        | Kvinnor | | Män |
        Skola | Antal | Andel | Antal | Andel
        Norrskolan | 51 | 54 % | 43 | 46 %
        """,
    "sex under years": """
        | 2023 | | 2024 |
        Förvaltning | Kvinnor | Män | Kvinnor | Män
        Omsorg | 812 | 96 | 790 | 101
        """,
    "three header rows": """
        Sjukfrånvaro | | | |
        | 2023 | | 2024 |
        Förvaltning | Kv | M | Kv | M
        Omsorg | 8,2 | 4,8 | 8,4 | 4,7
        """,
    "sex in the second column": """
        År | Kön | Besökare
        2023 | Kvinnor | 2 310
        2023 | Män | 1 905
        """,
    "sex in the second column, years once": """
        År | Kön | Besökare
        2023 | Kvinnor | 2 310
         | Män | 1 905
        2024 | Kvinnor | 2 402
         | Män | 1 870
        """,
    "sex in the third column": """
        Kommun | År | Kön | Andel behöriga
        Granvik | 2023 | Flickor | 88,1
        Granvik | 2023 | Pojkar | 82,4
        """,
    "sexes as headings of rows": """
        Ålder | Antal
        Kvinnor |
        0–17 år | 210
        18–64 år | 640
        Män |
        0–17 år | 225
        18–64 år | 655
        """,
    "the label to the right of the figure": """
        Antal | Grupp
        51 | Kvinnor
        43 | Män
        """,
    "Kolada's letters": """
        Mått | K | M | T
        Nöjda brukare (%) | 81 | 84 | 82
        """,
    "letters with years": """
        Nyckeltal | K 2023 | M 2023 | K 2024 | M 2024
        Elever som är behöriga till yrkesprogram | 91 | 86 | 92 | 85
        """,
    "letters with percent": """
        Läsår | K (%) | M (%) | Totalt (%)
        2023/24 | 91 | 86 | 88
        """,
    "letters of girls and boys": """
        Förskola | F | P | Summa
        Solrosen | 22 | 25 | 47
        """,
    "short forms": """
        Enhet | Kv | M | Tot
        Norr | 12 | 9 | 21
        """,
    "the word man in a table": """
        Svarande | Antal
        Kvinna | 512
        Man | 430
        """,
    "girls and boys as tjejer and killar": """
        Aktivitet | Tjejer | Killar
        Dans | 40 | 6
        """,
    "damer and herrar": """
        Lag | Damer | Herrar
        Senior | 22 | 25
        """,
    "women and girls together": """
        Insats | Kvinnor/flickor | Män/pojkar
        Kontaktperson | 31 | 45
        """,
    "number and share of each": """
        Nämnd | Antal kvinnor | Antal män | Andel kvinnor (%) | Andel män (%)
        Omsorgsnämnden | 7 | 6 | 54 | 46
        """,
    "the same indicator twice": """
        Indikator | 2023 | 2024
        Andel elever i årskurs 9 som är behöriga, flickor (%) | 88 | 90
        Andel elever i årskurs 9 som är behöriga, pojkar (%) | 82 | 81
        """,
    "shares as rows": """
        Andel nöjda | 2023 | 2024
        Kvinnor | 81 % | 83 %
        Män | 79 % | 78 %
        """,
    "answers by sex": """
        Svar | Kvinnor (%) | Män (%)
        Mycket nöjd | 41 | 38
        Ganska nöjd | 40 | 44
        Missnöjd | 19 | 18
        """,
    "both in one cell": """
        Förvaltning | Anställda | Könsfördelning (kv/m, %)
        Omsorg | 908 | 89/11
        """,
    "both in one cell, letters": """
        Förvaltning | Medarbetare | K/M
        Omsorg | 908 | 89 %/11 %
        """,
    "both in words in one cell": """
        Grupp | Sammansättning
        Styrgrupp | 5 kvinnor och 4 män
        """,
    "a year's targets beside results": """
        Indikator | Flickor 2024 | Pojkar 2024 | Mål 2027
        Andel som deltar varje vecka (%) | 51 | 53 | 60
        """,
    "secret figures": """
        Elever | Antal
        Flickor | 12
        Pojkar | ..
        """,
    "cells with number and share": """
        Utbildning | Kvinnor | Män
        Vård- och omsorgsutbildningen | **12 (45 %)** | 15 (55 %)
        """,
    "cells with units and notes": """
        Kurs | Flickor | Pojkar
        Slöjd | 12 st | <5
        Bild | 12* | −3
        """,
    "pay": """
        Yrke | Medellön kvinnor (kr) | Medellön män (kr)
        Ingenjör | 42 100 | 43 900
        """,
    "grants for girls and boys": """
        Verksamhet | Flickor (tkr) | Pojkar (tkr) | Totalt (tkr)
        Fotboll | 410 | 590 | 1 000
        """,
    "visits by women and men": """
        Antal besök | 2023 | 2024
        Kvinnor | 1 210 | 1 340
        Män | 480 | 455
        """,
    "emphasised labels": """
        **Enhet** | **Kvinnor** | **Män**
        **Summa** | **120** | **96**
        """,
    "school years as numbers": """
        Årskurs | Flickor | Pojkar
        7 | 51 | 43
        8 | 48 | 50
        """,
    "a header row that repeats": """
        Skola | Flickor | Pojkar
        Norrskolan | 51 | 43
        Skola | Flickor | Pojkar
        Söderskolan | 40 | 44
        """,
    "letters in the second column": """
        År | Kön | Antal
        2023 | K | 2 310
        2023 | M | 1 905
        """,
    "dashes before the sexes": """
        Elever | 2023 | 2024
        Totalt antal elever | 94 | 96
        – varav flickor | 51 | 50
        – varav pojkar | 43 | 46
        """,
    "kvinnliga and manliga": """
        Nivå | Kvinnliga chefer | Manliga chefer
        Enhetschef | 61 | 22
        """,
    "sexes across ages": """
        Åldersgrupp | Antal beviljade
        Kvinnor 65–79 år | 21
        Kvinnor 80 år och äldre | 81
        Män 65–79 år | 19
        Män 80 år och äldre | 38
        """,
    "kvinna and man as columns": """
        Kategori | Kvinna | Man | Totalt
        Tillsvidareanställda | 812 | 96 | 908
        """,
    "an index of a staff survey": """
        Resultat medarbetarenkät | Kvinnor | Män | Alla
        HME-index | 79 | 77 | 78
        """,
    "shares by age and sex": """
        Ålder | Kv | Män | Totalt
        16–24 | 12 % | 9 % | 11 %
        """,
    "answers with sex in the second column": """
        Påstående | Kön | Instämmer helt | Instämmer delvis | Instämmer inte
        Jag är trygg | Kvinnor | 61 | 30 | 9
        Jag är trygg | Män | 70 | 25 | 5
        """,
    "those who answered, a third group too": """
        Kön | Antal svar | Svarsfrekvens
        Kvinna | 512 | 61 %
        Man | 430 | 52 %
        Annat | 12 | –
        """,
    "visits in the caption, a third group too": """
        Tabell 1. Besök på ungdomsmottagningen
        År | Tjejer | Killar | Icke-binära
        2023 | 1 210 | 210 | 12
        """,
    "letters after a word of measure": """
        Sektor | Andel K | Andel M
        Omsorg | 12 | 9
        """,
}
ONE_SEX = {
    "one beside a total": """
        Termin | Antal sökande | varav kvinnor
        Hösten 2024 | 322 | 159
        """,
    "a share beside a total": """
        Förening | Medlemmar | Andel kvinnor (%)
        Norra IF | 412 | 38
        """,
    "a row under a total": """
        Personal | 2023 | 2024
        Anställda | 908 | 914
        därav kvinnor | 812 | 815
        """,
    "one sex and no total": """
        År | Andel kvinnor bland cheferna (%)
        2023 | 61
        2024 | 63
        """,
    "a letter beside a total": """
        Elever | F | Totalt
        Norrskolan | 51 | 94
        """,
    "different matters": """
        Indikator | 2023 | 2024
        Andel kvinnor med chefsuppdrag (%) | 61 | 63
        Andel föräldradagar som tas ut av män (%) | 28 | 29
        """,
    "under a title": """
        Kvinnor i kommunens styrelser | |
        År | Antal ledamöter | Andel (%)
        2024 | 12 | 41
        """,
    "in the second header row": """
        Medlemmar | | |
        Förening | Antal | varav flickor | Avgift (kr)
        Norra IF | 412 | 198 | 450
        """,
    "the share of women among managers": """
        Chefer | Antal | Andel kvinnor
        Förvaltningschef | 8 | 50 %
        """,
}


@pytest.mark.parametrize("rows", BOTH_SEXES.values(), ids=BOTH_SEXES)
def test_both_sexes(rows: str, judge: Callable[[str], str | None]) -> None:
    assert judge(rows) == "all"


@pytest.mark.parametrize("rows", ONE_SEX.values(), ids=ONE_SEX)
def test_one_sex(rows: str, judge: Callable[[str], str | None]) -> None:
    assert judge(rows) == "some"

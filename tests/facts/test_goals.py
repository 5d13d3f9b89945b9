"""Goals, indicators and defined words: what is one, and what is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from konsekvens_lint.documents.reader import read
from konsekvens_lint.facts.aims import Aims
from konsekvens_lint.language.read import read as read_language
from konsekvens_lint.rulebook.loading import built_in


def _aims(text: str) -> Aims:
    document = read(Path("a.md"), f"# Plan för fritid\n\n{text}\n".encode())
    return Aims(read_language(document, built_in().patterns))


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("## Mål\n\nAlla invånare ska ha nära till en park.", ["invånare"]),
        ("## Mål\n\n- Eleverna trivs i skolan.\n- Energianvändningen minskar.", ["eleverna"]),
        ("## Bakgrund\n\nMålet är att fler ungdomar deltar.", ["ungdomar"]),
        ("## Bakgrund\n\nMål 2: Patienterna ska få tid inom tre dagar.", ["patienterna"]),
        ("## Inriktning\n\nSyftet med planen är att fler nyanlända ska få arbete.", ["nyanlända"]),
        ("## Mål\n\n| Mål | Mått |\n|---|---|\n| Alla barn ska kunna simma | Antal simkurser |", ["barn"]),
        ("## Mål\n\nFlickor och pojkar ska ha lika tillgång till hallarna.", []),
        ("## Mål\n\nAlla oavsett kön ska ha nära till en park.", []),
        ("## Mål\n\nÄldre ledningar ska vara utbytta 2032.", []),
        ("## Mål\n\nAlla nämnder ska minska sin energianvändning.", []),
        ("## Mål\n\nMålen för invånarna följs upp i årsredovisningen.", []),
        ("## Bakgrund\n\nInvånarna har rätt att ta del av handlingar.", []),
        ("## Bakgrund\n\nElever som ska byta skola fyller i en blankett.", []),
        (
            "## Mål\n\nInvånarna ska ha nära till en park.\n\n[^1]: x\n\nMed invånare avses kvinnor och män.",
            [],
        ),
        (
            "Med barn och unga menas flickor och pojkar.\n\n## Mål\n\nBarn och unga ska ha nära till en park.",
            [],
        ),
        (
            "I en plan för elever: med barn avses flickor och pojkar.\n\n## Mål\n\nEleverna trivs.",
            ["eleverna"],
        ),
        ("## Ord\n\n- **Besökare**: flickor och pojkar som kommer\n\n## Mål\n\n- Besökarna är nöjda.", []),
        ("## Mål\n\nRegeringens mål är att alla ska ha samma makt.", []),
    ],
)
def test_neutral_words_in_goals(text: str, groups: list[str]) -> None:
    assert list(_aims(text).neutral_groups) == groups


def test_a_footnote_defines_a_word() -> None:
    aims = _aims(
        "## Mål\n\nAlla medborgare[^1] ska ha god vård.\n\n[^1]: Med medborgare avses kvinnor och män."
    )
    assert [goal.neutral for goal in aims.goals] == [("medborgare",)]
    assert aims.neutral_groups == ()


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("| Indikator | Mål |\n|---|---|\n| Andel nöjda brukare (%) | 90 |", [(True, False)]),
        ("| Indikator | Mål |\n|---|---|\n| Andel nöjda brukare (K/M) | 90 |", [(True, True)]),
        ("| Indikator | K 2024 | M 2024 |\n|---|---|---|\n| Nöjda (%) | 88 | 87 |", [(True, True)]),
        # Nothing in the cells of the sexes: not told for them, unless the whole plan is yet to be filled in.
        (
            "| Indikator | Kvinnor | Män | Alla |\n|---|---|---|---|\n| Nöjda (%) | 88 | 87 | 88 |\n| Trygga (%) | – | | 71 |",
            [(True, True), (True, False)],
        ),
        (
            "| Indikator | Kvinnor | Män | Alla |\n|---|---|---|---|\n| Nöjda (%) | 88 | | 88 |\n| Trygga (%) | 70 | 72 | 71 |",
            [(True, False), (True, True)],
        ),
        (
            "| Indikator | Kvinnor | Män | Alla |\n|---|---|---|---|\n| Nöjda (%) | 88 | 87 | 88 |\n| Trygga (%) | — | saknas | 71 |",
            [(True, True), (True, False)],
        ),
        ("| Indikator | Kvinnor | Män | Alla |\n|---|---|---|---|\n| Nöjda (%) | | | |", [(True, True)]),
        ("| Nyckeltal | Målvärde |\n|---|---|\n| Kostnad per elev (kr) | 118 000 |", [(False, False)]),
        (
            "| Mått | Mål |\n|---|---|\n| Sjukfrånvaro (%) | 6 |\n| Fossilfria fordon (%) | 75 |",
            [(True, False), (False, False)],
        ),
        (
            "## Indikatorer\n\n- Andel elever som är trygga\n- Antal skolor med hall",
            [(True, False), (False, False)],
        ),
        ("Så mäter vi:\n\n- Andel patienter som fått tid, per kön", [(True, True)]),
        (
            "## Indikatorer\n\nSamtliga indikatorer redovisas för kvinnor och män.\n\n- Andel elever som är trygga",
            [(True, True)],
        ),
    ],
)
def test_indicators(text: str, indicators: list[tuple[bool, bool]]) -> None:
    found = _aims(text).indicators
    assert [
        (each.persons, each.by_sex) for each in found if not each.text.startswith("Samtliga")
    ] == indicators


def test_the_indicator_of_a_goal_is_found_by_its_words_in_another_chapter() -> None:
    aims = _aims(
        "## Mål\n\n- Invånarna har förtroende för vården.\n- Lokalerna är hela.\n\n## Mått\n\n"
        "| Indikator | Mål |\n|---|---|\n| Förtroende för vården, andel patienter (K/M) | 75 |"
    )
    assert [aims.has_indicator_by_sex(goal) for goal in aims.goals] == [True, False]


def test_a_list_item_that_begins_with_its_heading_is_a_goal() -> None:
    """Such an item is a section of its own, whose list holds nothing to number."""
    (goal,) = _aims("## Mål\n\n- Mål: Kvinnor och män ska känna sig trygga.\n").goals
    assert goal.gendered

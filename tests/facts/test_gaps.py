"""When a gap between women's and men's figures is visible: the thresholds of rules.md, at their edges."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from konsekvens_lint.documents.reader import read
from konsekvens_lint.facts.counts import text_figures
from konsekvens_lint.facts.facts import find_facts
from konsekvens_lint.facts.figure_things import gap_rows, gaps, swedish
from konsekvens_lint.facts.gaps import is_visible, points_apart, widest
from konsekvens_lint.facts.tables import Pair
from konsekvens_lint.language.read import read as read_language
from konsekvens_lint.rulebook.loading import built_in

RULE = built_in().rule("STA05")
assert RULE is not None
OPTIONS = RULE["options"]


def _pair(measure: str, women: float, men: float) -> Pair:
    unit: Any = SimpleNamespace()
    return Pair("", measure, women, men, "", unit)


@pytest.mark.parametrize(
    ("measure", "women", "men", "visible"),
    [
        ("share", 88, 83, True),
        ("share", 88, 84, False),
        ("share", 8.4, 4.7, True),
        ("share", 2.0, 1.5, False),
        ("share", 4, 5, True),
        ("share", 60, 40, False),
        ("share", 61, 39, True),
        ("share", 82, 18, True),
        ("share", 49.6, 50.3, False),
        ("mean", 125, 100, True),
        ("mean", 124, 100, False),
        ("persons", 25, 20, True),
        ("persons", 25, 19, False),
        ("persons", 24, 20, False),
        ("persons", 0, 40, False),
        ("money", 590, 410, False),
        ("money", 610, 390, True),
        ("money", 0, 0, False),
        ("time", 100, 10, False),
        ("cases", 100, 10, False),
    ],
)
def test_visible_by_the_rules_own_thresholds(measure: str, women: float, men: float, visible: bool) -> None:
    assert is_visible(_pair(measure, women, men), OPTIONS) == visible
    assert is_visible(_pair(measure, men, women), OPTIONS) == visible, "women and men are treated alike"


def test_a_profile_may_ask_for_less() -> None:
    assert is_visible(_pair("share", 88, 85), {**OPTIONS, "points": 3})


def test_the_widest_pair_is_one_of_the_measure_that_tells_most() -> None:
    pairs = [_pair("persons", 900, 100), _pair("share", 80, 90), _pair("share", 60, 75)]
    assert widest(pairs) == pairs[2]
    assert widest([]) is None


@pytest.mark.parametrize(
    ("value", "text"), [(88.1, "88,1"), (79.0, "79"), (1204.0, "1 204"), (10500.5, "10 500,5"), (0.0, "0")]
)
def test_numbers_as_swedish_writes_them(value: float, text: str) -> None:
    assert swedish(value) == text


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Nöjda är 88 procent av kvinnorna och 79 procent av männen.", [("share", 88, 79)]),
        ("Bland männen är 4,7 procent sjuka och bland kvinnorna 8,4 procent.", [("share", 8.4, 4.7)]),
        ("Kursen hade 12 kvinnor och 9 män som deltagare.", [("persons", 12, 9)]),
        ("Kvinnor väntar i genomsnitt 131 dagar och män 96 dagar.", [("mean", 131, 96)]),
        ("Skillnaden mellan kvinnor och män har minskat från 16 till 6 procentenheter.", []),
        ("Under 2023 deltog 12 kvinnor och 9 män, under 2024 15 kvinnor och 9 män.", []),
        ("Av deltagarna är 61 procent kvinnor.", []),
        ("Av 412 svarande är 61 procent kvinnor och resten män.", []),
        ("Under våren deltog 120 kvinnor och män i 30 kurser.", []),
        ("Kvinnor deltog oftare än män (221 mot 191).", [("persons", 221, 191)]),
        ("Bland kvinnor och män var 71 respektive 64 procent nöjda.", [("share", 71, 64)]),
        # Two sentences, of which the second says that it goes on.
        ("71 procent av kvinnorna är nöjda. Bland männen är andelen 79 procent.", [("share", 71, 79)]),
        (
            "71 procent av kvinnorna är nöjda. Motsvarande andel bland männen är 79 procent.",
            [("share", 71, 79)],
        ),
        ("71 procent av kvinnorna är nöjda. Av männen arbetar 79 procent heltid.", []),
        ("71 procent av kvinnorna är nöjda. Bland männen är andelen missnöjda 12 procent.", []),
        ("71 procent av kvinnorna är nöjda. Bland männen är målet att andelen ska vara 79 procent.", []),
        ("Andelen kvinnor som röker är 6 procent. Andelen män som snusar är 21 procent.", []),
        ("71 procent av kvinnorna är nöjda. Andelen var 68 procent i fjol bland kvinnorna.", []),
    ],
)
def test_pairs_in_a_sentence(text: str, pairs: list[tuple[str, float, float]]) -> None:
    reading = read_language(
        read(Path("a.md"), f"# Rapport\n\n## Resultat\n\n{text}\n".encode()), built_in().patterns
    )
    found = [pair for figures in text_figures(reading) for pair in figures.pairs]
    assert [(pair.measure, pair.women, pair.men) for pair in found] == pairs


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("Förtroendet är fyra procentenheter lägre bland kvinnor än bland män.", 4),
        ("Skillnaden mellan kvinnor och män är 7,5 procentenheter.", 7.5),
        ("Förtroendet är tjugo procentenheter lägre bland män än bland kvinnor.", 20),
        ("Förtroendet är 7.5 procentenheter lägre bland män än bland kvinnor.", 7.5),
        ("Andelen har ökat två procentenheter, och kvinnor ligger nu nio procentenheter högre än män.", 9),
        ("Bland kvinnor och män är andelen sex procentenheter lägre än i riket.", None),
        ("Förtroendet är sex procentenheter högre än i fjol bland både kvinnor och män.", None),
        ("Skillnaden mellan kvinnor och män är högst fem procentenheter.", None),
        ("Skillnaden mellan kvinnor och män har minskat sex procentenheter.", None),
        ("Andelen nöjda har ökat mer bland kvinnor än bland män, med tre procentenheter.", None),
        ("Nöjdheten är sex procentenheter högre än i fjol.", None),
        ("Målet är att skillnaden mellan kvinnor och män ska vara högst två procentenheter.", None),
    ],
)
def test_points_told_between_the_sexes(text: str, points: float | None) -> None:
    reading = read_language(read(Path("a.md"), f"# Rapport\n\n{text}\n".encode()), built_in().patterns)
    found = [points_apart(sentence) for sentence in reading.sentences]
    assert [each for each in found if each is not None] == ([] if points is None else [points])


ROWS = "| Mått | Kvinnor | Män |\n|---|---|---|\n| Har förtroende (%) | 71 | 79 |\n| Fick kontakt samma dag (%) | 78 | 87 |"


@pytest.mark.parametrize(
    ("text", "explained"),
    [
        ("Skillnaderna mellan kvinnor och män beror på att kvinnor ringer på måndagar.", [True, True]),
        ("Att kvinnor sällan får kontakt samma dag beror på att de ringer på måndagar.", [False, True]),
        ("Kvinnors lägre förtroende beror på att de väntar på kontakt längre än män.", [True, False]),
        ("Fler ringer på måndagar.", [False, False]),
    ],
)
def test_an_explanation_that_names_a_row_is_none_of_the_others(text: str, explained: list[bool]) -> None:
    """The rule on gaps is content with any in the chapter, and speaks once a table."""
    report = f"# Uppföljning\n\n## Resultat\n\n{ROWS}\n\n{text}\n"
    facts = find_facts(read(Path("a.md"), report.encode()), built_in())
    assert ["gap_explained" in row.facts["near"] for row in gap_rows(facts, OPTIONS)] == explained
    assert ["gap_explained" in each.facts["near"] for each in gaps(facts, OPTIONS)] == [any(explained)]


def test_a_gap_shown_in_a_table_is_not_told_again() -> None:
    text = "Förtroendet är åtta procentenheter lägre bland kvinnor än bland män."
    report = f"# Uppföljning\n\n## Resultat\n\n{ROWS}\n\n{text}\n"
    facts = find_facts(read(Path("a.md"), report.encode()), built_in())
    assert [thing.facts["where"] for thing in gaps(facts, OPTIONS)] == ["table"]
    assert [thing.facts["where"] for thing in gap_rows(facts, OPTIONS)] == ["table", "table"]


def _things(text: str) -> int:
    facts = find_facts(read(Path("memo.md"), f"# Personal\n\n{text}\n".encode()), built_in())
    return len([*gaps(facts, OPTIONS)])


@pytest.mark.parametrize(("number", "figures"), [("12", 1), ("9" * 400, 0), ("1.2.3", 0)])
def test_what_no_number_can_be_is_no_figure(number: str, figures: int) -> None:
    table = f"| Kön | Antal anställda |\n|---|---|\n| Kvinnor | {number} |\n| Män | 7 |"
    assert _things(table) == figures


@pytest.mark.parametrize(("number", "figures"), [("12", 1), ("9" * 400, 0)])
def test_nor_in_text(number: str, figures: int) -> None:
    assert _things(f"I förvaltningen arbetar {number} kvinnor och 7 män.") == figures

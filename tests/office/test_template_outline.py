"""What is put in which section of a template: the profile's headings and its questions, each in one place."""

from __future__ import annotations

from pathlib import Path

import pytest

from konsekvens_lint.office.outline import Outline, outline
from konsekvens_lint.rulebook.book import Rulebook
from konsekvens_lint.rulebook.loading import built_in, with_packs
from konsekvens_lint.settings.profiles import resolve

BOOK = built_in()
ALVSUNDA = Path(__file__).resolve().parents[2] / "examples" / "egen-profil" / "alvsunda"
ADVICE = "Om det tillför något (ta annars bort): "


def _outline(kind: str, profile: str, book: Rulebook = BOOK) -> Outline:
    return outline(kind, resolve(book.profile(profile) or {}, book), book)


def _prompts(kind: str, profile: str, book: Rulebook = BOOK) -> dict[str, tuple[str, ...]]:
    return {part.heading: part.prompts for part in _outline(kind, profile, book).parts}


def test_a_profile_without_headings_has_the_usual_ones() -> None:
    asked = _prompts("tjansteskrivelse", "skr")
    assert list(asked) == [
        "Förslag till beslut",
        "Sammanfattning",
        "Ärendet",
        "Konsekvenser för jämställdhet",
        "Ekonomiska konsekvenser",
        "Uppföljning",
        "Beslutsunderlag",
        "Beslutet skickas till",
    ]
    assert "Finns statistik om dem som berörs, uppdelad på kvinnor och män?" in asked["Ärendet"]
    assert asked["Konsekvenser för jämställdhet"] == (
        "Vilka blir konsekvenserna för kvinnor och män, flickor och pojkar?",
        "Vad görs åt skillnaderna, eller varför görs inget?",
        "Hur bidrar förslaget till jämställdhetsmålen?",
    )


def test_the_organisations_own_heading_and_its_advice_apart() -> None:
    asked = _prompts("tjansteskrivelse", "norrbotten")
    demanded, advised = asked["Beslutsförslagets påverkan avseende jämställdhet"]
    assert demanded == "Vad betyder beslutsförslaget för kvinnor respektive män, i olika grupper?"
    assert advised.startswith(f"{ADVICE}Finns omotiverade skillnader, och vad görs åt dem?")
    assert "Konsekvenser för jämställdhet" not in asked
    assert f"{ADVICE}Är de som utses kvinnor och män i jämn fördelning?" in asked["Förslag till beslut"]


def test_what_the_template_answers_itself_is_not_asked() -> None:
    every = [prompt for prompts in _prompts("tjansteskrivelse", "norrbotten").values() for prompt in prompts]
    assert not [prompt for prompt in every if "Finns rubriken" in prompt]


def test_each_perspective_under_its_own_heading() -> None:
    asked = _prompts("tjansteskrivelse", "gotland")
    assert asked["Barnkonsekvenser"] == ("Vilka blir konsekvenserna för barn?",)
    assert "Barnperspektiv" not in asked


def test_a_shared_heading_asks_for_both() -> None:
    asked = _prompts("remissvar", "varmland")
    assert {
        "Hur berörs barn?",
        "Vilka blir konsekvenserna för kvinnor och män, flickor och pojkar?",
    } <= {*asked["Barn- och jämställdhetsperspektiv"]}


def test_where_the_shared_heading_is_not_used_each_has_its_own() -> None:
    asked = _prompts("styrdokument", "varmland")
    assert {"Konsekvenser för jämställdhet", "Barnperspektiv"} <= asked.keys()
    assert "Barn- och jämställdhetsperspektiv" not in asked


def test_a_heading_of_its_own_goes_before_a_shared_one() -> None:
    asked = _prompts("tjansteskrivelse", "olofstrom")
    assert {"Jämställdhetsperspektiv", "Barnrättsperspektiv"} <= asked.keys()
    assert "Jämställdhets- och barnrättsperspektiv" not in asked


def test_what_is_demanded_in_one_kind_is_asked_about_in_all() -> None:
    assert "Personer med funktionsnedsättning" in _prompts("remissvar", "uppsala")


def test_an_area_without_a_heading_is_asked_about_under_gender_equality() -> None:
    asked = _prompts("tjansteskrivelse", "norrbotten")
    (where,) = [heading for heading, prompts in asked.items() if any("mäns våld" in each for each in prompts)]
    assert where == "Beslutsförslagets påverkan avseende jämställdhet"


def test_a_question_that_two_checklists_have_is_asked_once() -> None:
    every = [prompt for prompts in _prompts("tjansteskrivelse", "halland").values() for prompt in prompts]
    assert len([prompt for prompt in every if "statistik" in prompt.lower()]) == 1


def test_statistics_are_asked_for_where_the_profile_does_not() -> None:
    assert any(
        "Hur många kvinnor och män" in each for each in _prompts("tjansteskrivelse", "gotland")["Ärendet"]
    )


def test_a_kind_that_the_profile_says_nothing_of() -> None:
    asked = _prompts("budget", "skr")
    assert asked["Konsekvenser för jämställdhet"] == (
        "Vad betyder budgeten för kvinnor och män, flickor och pojkar?",
    )


def test_the_profile_of_a_pack() -> None:
    asked = _prompts("tjansteskrivelse", "alvsunda", with_packs([ALVSUNDA]))
    assert asked["Så berörs Älvsundaborna"][0] == "Vad blir bättre eller sämre för kvinnor och för män?"
    assert asked["Barnens röst"] == ("Vad betyder förslaget för barn, och vad säger de själva?",)
    assert asked["Utan fast väg"]


@pytest.mark.parametrize("kind", sorted(BOOK.templates))
@pytest.mark.parametrize("profile", [entry["id"] for entry in BOOK.profiles])
def test_every_template_is_whole(kind: str, profile: str) -> None:
    """No heading twice, none without a question, no question twice, and none of the profile's lost."""
    made = _outline(kind, profile)
    headings = [part.heading for part in made.parts]
    prompts = [prompt for part in made.parts for prompt in part.prompts]
    assert len({*headings}) == len(headings)
    assert all(part.prompts for part in made.parts)
    whole = resolve(BOOK.profile(profile) or {}, BOOK)
    lists = [BOOK.checklist(name) or {} for name in whole.checklists]
    points = [point for each in lists if kind in each["kinds"] for point in each["points"]]
    answered = BOOK.templates[kind].get("answered", ())
    for point in (point for point in points if point.get("criterion") not in answered):
        same = [
            p for p in points if (p["criterion"], p.get("about")) == (point["criterion"], point.get("about"))
        ]
        asked = [prompt for prompt in prompts for each in same if each["question"] in prompt]
        assert len({*asked}) == 1, point["question"]

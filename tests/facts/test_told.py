"""What a report tells besides the facts of rules: global goals, levels of the result chain, goals; and when nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from konsekvens_lint.documents.reader import read
from konsekvens_lint.facts.told import NAMES
from konsekvens_lint.linter import check_document
from konsekvens_lint.names import TOLD_FACTS
from konsekvens_lint.rulebook.loading import built_in
from konsekvens_lint.settings.options import Options, plan

BOOK = built_in()


def _facts(text: str, kind: str | None = None) -> dict[str, Any]:
    document = read(Path("a.md"), f"# Arbetet 2024\n\n{text}\n".encode())
    return check_document(document, BOOK, plan(Options(kind=kind), BOOK), "a.md", "").facts


def _levels(text: str) -> dict[str, int]:
    """The levels of which the follow-up tells something, with how many sentences do."""
    told = _facts(text, "uppfoljning")["result_levels"]
    assert [*told] == ["activity", "product", "way_of_working", "outcome", "effect"]
    return {level: count for level, count in told.items() if count}


@pytest.mark.parametrize(
    ("text", "goals"),
    [
        ("Arbetet bidrar till mål 5 och mål 10 i Agenda 2030.", ["5", "10"]),
        ("Agenda 2030: 3, 5 och 5.c. Mål 5 i Agenda 2030 är viktigast.", ["3", "5", "5.c"]),
        ("Planen knyter an till Agenda 2030 och delmål 5:C.", ["5.c"]),
        ("Planen knyter an till de globala målen 4, 18 och 5.x.", ["4"]),
        ("Planen knyter an till Agenda 2030.", []),
        ("Planen bidrar till mål 3–6 i Agenda 2030.", ["3", "4", "5", "6"]),
        ("Planen bidrar till mål 3 Hälsa, 5 Jämställdhet och 10 Minskad ojämlikhet i Agenda 2030.", ["3", "5", "10"]),
        ("## Agenda 2030\n\n- Mål 3: God hälsa\n- Mål 5: Jämställdhet\n", ["3", "5"]),
        ("Vi arbetar med Agenda 2030-målen 5 och 10.", ["5", "10"]),
        ("Hållbarhetsmål 5 i Agenda 2030 är viktigast.", ["5"]),
        ("Arbetet utgår från FN:s globala mål, i första hand 5 och 8.", ["5", "8"]),
        ("Vi prioriterar Agenda 2030. De mål i Agenda 2030 som vi prioriterar är 5 och 10.", ["5", "10"]),
        ("Målen i Agenda 2030 ska nås inom 10 år.", []),
        ("Agenda 2030 har mål om 10 procent mindre utsläpp.", []),
        ("Av målen i Agenda 2030 är 10 av 17 på väg att nås.", []),
        ("Agenda 2030 består av 17 mål, varav 5 är prioriterade.", []),
        ("Nämndens mål 5, ekonomi i balans, bidrar till Agenda 2030.", []),
        ("Vi arbetar inte med mål 5 i Agenda 2030.", []),
        ("## Agenda 2030\n\nNämndens egna mål 1 och 2 följs upp.\n", []),
        ("Kommunen har mål 5 i sin budget, och tre andra.", []),
        ("Vi har höjt taket med 5 och 10 meter enligt Agenda 2030.", []),
        ("| Mål | Agenda 2030 |\n|---|---|\n| Fler flickor deltar | 5, 10 |\n| Renare luft | 11 |", ["5", "10", "11"]),
    ],
)  # fmt: skip
def test_global_goals(text: str, goals: list[str]) -> None:
    assert _facts(text, "styrdokument")["global_goals"] == goals


@pytest.mark.parametrize(
    ("level", "text"),
    [
        ("activity", "Två utbildningar har hållits för chefer."),
        ("activity", "En översyn av riktlinjerna genomfördes i mars."),
        ("activity", "Personalen har gått två kurser."),
        ("activity", "Samtliga enheter har kartlagt sina målgrupper."),
        ("product", "En ny policy har antagits av nämnden."),
        ("product", "Anvisningarna för budgeten har reviderats."),
        ("product", "En mall är framtagen för nämndens ärenden."),
        ("product", "Nämnden höll en workshop, och en handlingsplan togs fram."),
        ("way_of_working", "Handläggarna tillämpar rutinen i alla ärenden."),
        ("way_of_working", "Ett nytt arbetssätt har införts i biståndshandläggningen."),
        ("way_of_working", "Mallen används nu i alla ärenden till nämnden."),
        ("way_of_working", "Sedan 2023 fördelas halltiderna lika mellan flickor och pojkar."),
        ("outcome", "Fördelningen av hemtjänsttimmar mellan kvinnor och män har blivit jämnare."),
        ("outcome", "Andelen flickor bland deltagarna ökade från 31 till 42 procent."),
        ("outcome", "Sjukfrånvaron har sjunkit till 5,1 procent."),
        ("outcome", "Sjukfrånvaron har minskat mer än i riket."),
        ("outcome", "Utbildningen har lett till ökad trygghet för eleverna."),
        ("effect", "Det jämställdhetspolitiska målet om ekonomisk jämställdhet har nåtts i länet."),
        ("effect", "Målet att alla elever ska kunna simma är uppnått."),
        ("effect", "I år har målet för äldre kvinnor och män uppnåtts."),
        ("effect", "Länet har blivit mer jämställt."),
    ],
)
def test_a_sentence_of_a_level(level: str, text: str) -> None:
    assert _levels(text) == {level: 1}


@pytest.mark.parametrize(
    "text",
    [
        "Två utbildningar ska hållas för chefer.",
        "En ny policy planeras till hösten.",
        "Nästa år kommer en mall att tas fram.",
        "Utbildningen har inte genomförts.",
        "Rutinen tillämpas inte.",
        "Rutinen ska tillämpas i alla ärenden.",
        "Från hösten 2026 fördelas halltiderna lika mellan flickor och pojkar.",
        "Målet har inte nåtts för eleverna.",
        "Målet för eleverna ska ha nåtts 2027.",
        "Målet är att andelen flickor ska ha ökat till 40 procent 2027.",
        "Andelen flickor förväntas ha ökat till nästa år.",
        "Innan policyn har antagits gäller den gamla.",
        "Utbildning är viktig för jämställdheten.",
        "Alla som gick ut årskurs 9 fick söka.",
        "Kostnaderna per elev har ökat med 3 procent.",
        "Energianvändningen har minskat.",
        "Befolkningen ökade med 300 personer.",
        "Antalet invånare har minskat.",
        "Andelen äldre i befolkningen har ökat.",
        "I riket har andelen kvinnliga chefer ökat.",
        "Enligt SCB har lönegapet minskat i Sverige.",
        "Utbildningen har gett ökad kunskap om jämställdhet.",
        "I remissen skriver LO att flera utbildningar borde ha hållits.",
    ],
)
def test_a_plan_a_denial_and_talk_are_of_no_level(text: str) -> None:
    assert _levels(text) == {}


def test_each_sentence_counts_once_and_only_the_authors_own() -> None:
    text = (
        "Två kurser hölls, en policy antogs och andelen flickor har ökat. En kartläggning har gjorts.\n\n"
        "> Två kurser hölls i fjol, skrev den tidigare förvaltningen i sin verksamhetsberättelse.\n"
    )
    assert _levels(text) == {"activity": 1, "outcome": 1}


def test_only_follow_ups_have_levels() -> None:
    assert _facts("Två utbildningar har hållits för chefer.", "tjansteskrivelse")["result_levels"] is None


def test_goals_with_their_places() -> None:
    text = "## Mål\n\n- Fler flickor ska delta 2027.\n- Alla elever ska trivas i skolan.\n"
    goals = _facts(text, "styrdokument")["goals"]
    assert [(each["place"].quote, each["gendered"], each["measured"]) for each in goals] == [
        ("Fler flickor ska delta 2027.", True, True),
        ("Alla elever ska trivas i skolan.", False, False),
    ]
    assert {each["place"].section for each in goals} == {("Mål",)}


def test_the_facts_that_rules_ask_for_too() -> None:
    text = "## Konsekvenser för jämställdhet\n\nFlickor väntar längre än pojkar.\n"
    facts = _facts(text, "tjansteskrivelse")
    assert (facts["headed_text"], facts["gender_content"]) == ("some", True)
    facts = _facts("Nämnden antar taxan för parkering.", "tjansteskrivelse")
    assert (facts["headed_text"], facts["gender_content"]) == ("na", False)
    assert (facts["global_goals"], facts["groups"], facts["goals"]) == ([], [], [])


def test_all_is_told_and_nothing_where_it_cannot_be_determined() -> None:
    swedish = _facts("Nämnden antar taxan för parkering.")
    english = _facts("The board is asked to adopt the new fees, which have been the same for two years. " * 6)
    assert [*english] == [*swedish] == [*TOLD_FACTS, *NAMES]
    assert {name for name, value in english.items() if value is not None} == {"passages"}

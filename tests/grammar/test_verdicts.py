"""What grammar changes in a verdict: sentences that words alone misread, written with the code in view.

Each with what the words alone make of it and what grammar does; and near twins, where both are to say the same.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from konsekvens_lint.documents.reader import read
from konsekvens_lint.linter import check_document
from konsekvens_lint.report import DocumentReport
from konsekvens_lint.rulebook.loading import built_in
from konsekvens_lint.settings.options import Options, plan

pytest.importorskip("spacy", reason="the language model needs spaCy")


def _judged(text: str, kind: str, grammar: str | None) -> DocumentReport:
    options = Options(kind=kind, grammar=grammar)
    return check_document(
        read(Path("a.md"), text.encode()), built_in(), plan(options, built_in()), "a.md", ""
    )


def _judgement(sentence: str, grammar: str | None) -> str:
    memo = f"# Nya tider\n## Förslag till beslut\nNämnden antar tiderna.\n## Jämställdhet\n{sentence}\n"
    return str(_judged(memo, "tjansteskrivelse", grammar).facts["judgement"])


def _neutral(goal: str, grammar: str | None) -> list[str]:
    facts = _judged(f"# Plan för service\n## Mål\n{goal}\n", "styrdokument", grammar).facts
    return list(facts["neutral_goal_groups"])


@pytest.mark.parametrize(
    ("sentence", "words", "grammar"),
    [
        ("Skillnaden mellan flickor och pojkar minskar om gården inte stängs på kvällen.", "no_impact_without_reason", "substantive"),
        ("Det är skillnad mellan kvinnor och män som inte beror på ålder.", "no_impact_without_reason", "substantive"),
        ("Förslaget gynnar flickor när hallen inte är bokad av lag.", "no_impact_without_reason", "one_sex_only"),
        ("Ändringen gör skillnad för de män som inte arbetar skift.", "no_impact_without_reason", "one_sex_only"),
        ("Förslaget påverkar inte jämställdheten, eftersom samma krav gäller alla ledningar.", "circular_reason", "reasoned_no_impact"),
        ("Förslaget påverkar inte jämställdheten, eftersom reglerna är lika för alla nämnder.", "circular_reason", "reasoned_no_impact"),
        ("En man som söker råd blir oftare hänvisad vidare än en kvinna.", "one_sex_only", "substantive"),
    ],
)  # fmt: skip
def test_a_judgement_that_words_alone_misread(sentence: str, words: str, grammar: str) -> None:
    assert _judgement(sentence, "off") == words
    assert _judgement(sentence, None) == grammar


@pytest.mark.parametrize(
    ("sentence", "judgement"),
    [
        ("Förslaget påverkar inte jämställdheten.", "no_impact_without_reason"),
        ("Förvaltningen bedömer att förslaget inte påverkar jämställdheten.", "no_impact_without_reason"),
        ("Det finns inget som tyder på att jämställdheten påverkas.", "no_impact_without_reason"),
        ("Ärendet har gåtts igenom ur könssynpunkt utan att några effekter har upptäckts.", "no_impact_without_reason"),
        ("Förslaget påverkar inte jämställdheten, eftersom reglerna är lika för alla.", "circular_reason"),
        ("Förslaget påverkar inte jämställdheten, eftersom samma villkor gäller alla sorters besökare.", "circular_reason"),
        ("Förslaget påverkar inte jämställdheten, eftersom alla kön behandlas lika.", "circular_reason"),
        ("Förslaget har ingen påverkan på jämställdheten, eftersom det inte gör skillnad på kön.", "circular_reason"),
        ("Eftersom inga skillnader finns påverkas inte kvinnor och män olika.", "circular_reason"),
        # What is denied in a clause beside is not said in the sentence.
        ("Förslaget är utformat så att det inte blir någon skillnad mellan kvinnor och män.", "no_impact_without_reason"),
        ("Avtalet skrivs för att inte skapa skillnader mellan kvinnor och män.", "no_impact_without_reason"),
        ("Det är ett förslag som inte ökar skillnaden mellan kvinnor och män.", "no_impact_without_reason"),
        ("Nämnden inför en modell som inte gör skillnad mellan kvinnor och män.", "no_impact_without_reason"),
        ("Det är en åtgärd som inte innebär någon skillnad för flickor jämfört med pojkar.", "no_impact_without_reason"),
        ("Kvinnan får bo kvar med sin man.", "one_sex_only"),
        ("Fem man arbetar i gruppen där kvinnor är få.", "one_sex_only"),
        ("Om man söker råd blir man hänvisad vidare oftare än en kvinna.", "one_sex_only"),
    ],
)  # fmt: skip
def test_near_twins_are_as_the_words_say(sentence: str, judgement: str) -> None:
    assert _judgement(sentence, "off") == _judgement(sentence, None) == judgement


@pytest.mark.parametrize(
    ("goal", "words", "grammar"),
    [
        ("Bussarna ska passa alla bättre.", [], ["alla"]),
        ("Maten ska passa äldre bättre än i dag.", [], ["äldre"]),
        ("Kön ska halveras för alla patienter.", [], ["patienter"]),
        ("Patienterna ska få vård i tid oavsett var i kön de står.", [], ["patienterna"]),
        ("Bussarna ska passa alla linjer bättre.", [], []),
        ("Äldre ledningar ska bytas ut för framtiden.", [], []),
        ("Alla vägskyltar äldre än 1995 är utbytta 2026.", [], []),
        ("**Mål A.** Alla äldre i Granliden ska känna sig trygga.", ["äldre"], ["äldre"]),
        ("Kön ska inte påverka vilken vård patienterna får.", [], []),
        ("Alla patienter ska bemötas lika oavsett kön.", [], []),
    ],
)
def test_the_neutral_groups_of_goals(goal: str, words: list[str], grammar: list[str]) -> None:
    assert _neutral(goal, "off") == words
    assert _neutral(goal, None) == grammar


def test_a_violent_man_is_no_group() -> None:
    sentence = "Med lägenheten kan en kvinna som lever med våld lämna en våldsam man."

    assert _judgement(sentence, "off") == _judgement(sentence, None)


@pytest.mark.parametrize(
    ("sentence", "words", "grammar"),
    [
        ("Alla nämnder har nått målet.", 1, 0),
        ("Tillgängligheten har ökat i alla lokaler.", 1, 0),
        ("Tillgängligheten har ökat för alla.", 1, 1),
    ],
)
def test_an_outcome_for_people_or_for_bodies(sentence: str, words: int, grammar: int) -> None:
    def outcomes(grammar: str | None) -> int:
        text = f"# Uppföljning av mål 2025\n## Mål\n{sentence}\n"
        levels = _judged(text, "uppfoljning", grammar).facts["result_levels"]
        return int(levels["outcome"]) + int(levels["effect"])

    assert outcomes("off") == words
    assert outcomes(None) == grammar

"""The national gender-equality goals, CEMR and Agenda 2030 under their various names, and goals that are none of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from konsekvens_lint.documents.reader import read
from konsekvens_lint.facts.facts import find_facts
from konsekvens_lint.facts.given import Given
from konsekvens_lint.rulebook.loading import built_in

BOOK = built_in()
MEMO = """\
# Nya öppettider

## Förslag till beslut

Nämnden antar öppettiderna för besökarna.

## Jämställdhet

Av besökarna är 60 procent kvinnor och 40 procent män. Kvinnor kommer oftare på kvällen än män, eftersom de arbetar dagtid.
"""


def _link(sentence: str) -> str:
    facts = find_facts(
        read(Path("a.md"), f"{MEMO}{sentence}\n".encode()), BOOK, Given("tjansteskrivelse")
    ).document
    return "tied" if facts["link_to_goals"] else "named" if facts["goal_named"] else "none"


@pytest.mark.parametrize(
    "goal",
    [
        "det övergripande målet att kvinnor och män ska ha samma makt att forma samhället och sina egna liv",
        "delmålet om en jämn fördelning av makt och inflytande",
        "det första delmålet, makt och inflytande",
        "ekonomisk jämställdhet, det andra jämställdhetspolitiska delmålet",
        "målet jämställd utbildning",
        "målet om en jämn fördelning av det obetalda hem- och omsorgsarbetet",
        "målet om jämställd hälsa",
        "målet att mäns våld mot kvinnor ska upphöra",
        "det sjätte delmålet",
        "artikel 9 i CEMR-deklarationen",
        "globalt mål 5, jämställdhet",
        "mål 5 i Agenda 2030",
        "Agenda 2030, mål 5 och delmål 5.5",
    ],
)
def test_a_goal_that_the_proposal_is_tied_to(goal: str) -> None:
    assert _link(f"Förslaget bidrar till {goal}.") == "tied"


@pytest.mark.parametrize(
    ("sentence", "link"),
    [
        ("Förslaget bidrar till mål 7 i Agenda 2030.", "none"),
        ("Förslaget bidrar till målet om fler bostäder.", "none"),
        ("Det sjätte delmålet i klimatplanen nås.", "none"),
        ("Kommunen har beslut om att arbeta för att uppnå de nationella jämställdhetsmålen.", "named"),
        ("Det nationella jämställdhetsmålet ligger till grund för arbetet på fritidsområdet.", "named"),
        ("Det nationella jämställdhetsmålet ligger till grund för förslaget.", "tied"),
    ],
)
def test_what_is_not(sentence: str, link: str) -> None:
    assert _link(sentence) == link

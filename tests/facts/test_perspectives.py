"""Answers to a difference, and ties to goals."""

from __future__ import annotations

from pathlib import Path

import pytest

from konsekvens_lint.documents.reader import read
from konsekvens_lint.facts.facts import find_facts
from konsekvens_lint.facts.given import Given
from konsekvens_lint.rulebook.loading import built_in

BOOK = built_in()
DIFFERENCE = "Flickor utgör 30 procent av besökarna och pojkar 70 procent."


def _facts(text: str, proposal: str = "Nämnden ändrar öppettiderna.") -> dict[str, object]:
    memo = f"# Ungdomsgården\n\n## Förslag till beslut\n\n{proposal}\n\n## Jämställdhet\n\n{text}\n"
    return dict(find_facts(read(Path("memo.md"), memo.encode()), BOOK, Given("tjansteskrivelse")).document)


@pytest.mark.parametrize(
    "answer",
    [
        "Därför får flickorna en egen kväll i veckan.",
        "Flickorna får därför en egen kväll i veckan.",
        "Därför får föreningen mer tid.",
        "Därför blir tisdagar en kväll för flickor.",
        "Skillnaden ska minska genom att gården får en kväll för flickor.",
        "Personalen ska dessutom rikta information till flickor.",
        "Skillnaden får vara kvar, eftersom pojkarna bor närmast.",
        "Förvaltningen har prövat att öppna på söndagar, men ingen kom.",
    ],
)
def test_an_answer_to_a_difference(answer: str) -> None:
    assert _facts(f"{DIFFERENCE} {answer}")["action_for_difference"] is True


@pytest.mark.parametrize(
    "text",
    [
        "Vi tror att detta jämnar ut sig när öppettiderna ändras.",
        "Därför har flickor mindre plats.",
        "Flickorna kommer därför inte.",
        "Pojkarna är därför fler.",
    ],
)
def test_no_answer(text: str) -> None:
    assert _facts(f"{DIFFERENCE} {text}")["action_for_difference"] is False


def test_the_answer_may_stand_in_the_proposal_where_it_speaks_of_sex() -> None:
    assert _facts(DIFFERENCE, "Nämnden inför en kväll för flickor.")["action_for_difference"] is True
    assert _facts(DIFFERENCE, "Nämnden inför nya öppettider.")["action_for_difference"] is False


@pytest.mark.parametrize(
    ("text", "named", "tied"),
    [
        ("Det bidrar till kommunens jämställdhetsmål.", True, True),
        ("Det är ett direkt led i det nationella delmålet om jämställd hälsa.", True, True),
        ("Det ligger i linje med delmålet att mäns våld mot kvinnor ska upphöra.", True, True),
        ("Det ligger i linje med kommunens jämställdhetspolicy.", True, False),
        ("Badet öppnar tidigare.", False, False),
    ],
)
def test_goals(text: str, named: bool, tied: bool) -> None:
    facts = _facts(f"{DIFFERENCE} {text}")

    assert (facts["goal_named"], facts["link_to_goals"]) == (named, tied)


def test_what_is_aimed_at_is_no_likeness() -> None:
    facts = _facts("Långsiktigt är målsättningen en helt jämn könsfördelning i styrelserna.")

    assert facts["judgement"] != "no_impact_without_reason"


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("Förslaget bidrar till kommunens jämställdhetsmål.", True),
        ("Jämställdhetsmålet nås inte i dag.", False),
        ("Jämställdhetsmålet motverkas av förslaget.", False),
        ("Kommunens jämställdhetsmål gäller fritiden. Förslaget bidrar till målet.", True),
    ],
)
def test_a_tie_to_a_goal(text: str, linked: bool) -> None:
    assert _facts(f"{DIFFERENCE} {text}")["link_to_goals"] is linked


def test_a_section_on_goals_ties_to_them() -> None:
    goals = "## Koppling till mål\n\nFörslaget bidrar till kommunens jämställdhetsmål."

    assert _facts(f"{DIFFERENCE}\n\n{goals}")["link_to_goals"] is True


def test_sentences_of_two_sections_do_not_make_a_tie() -> None:
    memo = (
        "# Ungdomsgården\n\n## Bakgrund\n\nFlickor är 30 procent och pojkar 70 procent. Kommunens jämställdhetsmål antogs 2020."
        "\n\n## Ekonomi\n\nMålet för soliditeten nås.\n"
    )

    facts = find_facts(read(Path("memo.md"), memo.encode()), BOOK, Given("tjansteskrivelse")).document
    assert facts["link_to_goals"] is False


@pytest.mark.parametrize(
    "effect",
    [
        "Pojkarnas bidrag sänks genom förslaget mer än flickornas.",
        "Flickornas väg plogas som tidigare.",
    ],
)
def test_an_effect_is_no_answer(effect: str) -> None:
    assert _facts(f"{DIFFERENCE} {effect}")["action_for_difference"] is False


@pytest.mark.parametrize(
    ("text", "answered"),
    [
        ("Ingen åtgärd föreslås.", False),
        ("Ingen åtgärd föreslås, eftersom skillnaden är liten.", True),
        ("Nämnden föreslås godkänna hyresavtalet.", False),
    ],
)
def test_a_refusal_needs_a_reason_and_the_decision_itself_is_no_answer(text: str, answered: bool) -> None:
    assert _facts(f"{DIFFERENCE} {text}")["action_for_difference"] is answered


def test_a_headcount_elsewhere_does_not_make_one_sex_both() -> None:
    text = "Flickor får kortare väg.\n\n## Bakgrund\n\nAv besökarna är 31 flickor och 29 pojkar."

    assert _facts(text)["judgement"] == "one_sex_only"


@pytest.mark.parametrize(
    ("text", "judgement"),
    [
        ("Flickor och pojkar påverkas olika av flytten.", "assertion_without_content"),
        ("Flickor påverkas mer än pojkar av flytten, eftersom de cyklar oftare.", "substantive"),
    ],
)
def test_a_difference_that_is_not_named_is_an_assertion(text: str, judgement: str) -> None:
    assert _facts(text)["judgement"] == judgement

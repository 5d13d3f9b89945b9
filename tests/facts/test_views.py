"""Texts on other perspectives: whose words count, what stands under a shared heading, and where a reason may stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from konsekvens_lint.documents.reader import read
from konsekvens_lint.facts.facts import find_facts
from konsekvens_lint.facts.given import Given
from konsekvens_lint.facts.views import View
from konsekvens_lint.rulebook.loading import built_in

BOOK = built_in()
HEAD = "# Nya öppettider\n\n## Förslag till beslut\n\nNämnden antar öppettiderna.\n\n"


def _view(text: str, perspective: str = "barn") -> View:
    memo = read(Path("a.md"), f"{HEAD}{text}".encode())
    return find_facts(memo, BOOK, Given("tjansteskrivelse")).views.on(perspective)


@pytest.mark.parametrize(
    ("text", "judgement"),
    [
        # Under a heading on several perspectives only what speaks of this one counts.
        ("## Jämställdhet och barn\n\nKvinnor får längre väg än män.", "none"),
        ("## Jämställdhet och barn\n\nKvinnor får längre väg än män. Barnen får kortare väg.", "described"),
        ("## Jämställdhet och barn\n\nIngen påverkan.", "no_impact_without_reason"),
        # A denial of the other's is none of this, nor is its reason; an own heading beside the shared one stands by itself.
        ("## Jämställdhet och barn\n\nMän påverkas inte, eftersom passet bara är öppet för kvinnor.", "none"),
        ("## Barn och landsbygd\n\nLandsbygden påverkas inte, eftersom inget ändras där.", "none"),
        ("## Jämställdhet och barn\n\nBarnen påverkas inte. Kvinnor påverkas inte, eftersom bara skyltar byts.", "no_impact_without_reason"),
        ("## Barnrättsperspektiv\n\nSkolvägen blir 300 meter längre.\n\n## Jämställdhet och barn\n\nKvinnor får längre väg än män.", "described"),
        ("## Barn och landsbygd\n\nPersoner med funktionsnedsättning påverkas inte, eftersom de har egna lokaler.", "none"),
        ("## Jämställdhet och barn\n\nSe bilaga 3.", "empty_or_template"),
        # A heading of its own counts, below a shared one or beside it.
        ("## Jämställdhet och barn\n\n### Kvinnor och män\n\nKvinnor får längre väg.\n\n### Barn\n\nDe yngsta får längre väg.", "described"),
        ("## Barn\n\n## Jämställdhet och barn\n\nKvinnor får längre väg än män.", "empty_or_template"),
        ("## Barn och landsbygd\n\nInga konsekvenser för någon, varken äldre eller yngre, eftersom bara servern byts.", "reasoned_no_impact"),
        # Those whom it is about are heard, others are not.
        ("## Ärendet\n\nElevrådet har framfört att barnen får längre väg.", "described"),
        ("## Ärendet\n\nMotionären anser att barnen får längre väg.", "none"),
        # A reason may stand in the sentence that refers back, or before the conclusion; not anywhere.
        ("## Ärendet\n\nBarn påverkas inte. Det som ändras är bara fakturans utseende.", "reasoned_no_impact"),
        ("## Ärendet\n\nBarn påverkas inte. Nämnden har behandlat frågan förut.", "no_impact_without_reason"),
        ("## Barn\n\nBarn påverkas inte. Lokalen används bara av personalen på natten.", "reasoned_no_impact"),
        # The same thing again is no reason.
        ("## Barn\n\nBarn påverkas inte, eftersom frågan inte har någon betydelse.", "no_impact_without_reason"),
        # How many they are is not what it means for them.
        ("## Ärendet\n\nAv besökarna är 180 barn.", "only_counted"),
        ("## Barn\n\nDrygt hälften av deltagarna är barn.", "only_counted"),
        ("## Barn\n\nAv besökarna är 180 barn, och de får längre väg.", "described"),
        ("## Barn\n\nEfter beslutet är 120 barn utan skolskjuts.", "described"),
        ("## Barn\n\n120 barn är berörda av flytten.", "described"),
        # A reference is no text of one's own.
        ("## Barn\n\nSe bilaga 3.", "empty_or_template"),
        # In a table that is a form, a dash is nothing.
        ("## Perspektiv\n\n| Perspektiv | Bedömning |\n|---|---|\n| Barn | – |\n| Ekonomi | Inom ram |", "empty_or_template"),
        # An article of some law is not the convention's.
        ("## Ärendet\n\nEnligt artikel 6.3 i direktivet får varje anläggning fler kontroller.", "none"),
        ("## Ärendet\n\nEnligt artikel 12 i avtalet får varje anläggning fler kontroller.", "none"),
        # The proposal and the names of boards are no text on children.
        ("## Ärendet\n\nBarn- och utbildningsnämnden har yttrat sig.", "none"),
    ],
)  # fmt: skip
def test_the_judgement(text: str, judgement: str) -> None:
    assert _view(text).judgement == judgement


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Barnen har nämnts. Barnen får längre väg till skolan.", "Barnen får längre väg till skolan."),
        (
            "Barnen äter i matsalen. Barn påverkas inte, eftersom bara skyltarna byts.",
            "Barn påverkas inte, eftersom bara skyltarna byts.",
        ),
    ],
)
def test_where_it_stands_is_shown(text: str, shown: str) -> None:
    assert [place.quote for place in _view(f"## Barn\n\n{text}").places] == [shown]


def test_a_bold_item_of_a_list_is_a_section_of_its_own() -> None:
    text = "## Konsekvenser\n\n- **Sexuell läggning:** Handledarna utbildas, så att ungdomar slipper dölja vem de är.\n- **Ekonomi:** Inom ram.\n"
    assert _view(text, "sexuell_laggning").judgement == "described"


def test_a_reference_in_a_shared_section_is_told_as_one() -> None:
    text = "## Jämställdhet och barn\n\nKvinnor får längre väg än män. Barnperspektivet redovisas i bilaga 2."
    view = _view(text)
    assert (view.judgement, view.author_text) == ("empty_or_template", "reference")


def test_a_perspective_is_judged_once() -> None:
    facts = find_facts(read(Path("a.md"), HEAD.encode()), BOOK)
    assert facts.views.on("barn") is facts.views.on("barn")


@pytest.mark.parametrize(
    ("text", "perspective"),
    [
        # A list of grounds is about none of them (Region Halland, Jämnt ska vara jämt).
        ("Förutsättningarna påverkas av kön, men också av ålder, etnicitet, religion och socioekonomi.", "etnicitet"),
        # Girls and boys named with women and men are no child perspective (Region Norrbotten, ärendemall).
        ("Verksamheten ska bli likvärdig för kvinnor, män, flickor och pojkar.", "barn"),
        # What is available is not accessible (a student union's policy).
        ("Protokollet är tillgängligt för alla medlemmar via hemsidan.", "funktionsnedsattning"),
        # What is easy to read is not about language (föreskrifter om kemiska risker).
        ("Dokumentationen ska vara lättläst, så att det går att hitta i den.", "etnicitet"),
        ("Här kommer också barnperspektivet.", "barn"),
    ],
)  # fmt: skip
def test_what_is_said_in_passing_is_no_answer(text: str, perspective: str) -> None:
    assert _view(f"## Bakgrund\n\n{text}", perspective).judgement not in ("described", "reasoned_no_impact")

"""Words that look like women and men, gender equality, age, a denial or an action, and are something else; and those that are."""

from __future__ import annotations

from pathlib import Path

import pytest

from konsekvens_lint.documents.reader import read
from konsekvens_lint.facts.facts import find_facts
from konsekvens_lint.facts.given import Given
from konsekvens_lint.language.read import read as read_language
from konsekvens_lint.rulebook.loading import built_in

BOOK = built_in()


def _names(sentence: str) -> frozenset[str]:
    reading = read_language(
        read(Path("memo.md"), f"# Ny taxa\n\n## Bedömning\n\n{sentence}\n".encode()), BOOK.patterns
    )
    return reading.sentences[0].names


@pytest.mark.parametrize(
    ("sentence", "absent"),
    [
        ("Man kan boka tid på nätet.", "men"),
        ("Enskilda huvudmän får bidrag.", "men"),
        ("Talesmannen och ombudsmannen deltog.", "men"),
        ("Tid bokas tillsammans med Gun Bergman.", "men"),
        ("Avgiften ska jämställas med hyra.", "gender_equality"),
        ("Kvinnokliniken flyttar till hus 14.", "women"),
        ("Kvinnofridslinjen har öppet dygnet runt.", "women"),
        ("Jämställdhetsmyndigheten har fått en kopia.", "gender_equality"),
        ("Jämställdhetsstrategen har läst förslaget.", "gender_equality"),
        ("Den som står i kön får en nummerlapp.", "sex_word"),
        ("Kön till lotterna är lång.", "sex_word"),
        ("Taxan gäller lika för alla nämnder.", "any_sex"),
        ("Äldre ledningsnät byts ut.", "age_word"),
        ("Byggnadens ålder gör renoveringen dyr.", "age_word"),
        ("Barn- och utbildningsnämnden antar planen.", "child_word"),
        ("Mötet hölls i Storliden.", "action"),
        ("Ärendet rör därför delmålet om makt.", "action"),
        ("En värd kan övervägas, och tas i så fall upp i budgeten.", "action"),
        ("Enligt artikel 6.3 i direktivet krävs tillstånd.", "right_of_child"),
    ],
)
def test_what_only_looks_like_it(sentence: str, absent: str) -> None:
    assert absent not in _names(sentence)


@pytest.mark.parametrize(
    ("sentence", "present"),
    [
        ("Män kan boka tid på nätet.", "men"),
        ("Förslaget gör kommunen mer jämställd.", "gender_equality"),
        ("Kvinnor besöker kliniken oftare.", "women"),
        ("Statistiken delas upp efter kön.", "sex_word"),
        ("Äldre personer betalar mer sällan med mobil.", "age_word"),
        ("Barn i årskurs 4 har svarat.", "child_word"),
        ("En värd anställs till kvällen.", "action"),
        ("Därför anställs en värd.", "action"),
        ("Ärendet rör därför det nationella delmålet om en jämn fördelning av makt och inflytande.", "tied"),
    ],
)
def test_what_is_it(sentence: str, present: str) -> None:
    assert present in _names(sentence)


@pytest.mark.parametrize(
    ("sentence", "denies"),
    [
        ("Förslaget påverkar inte jämställdheten.", True),
        ("Förslaget saknar betydelse för jämställdheten.", True),
        ("Varken kvinnor eller män berörs.", True),
        ("Ingen grupp av kvinnor eller män får det svårare.", True),
        ("Förslaget påverkar inte minst jämställdheten.", False),
        ("Förslaget påverkar inte bara jämställdheten utan också hälsan.", False),
        ("Förslaget saknar inte betydelse för jämställdheten.", False),
        ("Det kan inte uteslutas att jämställdheten påverkas.", False),
        ("Kostnaden ändras inte, men jämställdheten påverkas.", False),
    ],
)
def test_how_far_a_denial_reaches(sentence: str, denies: bool) -> None:
    assert ("no_impact" in _names(sentence)) == denies


MEMO = "# Nya tider i badhuset\n\n## Förslag till beslut\n\nNämnden ändrar tiderna.\n\n## Jämställdhet\n\n{text}\n"


@pytest.mark.parametrize(
    ("text", "judgement"),
    [
        pytest.param(
            "Förslaget bedöms inte påverka jämställdheten.", "no_impact_without_reason", id="stock-phrase"
        ),
        pytest.param(
            "Förslaget bedöms inte påverka jämställdheten. Av badarna är 51 procent kvinnor och 49 procent män, och de "
            "kommer lika ofta.",
            "likeness_with_evidence",
            id="stock-phrase-and-likeness",
        ),
        pytest.param(
            "Förslaget bedöms inte påverka jämställdheten. Kvinnor badar dock oftare än män på morgonen och förlorar en timme.",
            "substantive",
            id="stock-phrase-and-effect",
        ),
        pytest.param(
            "Förslaget bedöms inte påverka jämställdheten. Tiderna före klockan 9 och efter klockan 18 är oförändrade.",
            "reasoned_no_impact",
            id="stock-phrase-and-reason",
        ),
        pytest.param(
            "Förslaget bedöms inte påverka jämställdheten. Kostnaden ryms inom budgeten eftersom hyran har sänkts.",
            "no_impact_without_reason",
            id="reason-for-the-money",
        ),
        pytest.param(
            "Förslaget påverkar inte jämställdheten, eftersom avgiften är densamma för en man eller en kvinna.",
            "circular_reason",
            id="the-same-for-both",
        ),
        pytest.param(
            "Motionären anser att kvinnor drabbas mer än män.",
            "assertion_without_content",
            id="a-reported-view",
        ),
        pytest.param(
            "[Beskriv hur förslaget påverkar kvinnor respektive män. Ange källa.]",
            "empty_or_template",
            id="instruction",
        ),
    ],
)
def test_judgements(text: str, judgement: str) -> None:
    document = read(Path("memo.md"), MEMO.format(text=text).encode())

    assert find_facts(document, BOOK, Given("tjansteskrivelse")).document["judgement"] == judgement

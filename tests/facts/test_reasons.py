"""What the reasons for no impact speak of."""

from __future__ import annotations

from pathlib import Path

import pytest

from konsekvens_lint.documents.reader import read
from konsekvens_lint.facts.facts import find_facts
from konsekvens_lint.facts.given import Given
from konsekvens_lint.rulebook.loading import built_in

BOOK = built_in()


def _reasons(text: str, heading: str = "Jämställdhet") -> set[str]:
    memo = (
        f"# Ny taxa i badhuset\n\n## Förslag till beslut\n\nNämnden antar taxan.\n\n## {heading}\n\n{text}\n"
    )
    facts = find_facts(read(Path("memo.md"), memo.encode()), BOOK, Given("tjansteskrivelse"))
    return set(facts.document["reason_about"])


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Förslaget påverkar inte jämställdheten.", set()),
        ("Förslaget påverkar inte jämställdheten, eftersom bassängen är stängd i vinter.", {"this_matter"}),
        ("Bassängen är stängd hela vintern. Jämställdheten påverkas därmed inte.", {"this_matter"}),
        ("Ingen påverkan: bassängen är stängd för allmänheten.", {"this_matter"}),
        (
            "Taxan gäller bara grupper som bokar hela hallen och påverkar därför inte jämställdheten.",
            {"this_matter"},
        ),
        ("Förslaget påverkar inte jämställdheten, eftersom taxan är densamma för alla.", {"same_for_all"}),
        ("Taxan är densamma för alla besökare. Jämställdheten påverkas därför inte.", {"same_for_all"}),
        ("Förslaget är könsneutralt, eftersom avgiften tas ut vid grinden.", {"same_for_all"}),
        ("Jämställdheten påverkas inte, eftersom ärendet är av administrativ karaktär.", {"formality"}),
        ("Förslaget påverkar inte jämställdheten, eftersom det inte är relevant.", {"claim_itself"}),
        ("Ärendet gäller enbart pumpar och har därför ingen betydelse för jämställdheten.", {"formality"}),
        (
            "Avgiften är densamma för alla hushåll, så någon skillnad mellan könen kan inte uppstå.",
            {"same_for_all"},
        ),
        (
            "Förslaget påverkar inte jämställdheten. Däremot påverkas budgeten. Det motsvarar tre tjänster.",
            set(),
        ),
        ("Jämställdheten påverkas inte. Eftersom nätet stängs behöver avtalet tecknas.", set()),
        ("Förslaget påverkar inte jämställdheten, eftersom hyran ryms inom ramen.", {"formality"}),
        ("Förslaget påverkar inte jämställdheten, eftersom ärendet är brådskande.", {"formality"}),
        ("Jämställdheten påverkas inte, eftersom barnperspektivet är beaktat.", {"formality"}),
        ("Jämställdheten påverkas inte, eftersom det saknas könsuppdelad statistik.", {"formality"}),
        ("Jämställdheten påverkas inte, eftersom både kvinnor och män är gäster.", {"same_for_all"}),
        ("Det vore fel att påstå att förslaget saknar betydelse för jämställdheten.", set()),
        ("Förslaget påverkar inte jämställdheten. Beslutet läggs ut på webbplatsen.", set()),
        ("Förslaget påverkar inte jämställdheten. Jämställdhet är viktigt för kommunen.", set()),
        ("Förslaget påverkar inte jämställdheten. Ärendet har beretts av förvaltningen.", set()),
    ],
)
def test_the_reason(text: str, about: set[str]) -> None:
    assert _reasons(text) == about


def test_another_perspectives_reason_does_not_count() -> None:
    text = "Barnen får simma gratis på lördagar. Jämställdheten påverkas inte."

    assert _reasons(text, "Barn och jämställdhet") == set()


def test_under_another_heading_only_what_the_claim_concludes_from_counts() -> None:
    text = "Taxan täcker kostnaden för vattnet. Jämställdheten påverkas inte."

    assert _reasons(text, "Konsekvenser") == set()

"""Which language a text is in, and whether it has lost its letters."""

from __future__ import annotations

import pytest

from konsekvens_lint.language.damage import is_damaged, is_swedish

SWEDISH = (
    "Förvaltningen föreslår att nämnden höjer avgiften för badet. Det är en höjning som påverkar alla besökare, och den "
    "gäller från och med januari. Kvinnor och män betalar inte samma pris i dag, eftersom priset beror på tiden. "
)


@pytest.mark.parametrize(
    "text",
    [
        "Administrasjonen foreslår at utvalget øker avgiften for badet. Det er en økning som påvirker alle besøkende, og "
        "den gjelder fra og med januar. Kvinner og menn betaler ikke samme pris i dag, og prisen er avhengig av tiden. ",
        "Forvaltningen foreslår, at udvalget hæver afgiften for badet. Det er en stigning, som påvirker alle besøgende, og "
        "den gælder fra og med januar. Kvinder og mænd betaler ikke samme pris i dag, og prisen afhænger af tiden. ",
        "The administration proposes that the committee raise the fee for the pool. It is a rise that affects all, and it "
        "applies from January. Women and men do not pay the same price today, and the price depends on the time. ",
    ],
    ids=["Norwegian", "Danish", "English"],
)
def test_the_neighbours_are_not_swedish(text: str) -> None:
    assert not is_swedish(text * 4)


def test_swedish_is_swedish_with_and_without_its_letters() -> None:
    lost = (SWEDISH * 4).translate(str.maketrans("åäöÅÄÖ", "aaoAAO"))

    assert is_swedish(SWEDISH * 4)
    assert not is_damaged(SWEDISH * 4)
    assert is_swedish(lost)
    assert is_damaged(lost)


def test_a_short_text_is_given_the_benefit_of_doubt() -> None:
    assert is_swedish("Ej relevant.")

"""Pairs in text that has lost its letters: the spellings met in a scanned report."""

from __future__ import annotations

import pytest

from konsekvens_lint.language.relations import structures
from konsekvens_lint.rulebook.loading import built_in

SCANNER = built_in().patterns.scanner(damaged=True)


def _structures(text: str) -> set[str]:
    return structures(text, SCANNER.scan(text), 0, len(text))


@pytest.mark.parametrize(
    "pair",
    [
        "kvinnor och man",
        "kvinnor och mén",
        "kvinnor och méan",
        "kvinnor och maén",
        "kvinnor respektive méan",
        "kvinnors och méns villkor",
        "kvinnor och man, flickor och pojkar",
        "aldre man och kvinnor",
    ],
)
def test_a_pair_is_a_pair_however_it_is_spelled(pair: str) -> None:
    assert {"pair", "both_sexes"} <= _structures(f"Resultaten for {pair} redovisas.")


def test_nine_months_are_no_men() -> None:
    assert not _structures("Kommunen har under kort tid (9 man) paborjat arbetet.") & {"any_sex", "pair"}


def test_older_men_are_men() -> None:
    assert "one_sex" in _structures("Insatsen riktas till aldre man.")

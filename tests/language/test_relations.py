"""Figures and how the sexes are named together."""

from __future__ import annotations

import pytest

from konsekvens_lint.language.relations import structures
from konsekvens_lint.rulebook.loading import built_in

SCANNER = built_in().patterns.scanner(damaged=False)


def _in(text: str) -> set[str]:
    return structures(text, SCANNER.scan(text), 0, len(text))


@pytest.mark.parametrize(
    ("text", "there", "not_there"),
    [
        ("både kvinnor och män", {"both_sexes", "pair"}, {"contrasted", "figure"}),
        ("för kvinnor respektive för män", {"pair"}, {"contrasted"}),
        ("kvinnor, män, flickor och pojkar", {"pair"}, {"contrasted"}),
        ("52 procent av kvinnorna och 50 procent av männen", {"equal_shares"}, {"unequal_shares"}),
        ("oftare kvinnor än män: 8 procent 2023 och 9 procent 2024", set(), {"equal_shares"}),
        (
            "kvinnor är 30 procent av cheferna och 31 procent av de anställda, män fler",
            set(),
            {"equal_shares"},
        ),
        ("fler kvinnor än män", {"both_sexes", "contrasted"}, {"pair"}),
        ("äldre kvinnor såväl som äldre män", {"pair"}, {"contrasted"}),
        ("unga män får kortare väg", {"one_sex"}, {"both_sexes"}),
        (
            "84 procent av kvinnorna och 60 procent av männen",
            {"percent", "unequal_shares", "skewed_share"},
            set(),
        ),
        ("51 procent flickor och 49 procent pojkar", {"percent"}, {"unequal_shares", "skewed_share"}),
        ("5 av 0 chefer är kvinnor", {"percent", "one_sex"}, {"skewed_share"}),
        ("0 av 4 chefer är kvinnor", {"percent", "skewed_share"}, set()),
        ("fyra av fem besökare", {"percent", "figure", "skewed_share"}, set()),
        ("den 1 januari 2026, § 132, dnr 01670-2020", {"number"}, {"figure"}),
        ("kostar 340 kronor och gäller barn i åldern 13–15 år", {"number"}, {"figure"}),
        ("212 kvinnor", {"figure", "one_sex"}, {"percent"}),
        ("projektet pågår kort tid (9 mån)", set(), {"any_sex"}),
        ("gode män och tjänstemän", set(), {"any_sex"}),
        ("mäns våld mot kvinnor ska upphöra", set(), {"any_sex"}),
        ("föreningen anser att kvinnor missgynnas", {"attributed"}, set()),
        ("kvinnor anser att de missgynnas", set(), {"attributed"}),
    ],
)
def test_structures(text: str, there: set[str], not_there: set[str]) -> None:
    found = _in(text)

    assert there <= found
    assert not found & not_there

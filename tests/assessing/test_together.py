"""Several organisations together, reckoned by hand."""

from __future__ import annotations

import pytest
from made_forms import BOOK, NEWER, OLDER, SCALE, SCALE_OF_FOUR, form, only, read

from konsekvens_lint.assessing import words
from konsekvens_lint.assessing.assessment import Assessment
from konsekvens_lint.assessing.reading import named_apart
from konsekvens_lint.assessing.together import Group, Together, together

A = (3, 2, 2, 1, 2, 2, 1, 1, 2, 1)
B = (3, 3, 1, 1, 3, 2, 2, 1, 1, 1)
C = (2, 2, 1, 2, 3, 2.5, 1, 1, 1, 1)
# By hand: the sums of A, B and C point by point, divided by three, with one decimal.
MEANS = {1: "2,7", 2: "2,3", 3: "1,3", 4: "1,3", 5: "2,7", 6: "2,2", 7: "1,3", 8: "1,0", 9: "1,3", 10: "1,0"}
SORTED = [1, 5, 2, 6, 3, 4, 7, 9, 8, 10]
SPREADS = {1: "2–3", 2: "2–3", 3: "1–2", 4: "1–2", 5: "2–3", 6: "2–2,5", 7: "1–2", 8: "1", 9: "1–2", 10: "1"}


def older(name: str, scores: tuple[float, ...], occasion: str = "2024", scale: str = SCALE) -> Assessment:
    return only(read(form(name, {occasion: scores}, scale=scale), f"{name}.md"))


def newer(name: str, scores: tuple[float, ...], scale: str = SCALE_OF_FOUR) -> Assessment:
    return only(read(form(name, {"2024": scores}, points=NEWER, scale=scale), f"{name}.md"))


def held(*several: Assessment) -> Together:
    return together(named_apart(several), BOOK.forms)


def lone(whole: Together) -> Group:
    (group,) = whole.groups
    return group


def test_means_are_sorted_with_the_highest_first() -> None:
    group = lone(held(older("Aby kommun", A), older("Boby kommun", B), older("Celby kommun", C)))
    assert {each.number: words.mean(each.mean) for each in group.means} == MEANS
    assert [each.number for each in group.means] == SORTED
    assert {each.number: words.spread(each) for each in group.means} == SPREADS
    assert {each.answers for each in group.means} == {3}
    assert [each.name for each in group.standings] == ["Aby kommun", "Boby kommun", "Celby kommun"]
    assert not group.is_mixed


def test_only_the_latest_occasion_counts() -> None:
    both = only(read(form("Aby kommun", {"2023": (1,) * 10, "2024": A})))
    assert lone(held(both, older("Boby kommun", B))).means[0].mean == 3


def test_a_point_that_one_has_not_scored_is_a_mean_of_the_others() -> None:
    gap = only(read(form("Aby kommun", {"2024": ("", *A[1:])})))
    group = lone(held(gap, older("Boby kommun", B), older("Celby kommun", C)))
    first = next(each for each in group.means if each.number == 1)
    assert (first.answers, first.mean) == (2, 2.5)


def test_scales_are_never_mixed() -> None:
    whole = held(older("Aby kommun", A), older("Boby kommun", B), newer("Dalby kommun", (4,) * 10))
    assert lone(whole).scale == (1, 3)
    assert whole.alone == ("Dalby kommun",)


def test_each_scale_has_a_group_of_its_own() -> None:
    new = (4, 3, 2, 2, 3, 1, 2, 3, 1, 1)
    whole = held(
        older("Aby kommun", A),
        newer("Dalby kommun", new),
        older("Boby kommun", B),
        newer("Enby kommun", (2,) * 10),
    )
    assert [group.scale for group in whole.groups] == [(1, 3), (1, 4)]
    assert [(each.number, each.mean) for each in whole.groups[1].means] == [
        (1, 3), (2, 2.5), (5, 2.5), (8, 2.5), (3, 2), (4, 2), (7, 2), (6, 1.5), (9, 1.5), (10, 1.5),
    ]  # fmt: skip
    assert whole.alone == ()


def test_the_older_list_and_the_newer_share_the_points_that_are_the_same() -> None:
    four = "Skala: 1 = inte påbörjat, 2 = i liten grad, 3 = delvis, 4 = fullt ut. Skalan är 1–4."
    old = older("Aby kommun", (4, 3, 2, 1, 1, 2, 3, 4, 2, 1), scale=four)
    new = newer("Dalby kommun", (2, 1, 4, 3, 2, 1, 1, 3, 4, 3))
    group = lone(held(old, new))
    assert group.is_mixed
    both = {each.number: each for each in group.means if each.answers == 2}
    # The older's 4 (competence) is the newer's 8; 9 and 10 have kept their numbers.
    assert {number: each.mean for number, each in both.items()} == {1: 3, 2: 2, 3: 3, 7: 2, 8: 2, 9: 3, 10: 2}
    assert all(each.catalogues == ("skr-tio-moment-2023", "skr-tio-punkter") for each in both.values())
    told = [words.title(each) for each in group.means if each.number == 5]
    assert sorted(told) == [
        "Mål, budget och styrdokument (äldre)",
        "Redovisar könsuppdelad statistik (nyare)",
    ]
    alone = sorted((each.catalogues[0], each.number, each.mean) for each in group.means if each.answers == 1)
    assert alone == [
        ("skr-tio-moment-2023", 4, 3),
        ("skr-tio-moment-2023", 5, 2),
        ("skr-tio-moment-2023", 6, 1),
        ("skr-tio-punkter", 5, 1),
        ("skr-tio-punkter", 6, 2),
        ("skr-tio-punkter", 8, 4),
    ]


def test_organisations_side_by_side_in_one_form_are_several() -> None:
    text = form("länet", {"Aby kommun": A, "Boby kommun": B, "Celby kommun": C})
    assessment = only(read(text))
    assert {occasion.kind for occasion in assessment.occasions} == {"organisation"}
    group = lone(held(assessment))
    assert [each.name for each in group.standings] == ["Aby kommun", "Boby kommun", "Celby kommun"]
    assert {each.number: words.mean(each.mean) for each in group.means} == MEANS
    assert assessment.agenda == (), "they have none in common"


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_of_one_organisations_forms_the_latest_year_counts(order: tuple[int, int]) -> None:
    forms = [older("Aby kommun", (1,) * 10, "2021"), older("Aby kommun", A, "2024")]
    whole = held(*(forms[at] for at in order), older("Boby kommun", B))
    assert lone(whole).means[0].mean == 3
    assert len(lone(whole).standings) == 2
    assert len(whole.replaced) == 1


def test_of_forms_without_years_the_last_given_counts() -> None:
    whole = held(
        older("Aby kommun", (1,) * 10, "Start"), older("Aby kommun", A, "Start"), older("Boby kommun", B)
    )
    assert lone(whole).means[0].mean == 3
    assert whole.replaced == ("Aby kommun (1)",)


def test_groups_and_means_of_many_are_told_apart() -> None:
    groups = only(read(form("Celby kommun", {"Arbetsgruppen": A, "Medarbetarna": B})))
    whole = held(older("Aby kommun", A), older("Boby kommun", B), groups)
    assert whole.apart == ("Celby kommun",)
    assert len(lone(whole).standings) == 2


def test_one_organisation_is_nothing_together() -> None:
    assert held(older("Aby kommun", A)).groups == ()


def test_the_points_of_both_lists_are_ten() -> None:
    assert len(OLDER) == len(NEWER) == 10


@pytest.mark.parametrize(
    ("value", "told"),
    [(2.25, "2,3"), (1.0, "1,0"), (5 / 3, "1,7"), (4 / 3, "1,3"), (1.25, "1,3"), (1.05, "1,1")],
)
def test_a_mean_is_told_with_one_decimal(value: float, told: str) -> None:
    assert words.mean(value) == told


@pytest.mark.parametrize(
    ("value", "told"), [(1, "+1"), (-0.5, "−0,5"), (0, "0"), (None, "–"), (0.25, "+0,25")]
)
def test_a_change_has_its_sign(value: float | None, told: str) -> None:
    assert words.change(value) == told

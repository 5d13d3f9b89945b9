"""What the accuracy benchmark counts, shown on comparisons made here."""

from __future__ import annotations

from pathlib import Path

import pytest
from accuracy import classes, wilson
from labels import labelled_in
from scoring import Comparison, Loose


def test_the_interval_is_wilsons() -> None:
    """Known values: 8 of 10 (0.49–0.94), and no miss in 20 still leaves room for doubt."""
    assert wilson(8, 10) == pytest.approx((0.490, 0.943), abs=0.001)
    assert wilson(20, 20) == pytest.approx((0.839, 1.0), abs=0.001)


def _comparison(about: str, wanted: object, got: object, agrees: bool) -> Comparison:
    return Comparison("X-1", about, "name", wanted, got, agrees)


def test_a_finding_at_the_wrong_place_is_a_miss() -> None:
    missed = _comparison("finding", "here", ["there"], False)
    false = _comparison("finding", "silence", ["there"], False)

    assert classes(missed) == (frozenset({"fires"}), frozenset())
    assert classes(false) == (frozenset(), frozenset({"fires"}))


def test_the_elements_of_a_list_are_classes() -> None:
    expert, linter = classes(_comparison("fact", ["alder"], ["alder", "geografi"], False))

    assert (expert, linter) == ({"alder"}, {"alder", "geografi"})
    assert classes(_comparison("fact", [], [], True))[0] == {"empty"}


@pytest.mark.parametrize(
    ("wanted", "got", "approves"),
    [
        ("missing", "met", True),
        ("partial", "met", True),
        ("met", "missing", False),
        ("undetermined", "met", False),
    ],
)
def test_an_approval_is_wrong_where_something_is_missing(wanted: str, got: str, approves: bool) -> None:
    assert _comparison("verdict", wanted, got, False).approves_wrongly == approves


def test_loose_labels() -> None:
    assert Loose(True).holds(["alder"]) and not Loose(True).holds([])
    assert Loose(False, frozenset({"circular_reason"})).holds("substantive")


def test_a_folder_of_labels_is_read_whole_and_uncertain_labels_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "sections").mkdir()
    (tmp_path / "sections" / "a1.md").write_text("# Rapport\n\nText.\n", encoding="utf-8")
    (tmp_path / "sections.tsv").write_text("id\tkind\na1\tutredning\n", encoding="utf-8")
    columns = "impact_described both_sexes_named judgement statistics split_by_sex kon_plus child_perspective"
    columns += " action_for_difference link_to_goals codes_must codes_must_not"
    values = [
        "yes",
        "no?",
        "no-impact-without-reason",
        "no",
        "na",
        "födelseland",
        "no",
        "na",
        "no",
        "BES03",
        "BES05,BES09",
    ]
    head = "\t".join(["id", *columns.split()])
    (tmp_path / "labels-sections.tsv").write_text(
        f"{head}\n" + "\t".join(["a1", *values]) + "\n", encoding="utf-8"
    )
    (tmp_path / "cases.yaml").write_text(
        "judged: [BES01]\ncases:\n- {id: C-1, kind: mall, document: Text, fires: []}\n", encoding="utf-8"
    )

    case, section = labelled_in(tmp_path)

    assert (case.id, case.silent, case.guessed_kind) == ("C-1", {"BES01"}, "mall")
    assert section.kind == "utredning"
    assert section.facts == {
        "impact_described": True,
        "judgement": "no_impact_without_reason",
        "person_statistics": False,
        "kon_plus_factors": Loose(True),
        "child_perspective": False,
        "link_to_goals": False,
    }
    assert (section.fires, section.silent) == ({"BES03": None}, {"BES05", "BES09"})

"""Which findings a baseline knows: by rule and fingerprint, with a count that somebody holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest
from gate_doubles import BOILERPLATE, TITLE, baseline, by_hand, disk, finding, report

from konsekvens_lint.documents.model import Place
from konsekvens_lint.gate.baseline import Baseline, Known, entries, merged


def _new(before: Baseline, there: Sequence[str], *run: tuple[str, str]) -> dict[str, list[str]]:
    """For each document of the run the rules of its new findings."""
    known = Known(before, disk(*there))
    return {
        path: [each.rule for each in known.split(path, TITLE, report(path, *about.split()).findings).new]
        for path, about in run
    }


def test_what_was_there_is_known() -> None:
    before = baseline(("a", "R1:x R2:y"))
    assert _new(before, ["a"], ("a", "R1:x R2:y")) == {"a": []}


@pytest.mark.parametrize("about", ["R1:other", "R2:x"])
def test_another_text_or_another_rule_is_new(about: str) -> None:
    before = baseline(("a", "R1:x"))
    assert _new(before, ["a"], ("a", f"R1:x {about}")) == {"a": [about[:2]]}


def test_findings_keep_their_order_and_the_first_alike_are_known() -> None:
    found = tuple(map(finding, ("R1:x", "R2:y", "R1:x", "R1:x")))
    split = Known(baseline(("a", "R1:x R1:x")), disk("a")).split("a", TITLE, found)
    assert split.known == (found[0], found[2])
    assert split.new == (found[1], found[3])


@pytest.mark.parametrize(("now", "new"), [(1, 0), (2, 0), (3, 1)])
def test_two_alike_in_one_document(now: int, new: int) -> None:
    before = baseline(("a", "R1:x R1:x"))
    assert _new(before, ["a"], ("a", " ".join(["R1:x"] * now))) == {"a": ["R1"] * new}


def test_boilerplate_in_a_new_memo_alone_is_new() -> None:
    """A hundred memos have the sentence; pre-commit names only the one that is committed."""
    paths = [f"memo{number:03}" for number in range(100)]
    before = baseline(*((path, BOILERPLATE) for path in paths))
    assert _new(before, [*paths, "new"], ("new", BOILERPLATE)) == {"new": ["R1"]}


def test_boilerplate_in_a_new_memo_is_new_before_and_after_the_others() -> None:
    before = baseline(("a", BOILERPLATE), ("b", BOILERPLATE))
    run = [("0new", BOILERPLATE), ("a", BOILERPLATE), ("b", BOILERPLATE), ("new", BOILERPLATE)]
    new = _new(before, [path for path, _ in run], *run)
    assert new == {"0new": ["R1"], "a": [], "b": [], "new": ["R1"]}


def test_what_is_mended_in_one_document_does_not_let_another_have_it() -> None:
    before = baseline(("a", BOILERPLATE))
    assert _new(before, ["a", "b"], ("a", ""), ("b", BOILERPLATE)) == {"a": [], "b": ["R1"]}


def test_a_renamed_file_keeps_its_counts() -> None:
    before = baseline(("a", "R1:x R2:y"), ("b", "R1:x"))
    assert _new(before, ["b", "c"], ("b", "R1:x"), ("c", "R1:x R2:y")) == {"b": [], "c": []}


def test_a_copy_is_new() -> None:
    before = baseline(("a", "R1:x"))
    assert _new(before, ["a", "b"], ("a", "R1:x"), ("b", "R1:x")) == {"a": [], "b": ["R1"]}


def test_one_renamed_file_does_not_pay_for_two() -> None:
    before = baseline(("a", "R1:x"))
    assert _new(before, ["b", "c"], ("b", "R1:x"), ("c", "R1:x")) == {"b": [], "c": ["R1"]}


def test_a_moved_folder() -> None:
    before = baseline(*((f"old/{name}", BOILERPLATE) for name in "abc"))
    run = [(f"2026/new/{name}", BOILERPLATE) for name in "abc"]
    assert _new(before, [path for path, _ in run], *run) == {path: [] for path, _ in run}


def test_a_document_may_use_what_it_holds_and_what_a_lost_one_held() -> None:
    """Two memos made into one."""
    before = baseline(("a", "R1:x"), ("b", "R1:x R1:x"))
    assert _new(before, ["a"], ("a", "R1:x R1:x R1:x R1:x")) == {"a": ["R1"]}


def test_what_a_document_holds_itself_counts_once_though_it_stands_nowhere() -> None:
    """Standard input has the name of a file that need not be there."""
    before = baseline(("a", "R1:x"))
    assert _new(before, [], ("a", "R1:x R1:x R1:x")) == {"a": ["R1", "R1"]}


def test_two_files_that_change_names_are_told_as_new() -> None:
    before = baseline(("a", "R1:x"), ("b", "R1:y"))
    assert _new(before, ["a", "b"], ("a", "R1:y"), ("b", "R1:x")) == {"a": ["R1"], "b": ["R1"]}


def test_two_files_that_change_names_are_known_by_what_both_have() -> None:
    before = baseline(("a", "R1:x R2:z"), ("b", "R1:y R2:z"))
    new = _new(before, ["a", "b"], ("a", "R1:y R2:z"), ("b", "R1:x R2:z"))
    assert new == {"a": ["R1"], "b": ["R1"]}


def test_rules_that_nobody_may_except_are_never_known() -> None:
    known = Known(by_hand("a", "UND:x", "R1:x"), disk())
    for path in ("a", "b"):
        assert [each.rule for each in known.split(path, TITLE, report(path, "UND:x").findings).new] == ["UND"]


def test_the_disk_is_asked_only_of_those_who_held_what_is_sought() -> None:
    asked: Counter[str] = Counter()

    def stands(path: str) -> bool:
        asked[path] += 1
        return True

    known = Known(baseline(("a", "R1:x"), ("b", "R1:x"), ("c", "R2:y")), stands)
    known.split("a", TITLE, report("a", "R1:x").findings)
    assert not asked
    for path in ("new", "newer"):
        known.split(path, TITLE, report(path, "R1:x").findings)
    assert asked == {"a": 1, "b": 1}


def test_an_entry_counts_and_quotes() -> None:
    long = "ord  " * 60
    quoted = finding("R1:x")._replace(place=Place((), 1, 1, None, None, None, None, 0, 9, long))
    (entry,) = entries("a", TITLE, [quoted, quoted])
    assert (entry.path, entry.rule, entry.name, entry.count) == ("a", "R1", "name-R1", 2)
    assert entry.quote.startswith("ord ord ") and entry.quote.endswith("…") and len(entry.quote) <= 100


def test_entries_are_sorted_and_one_for_each_document_and_finding() -> None:
    parts = (*baseline(("b", "R2:y R1:x")), *baseline(("a", "R1:x")), *baseline(("b", "R1:x")))
    assert [(entry.path, entry.rule, entry.count) for entry in merged(parts)] == [
        ("a", "R1", 1),
        ("b", "R1", 2),
        ("b", "R2", 1),
    ]


@pytest.mark.parametrize(
    ("title", "new"), [(TITLE, []), (f" {TITLE}\n", []), ("Nya parkeringsplatser", ["R1"]), (None, ["R1"])]
)
def test_a_new_memo_gets_nothing_of_one_that_was_removed(title: str | None, new: list[str]) -> None:
    """An office that clears out old memos must not let as many new ones through with the same sentence."""
    known = Known(baseline(("old", BOILERPLATE)), disk("new"))
    assert [each.rule for each in known.split("new", title, [finding(BOILERPLATE)]).new] == new


@pytest.mark.parametrize(
    ("path", "about", "new"),
    [
        ("moved/a", "R1:x", []),
        ("b", "R1:x R2:y", []),
        ("b", "R1:x R1:z R2:y", ["R1"]),
        ("b", "R1:x", ["R1"]),
    ],
)
def test_without_a_title_the_file_name_tells_or_all_that_was_found(
    path: str, about: str, new: list[str]
) -> None:
    before = merged(entries("folder/a", None, [finding("R1:x"), finding("R2:y")]))
    known = Known(before, disk(path))
    found = list(map(finding, about.split()))
    assert [each.rule for each in known.split(path, None, found).new] == new

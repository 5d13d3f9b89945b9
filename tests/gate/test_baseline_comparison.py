"""What a run says of a baseline, and what an update makes of it."""

from __future__ import annotations

import pytest
from gate_doubles import BOILERPLATE, baseline, by_hand, compared, report, told

from konsekvens_lint.report import Outcome


def test_what_still_stands_is_kept() -> None:
    before = baseline(("a", "R1:x R2:y"))
    done = compared(before, report("a", "R1:x", "R2:y"))
    assert done.kept == done.updated() == before
    assert not (done.moved or done.dropped or done.unjudged or done.new)


def test_a_first_baseline_is_all_that_is_new() -> None:
    done = compared((), report("b", "R1:x", "R1:x"), report("a", "R2:y"))
    assert told(done.new) == ["a R2:y ×1", "b R1:x ×2"]
    assert done.updated() == ()
    assert done.updated(accept_new=True) == done.new


def test_what_is_mended_is_dropped_and_counts_are_lowered() -> None:
    before = baseline(("a", "R1:x R1:x R2:y"))
    done = compared(before, report("a", "R1:x"))
    assert told(done.mended) == told(done.dropped) == ["a R1:x ×1", "a R2:y ×1"]
    assert told(done.updated()) == ["a R1:x ×1"]


def test_a_mended_finding_that_comes_back_is_new() -> None:
    after = compared(baseline(("a", "R1:x")), report("a")).updated()
    assert told(compared(after, report("a", "R1:x")).new) == ["a R1:x ×1"]


def test_nothing_new_is_taken_without_being_told() -> None:
    before = baseline(("a", "R1:x"))
    done = compared(before, report("a", "R1:x", "R1:x"), report("b", "R1:x"))
    assert told(done.new) == ["a R1:x ×1", "b R1:x ×1"]
    assert done.updated() == before
    assert told(done.updated(accept_new=True)) == ["a R1:x ×2", "b R1:x ×1"]


def test_mended_here_and_new_there_is_no_move() -> None:
    done = compared(baseline(("a", BOILERPLATE)), report("a"), report("b", BOILERPLATE))
    assert (told(done.mended), told(done.new)) == (["a R1:boiler ×1"], ["b R1:boiler ×1"])
    assert done.updated() == ()


def test_a_renamed_file_has_its_entries_moved() -> None:
    before = baseline(("a", "R1:x R1:x R2:y"))
    done = compared(before, report("c", "R1:x", "R1:x", "R2:y"))
    assert [(move.source, move.entry.path, move.entry.count) for move in done.moved] == [
        ("a", "c", 2),
        ("a", "c", 1),
    ]
    assert not (done.dropped or done.new or done.unjudged)
    assert told(done.updated()) == ["c R1:x ×2", "c R2:y ×1"]
    assert compared(done.updated(), report("c", "R1:x", "R1:x", "R2:y")).kept == done.updated()


def test_a_renamed_file_that_is_mended_in_part() -> None:
    done = compared(baseline(("a", "R1:x R1:x R2:y")), report("c", "R1:x"))
    assert told(done.gone) == ["a R1:x ×1", "a R2:y ×1"]
    assert told(done.updated()) == ["c R1:x ×1"]


def test_a_document_that_is_gone_is_dropped_where_the_run_would_have_met_it() -> None:
    before = baseline(("in/a", "R1:x"), ("out/a", "R2:y"))
    done = compared(before, report("in/b"), covered=lambda path: path.startswith("in/"))
    assert (told(done.gone), told(done.unjudged)) == (["in/a R1:x ×1"], ["out/a R2:y ×1"])
    assert told(done.updated()) == ["out/a R2:y ×1"]


def test_a_document_that_the_run_did_not_judge_is_kept() -> None:
    """Not named, excluded, or unreadable: it is there, and nothing is known of it."""
    before = baseline(("a", "R1:x"), ("b", "R1:x"))
    done = compared(before, report("a"), there=["a", "b"])
    assert (told(done.mended), told(done.unjudged)) == (["a R1:x ×1"], ["b R1:x ×1"])
    assert told(done.updated()) == ["b R1:x ×1"]


@pytest.mark.parametrize(
    ("outcome", "is_kept"), [("ok", False), ("not_applicable", False), ("undetermined", True)]
)
def test_silence_of_a_rule_that_could_not_judge_mends_nothing(outcome: Outcome, is_kept: bool) -> None:
    done = compared(baseline(("a", "R1:x")), report("a", outcomes={"R1": outcome}))
    assert bool(done.unjudged) == bool(done.updated()) == is_kept
    assert bool(done.mended) != is_kept


def test_a_rule_that_is_not_in_the_run_mends_nothing() -> None:
    """As with --select, another profile, or without the pack."""
    done = compared(baseline(("a", "OWN:x R1:x")), report("a"))
    assert (told(done.unjudged), told(done.mended)) == (["a OWN:x ×1"], ["a R1:x ×1"])


def test_rules_that_nobody_may_except_are_neither_taken_nor_kept() -> None:
    done = compared(by_hand("a", "UND:x", "R1:x"), report("a", "UND:x", "UND:y", "R1:x"))
    assert told(done.dropped) == ["a UND:x ×1"]
    assert told(done.updated(accept_new=True)) == ["a R1:x ×1"]


def test_two_memos_made_into_one() -> None:
    before = baseline(("a", "R1:x"), ("b", "R1:x"))
    done = compared(before, report("a", "R1:x", "R1:x"))
    assert told(done.updated()) == ["a R1:x ×2"]
    assert not (done.new or done.dropped)

"""What docs/it.md says of each fault is held by a test."""

from __future__ import annotations

import re
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
PAGE = TESTS.parent / "docs" / "it.md"
# The tests of each row of the table, by the beginning of its first cell.
HELD_BY = {
    "Disken är full eller": ("faults/test_disks.py::test_what_cannot_be_written_is_told_and_leaves_all_as_it_was",
        "faults/test_disks.py::test_a_report_that_cannot_be_written_costs_no_other"),
    "Disken blir full": ("faults/test_disks.py::test_an_audit_goes_on_when_there_is_room_again",),
    "Rätten att läsa": ("faults/test_disks.py::test_what_may_not_be_read_is_told",
        "commands/test_check_bad_input.py::test_unread_files_met_in_a_folder"),
    "Ett dokument ändras": (
        "faults/test_changing.py::test_what_happens_to_a_document_between_finding_and_reading_is_its_own_matter",
        "faults/test_changing.py::test_a_copy_of_what_has_changed_is_judged_by_itself",
        "gate/test_cached_runs.py::test_a_file_that_changes_while_it_is_judged_is_kept_as_what_was_judged"),
    "En granskningsprocess": ("running/test_workers.py::test_each_bad_document_costs_itself_alone",
        "faults/test_stopping.py::test_a_worker_whose_terminal_is_closed_ends_and_costs_its_document"),
    "Inga granskningsprocesser": (
        "faults/test_lacking.py::test_where_no_worker_can_be_started_no_document_is_blamed",),
    "Två körningar": ("faults/test_changing.py::test_a_database_that_is_being_written_is_told_to_be",
        "faults/test_changing.py::test_two_that_begin_one_audit_at_the_same_time"),
    "Hemmappen saknas": ("faults/test_lacking.py::test_a_home_that_is_none_only_costs_time",
        "faults/test_lacking.py::test_a_home_that_may_not_be_written_only_costs_time",
        "gate/test_cache_damage.py::test_a_full_disk_fails_no_run",
        "gate/test_cache_damage.py::test_a_locked_file_fails_no_run"),
    "Röret är fullt": ("faults/test_streams.py::test_a_full_pipe_that_does_not_wait_loses_nothing",
        "faults/test_streams.py::test_standard_input_that_does_not_wait_is_waited_for"),
    "Den som läser": ("commands/test_process.py::test_a_reader_that_leaves_is_no_matter",),
    "Det som visas": ("faults/test_streams.py::test_whatever_is_told_on_a_full_disk_is_one_line_and_2",),
    "Mappen man står": ("faults/test_lacking.py::test_a_folder_to_stand_in_that_is_gone",),
    "Ctrl-C": ("faults/test_stopping.py::test_at_any_moment", "audit/test_killed.py::test_interrupted_it_says_how_to_go_on"),
    "Systemet avslutar": ("faults/test_stopping.py::test_at_any_moment",
        "faults/test_stopping.py::test_an_audit_that_the_system_ends_is_gone_on_with"),
    "Körningen dödas": ("faults/test_writing_beside.py::test_what_a_killed_run_has_left_is_no_document_and_goes",
        "audit/test_killed.py::test_killed_at_any_moment_it_goes_on"),
}  # fmt: skip


def test_every_row_has_its_tests() -> None:
    section = PAGE.read_text(encoding="utf-8").partition("## När något går fel")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (.+?) \|", section, re.MULTILINE)[2:]
    assert len(rows) == len(HELD_BY)
    assert all(row.startswith(begins) for row, begins in zip(rows, HELD_BY, strict=True))
    for test in (test for tests in HELD_BY.values() for test in tests):
        file, name = test.split("::")
        assert f"def {name}(" in (TESTS / file).read_text(encoding="utf-8"), test


def test_the_hour_is_an_hour() -> None:
    from konsekvens_lint.machine import whole

    assert whole._LEFT == 3600

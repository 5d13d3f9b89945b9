"""`check` twice: the same to the byte, whatever the cache holds and wherever it may not be."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from command_line import BAD, GOOD, Run, run, run_apart, start, written

from konsekvens_lint.formats import FORMATS
from konsekvens_lint.running import judging

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The documents that have been judged."""
    names: list[str] = []
    check = judging.check_file
    monkeypatch.setattr(
        judging, "check_file", lambda path, *rest: names.append(path.name) or check(path, *rest)
    )
    return names


@pytest.mark.parametrize("format", FORMATS)
def test_a_second_run_says_the_same(format: str, tmp_path: Path) -> None:
    file = tmp_path / "rapport"
    arguments = (EXAMPLES, "--jobs", "1", "--format", format, "--write", f"{format}={file}")

    def told(*cache: str) -> tuple[Run, str]:
        return run(*arguments, *cache), file.read_text(encoding="utf-8")

    expected = told("--no-cache")
    assert expected[0].code == 1
    assert told() == told() == expected


def test_a_second_run_judges_nothing(tmp_path: Path, counted: list[str]) -> None:
    written(tmp_path / "bra.md", GOOD)
    written(tmp_path / "brist.md", BAD)
    first = run(tmp_path)
    assert sorted(counted) == ["bra.md", "brist.md"]
    assert run(tmp_path) == first
    assert len(counted) == 2
    written(tmp_path / "bra.md", GOOD + "\nNytt stycke.\n")
    run(tmp_path)
    assert counted[2:] == ["bra.md"]


def test_without_cache_nothing_is_kept(bad: Path, counted: list[str], cache_folder: Path) -> None:
    for _ in range(2):
        assert run(bad, "--no-cache").code == 1
    assert len(counted) == 2
    assert not cache_folder.exists()


def test_the_limit_is_not_part_of_the_result(bad: Path, counted: list[str]) -> None:
    assert [run(bad, "--fail-on", level).code for level in ("error", "never", "error")] == [1, 0, 1]
    assert len(counted) == 1


def test_wrong_choices_are_refused_warm_too(bad: Path) -> None:
    for _ in range(2):
        run(bad)
        assert "Regeln ”BES3”" in run(bad, "--select", "BES3").last


@pytest.mark.skipif(sys.platform == "win32", reason="rights are POSIX")
def test_a_cache_that_is_not_ones_own_is_told_once_and_not_used(
    bad: Path, cache_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = run(bad, "--no-cache")
    (cache_folder / "results").mkdir(parents=True)
    monkeypatch.setattr(os, "geteuid", lambda: 54321)
    done = run(bad)
    note, last = done.err.splitlines()
    assert "är inte bara din" in note and "--no-cache" in note
    assert (done.code, done.out, last) == (expected.code, expected.out, expected.last)


def test_where_there_is_no_place_for_a_cache_nothing_is_said(
    bad: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = run(bad, "--no-cache")
    monkeypatch.setenv("KONSEKVENS_LINT_CACHE_DIR", str(bad / "ingen mapp"))
    assert run(bad) == expected


def test_damage_is_not_told(bad: Path, cache_folder: Path) -> None:
    first = run(bad)
    (cache_folder / "results" / "results.sqlite3").write_bytes(b"skrot" * 1000)
    assert run_apart(bad) == first
    assert run_apart(bad) == first


def test_runs_at_the_same_time_share_a_cache(tmp_path: Path, cache_folder: Path) -> None:
    for number in range(150):
        written(tmp_path / "memon" / f"{number:03}.md", BAD.replace("tider", f"tider {number}"))
    arguments = (tmp_path / "memon", "--format", "json", "--jobs", "1")
    expected = run(*arguments, "--no-cache")
    for _ in range(2):
        together = [start(*arguments) for _ in range(3)]
        for process in together:
            out, err = process.communicate(timeout=120)
            assert (process.returncode, out.decode(), err.decode()) == expected
    import sqlite3

    with sqlite3.connect(cache_folder / "results" / "results.sqlite3") as connection:
        assert connection.execute("SELECT count(*) FROM entries").fetchone() == (151,)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()

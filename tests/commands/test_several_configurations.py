"""Runs with more than one configuration, baseline or limit, and what an option changes of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import BAD, GOOD, UNFILLED, run, written

NAME = "konsekvens-lint.yaml"
UNUSED = "suppressions: [{rule: BES07, quote: finns ingenstans, reason: Prövat}]\n"


@pytest.fixture(autouse=True)
def _in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


class TestAFolderThatIsNamed:
    def test_is_not_left_out_by_what_holds_above_its_repository(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        written(Path(NAME), "exclude: [repo/]\n")
        written(Path("repo/a.md"), BAD)
        Path("repo/.git").mkdir()
        monkeypatch.chdir("repo")
        assert run("check", ".", "--force-exclude").code == 1

    def test_nor_stopped_by_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        written(Path(NAME), "bogus: 1\n")
        written(Path("repo/a.md"), BAD)
        Path("repo/.git").mkdir()
        monkeypatch.chdir("repo")
        assert run("check", ".").code == 1

    def test_leaves_out_what_its_own_configuration_does(self) -> None:
        written(Path(NAME), "exclude: [sub/]\n")
        written(Path("sub") / NAME, "exclude: [arkiv/]\n")
        written(Path("sub/a.md"), GOOD)
        written(Path("sub/arkiv/b.md"), BAD)
        assert run("files", "sub").out == f"{Path('sub/a.md')}\n"
        assert run("check", ".").code == 2, "nothing is left of the whole"


class TestBaselines:
    def test_one_that_is_told_in_two_ways_is_one(self) -> None:
        """The counts of a document that is gone are given to one other, not to one for each way of spelling."""
        written(Path("old.md"), BAD)
        assert run("baseline", "create", "old.md", "--file", "bl.json").code == 0
        Path("old.md").unlink()
        for folder in ("b", "b/c"):
            written(Path(folder) / "ny.md", BAD)
            written(Path(folder) / NAME, f"baseline: {'../' * len(Path(folder).parts)}bl.json\n")
        assert run("check", "b/ny.md").code == 0
        assert run("check", "b/c/ny.md").code == 0
        assert run("check", ".").code == 1

    def test_several_cannot_be_written_at_once(self) -> None:
        for folder in ("a", "b"):
            written(Path(folder) / "m.md", BAD)
            written(Path(folder) / NAME, "baseline: b.json\n")
        done = run("baseline", "create", "a", "b")
        assert done.code == 2
        assert "dokumenten har olika baslinjer" in done.last
        assert run("baseline", "create", "a", "b", "--file", "alla.json").code == 0

    def test_what_may_not_be_excepted_is_told_whatever_a_baseline_says(self) -> None:
        written(Path("a.md"), f"<!-- konsekvens-lint: ignorera BES03 -->\n{GOOD}")
        (document,) = json.loads(run("check", "a.md", "--format", "json").out)["documents"]
        (finding,) = document["findings"]
        entry = {"path": "a.md", "rule": finding["rule"], "fingerprint": finding["fingerprint"], "count": 1}
        written(Path("b.json"), json.dumps({"schema_version": 1, "findings": [entry]}))
        assert finding["rule"] == "UND01"
        assert run("check", "a.md", "--fail-on", "warning", "--baseline", "b.json").code == 1


class TestExceptionsOfAConfiguration:
    def test_are_judged_by_the_options_of_the_run(self, monkeypatch: pytest.MonkeyPatch) -> None:
        written(Path("a.md"), GOOD)
        written(Path(NAME), UNUSED)
        assert "UND03" in run("check", ".").out
        assert run("check", ".", "--fail-on", "warning").code == 1
        for more in (("--ignore", "UND03"), ("--select", "DOK")):
            done = run("check", ".", "--fail-on", "warning", *more)
            assert (done.code, "UND03" in done.out) == (0, False)
        monkeypatch.setenv("KONSEKVENS_LINT_IGNORE", "UND")
        assert "UND03" not in run("check", ".").out

    def test_fail_the_run_by_the_limit_of_their_own(self) -> None:
        for folder, limit in (("x", "never"), ("y", "warning")):
            written(Path(folder) / "a.md", GOOD)
            written(Path(folder) / NAME, f"fail_on: {limit}\n{UNUSED if folder == 'x' else ''}")
        assert run("check", "x").code == 0
        assert run("check", "y").code == 0
        assert run("check", ".").code == 0


class TestLimits:
    @pytest.fixture(autouse=True)
    def _documents(self) -> None:
        levels = "levels: {BES03: warning, STA: off}\n"
        written(Path("mild/a.md"), BAD)
        written(Path("mild") / NAME, levels)
        written(Path("strikt/a.md"), GOOD)
        written(Path("strikt") / NAME, f"{levels}fail_on: warning\n")

    def test_what_stops_nothing_is_not_told_as_if_it_did(self) -> None:
        done = run("check", ".")
        assert done.code == 0
        assert done.last == "Avslutar med 0: inga fynd (gräns: enligt konfigurationen för varje dokument)."

    def test_each_documents_own_is_told_to_other_programs(self) -> None:
        assert 'failures="0"' in run("check", ".", "--format", "junit").out
        written(Path("strikt/a.md"), BAD)
        told = run("check", ".", "--format", "junit")
        assert told.code == 1
        assert 'failures="1"' in told.out.splitlines()[1]


class TestStandardInput:
    def test_a_name_without_it_names_nothing(self) -> None:
        written(Path("dok") / NAME, "unreadable: [{match: '*', reason: Gammal}]\n")
        Path("dok/a.docx").write_bytes(b"x")
        assert run("check", "dok").code == 0
        assert run("check", "dok", "--stdin-filename", "dok/a.docx").code == 0

    def test_the_name_of_a_file_that_is_judged_too_is_refused(self) -> None:
        written(Path("a.md"), BAD)
        done = run("check", "-", "a.md", "--stdin-filename", "./a.md", stdin=BAD.encode())
        assert done.code == 2
        assert "anges både som fil och som namnet på standard in" in done.last


def test_a_file_that_is_not_there_is_never_accepted() -> None:
    written(Path(NAME), "unreadable: [{match: '*', reason: Vad som helst}]\n")
    written(Path("a.md"), UNFILLED)
    assert run("check", "nix.md", "--force-exclude").code == 2

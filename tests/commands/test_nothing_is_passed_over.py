"""Silence is never approval: what could not be judged decides the exit code, wherever in a run it stands."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from command_line import BAD, GOOD, Run, run, written

from konsekvens_lint import linter
from konsekvens_lint.formats import FORMATS
from konsekvens_lint.limits import MAX_FILE_BYTES
from konsekvens_lint.report import DocumentReport


def _codes(runs: Iterator[Run]) -> set[int]:
    return {done.code for done in runs}


class TestTheExitCodeIsTheSameInAnyOrder:
    """No file counts for more than another because it stands last, or first."""

    @pytest.fixture
    def files(self, tmp_path: Path) -> dict[str, Path]:
        broken = tmp_path / "trasig.docx"
        broken.write_bytes(b"PK\x03\x04 och inget mer")
        texts = {"bra": GOOD, "fel": BAD, "bra2": GOOD + "\nOch mer.\n"}
        return {name: written(tmp_path / f"{name}.md", text) for name, text in texts.items()} | {
            "trasig": broken
        }

    @pytest.mark.parametrize(
        ("names", "code"),
        [
            (("bra", "bra2"), 0),
            (("bra", "fel", "bra2"), 1),
            (("bra", "trasig", "bra2"), 2),
            (("bra", "fel", "trasig"), 2),
        ],
    )
    def test_of_named_files(self, names: tuple[str, ...], code: int, files: dict[str, Path]) -> None:
        orders = permutations(files[name] for name in names)
        assert _codes(run(*order) for order in orders) == {code}

    @pytest.mark.parametrize("worst", ["a", "m", "z"])
    @pytest.mark.parametrize(("text", "code"), [(GOOD, 0), (BAD, 1), (None, 2)])
    def test_of_a_folder(self, worst: str, text: str | None, code: int, tmp_path: Path) -> None:
        for name in "amz":
            written(tmp_path / f"{name}.md", GOOD)
        if text is None:
            (tmp_path / f"{worst}.docx").write_bytes(b"x")
        else:
            written(tmp_path / f"{worst}.md", text)
        assert run(tmp_path).code == code

    @pytest.mark.parametrize(("broken", "empty"), [("a.docx", "z.md"), ("z.docx", "a.md")])
    def test_of_a_folder_with_what_may_be_unread(self, broken: str, empty: str, good: Path) -> None:
        (good.parent / broken).write_bytes(b"x")
        (good.parent / empty).write_bytes(b"")
        assert run(good.parent).code == 2

    @pytest.mark.parametrize("options", [(), ("--jobs", "2"), ("--no-cache",), ("--format", "sarif")])
    def test_with_any_options(self, options: tuple[str, ...], files: dict[str, Path]) -> None:
        orders = permutations(files[name] for name in ("fel", "bra", "bra2"))
        assert _codes(run(*order, *options) for order in orders) == {1}


class TestWhatIsLacking:
    """What a document does not say has no words to point at, and is told all the same, wherever it is told."""

    SILENT = "# Ny taxa för simhallen\n## Förslag till beslut\nNämnden höjer avgiften för besökarna.\n"

    @pytest.mark.parametrize("format", [name for name in FORMATS if name != "html"])
    def test_is_told_in_every_format(self, format: str, tmp_path: Path) -> None:
        done = run(written(tmp_path / "tyst.md", self.SILENT), "--select", "BES01", "--format", format)
        assert done.code == 1
        assert "BES01" in done.out
        assert "säger inte vad förslaget betyder" in " ".join(done.out.split())

    def test_is_told_on_the_page(self, tmp_path: Path) -> None:
        page = tmp_path / "ut.html"
        memo = written(tmp_path / "tyst.md", self.SILENT)
        run(memo, "--select", "BES01", "--write", f"html={page}")
        assert "säger inte vad förslaget betyder" in " ".join(page.read_text(encoding="utf-8").split())


class TestAFileThatIsTooLarge:
    @pytest.fixture
    def large(self, tmp_path: Path) -> Path:
        file = tmp_path / "stor.md"
        with file.open("wb") as opened:
            opened.truncate(MAX_FILE_BYTES + 1)
        return file

    def test_is_told_and_fails_the_run(self, large: Path, good: Path) -> None:
        done = run(good, large, "--format", "json")
        told = {Path(each["path"]).name: each.get("error", {}).get("code") for each in _documents(done)}
        assert told == {"bra.md": None, "stor.md": "too_large"}
        assert (done.code, done.last) == (2, "Avslutar med 2: 1 dokument kunde inte läsas.")

    def test_met_in_a_folder_too(self, large: Path, good: Path) -> None:
        (large.parent / "stor.docx").symlink_to(large)
        done = run(large.parent)
        assert "stor.docx" in done.out
        assert done.code == 2

    def test_met_in_a_folder_though_it_may_be_notes(self, large: Path, good: Path) -> None:
        done = run(large.parent)
        assert "stor.md" in done.out
        assert done.code == 2, "a text of this size that nobody has read is no note"


class TestAFaultInTheTool:
    """An exception while a document is judged is that document's result, and 2: never 0, and never the end of the run."""

    @pytest.mark.parametrize("failing", [{"a.md"}, {"b.md"}, {"c.md"}, {"a.md", "b.md", "c.md"}])
    def test_fails_the_run(self, failing: set[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def check_file(path: Path, *rest: Any) -> DocumentReport:
            if path.name in failing:
                raise ZeroDivisionError
            return linter.check_file(path, *rest)

        monkeypatch.setattr("konsekvens_lint.running.judging.check_file", check_file)
        for name in "abc":
            written(tmp_path / f"{name}.md", GOOD)
        done = run(tmp_path, "--format", "json")
        lost = {Path(each["path"]).name for each in _documents(done) if "error" in each}
        assert lost == failing
        assert len(_documents(done)) == 3
        assert (done.code, done.last) == (2, f"Avslutar med 2: {len(failing)} dokument kunde inte läsas.")

    def test_is_not_kept_as_a_result(
        self, good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def check_file(*rest: Any) -> DocumentReport:
            raise ZeroDivisionError

        with monkeypatch.context() as patch:
            patch.setattr("konsekvens_lint.running.judging.check_file", check_file)
            assert run(good).code == 2
        assert run(good).code == 0


def _documents(done: Run) -> list[dict[str, Any]]:
    documents: list[dict[str, Any]] = json.loads(done.out)["documents"]
    return documents

"""Exceptions in documents, by the command line: the finding is gone and the run ends well; a wrong one is told."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from command_line import BAD, run, written

CLAIM = "Ärendet bedöms"
REASON = "ignorera BES03 – prövat i nämnden"


def _markdown(folder: Path, said: str) -> Path:
    return written(folder / "memo.md", BAD.replace(CLAIM, f"<!-- konsekvens-lint: {said} -->\n{CLAIM}"))


def _word(folder: Path, said: str) -> Path:
    title, section, proposal, heading, claim = BAD.splitlines()
    document = docx.Document()
    document.add_heading(title.strip("# "), 1)
    for name, text in ((section, proposal), (heading, claim)):
        document.add_heading(name.strip("# "), 2)
        paragraph = document.add_paragraph(text)
    document.add_comment(paragraph.runs, text=f"Konsekvens-lint: {said}", author="Anna Ek")
    document.save(str(folder / "memo.docx"))
    return folder / "memo.docx"


both = pytest.mark.parametrize("make", [_markdown, _word], ids=["md", "docx"])


@both
def test_what_has_an_exception_fails_no_run(make, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    before = run("check", make(tmp_path, "tack"))
    after = run("check", make(tmp_path, REASON))
    assert (before.code, after.code) == (1, 0)
    assert "BES03" in before.out
    assert "BES03" not in after.out
    assert "UND" not in after.out


@both
def test_one_without_a_reason_is_told(make, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    done = run("check", make(tmp_path, "ignorera BES03"))
    assert done.code == 1
    assert "Undantaget från BES03 saknar skäl" in done.out
    assert "UND01 undantag-utan-skal" in done.out


def test_one_that_nobody_closed_hides_no_text(tmp_path: Path) -> None:
    unclosed = BAD.replace(CLAIM, f"<!-- konsekvens-lint: ignorera DOK02 – skäl\n{CLAIM}")
    done = run("check", written(tmp_path / "memo.md", unclosed))
    assert done.code == 1
    assert "BES03" in done.out
    assert "Undantaget från DOK02 behövs inte" in " ".join(done.out.split())


def test_a_day_that_is_last_is_asked_about(tmp_path: Path) -> None:
    done = run("check", _markdown(tmp_path, f"{REASON} till 2025-01-31"))
    assert done.code == 1
    assert "Skälet slutar med en dag" in " ".join(done.out.split())


def test_comment_writes_nothing_on_what_has_an_exception(tmp_path: Path) -> None:
    memo = _word(tmp_path, REASON)
    done = run("comment", memo)
    told = docx.Document(str(memo.with_name("memo.granskad.docx"))).comments
    assert done.code == 0
    assert [each.author for each in told] == ["Anna Ek", "konsekvens-lint"]


def test_the_rules_are_explained(tmp_path: Path) -> None:
    assert "undantag-utan-skal" in run("rule", "UND01").out

"""Grammar in whole runs: when spaCy is loaded, which pipeline is taken, and what is said where there is none."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import GOOD, environment, run_apart

from konsekvens_lint import pipelines
from konsekvens_lint.documents.reader import read
from konsekvens_lint.formats.words import noted
from konsekvens_lint.linter import check_document
from konsekvens_lint.report import GRAMMAR_BROKEN, GRAMMAR_MISSING, GRAMMAR_OFF, DocumentReport
from konsekvens_lint.rulebook.loading import built_in
from konsekvens_lint.settings.options import Options, UnknownChoice, plan

ROOT = Path(__file__).resolve().parent.parent.parent
PATH = os.pathsep.join([str(ROOT / "src"), str(ROOT / "grammar-model" / "src")])


def _plan(goal: str) -> str:
    return f"# Plan för service 2026\n## Mål\n{goal}\n"


AMBIGUOUS = _plan("Alla ska trivas.")


def _checked(text: str, grammar: str | None = None) -> DocumentReport:
    options = Options(kind="styrdokument", select=("STY01",), grammar=grammar)
    return check_document(
        read(Path("plan.md"), text.encode()), built_in(), plan(options, built_in()), "plan.md", ""
    )


def _loads(memo: str, tmp_path: Path) -> bool:
    """Whether a run of its own on the memo imports spaCy."""
    file = tmp_path / "memo.md"
    file.write_text(memo, encoding="utf-8")
    program = (
        "import atexit, sys\n"
        "atexit.register(lambda: print('loaded:', 'spacy' in sys.modules))\n"
        "from konsekvens_lint.commands.main import commands\n"
        f"commands(['check', {str(file)!r}, '--no-cache', '--jobs', '1'], standalone_mode=False)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=environment(PYTHONPATH=PATH, PYTHONUTF8="1"),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert "loaded: " in done.stdout, done.stderr
    return "loaded: True" in done.stdout


def test_a_memo_with_nothing_ambiguous_imports_no_spacy(tmp_path: Path) -> None:
    assert not _loads(GOOD, tmp_path)


def test_one_that_needs_grammar_does(tmp_path: Path) -> None:
    pytest.importorskip("spacy", reason="the language model needs spaCy")
    assert _loads(AMBIGUOUS, tmp_path)


def test_grammar_tells_people_from_lines_and_how_much_it_read() -> None:
    pytest.importorskip("spacy", reason="the language model needs spaCy")
    people, lines = _plan("Bussarna ska passa alla bättre."), _plan("Bussarna ska passa alla linjer bättre.")

    assert [finding.rule for finding in _checked(people).findings] == ["STY01"]
    assert _checked(lines).findings == ()
    assert _checked(people).notes == _checked(lines).notes == ("grammar_read:1/3",)


def test_without_it_the_words_decide_less_surely_and_it_is_said() -> None:
    unsure, named = (
        _checked(_plan("Alla ska trivas."), "off"),
        _checked(_plan("Invånarna ska trivas."), "off"),
    )

    assert [(finding.rule, finding.confidence) for finding in unsure.findings] == [("STY01", "low")]
    assert unsure.notes == (GRAMMAR_OFF,)
    assert [(finding.rule, finding.confidence) for finding in named.findings] == [("STY01", "medium")]
    assert named.notes == ()


def test_the_notes_that_lower_trust_are_told_in_words() -> None:
    missing, off, broken = noted(["grammar_read:12/340", GRAMMAR_MISSING, GRAMMAR_OFF, GRAMMAR_BROKEN])

    assert "inte installerad" in missing
    assert "grammar: off" in off
    assert "går inte att läsa in" in broken


def test_where_no_model_is_installed_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("konsekvens_lint.linter.model", lambda name: None)

    assert _checked(_plan("Alla ska trivas.")).notes == (GRAMMAR_MISSING,)


@pytest.mark.parametrize(
    ("there", "taken"),
    [
        (["sv_core_news_sm", "sv_konsekvens_lint"], "sv_konsekvens_lint"),
        (["sv_core_news_sm", "sv_core_news_lg"], "sv_core_news_lg"),
        (["sv_core_news_sm"], "sv_core_news_sm"),
        ([], None),
    ],
)
def test_the_own_pipeline_goes_first_then_the_largest(
    there: list[str], taken: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipelines, "find_spec", lambda name: name if name in ("spacy", *there) else None)

    assert pipelines.installed() == taken
    assert pipelines.installed(pipelines.OFF) is None


def test_a_pipeline_of_spacys_may_be_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package with the name of one of spaCy's, which is ours under that name: theirs cannot be had without a network."""
    pytest.importorskip("spacy", reason="the language model needs spaCy")
    package = tmp_path / "sv_core_news_sm"
    package.mkdir()
    (package / "__init__.py").write_text("from sv_konsekvens_lint import load\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))

    assert _checked(_plan("Bussarna ska passa alla linjer bättre."), "sv_core_news_sm").notes == (
        "grammar_read:1/3",
    )


@pytest.mark.parametrize("name", ["sv_core_news_xl", "json", "sv.core", ".x", "", "sv_ å"])
def test_what_is_no_installed_pipeline_is_refused(name: str) -> None:
    with pytest.raises(UnknownChoice, match="är inte installerad"):
        _checked(AMBIGUOUS, name)


def test_one_that_is_not_installed_is_an_error_that_says_where(tmp_path: Path) -> None:
    (tmp_path / "konsekvens-lint.yaml").write_text(
        "profile: skr\ngrammar: sv_core_news_xl\n", encoding="utf-8"
    )
    (tmp_path / "memo.md").write_text(GOOD, encoding="utf-8")

    done = run_apart("check", str(tmp_path), "--no-cache", PYTHONPATH=PATH)

    assert done.code == 2
    assert "konsekvens-lint.yaml, rad 2" in done.err or "konsekvens-lint.yaml:2" in done.err, done.err
    assert "är inte installerad" in done.err


def test_a_configuration_may_turn_it_off(tmp_path: Path) -> None:
    (tmp_path / "konsekvens-lint.yaml").write_text("grammar: off\n", encoding="utf-8")
    (tmp_path / "plan.md").write_text(AMBIGUOUS, encoding="utf-8")

    done = run_apart("check", str(tmp_path), "--no-cache", "--format", "json", PYTHONPATH=PATH)

    (document,) = json.loads(done.out)["documents"]
    assert document["notes"] == [GRAMMAR_OFF], done.err


def test_a_pipeline_that_cannot_be_loaded_is_as_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("spacy", reason="the language model needs spaCy")
    package = tmp_path / "sv_broken"
    package.mkdir()
    (package / "__init__.py").write_text(
        "def load(**choices):\n    raise OSError('E053: config.cfg is not there')\n", encoding="utf-8"
    )
    monkeypatch.syspath_prepend(str(tmp_path))

    report = _checked(_plan("Alla ska trivas."), "sv_broken")

    assert report.notes == (GRAMMAR_BROKEN,)
    assert [finding.confidence for finding in report.findings] == ["low"]

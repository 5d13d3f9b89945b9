"""A pack of YAML alone, as a user writes it: a concept, a pattern and a rule of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from konsekvens_lint.documents.reader import read
from konsekvens_lint.linter import check_document
from konsekvens_lint.rulebook.errors import PackError
from konsekvens_lint.rulebook.examples import examples_of_rule, run_examples
from konsekvens_lint.rulebook.loading import built_in, with_packs
from konsekvens_lint.settings.options import Options, plan

PACK = Path(__file__).parent / "packs" / "skolskjuts"
RULE = PACK / "SKJ" / "SKJ01-skolskjuts-avslas.yaml"
TEXT = b"# Ny tidtabell\n## F\xc3\xb6rslag till beslut\nElever i byn f\xc3\xa5r inte skolskjuts.\n"


def test_its_examples_pass() -> None:
    results = run_examples([PACK])
    assert [result.example.id for result in results if not result.passed] == []
    assert {result.example.rule for result in results} == {"SKJ01"}, "only the pack's own rules are run"
    assert len(results) == 5


def test_it_comes_on_top_of_the_built_in_rules() -> None:
    codes = [rule["code"] for rule in built_in().rules]
    assert sorted([*codes, "SKJ01"]) == [rule["code"] for rule in with_packs([PACK]).rules]


def test_its_rule_judges_documents() -> None:
    book = with_packs([PACK])
    report = check_document(
        read(Path("a.md"), TEXT), book, plan(Options(kind="tjansteskrivelse"), book), "a.md", ""
    )
    (finding,) = [finding for finding in report.findings if finding.rule == "SKJ01"]
    assert finding.message == "Texten drar in ”skolskjuts”, men säger inte vilka elever som berörs."
    assert finding.place is not None and finding.place.line == 3


def test_its_examples_are_found_by_code() -> None:
    assert len(examples_of_rule("SKJ01", [PACK])) == 5


def test_a_rule_can_be_a_pack_of_one_file(tmp_path: Path) -> None:
    text = RULE.read_text(encoding="utf-8").replace("each: school_transport", "each: women")
    alone = tmp_path / "en-regel.yaml"
    alone.write_text(text.replace("near: transport_refused", "near: negation"), encoding="utf-8")
    assert {result.example.rule for result in run_examples([alone])} == {"SKJ01"}
    assert len(examples_of_rule("SKJ01", [alone])) == 5


def test_a_rule_alone_does_not_know_the_concepts_of_its_pack() -> None:
    with pytest.raises(PackError, match="school_transport"):
        run_examples([RULE])


def test_the_same_pack_twice_is_refused() -> None:
    with pytest.raises(PackError, match="finns redan"):
        with_packs([PACK, PACK])

"""A pack of YAML alone, as a user writes it: a concept, a pattern and a rule of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from konsekvens_lint.documents.reader import read
from konsekvens_lint.linter import check_document
from konsekvens_lint.rulebook.errors import PackError
from konsekvens_lint.rulebook.loading import built_in, with_packs
from konsekvens_lint.settings.options import Options, plan
from konsekvens_lint.trying import examples_of_rule, run_examples

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


HINT = "Finns det i regelns eget paket? Ange då paketets mapp i stället för regelfilen."


def test_a_rule_alone_does_not_know_the_concepts_of_its_pack() -> None:
    with pytest.raises(PackError, match="school_transport") as caught:
        run_examples([RULE])
    assert str(caught.value).endswith(HINT)


@pytest.mark.parametrize(
    ("each", "when", "hinted"),
    [
        ("women", "{near: transport_refused}", True),
        ("document", "always\npoint_at: [transport_refused]", True),
        ("women", "{zone: transport_refused}", False),
        ("women", "transport_refused", False),
    ],
)
def test_the_hint_is_given_where_a_name_is_unknown(
    each: str, when: str, hinted: bool, tmp_path: Path
) -> None:
    text = RULE.read_text(encoding="utf-8").replace("each: school_transport", f"each: {each}")
    alone = tmp_path / "en-regel.yaml"
    alone.write_text(text.replace("when: {near: transport_refused}", f"when: {when}"), encoding="utf-8")
    for path, expected in ((alone, hinted), (tmp_path, False)):
        with pytest.raises(PackError, match="transport_refused") as caught:
            with_packs([path])
        assert str(caught.value).endswith(HINT) is expected


def test_the_same_pack_twice_is_used_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(PACK.parent)
    again = Path("..") / "packs" / PACK.name
    codes = [rule["code"] for rule in with_packs([PACK, PACK, Path(PACK.name), again]).rules]
    assert codes.count("SKJ01") == 1
    assert len(run_examples([PACK, again])) == 5
    assert len(run_examples([PACK, PACK / "SKJ", RULE])) == 5, "nor is a part of a pack used twice"

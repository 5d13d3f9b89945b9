"""The measures of audits: their examples, what they may ask for, and what is refused with file and line."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from konsekvens_lint.facts.vocabulary import SCOPES
from konsekvens_lint.measures import Example, Tried, examples_of, run_measure, run_measures
from konsekvens_lint.names import TOLD_FACTS
from konsekvens_lint.rulebook.book import Rulebook
from konsekvens_lint.rulebook.compiling import compile_packs
from konsekvens_lint.rulebook.errors import PackError
from konsekvens_lint.rulebook.loading import with_packs
from konsekvens_lint.rulebook.pack import read_pack
from konsekvens_lint.rulebook.where import rules_folder

EXAMPLES = list(examples_of(read_pack(rules_folder())))
MEASURE = """\
id: eget
title: Eget
means: Något eget
source: Egen
order: 100
kinds: [tjansteskrivelse]
has: {judgement: substantive}
same_as: [statistik]
shows: {point: 7, title: Sju, three: 0.8, two: 0.3, least: 20}
examples:
  good: [{text: "# Ja"}, {text: "# Ja"}]
  bad: [{text: "# Nej"}, {text: "# Nej"}]
"""
THREAD = """\
means: Så.
source: Egen
kinds: [budget]
share: 0.5
least: 2
passed_over: [och]
"""


@cache
def _book() -> Rulebook:
    return Rulebook(compile_packs([read_pack(rules_folder())]))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.id)
def test_example(example: Example) -> None:
    tried = run_measure(example, _book())
    assert tried.passed, f"{tried.standing}\n{example.text}"


@pytest.mark.parametrize(
    ("group", "standing", "passed"),
    [
        ("good", "has", True), ("good", "partial", False), ("good", "not_judged", False), ("bad", "has", False),
        ("bad", "has_not", True), ("bad", "partial", True), ("bad", "not_applicable", False), ("bad", None, False),
    ],
)  # fmt: skip
def test_when_an_example_passes(group: str, standing: str | None, passed: bool) -> None:
    example = Example("x", group, 1, "", "budget", None)  # type: ignore[arg-type]
    assert Tried(example, standing).passed is passed  # type: ignore[arg-type]


def test_measures_ask_only_for_what_is_told() -> None:
    asked = {fact.name for fact in SCOPES["measure"]}
    assert asked - {*TOLD_FACTS, "kind"} == {"global_goals", "gendered_goals"}


def test_measures_come_in_their_order_without_examples() -> None:
    orders = [each["order"] for each in _book().measures]
    assert orders == sorted(orders)
    assert len(set(orders)) == len(orders)
    assert not any("examples" in each for each in _book().measures)
    assert {each["counted_as"] for each in _book().measures if "counted_as" in each} == {
        "agenda",
        "integrated",
        "split",
    }
    assert sorted(each["shows"]["point"] for each in _book().measures if "shows" in each) == [5, 6, 7, 8]


def _pack(folder: Path, measure: str = MEASURE, thread: str = THREAD) -> Path:
    (folder / "measures").mkdir()
    (folder / "measures" / "eget.yaml").write_text(measure, encoding="utf-8")
    (folder / "rod.yaml").write_text(thread, encoding="utf-8")
    return folder


def test_a_packs_own_measure_is_added_and_its_thread_goes_first(tmp_path: Path) -> None:
    book = with_packs([_pack(tmp_path)])
    assert [each["id"] for each in book.measures][-1] == "eget"
    assert book.thread == {"kinds": ["budget"], "share": 0.5, "least": 2, "passed_over": ["och"]}
    assert len(_book().thread["passed_over"]) > 100


def test_only_a_packs_own_examples_are_run(tmp_path: Path) -> None:
    tried = run_measures([_pack(tmp_path)])
    assert [(each.example.measure, each.example.group, each.passed) for each in tried] == [
        ("eget", "good", False), ("eget", "good", False), ("eget", "bad", True), ("eget", "bad", True)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ("{judgement: substantive}", "{judgment: substantive}", 7, "okänt faktum ”judgment”. Menade du ”judgement”?"),
        ("{judgement: substantive}", "{says: women}", 7, "okänt faktum ”says”."),
        ("{judgement: substantive}", "{judgement: substantiv}", 7, "Menade du ”substantive”?"),
        ("has: {", "partial: {global_goals: \"18\"}\nhas: {", 7, "”global_goals” kan inte vara ”18”."),
        ("has: {", "haz: {", 7, "okänd nyckel ”haz”. Menade du ”has”?"),
        ("[statistik]", "[statistk]", 8, "”statistk” finns inte. Menade du ”statistik”?"),
        ("same_as: [statistik]", "sum_of: [inehall]", 8, "”inehall” finns inte. Menade du ”innehall”?"),
        ("three: 0.8", "three: 80", 9, "”three” ska vara en andel mellan 0 och 1"),
        ("two: 0.3", "two: 0.9", 9, "”two” ska vara mindre än ”three”."),
        ("has: {", "unwanted: true\nhas: {", 10, "det som inte borde finnas (”unwanted”) kan inte visa en punkt."),
        ("has: {", "counted_as: split\nhas: {", 7, "”split” finns redan i"),
        ("id: eget", "id: innehall", 1, "”innehall” finns redan i"),
        ('bad: [{text: "# Nej"}, {text: "# Nej"}]', 'bad: [{text: "# Nej"}]', 12, "behöver minst 2 st."),
        ("[tjansteskrivelse]", "[tjanstskrivelse]", 6, "Menade du ”tjansteskrivelse”?"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_file_and_line(
    old: str, new: str, line: int, told: str, tmp_path: Path
) -> None:
    assert old in MEASURE
    with pytest.raises(PackError) as refused:
        with_packs([_pack(tmp_path, MEASURE.replace(old, new, 1))])
    assert (Path(refused.value.file).name, refused.value.line) == ("eget.yaml", line)
    assert told in str(refused.value)


def test_a_share_of_words_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"rod\.yaml, rad 4: ”share” ska vara en andel"):
        with_packs([_pack(tmp_path, thread=THREAD.replace("0.5", "5"))])

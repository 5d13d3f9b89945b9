"""Every example in the built-in rules is a test of its own."""

from __future__ import annotations

from functools import cache

import pytest

from konsekvens_lint.rulebook.book import Rulebook
from konsekvens_lint.rulebook.compiling import compile_packs
from konsekvens_lint.rulebook.pack import read_pack
from konsekvens_lint.rulebook.where import rules_folder
from konsekvens_lint.trying import (
    GROUPS,
    Example,
    Result,
    examples_of,
    examples_of_rule,
    run_example,
    run_examples,
)

EXAMPLES = list(examples_of(read_pack(rules_folder())))


@cache
def _book() -> Rulebook:
    return Rulebook(compile_packs([read_pack(rules_folder())]))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.id)
def test_example(example: Example) -> None:
    result = run_example(example, _book())
    assert result.passed, _told(result)


def _told(result: Result) -> str:
    example = result.example
    wanted = f"a finding at {example.at or 'any place'}" if example.fires else "no finding"
    return f"wanted {wanted}; came {result.unreadable or result.outcome} {result.quotes}\n{example.text}"


@pytest.mark.parametrize("rule", _book().rules, ids=lambda rule: rule["code"])
def test_every_rule_has_examples_of_every_group_and_says_why_they_are_tricky(rule: dict[str, str]) -> None:
    examples = examples_of_rule(rule["code"])
    assert {example.group for example in examples} == set(GROUPS)
    assert all(example.why for example in examples if example.group == "tricky")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.id)
def test_what_an_example_points_at_is_in_its_text(example: Example) -> None:
    assert example.at is None or " ".join(example.at.split()) in " ".join(example.text.split())


def test_examples_are_no_part_of_the_compiled_rulebook() -> None:
    assert not any("examples" in rule for rule in _book().rules)


def test_one_rules_examples_are_the_same_alone_as_in_the_pack() -> None:
    code = EXAMPLES[0].rule
    assert examples_of_rule(code) == [example for example in EXAMPLES if example.rule == code]


def test_no_rule_no_examples() -> None:
    assert examples_of_rule("XXX99") == []


def test_all_examples_are_run() -> None:
    assert [result.example for result in run_examples()] == EXAMPLES


def _result(fires: bool, outcome: str | None, at: str | None = None, *quotes: str) -> Result:
    example = Example("XXX01", "x", "bad" if fires else "good", 1, "Text.", "tjansteskrivelse", fires, at)
    return Result(example, outcome, quotes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("result", "passed"),
    [
        (_result(False, "ok"), True),
        (_result(False, "not_applicable"), True),
        (_result(False, "undetermined"), True),
        (_result(False, "finding"), False),
        (_result(False, None), False),
        (_result(True, "finding"), True),
        (_result(True, "ok"), False),
        (_result(True, "undetermined"), False),
        (_result(True, None), False),
        (_result(True, "finding", "män", "kvinnor\n och  män"), True),
        (_result(True, "finding", "kvinnor och män", "kvinnor"), True),
        (_result(True, "finding", "kvinnor", "pojkar", "kvinnor"), True),
        (_result(True, "finding", "kvinnor", "pojkar"), False),
        (_result(True, "finding", "kvinnor", ""), False),
        (_result(True, "finding", "kvinnor"), False),
    ],
)
def test_when_an_example_passes(result: Result, passed: bool) -> None:
    assert result.passed is passed

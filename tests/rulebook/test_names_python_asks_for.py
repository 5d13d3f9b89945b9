"""Python asks for some concepts and patterns by name: each must be in the rulebook, or a rename goes unseen."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import konsekvens_lint
from konsekvens_lint.facts.vocabulary import STRUCTURES
from konsekvens_lint.language.relations import STRUCTURE_SEEDS
from konsekvens_lint.rulebook.loading import built_in

PACKAGE = Path(konsekvens_lint.__file__).parent
ASKING = {"has", "first", "places"}
NAMES = set(built_in().patterns.seeds)


def _asked() -> set[str]:
    asked: set[str] = set()
    for path in [*PACKAGE.glob("facts/*.py"), *PACKAGE.glob("judging/*.py"), *PACKAGE.glob("language/*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in ASKING
            ):
                asked |= {
                    a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)
                }
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and node.value.endswith("_section")
            ):
                asked.add(node.value)
    return asked


@pytest.mark.parametrize("name", sorted(_asked()))
def test_the_name_is_in_the_rulebook(name: str) -> None:
    assert name in NAMES


def test_something_was_found_to_ask_for() -> None:
    assert {"effect_on_group", "gender_section", "no_impact"} <= _asked()


def test_every_structure_is_explained() -> None:
    assert set(STRUCTURES) == set(STRUCTURE_SEEDS)

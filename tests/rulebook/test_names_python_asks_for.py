"""Python asks for some concepts and patterns by name: each must be in the rulebook, or a rename goes unseen."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import konsekvens_lint
from konsekvens_lint.facts.vocabulary import STRUCTURES
from konsekvens_lint.language.relations import STRUCTURE_SEEDS
from konsekvens_lint.rulebook.loading import built_in

PACKAGE = Path(konsekvens_lint.__file__).parent
ASKING = {"has", "first", "places"}
# Attributes and variables that hold names: `"because" in clause.names`.
HOLDING = {"names", "affirmed", "heading_names", "title_names", "roles", "own_roles"}
# Constants of the package that are no concepts or patterns.
OTHER = {"angiven", "suppression"}
NAMES = set(built_in().patterns.seeds)


def _asked() -> set[str]:
    asked: set[str] = set()
    for path in [
        *PACKAGE.glob("facts/**/*.py"),
        *PACKAGE.glob("judging/*.py"),
        *PACKAGE.glob("language/*.py"),
    ]:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            asked |= {*_in_call(node), *_in_comparison(node)}
        for node in tree.body:
            asked |= set(_constant(node))
    return asked - OTHER


def _in_call(node: ast.AST) -> Iterator[str]:
    """`sentence.has("likeness")`."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ASKING:
        yield from _texts(*node.args)


def _in_comparison(node: ast.AST) -> Iterator[str]:
    """`"because" in clause.names`, `hit.concept == "negation"`."""
    if not isinstance(node, ast.Compare):
        return
    for side in node.comparators:
        held = side.attr if isinstance(side, ast.Attribute) else getattr(side, "id", "")
        if held in HOLDING:
            yield from _texts(node.left)
    if isinstance(node.left, ast.Attribute) and node.left.attr == "concept":
        yield from _texts(*node.comparators)


def _constant(node: ast.stmt) -> Iterator[str]:
    """`MEN = "men"` and `_PERSONS = frozenset({"people", "women"})` of a module, where they look like names."""
    if not isinstance(node, ast.Assign) or not isinstance(node.value, ast.Constant | ast.Call | ast.Tuple):
        return
    targets = " ".join(target.id for target in node.targets if isinstance(target, ast.Name))
    held = [text for part in ast.walk(node.value) for text in _texts(part)]
    if isinstance(node.value, ast.Constant) or any(text.endswith("_section") for text in held):
        yield from (text for text in held if re.fullmatch("[a-z][a-z_]+", text))
    elif targets in {"_PERSONS", "_PEOPLE", "_SEXES", "CLAIMS"}:
        yield from held


def _texts(*nodes: ast.AST) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


@pytest.mark.parametrize("name", sorted(_asked()))
def test_the_name_is_in_the_rulebook(name: str) -> None:
    assert name in NAMES


def test_something_was_found_to_ask_for() -> None:
    assert {"effect_on_group", "gender_section", "no_impact", "because", "men", "table_word"} <= _asked()


def test_every_structure_is_explained() -> None:
    assert set(STRUCTURES) == set(STRUCTURE_SEEDS)

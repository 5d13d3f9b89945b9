"""The condition language."""

from __future__ import annotations

import pytest

from konsekvens_lint.condition import atoms, over_facts, over_names
from konsekvens_lint.language.lexicon import Lexicon
from konsekvens_lint.language.patterns import Patterns

FACTS = {
    "kind": "remissvar",
    "has": frozenset({"a", "b"}),
    "factors": [],
    "yes": True,
    "no": False,
    "none": None,
}


@pytest.mark.parametrize(
    ("spec", "holds"),
    [
        ("always", True),
        ("yes", True),
        ("no", False),
        ("none", False),
        ("kind", True),
        ("factors", False),
        ({"kind": "remissvar"}, True),
        ({"kind": ["budget", "remissvar"]}, True),
        ({"has": "a"}, True),
        ({"has": ["c", "d"]}, False),
        ({"all": [{"has": "a"}, {"has": "c"}]}, False),
        ({"any": [{"has": "c"}, "yes"]}, True),
        ({"not": "no", "kind": "remissvar"}, True),
        ([{"has": "a"}, {"not": {"has": "b"}}], False),
        ({"any": []}, False),
        ({"no": False}, True),
    ],
)
def test_over_facts(spec: object, holds: bool) -> None:
    assert over_facts(spec)(FACTS) is holds  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("spec", "holds"),
    [
        ("a", True),
        ({"all": ["a", "b"]}, True),
        ({"all": ["a", {"not": "b"}]}, False),
        ({"any": ["c", {"all": ["a", "b"]}]}, True),
        ({"not": {"any": ["a", "c"]}}, False),
        (["a", {"any": ["c", "d"]}], False),
        ("always", True),
        (["a", "always"], True),
        ({"all": ["c", "always"]}, False),
        ({"any": ["c", "always"]}, True),
    ],
)
def test_over_names(spec: object, holds: bool) -> None:
    assert over_names(spec)({"a", "b"}) is holds  # type: ignore[arg-type]


@pytest.mark.parametrize("when", ["always", {"any": ["a", "always"]}])
def test_a_pattern_that_always_holds_is_tried_everywhere(when: object) -> None:
    lexicon = Lexicon.of({"a": {"forms": ["a"]}})
    patterns = Patterns(lexicon, [{"name": "eget", "in": "sentence", "when": when}])
    assert patterns.seeds["eget"] is None
    assert patterns.sentence(set()) == {"eget"}


def test_a_pattern_cannot_ask_for_a_value() -> None:
    with pytest.raises(TypeError):
        over_names({"kind": "budget"})


def test_what_a_condition_asks_for() -> None:
    assert list(atoms({"all": ["a", {"not": {"b": ["x", "y"]}}], "c": True})) == [
        ("a", True),
        ("b", ["x", "y"]),
        ("c", True),
    ]

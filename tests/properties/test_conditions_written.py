"""Conditions mean the same however they are written, and what is no condition is refused with its file and line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from test_pack_errors import RULE

from konsekvens_lint.condition import atoms, over_facts, over_names
from konsekvens_lint.rulebook.compiling import compile_packs
from konsekvens_lint.rulebook.errors import PackError
from konsekvens_lint.rulebook.pack import Pack, read_pack, read_packs
from konsekvens_lint.rulebook.where import rules_folder

#: What takes no time is tried more often.
MANY = settings(max_examples=10 * settings().max_examples)
NAMES = ["a", "b", "c", "d"]
VALUES = ["x", "y", True, False, None]
FACTS = st.fixed_dictionaries(
    {},
    optional={
        name: st.sampled_from(["x", "y", "", True, False, None, (), ("x",), frozenset("xy")])
        for name in NAMES
    },
)


def _inner(part: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    many = st.lists(part, min_size=1, max_size=3)
    return st.one_of(
        st.fixed_dictionaries({"all": many}),
        st.fixed_dictionaries({"any": many}),
        st.fixed_dictionaries({"not": part}),
        st.fixed_dictionaries({"any": many, "not": part}),
        many,
    )


_TWO = st.lists(st.sampled_from(NAMES), min_size=2, max_size=2, unique=True)
_TEXTS = (
    st.sampled_from([*NAMES, "always"])
    | st.fixed_dictionaries({"any": _TWO})
    | st.fixed_dictionaries({"all": _TWO})
)
_ASKED = st.sampled_from(VALUES) | st.lists(st.sampled_from(VALUES), min_size=1, max_size=2)
#: Conditions over facts, and over the names that are found in a text.
OVER_FACTS = st.recursive(
    _TEXTS | st.dictionaries(st.sampled_from(NAMES), _ASKED, min_size=1, max_size=2), _inner, max_leaves=5
)
OVER_NAMES = st.recursive(_TEXTS, _inner, max_leaves=5)


def holds(spec: Any, facts: Mapping[str, Any]) -> bool:
    """What the condition says of the facts, told once more and as simply as can be."""
    if spec == "always":
        return True
    if isinstance(spec, str):
        return bool(facts.get(spec))
    if isinstance(spec, list):
        return all(holds(part, facts) for part in spec)
    return all(_term(key, asked, facts) for key, asked in spec.items())


def _term(key: str, asked: Any, facts: Mapping[str, Any]) -> bool:
    if key in ("all", "any"):
        return (all if key == "all" else any)(holds(part, facts) for part in asked)
    if key == "not":
        return not holds(asked, facts)
    fact = facts.get(key)
    wanted = asked if isinstance(asked, list) else [asked]
    if isinstance(fact, tuple | frozenset):
        return bool(fact) if True in wanted else any(one in fact for one in wanted)
    return (True in wanted and bool(fact)) or fact in wanted


@MANY
@given(OVER_FACTS, FACTS)
def test_over_facts_as_it_is_said(spec: Any, facts: dict[str, Any]) -> None:
    assert over_facts(spec)(facts) == holds(spec, facts)


@MANY
@given(OVER_NAMES, st.sets(st.sampled_from(NAMES)))
def test_over_names_as_it_is_said(spec: Any, names: set[str]) -> None:
    assert over_names(spec)(names) == holds(spec, dict.fromkeys(names, True))


@MANY
@given(OVER_FACTS, FACTS, st.sampled_from([True, False, None]))
def test_written_as_yaml_and_read_again(spec: Any, facts: dict[str, Any], flow: bool | None) -> None:
    again = yaml.safe_load(yaml.safe_dump(spec, default_flow_style=flow, allow_unicode=True))
    assert again == spec
    assert over_facts(again)(facts) == over_facts(spec)(facts)


@MANY
@given(OVER_FACTS)
def test_all_that_it_asks_for(spec: Any) -> None:
    written = yaml.safe_dump(spec)
    asked = {name for name, _ in atoms(spec)}
    assert asked == {name for name in NAMES if re.search(rf"\b{name}\b", written)}


#: Anything that YAML can say, and rules that have a little of it in the wrong place.
_SCALARS = st.sampled_from(
    [
        "always",
        "women",
        "judgement",
        "none",
        "any",
        "all",
        "not",
        "kind",
        "{quote}",
        "",
        1,
        -1,
        1.5,
        True,
        None,
    ]
)
THINGS = st.recursive(
    _SCALARS,
    lambda part: st.lists(part, max_size=3) | st.dictionaries(_SCALARS, part, max_size=3),
    max_leaves=6,
)
_KEYS = [
    *sorted(yaml.safe_load(RULE)),
    "levels",
    "confidences",
    "messages",
    "advices",
    "point_at",
    "not_applicable",
    "options",
]


@given(
    st.dictionaries(st.sampled_from(_KEYS), THINGS, min_size=1, max_size=2),
    st.sets(st.sampled_from(_KEYS), max_size=1),
)
def test_a_rule_of_anything_is_refused_or_taken(changed: dict[str, Any], gone: set[str]) -> None:
    rule = {key: value for key, value in {**yaml.safe_load(RULE), **changed}.items() if key not in gone}
    _loads(yaml.safe_dump(rule, allow_unicode=True))


@given(st.data())
def test_a_damaged_rule_is_refused_or_taken(data: st.DataObject) -> None:
    text = RULE
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        put = data.draw(
            st.sampled_from(
                ["", ":", "- ", "\n", "\t", "{", "]", "&a ", "*a", "!!python/object:a.b ", "'", "\x00", "é"]
            )
        )
        text = text[:at] + put + text[at + data.draw(st.integers(0, 4)) :]
    _loads(text)


@cache
def _built_in() -> Pack:
    return read_pack(rules_folder())


def _loads(text: str) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder, "EGE01-egen-regel.yaml")
        file.write_text(text, encoding="utf-8")
        told = str(file)
        try:
            compile_packs([_built_in(), *read_packs([file])])
        except PackError as error:
            told = str(error)
        assert told.startswith(str(file)) and "\n" not in told

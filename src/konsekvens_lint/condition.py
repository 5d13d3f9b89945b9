"""The one condition language of patterns, judgements, rules and checklist points.

A condition is written in YAML as

- ``always``: holds everywhere;
- a name: the fact is true, or the concept or pattern is there;
- ``{fact: value}``: the fact has the value, or one of the values of a list;
- ``{all: [...]}``, ``{any: [...]}``, ``{not: ...}``: as they say;
- a mapping with several keys: all of them hold.

A fact that holds several values (a set) has the value when the value is among them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterator, Mapping
from typing import Any

Condition = Callable[[Any], bool]
Spec = str | Mapping[str, Any] | list[Any]

ALWAYS = "always"
OPERATORS = frozenset({"all", "any", "not"})


def over_facts(spec: Spec) -> Condition:
    """The condition as a function of a mapping of facts. An unknown fact is an error of the pack's check."""
    return _compile(spec, _fact_atom)


def over_names(spec: Spec) -> Condition:
    """The condition as a function of a set of names: concepts and patterns found in a span of text."""
    return _over_names(spec)


def atoms(spec: Spec) -> Iterator[tuple[str, Any]]:
    """Each fact or name that the condition asks for, with the value or values asked for."""
    if spec == ALWAYS:
        return
    if isinstance(spec, str):
        yield spec, True
    elif isinstance(spec, list):
        for part in spec:
            yield from atoms(part)
    else:
        for key, value in spec.items():
            if key in OPERATORS:
                yield from atoms(value)
            else:
                yield key, value


def _compile(spec: Spec, atom: Callable[[str, Any], Condition]) -> Condition:
    if spec == ALWAYS:
        return lambda _: True
    if isinstance(spec, str):
        return atom(spec, True)
    if isinstance(spec, list):
        return _every([_compile(part, atom) for part in spec])
    if isinstance(spec, Mapping):
        return _every([_term(key, value, atom) for key, value in spec.items()])
    raise TypeError(f"not a condition: {spec!r}")


def _term(key: str, value: Any, atom: Callable[[str, Any], Condition]) -> Condition:
    if key == "all":
        return _compile(value, atom)
    if key == "any":
        return _some([_compile(part, atom) for part in value])
    if key == "not":
        return _none(_compile(value, atom))
    return atom(key, value)


def _every(parts: list[Condition]) -> Condition:
    if len(parts) == 1:
        return parts[0]
    return lambda facts: all(part(facts) for part in parts)


def _some(parts: list[Condition]) -> Condition:
    return lambda facts: any(part(facts) for part in parts)


def _none(part: Condition) -> Condition:
    return lambda facts: not part(facts)


def _fact_atom(name: str, value: Any) -> Condition:
    wanted = frozenset(value) if isinstance(value, list) else frozenset([value])
    return lambda facts: _has(facts.get(name), wanted)


def _has(fact: Any, wanted: Collection[Any]) -> bool:
    if isinstance(fact, Container) and not isinstance(fact, str):
        return bool(fact) if True in wanted else any(one in fact for one in wanted)
    if True in wanted and isinstance(fact, str):
        return bool(fact)
    return fact in wanted


def _over_names(spec: Spec) -> Condition:
    """As `_compile` for sets of names, with the plain names of an all or any tested at once: it runs for every clause."""
    if spec == ALWAYS:
        return lambda _: True
    if isinstance(spec, str):
        return lambda names: spec in names
    if not isinstance(spec, list | Mapping):
        raise TypeError(f"not a condition: {spec!r}")
    terms = [("all", spec)] if isinstance(spec, list) else list(spec.items())
    return _every([_names_term(key, value) for key, value in terms])


def _names_term(key: str, value: Any) -> Condition:
    if key == "not":
        return _none(_over_names(value))
    if key not in OPERATORS:
        raise TypeError(f"a pattern asks only whether a name is there, not {key}: {value}")
    plain = frozenset(part for part in value if isinstance(part, str) and part != ALWAYS)
    rest = [_over_names(part) for part in value if not isinstance(part, str) or part == ALWAYS]
    if key == "all":
        return _every([plain.issubset, *rest]) if plain else _every(rest)
    return _some([lambda names: not plain.isdisjoint(names), *rest]) if plain else _some(rest)

"""A rule file changed: its keys, its values, their types and order, and what YAML allows that rules do not."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random
from typing import Any

import yaml

from fuzz.odd import damaged, number, some, text

_SCALARS: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 10**30, 1.5, float("inf"), float("nan"), "", " ", "no", "yes", "null", "*", "a*", "**", "*a", "[", "(", "(?P<a", "a{9999999}", "(a+)+$",
    "\\", "{", "}", "{}", "{0}", "{x}", "{x.y}", "{x[0]}", "{!r}", "{:>99999999}", "%s", "{measure", "BES01", "always", "any", "all", "not", "document", "skr", "å\u0308",
    [], {}, [[]], [{}], {"a": {}}, [None], ["a", "a"], {"any": []}, {"all": [{}]}, {"not": {"not": {}}}, {"": ""}, {1: 2}, [1, 2, 3],
)  # fmt: skip
_KEYS: tuple[Any, ...] = (
    "code", "name", "each", "when", "levels", "message", "messages", "advice", "examples", "good", "bad", "tricky", "concepts", "patterns", "forms", "not", "any", "all", "at_least",
    "source", "means", "verdicts", "points", "profile", "extends", "rows", "has", "partial", "scale", "ambiguous", "asked", "keeps", "adds", "options", "checklists", "id", "why", "",
    "å", 7, None, True, "x" * 3000, "<<", "=", "kind", "fact", "text", "within", "order", "same", "confidence", "confidences", "advices", "each_of", "memos",
)  # fmt: skip
_RAW = (
    "a: &x [1]\nb: *x\n", "<<: {a: 1}\n", "? [a, b]\n: c\n", "a: !!python/object:os.system x\n", "a: !!binary x\n", "\ta: 1\n", "%YAML 9.9\n---\n", "---\n", "...\n", "--- |\n", "a: |9\n  b\n",
    "a: 'öppen\n", 'a: "\\xZZ"\n', 'a: "\\uD800"\n', "a: {b: {c: ", "[" * 300, "- " * 200 + "a\n", "a: 0o9999999999999\n", "a: 1_0:59:59\n", "a: 2024-99-99\n", "a: 0b2\n", "a: .inf\n", "a: -.nan\n",
    "a: =\n", "a: ~\n", "a: 1e999\n", "'': ''\n", ": :\n", "a: >-\n\n\n  x\n y\n", "\u2028a: 1\n", "\x07", "\ufeff", "@a: 1\n", "`a: 1\n", "a: " + "9" * 5000 + "\n", "a: 0x" + "f" * 5000 + "\n", "a: 1:2:3:" + "4:" * 400 + "5\n",
    "# " + "å" * 5000 + "\n", "a: [b, [c, [d, {e: [f]}]]]\n", "{a: 1, a: 2}\n", "a: 1\na: 2\n", "\x00", "\x85", "a:\n" + "".join(" " * n + "a:\n" for n in range(1, 70)),
)  # fmt: skip

_BRACED = (
    "{}",
    "{0}",
    "{",
    "}",
    "{measure}",
    "{x.y}",
    "{x!r:>9}",
    "{{",
    "%(a)s",
    "{text}",
    "*",
    "a* *b",
    "\n\n# Rubrik\n\n| a |\n|---|\n",
)

#: Where something stands in what a file holds: the list or mapping that holds it, and its key there.
Spot = tuple[Any, Any]


class _Dumper(yaml.SafeDumper):
    """Writes no anchors, since rule files have none."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def mutate_yaml(rng: Random, data: bytes) -> bytes:
    """The rule file with some changes; most still YAML, and many of the right shape. As it was where none took."""
    told = data.decode("utf-8")
    if rng.random() < 0.72:
        content = yaml.safe_load(told)
        for _ in range(rng.choice((1, 1, 1, 2, 3))):
            spots = list(_spots(content))
            if spots:
                rng.choices(_CHANGES, _WEIGHTS)[0](rng, *_at(rng, spots))
        if content == yaml.safe_load(told):
            return data
        told = yaml.dump(
            content, Dumper=_Dumper, allow_unicode=True, sort_keys=rng.random() < 0.1, width=10_000
        )
    else:
        for _ in range(rng.randint(1, 2)):
            told = rng.choice(_TEXT_CHANGES)(rng, told)
    written = told.encode("utf-8", errors="surrogatepass")
    act = rng.random()
    if act < 0.03:
        return damaged(rng, written)
    return (
        told.encode(rng.choice(("utf-16", "cp1252", "utf-8-sig")), errors="replace")
        if act < 0.05
        else written
    )


def _spots(node: Any) -> list[Spot]:
    found: list[Spot] = []
    waiting = [node]
    while waiting:
        here = waiting.pop()
        items = here.items() if isinstance(here, dict) else enumerate(here) if isinstance(here, list) else ()
        for key, value in items:
            found.append((here, key))
            waiting.append(value)
    return found


def _at(rng: Random, spots: list[Spot]) -> tuple[Any, Any, list[Spot]]:
    holder, key = rng.choice(spots)
    return holder, key, spots


def _drop(rng: Random, holder: Any, key: Any, spots: list[Spot]) -> None:
    del holder[key]


def _rename(rng: Random, holder: Any, key: Any, spots: list[Spot]) -> None:
    if isinstance(holder, dict):
        other = rng.choice((*_KEYS, str(key)[:-1], str(key).upper(), f"{key}s"))
        pairs = [(other if each == key else each, value) for each, value in holder.items()]
        holder.clear()
        holder.update(pairs)


def _scalar(rng: Random, holder: Any, key: Any, spots: list[Spot]) -> None:
    holder[key] = rng.choice(_SCALARS) if rng.random() < 0.8 else rng.choice((number(rng), text(rng)[:3000]))


def _swap(rng: Random, holder: Any, key: Any, spots: list[Spot]) -> None:
    """Two values change places, unless the one is within the other."""
    other, place = rng.choice(spots)
    one, two = holder[key], other[place]
    if not isinstance(one, dict | list) and not isinstance(two, dict | list):
        holder[key], other[place] = two, one


def _copy(rng: Random, holder: Any, key: Any, spots: list[Spot]) -> None:
    """A value that stands elsewhere in the file."""
    other, place = rng.choice(spots)
    copied = yaml.safe_load(yaml.safe_dump(other[place]))
    if isinstance(holder, list) and rng.random() < 0.7:
        holder.insert(key, copied)
    else:
        holder[key] = copied


def _wrap(rng: Random, holder: Any, key: Any, spots: list[Spot]) -> None:
    value = holder[key]
    for _ in range(rng.choice((1, 1, 2, 20, 48, 60))):
        value = rng.choice(([value], {"any": value}, {"all": [value]}, {"not": value}, {"a": value}))
    holder[key] = value


def _turn(rng: Random, holder: Any, key: Any, spots: list[Spot]) -> None:
    """A list as a mapping, a mapping as a list, a text as a list of its words."""
    value = holder[key]
    if isinstance(value, dict):
        holder[key] = [{name: each} for name, each in value.items()]
    elif isinstance(value, list):
        holder[key] = {str(at): each for at, each in enumerate(value)}
    else:
        holder[key] = str(value).split()


def _put_in(rng: Random, holder: Any, key: Any, spots: list[Spot]) -> None:
    if isinstance(holder, dict):
        holder[rng.choice(_KEYS)] = rng.choice(_SCALARS)
    else:
        holder.insert(key, rng.choice(_SCALARS))


def _edit(rng: Random, holder: Any, key: Any, spots: list[Spot]) -> None:
    """A few letters of a text changed."""
    value = str(holder[key]) if not isinstance(holder[key], dict | list) else ""
    at = rng.randint(0, len(value))
    holder[key] = (
        value[:at]
        + rng.choice(
            (
                "{",
                "}",
                "*",
                "(",
                ")",
                "[",
                "\\",
                "|",
                "+",
                "?",
                "å",
                "\n",
                " ",
                "\u0301",
                "%",
                "$",
                ":",
                "-",
                "_",
                "{x}",
                "/",
            )
        )
        + value[at:]
    )


def _prose(rng: Random, holder: Any, key: Any, spots: list[Spot]) -> None:
    """What is said in words, in another way: a message, a text of an example. Most files are sound after it."""
    said = [(other, place) for other, place in spots if isinstance(other[place], str) and " " in other[place]]
    if said:
        other, place = rng.choice(said)
        old = other[place]
        at = rng.randint(0, len(old))
        odd = rng.choice((text(rng)[:3000], rng.choice(_BRACED), old))
        other[place] = rng.choice((odd, old[:at] + odd + old[at:], old[:at], old[::-1]))


def _fewer(rng: Random, holder: Any, key: Any, spots: list[Spot]) -> None:
    """A long list with one item less, one doubled, or in another order."""
    lists = [
        other[place] for other, place in spots if isinstance(other[place], list) and len(other[place]) > 2
    ]
    if lists:
        items = rng.choice(lists)
        taken = items.pop(rng.randrange(len(items)))
        items[0:0] = rng.choice(([], [], [taken], [taken, taken]))


_CHANGES: tuple[Callable[[Random, Any, Any, list[Spot]], None], ...] = (
    _drop, _rename, _scalar, _swap, _copy, _wrap, _turn, _put_in, _edit, _prose, _fewer,
)  # fmt: skip
_WEIGHTS = (6, 6, 14, 8, 6, 5, 4, 5, 16, 30, 14)


def _raw(rng: Random, told: str) -> str:
    lines = told.split("\n")
    lines.insert(rng.randint(0, len(lines)), rng.choice(_RAW))
    return "\n".join(lines)


def _indent(rng: Random, told: str) -> str:
    lines = told.split("\n")
    for at in some(rng, range(len(lines)), 4):
        lines[at] = rng.choice(
            (" " + lines[at], lines[at][1:], "\t" + lines[at], "- " + lines[at], lines[at].strip())
        )
    return "\n".join(lines)


def _line(rng: Random, told: str) -> str:
    """A line doubled, dropped, or put elsewhere."""
    lines = told.split("\n")
    at = rng.randrange(len(lines))
    taken = lines.pop(at)
    for _ in range(rng.choice((0, 1, 2))):
        lines.insert(rng.randint(0, len(lines)), taken)
    return "\n".join(lines)


def _value(rng: Random, told: str) -> str:
    """The value after a colon, as it is written."""
    spots = list(re.finditer(r"(?<=: )[^\n]+", told))
    for spot in some(rng, spots, 1):
        new = rng.choice(
            (
                number(rng),
                "&a b",
                "*a",
                "!!set {a}",
                "! b",
                "[a",
                "{a: b",
                "'",
                '"',
                "|",
                ">",
                "@",
                "`",
                "%",
                "- a",
                "a: b",
                "# a",
                "? a",
                "y",
                "~",
                text(rng)[:500],
            )
        )
        told = told[: spot.start()] + new + told[spot.end() :]
    return told


_TEXT_CHANGES = (_raw, _raw, _indent, _line, _value, _value)

"""Which documents of two audits are the same one: known by where they lie, by diary number, or by title and kind."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Hashable, Iterable, Mapping
from pathlib import PurePosixPath
from typing import Final, NamedTuple

from konsekvens_lint.audit.comparison import How
from konsekvens_lint.audit.metadata_csv import as_written


class Known(NamedTuple):
    """A document of an audit by what may tell that it is one of another audit's.

    `path` has slashes, and `below` is the part of it below the folder that was audited.
    """

    number: int
    path: str
    below: str
    title: str | None
    kind: str | None
    unit: str | None
    diary_number: str | None


class Pair(NamedTuple):
    """A document in both audits, by its numbers in them."""

    a: int
    b: int
    how: How


def known_documents(connection: sqlite3.Connection, folders: Iterable[str]) -> list[Known]:
    """The audit's documents but for its duplicates, in the order of the paths. `folders` are those that were audited."""
    roots = [PurePosixPath(as_written(folder)) for folder in folders]
    rows = connection.execute(
        "SELECT id, path, title, kind, unit, diary_number FROM documents WHERE status != 'duplicate' ORDER BY path"
    )
    return [Known(number, as_written(path), _below(path, roots), *rest) for number, path, *rest in rows]


def same_documents(a: Iterable[Known], b: Iterable[Known]) -> list[Pair]:
    """The documents in both, in the order of A. What several documents of an audit have in common tells none of them."""
    left_a, left_b = {each.number: each for each in a}, {each.number: each for each in b}
    order = {number: at for at, number in enumerate(left_a)}
    pairs: list[Pair] = []
    for how, key in _KEYS:
        ones, others = _only_ones(left_a, key), _only_ones(left_b, key)
        for told in ones.keys() & others.keys():
            one, other = ones[told], others[told]
            if not _of_two_units(one, other):
                pairs.append(Pair(one.number, other.number, how))
                del left_a[one.number], left_b[other.number]
    return sorted(pairs, key=lambda pair: order[pair.a])


def _below(path: str, roots: Iterable[PurePosixPath]) -> str:
    whole = PurePosixPath(as_written(path))
    for root in roots:
        if whole == root:
            return whole.name
        if whole.is_relative_to(root):
            return whole.relative_to(root).as_posix()
    return whole.as_posix()


def _only_ones(left: Mapping[int, Known], key: Callable[[Known], Hashable]) -> dict[Hashable, Known]:
    """The documents that are alone with their key."""
    found: dict[Hashable, list[Known]] = {}
    for each in left.values():
        if (told := key(each)) is not None:
            found.setdefault(told, []).append(each)
    return {told: alike[0] for told, alike in found.items() if len(alike) == 1}


def _of_two_units(one: Known, other: Known) -> bool:
    units = {_plain(each.unit) for each in (one, other) if each.unit}
    return len(units) > 1


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _diary(each: Known) -> Hashable:
    """A matter has documents of several kinds, all with its number."""
    return (_plain(each.diary_number), each.kind) if each.diary_number else None


def _title(each: Known) -> Hashable:
    return (_plain(each.title), each.kind) if each.title else None


def _title_in_unit(each: Known) -> Hashable:
    return (_title(each), _plain(each.unit)) if each.title and each.unit else None


# The surest first.
_KEYS: Final[tuple[tuple[How, Callable[[Known], Hashable]], ...]] = (
    ("path", lambda each: each.path),
    ("path", lambda each: each.below),
    ("diary_number", _diary),
    ("title", _title_in_unit),
    ("title", _title),
)

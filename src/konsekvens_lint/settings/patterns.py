"""Patterns for paths, as those of ``.gitignore``."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


class BadPattern(Exception):
    """A text that is no pattern."""


def matches(patterns: tuple[str, ...], path: str) -> bool:
    """Whether the path, with forward slashes and relative to where the patterns count from, is one that they mean.

    ``beslut/`` is all below that folder, ``*.pdf`` files anywhere, ``/a.md`` that file alone; a later ``!pattern`` takes
    back. Errors: BadPattern.
    """
    # Systems spell å as one character or two.
    return bool(patterns) and _spec(patterns).match_file(normalize("NFC", path))


def check(patterns: Iterable[str]) -> None:
    """Raises BadPattern for what is no pattern."""
    _spec(tuple(patterns))


@lru_cache(maxsize=256)
def _spec(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    # 36 ms that most runs need not wait for.
    from pathspec import GitIgnoreSpec

    try:
        return GitIgnoreSpec.from_lines(normalize("NFC", pattern) for pattern in patterns)
    except ValueError as error:
        raise BadPattern(str(error)) from error

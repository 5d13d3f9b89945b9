"""Patterns for paths, as those of ``.gitignore``."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import normalize

from konsekvens_lint.limits import MAX_PATTERN, MAX_PATTERN_FOLDERS, MAX_PATTERN_STARS

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


_ESCAPED = re.compile(r"\\.")


class BadPattern(Exception):
    """A text that is no pattern, or none that can be used: Swedish, one sentence."""


def matches(patterns: tuple[str, ...], path: str) -> bool:
    """Whether the path, with forward slashes and relative to where the patterns count from, is one that they mean.

    ``beslut/`` is all below that folder, ``*.pdf`` files anywhere, ``/a.md`` that file alone; a later ``!pattern`` takes
    back. Errors: BadPattern.
    """
    # Systems spell å as one character or two.
    return bool(patterns) and _spec(patterns).match_file(normalize("NFC", path))


def check(patterns: Iterable[str]) -> None:
    """Raises BadPattern for the first that is no pattern, or that could take too long to match."""
    for pattern in patterns:
        if len(pattern) > MAX_PATTERN:
            raise BadPattern(f"mönstret är längre än {MAX_PATTERN} tecken.")
        if reason := _slow(pattern):
            raise BadPattern(f"mönstret ”{pattern}” kan ta för lång tid att pröva: {reason}.")
        _spec((pattern,))


def _slow(pattern: str) -> str | None:
    """Why the pattern could take too long: the ways to share a name among its stars, or folders among its ``**``."""
    first, *rest = _ESCAPED.sub("", pattern.removeprefix("!").removeprefix("/")).split("/")
    inner = [each for each in rest if each != "*"]
    stars = sum(1 if each == "**" else each.count("*") for each in inner)
    stars += 0 if first in ("*", "**") and rest else first.count("*")
    folders = [first, *rest[:-1]].count("**")
    if stars > MAX_PATTERN_STARS:
        return f"{stars} stjärnor, och högst {MAX_PATTERN_STARS} går bra (en som är ensam mellan snedstreck räknas inte)"
    return (
        f"{folders} gånger **, och högst {MAX_PATTERN_FOLDERS} går bra"
        if folders > MAX_PATTERN_FOLDERS
        else None
    )


@lru_cache(maxsize=256)
def _spec(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    # 36 ms that most runs need not wait for.
    from pathspec import GitIgnoreSpec

    try:
        with warnings.catch_warnings(action="ignore"):
            return GitIgnoreSpec.from_lines(normalize("NFC", pattern) for pattern in patterns)
    except (ValueError, re.error) as error:
        raise BadPattern(f"mönstret ”{patterns[0]}” går inte att tolka.") from error

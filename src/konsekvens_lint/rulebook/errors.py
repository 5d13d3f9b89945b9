"""A pack that cannot be used, told so that its author finds the line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

_FEW = 15


class PackError(Exception):
    """An error in a rule file: Swedish, one line, with file, line (from 1, or None) and what to do."""

    def __init__(self, file: str, line: int | None, message: str) -> None:
        where = f"{file}, rad {line}" if line else file
        super().__init__(f"{where}: {message}")
        self.file = file
        self.line = line


def close_to(word: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The nearest known spelling, or None when none is near: `cutoff` is how much must be alike, at most 1."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, list(known), 1, cutoff)), None)


def nearest(word: str, known: Iterable[str]) -> str:
    """' Menade du ”…”?' with the nearest known spelling, or nothing when none is near."""
    close = close_to(word, known)
    return f" Menade du ”{close}”?" if close else ""


def choices(word: Any, known: Iterable[Any]) -> str:
    """The nearest known value, and all of them where they are few: ' Menade du ”b”? Välj bland: a, b.'"""
    words = [spelled(value) for value in known]
    near = nearest(word, words) if isinstance(word, str) else ""
    return near + (_listed(words) if len(words) <= _FEW else "")


def keys(word: str, known: Iterable[str]) -> str:
    """The nearest known key, or all of them when none is near."""
    words = list(known)
    return nearest(word, words) or _listed(words)


def _listed(words: Iterable[str]) -> str:
    return f" Välj bland: {', '.join(words)}."


def spelled(value: Any) -> str:
    """The value as YAML has it."""
    return json.dumps(value) if value is None or isinstance(value, bool) else str(value)

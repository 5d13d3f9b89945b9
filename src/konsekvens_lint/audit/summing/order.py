"""The order of names: as a Swedish reader looks for them, numbers by their size, and what has no name last."""

from __future__ import annotations

import re

_PARTS = re.compile(r"(\d+)")
# After z; by their code points å would come last.
_LETTERS = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}", "é": "e", "ü": "y"})

Key = tuple[bool, tuple[tuple[int, str, str], ...], str]


def natural(name: str | None) -> Key:
    """The key that names are sorted by: "Enhet 2" before "Enhet 10", "Ö" after "Ä", None last."""
    if name is None:
        return True, (), ""
    parts = _PARTS.split(name.casefold().translate(_LETTERS))
    return False, tuple(_of_number(part) if part.isdecimal() else (0, "", part) for part in parts), name


def _of_number(figures: str) -> tuple[int, str, str]:
    """A number's place by how many figures it has and which: no number is too long for that."""
    told = figures.lstrip("0")
    return len(told), told, ""

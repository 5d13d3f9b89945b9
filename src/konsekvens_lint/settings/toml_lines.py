"""A table of a TOML file with the line of every key, which Python's own reader of TOML does not tell."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from konsekvens_lint.rulebook.errors import PackError
from konsekvens_lint.rulebook.source import Lines

_ERROR_LINE = re.compile(r"\(at line (\d+)")


def load_table(path: Path, shown_as: str, keys: Sequence[str]) -> Lines:
    """The table that the keys lead to, dates as text (``2027-06-30``). Errors: PackError, where the file is not TOML or
    has no such table.

    A key's line is the first, from the line of what holds it, where the key stands as a key: good enough to find
    it by, and right for all but a key that is spelled inside a text before itself.
    """
    try:
        text = path.read_text(encoding="utf-8")
        found: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = _ERROR_LINE.search(str(error))
        raise PackError(shown_as, int(line[1]) if line else None, "filen är inte giltig TOML.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise PackError(shown_as, None, f"filen kan inte läsas ({error.__class__.__name__}).") from error
    for key in keys:
        found = found.get(key) if isinstance(found, dict) else None
    if not isinstance(found, dict):
        raise PackError(shown_as, None, f"tabellen [{'.'.join(keys)}] finns inte.")
    lines = text.splitlines()
    return _Finder(lines).mapping(found, _line_with(".".join(keys), lines, 0))


class _Finder:
    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines

    def mapping(self, found: dict[str, Any], start: int) -> Lines:
        """The mapping with its lines; `start` is the index of the line where it begins."""
        told = Lines()
        told.line = start + 1
        for key, value in found.items():
            at = _line_of(key, self._lines, start)
            told.lines[key] = at + 1
            told[key] = self._value(value, at)
        return told

    def _value(self, value: Any, at: int) -> Any:
        if isinstance(value, dict):
            return self.mapping(value, at)
        if not isinstance(value, list):
            return value.isoformat() if isinstance(value, date) else value
        told = []
        for each in value:
            if isinstance(each, dict) and each:
                at = _line_of(next(iter(each)), self._lines, at)
                told.append(self.mapping(each, at))
                at += 1
            else:
                told.append(self._value(each, at))
        return told


def _line_of(key: str, lines: Sequence[str], start: int) -> int:
    """The index of the first line, from `start`, where the key is given a value or heads a table; else `start`."""
    quoted = rf"[\"']?{re.escape(key)}[\"']?"
    given = re.compile(rf"(?:^|[{{,.\s]){quoted}\s*(?:=|\.)|^\s*\[+(?:.*\.)?\s*{quoted}\s*[\].]")
    return next((at for at in range(start, len(lines)) if given.search(lines[at])), start)


def _line_with(words: str, lines: Sequence[str], start: int) -> int:
    return next((at for at in range(start, len(lines)) if words in lines[at]), start)

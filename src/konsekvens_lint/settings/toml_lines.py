"""A table of a TOML file with the line of every key, which Python's own reader of TOML does not tell."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from datetime import date
from itertools import accumulate
from pathlib import Path
from typing import Any

from konsekvens_lint.rulebook.errors import PackError
from konsekvens_lint.rulebook.source import DEEPEST, TOO_DEEP, Lines, text_of
from konsekvens_lint.settings.toml_table import head_of, quoted

_ENDLESS = re.compile(r"[\d_]{4300}")
_ERROR_LINE = re.compile(r"\(at line (\d+)")


def load_table(path: Path, shown_as: str, keys: Sequence[str]) -> Lines:
    """The table that the keys lead to, dates as text (``2027-06-30``). Errors: PackError, where the file is not TOML or
    has no such table.

    A key's line is the first, from the line of what holds it, where the key stands as a key: good enough to find
    it by, and right for all but a key that is spelled inside a text before itself.
    """
    text = text_of(path, shown_as)
    lines = text.splitlines()
    found = _parsed(text, lines, shown_as)
    head = head_of(keys, lines)
    for key in keys:
        found = found.get(key) if isinstance(found, dict) else None
    if not isinstance(found, dict):
        at = None if head is None else head + 1
        raise PackError(shown_as, at, f"filen har ingen tabell [{'.'.join(keys)}].")
    return _Finder(lines, shown_as).mapping(found, head or 0)


def _parsed(text: str, lines: Sequence[str], shown_as: str) -> Any:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = _ERROR_LINE.search(str(error))
        raise PackError(shown_as, int(line[1]) if line else None, "filen är inte giltig TOML.") from error
    except RecursionError as error:
        raise PackError(shown_as, _deepest(lines) + 1, TOO_DEEP) from error
    except ValueError as error:
        # Python reads no number of more than 4300 digits.
        number = next((at for at, line in enumerate(lines, 1) if _ENDLESS.search(line)), None)
        raise PackError(shown_as, number, "talet går inte att läsa.") from error


class _Finder:
    def __init__(self, lines: Sequence[str], shown_as: str) -> None:
        self._lines = lines
        self._shown_as = shown_as

    def mapping(self, found: dict[str, Any], start: int, depth: int = 0) -> Lines:
        """The mapping with its lines; `start` is the index of the line where it begins. Errors: PackError."""
        told = Lines()
        told.line = start + 1
        for key, value in found.items():
            at = _line_of(key, self._lines, start)
            told.lines[key] = at + 1
            told[key] = self._value(value, at, depth + 1)
        return told

    def _value(self, value: Any, at: int, depth: int) -> Any:
        if depth > DEEPEST:
            raise PackError(self._shown_as, at + 1, TOO_DEEP)
        if isinstance(value, dict):
            return self.mapping(value, at, depth)
        if not isinstance(value, list):
            return value.isoformat() if isinstance(value, date) else value
        told = []
        for each in value:
            if isinstance(each, dict) and each:
                at = _line_of(next(iter(each)), self._lines, at)
                told.append(self.mapping(each, at, depth + 1))
                at += 1
            else:
                told.append(self._value(each, at, depth + 1))
        return told


def _line_of(key: str, lines: Sequence[str], start: int) -> int:
    """The index of the first line, from `start`, where the key is given a value or heads a table; else `start`."""
    name = quoted(key)
    given = re.compile(rf"(?:^|[{{,.\s]){name}\s*(?:=|\.)|^\s*\[{{1,2}}(?:.*\.)?\s*{name}\s*[\].]")
    return next((at for at in range(start, len(lines)) if given.search(lines[at])), start)


def _deepest(lines: Sequence[str]) -> int:
    """The index of the line where most brackets stand open."""
    opened = [sum(map(line.count, "[{")) - sum(map(line.count, "]}")) for line in lines]
    depths = list(accumulate(opened))
    return depths.index(max(depths))

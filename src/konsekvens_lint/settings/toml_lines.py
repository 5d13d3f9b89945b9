"""A table of a TOML file with the line of every key, which Python's own reader of TOML does not tell."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import accumulate
from pathlib import Path
from typing import Any

from konsekvens_lint.limits import MAX_SETTINGS_DEPTH, MAX_SETTINGS_VALUES
from konsekvens_lint.rulebook.errors import PackError
from konsekvens_lint.rulebook.source import TOO_DEEP, TOO_MANY, Lines, text_of
from konsekvens_lint.settings.toml_table import endless_key, head_of

_ENDLESS = re.compile(r"[\d_]{4300}")
_ERROR_LINE = re.compile(r"\(at line (\d+)")
_NAME = r"""("[^"\n]*+"|'[^'\n]*+'|[\w-]++)[ \t]*+"""
# A key is given a value, or another key below it; or it is part of a line that heads a table.
_GIVEN = re.compile(rf"(?:^|(?<=[{{,.\s])){_NAME}(?=[=.])")
_HEAD = re.compile(r"\s*+\[")
_HEADS = re.compile(rf"(?<=[\[.\s]){_NAME}(?=[\].])")


def load_table(path: Path, shown_as: str, keys: Sequence[str]) -> Lines:
    """The table that the keys lead to, dates as text (``2027-06-30``). Errors: PackError, where the file is not TOML, has
    no such table, or more in it than a person writes.

    A key's line is the first, from the line of what holds it, where the key stands as a key: good enough to find
    it by, and right for all but a key that is spelled inside a text before itself.
    """
    text = text_of(path, shown_as)
    found = _parsed(text, shown_as)
    head = head_of(keys, text)
    for key in keys:
        found = found.get(key) if isinstance(found, dict) else None
    if not isinstance(found, dict):
        at = None if head is None else head + 1
        raise PackError(shown_as, at, f"filen har ingen tabell [{'.'.join(keys)}].")
    return _Finder(_places(text.split("\n")), shown_as).mapping(found, head or 0)


def _parsed(text: str, shown_as: str) -> Any:
    endless = endless_key(text)
    if endless is not None:
        raise PackError(shown_as, endless + 1, TOO_DEEP)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = _ERROR_LINE.search(str(error))
        raise PackError(shown_as, int(line[1]) if line else None, "filen är inte giltig TOML.") from error
    except RecursionError as error:
        raise PackError(shown_as, _deepest(text.split("\n")) + 1, TOO_DEEP) from error
    except ValueError as error:
        # Python reads no number of more than 4300 digits.
        lines = enumerate(text.split("\n"), 1)
        number = next((at for at, line in lines if _ENDLESS.search(line)), None)
        raise PackError(shown_as, number, "talet går inte att läsa.") from error


class _Finder:
    def __init__(self, places: Mapping[str, Sequence[int]], shown_as: str) -> None:
        self._places = places
        self._shown_as = shown_as
        self._values = 0

    def mapping(self, found: dict[str, Any], start: int, depth: int = 0) -> Lines:
        """The mapping with its lines; `start` is the index of the line where it begins. Errors: PackError."""
        told = Lines()
        told.line = start + 1
        for key, value in found.items():
            at = self._line_of(key, start)
            told.lines[key] = at + 1
            told[key] = self._value(value, at, depth + 1)
        return told

    def _value(self, value: Any, at: int, depth: int) -> Any:
        self._values += 1
        if depth > MAX_SETTINGS_DEPTH or self._values > MAX_SETTINGS_VALUES:
            raise PackError(self._shown_as, at + 1, TOO_DEEP if depth > MAX_SETTINGS_DEPTH else TOO_MANY)
        if isinstance(value, dict):
            return self.mapping(value, at, depth)
        if not isinstance(value, list):
            return value.isoformat() if isinstance(value, date) else value
        told = []
        for each in value:
            if isinstance(each, dict) and each:
                at = self._line_of(next(iter(each)), at)
                told.append(self.mapping(each, at, depth + 1))
                at += 1
            else:
                told.append(self._value(each, at, depth + 1))
        return told

    def _line_of(self, key: str, start: int) -> int:
        """The index of the first line, from `start`, where the key is given a value or heads a table; else `start`."""
        places = self._places.get(key, ())
        nearest = bisect_left(places, start)
        return places[nearest] if nearest < len(places) else start


def _places(lines: Sequence[str]) -> Mapping[str, Sequence[int]]:
    """The indexes of the lines where each key stands as one."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        for key in _GIVEN.findall(line) + (_HEADS.findall(line) if _HEAD.match(line) else []):
            found[key.strip("\"'")].append(at)
    return found


def _deepest(lines: Sequence[str]) -> int:
    """The index of the line where most brackets stand open."""
    opened = [sum(map(line.count, "[{")) - sum(map(line.count, "]}")) for line in lines]
    depths = list(accumulate(opened))
    return depths.index(max(depths))

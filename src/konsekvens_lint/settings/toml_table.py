"""Whether a TOML file has a table, and where: known without loading what reads configurations."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from typing import Any


def has_table(text: str, keys: Sequence[str]) -> bool:
    """Whether the text of a TOML file gives the keys a value; of one that is broken, whether a line heads their table."""
    try:
        found: Any = tomllib.loads(text)
    except (ValueError, RecursionError):
        return head_of(keys, text.splitlines()) is not None
    for key in keys:
        if not isinstance(found, dict) or key not in found:
            return False
        found = found[key]
    return True


def head_of(keys: Sequence[str], lines: Sequence[str]) -> int | None:
    """The index of the first line that heads the table or one below it: ``[tool."konsekvens-lint".levels]``."""
    path = r"\s*\.\s*".join(quoted(key) for key in keys)
    head = re.compile(rf"\s*\[{{1,2}}\s*{path}\s*[\].]")
    return next((at for at, line in enumerate(lines) if head.match(line)), None)


def quoted(key: str) -> str:
    """A pattern for the key, with or without quotes."""
    return rf"[\"']?{re.escape(key)}[\"']?"

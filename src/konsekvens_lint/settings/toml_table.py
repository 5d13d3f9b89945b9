"""Whether a TOML file has a table, and where: known without loading what reads configurations."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from typing import Any

from konsekvens_lint.limits import MAX_SETTINGS_BYTES

# Many times the steps that there may be. Possessive: a text of any shape is gone through once.
_ENDLESS_KEY = re.compile(
    r"""(?:^|[\[{,])[ \t]*+(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){1000}""", re.MULTILINE
)


def has_table(text: str, keys: Sequence[str]) -> bool:
    """Whether the text of a TOML file gives the keys a value; of one that is broken, or larger than is read, whether a line
    heads their table."""
    if len(text) > MAX_SETTINGS_BYTES or endless_key(text) is not None:
        return head_of(keys, text) is not None
    try:
        found: Any = tomllib.loads(text)
    except (ValueError, RecursionError):
        return head_of(keys, text) is not None
    for key in keys:
        if not isinstance(found, dict) or key not in found:
            return False
        found = found[key]
    return True


def head_of(keys: Sequence[str], text: str) -> int | None:
    """The index of the first line that heads the table or one below it: ``[tool."konsekvens-lint".levels]``."""
    path = r"[ \t]*\.[ \t]*".join(rf"[\"']?{re.escape(key)}[\"']?" for key in keys)
    head = re.search(rf"^[ \t]*\[{{1,2}}[ \t]*{path}[ \t]*[\].]", text, re.MULTILINE)
    return None if head is None else text.count("\n", 0, head.start())


def endless_key(text: str) -> int | None:
    """The index of the first line with a key of a thousand parts: Python's reader takes the square of their number in
    time."""
    found = _ENDLESS_KEY.search(text)
    return None if found is None else text.count("\n", 0, found.start())

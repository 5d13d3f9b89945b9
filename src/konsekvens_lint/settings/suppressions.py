"""Exceptions from rules, wherever they are written: what each says, before anyone knows whether it is needed."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from konsekvens_lint.documents.model import Place


class Suppression(NamedTuple):
    """One rule that is not to be told of something, and why.

    `rule` is a code or name as written, and may be wrong or empty; `reason` may be empty. `until` is the last day.
    In a document's comment, `place` is what the comment stands at, `blocks` are the numbers of the blocks there, and
    `written` is what it says to the tool.
    In the configuration, `entry` is where it is written (``konsekvens-lint.yaml:14``), and `quote` words that the
    finding's quote must hold, None for any.
    """

    rule: str
    reason: str
    by: Literal["comment", "configuration"]
    until: date | None = None
    place: Place | None = None
    blocks: frozenset[int] = frozenset()
    entry: str | None = None
    quote: str | None = None
    written: str = ""

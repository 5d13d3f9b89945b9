"""Exceptions from rules, wherever they are written: what each says, before anyone knows whether it is needed."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from konsekvens_lint.documents.model import Place

Day = Literal["understood", "unreadable", "last"]


class Suppression(NamedTuple):
    """One rule that is not to be told of something, and why.

    `rule` is a code or name as written, and may be wrong or empty; `reason` may be empty. `until` is the last day.
    In a document's comment, `place` is what the comment stands at, `blocks` are the numbers of the blocks there, and
    `written` is what it says to the tool.
    In the configuration, `entry` is where it is written (``konsekvens-lint.yaml:14``), `match` are the patterns of the
    documents that it is for, and `quote` is words that the finding's quote must hold, None for any.
    `day` says whether the last day could be read, or stands where it is part of the reason: `last` of all.
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
    match: tuple[str, ...] = ()
    day: Day = "understood"

"""Figures of an audit in words: a share is never told without what it is of, and how many were not judged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from konsekvens_lint.audit.summary import Counts
from konsekvens_lint.formats.words import listed


def percent(share: float) -> str:
    """ "62 %"; what is nearly none or nearly all is not told as none or all."""
    if 0 < share < 0.01:
        return "under 1 %"
    if 0.99 < share < 1:
        return "över 99 %"
    # Half is told as more, which Python's own rounding does not always do.
    return f"{int(share * 100 + 0.5)} %"


def share_told(counts: Counts) -> str:
    """ "62 % (31 av 50), 4 ej bedömda"; where nothing was judged, that."""
    unsure = f"{counts.not_judged} ej bedömda" if counts.not_judged else ""
    if counts.share is None:
        return unsure or "inget dokument att bedöma"
    told = f"{percent(counts.share)} ({counts.has} av {counts.judged})"
    return f"{told}, {unsure}" if unsure else told


def moment(time: str) -> str:
    """A time of the audit (UTC, ISO 8601) to the minute: "2026-11-26 15:04 UTC"."""
    return f"{time[:16].replace('T', ' ')} UTC"


def told_by_status(statuses: Mapping[Any, int]) -> str:
    """How many documents there are of each status: "56 granskade, 2 inte granskade (med skäl) och 1 dubblett"."""
    judged, unread, copies = (statuses.get(status, 0) for status in ("judged", "unread", "duplicate"))
    parts = [f"{judged} {'granskat' if judged == 1 else 'granskade'}"]
    parts += [f"{unread} inte {'granskat' if unread == 1 else 'granskade'} (med skäl)"] if unread else []
    parts += [f"{copies} {'dubblett' if copies == 1 else 'dubbletter'}"] if copies else []
    return listed(parts)

"""Figures in words. A share stands with what it is of, and with how many were not judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from konsekvens_lint.audit.summary import Counts, Earlier
from konsekvens_lint.formats.rounding import half_up
from konsekvens_lint.formats.words import listed

#: Fewer judged documents than this, and a share says little: then the number is told instead.
FEW = 5

_SPACE = "\u00a0"


def number(count: int) -> str:
    """ "9 400", with a space that no line is broken at."""
    return f"{count:,}".replace(",", _SPACE)


def many(count: int, one: str, several: str) -> str:
    """ "1 grupp", "12 grupper"."""
    return f"{number(count)} {one if count == 1 else several}"


def percent(share: float | None) -> str:
    """ "62 %", of 0 to 1; what is not all or nothing is never told as that. Nothing for None."""
    if share is None:
        return ""
    whole = int(half_up(share * 100))
    if (whole == 0 and share > 0) or (whole == 100 and share < 1):
        return f"under 1{_SPACE}%" if whole == 0 else f"över 99{_SPACE}%"
    return f"{whole}{_SPACE}%"


def of(counts: Counts) -> str:
    """ "31 av 50"; nothing where nothing was judged."""
    return f"{number(counts.has)} av {number(counts.judged)}" if counts.judged else ""


def unjudged(counts: Counts) -> str:
    """ "4 ej bedömda"; nothing for none."""
    return many(counts.not_judged, "ej bedömt", "ej bedömda") if counts.not_judged else ""


def told(counts: Counts) -> str:
    """ "62 % (31 av 50), 4 ej bedömda", or that there is nothing to tell a share of."""
    if counts.judged:
        share = f"{percent(counts.share)} ({of(counts)})"
        return f"{share}, {unjudged(counts)}" if counts.not_judged else share
    return unjudged(counts) or "gäller inga dokument"


def change(before: Counts, now: Counts) -> str:
    """How many percentage points the share has changed: "+5", "−12", "0"; nothing where few were judged."""
    if before.share is None or now.share is None or min(before.judged, now.judged) < FEW:
        return ""
    points = int(half_up(now.share * 100) - half_up(before.share * 100))
    return f"−{-points}" if points < 0 else f"+{points}" if points else "0"


def reworded(audits: Iterable[Earlier]) -> Iterator[str]:
    """A sentence for each audit that asked some points otherwise: their shares may differ for that."""
    for each in audits:
        if each.reworded:
            titles = listed([f"”{asked.title}”" for asked in each.reworded])
            yield f"I {each.name} hade frågan en annan ordalydelse: {titles}."


def told_by_status(statuses: Mapping[Any, int]) -> str:
    """How many documents there are of each status: "56 granskade, 2 inte granskade (med skäl) och 1 dubblett"."""
    judged, unread, copies = (statuses.get(status, 0) for status in ("judged", "unread", "duplicate"))
    parts = [f"{judged} {'granskat' if judged == 1 else 'granskade'}"]
    parts += [f"{unread} inte {'granskat' if unread == 1 else 'granskade'} (med skäl)"] if unread else []
    parts += [f"{copies} {'dubblett' if copies == 1 else 'dubbletter'}"] if copies else []
    return listed(parts)


def moment(time: str) -> str:
    """A time of the audit (UTC, ISO 8601) to the minute: "2026-11-26 15:04 UTC"."""
    return f"{time[:16].replace('T', ' ')} UTC"

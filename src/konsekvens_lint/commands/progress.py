"""How far a run has come, on stderr, while a person watches and nothing else is told as it goes."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator, Iterator
from time import monotonic
from typing import TypeVar

from konsekvens_lint.commands import console

T = TypeVar("T")
#: Fewer documents than this are done before anyone wonders.
_MANY = 10
# Documents a second; slower is better told by the minute.
_FAST = 2
# Seconds between two lines of a run that is told of; more often, writing would cost more than reading does.
_OFTEN = 0.1
_CLEAR = "\r\x1b[K"


def watched(
    results: Iterator[T], total: int, *, is_told: bool, doing: str | None = None
) -> Generator[T, None, None]:
    """The results as they come. Between them a line says how many there have been; a log or a pipe gets none, nor who sees
    the results told as they come (`is_told`). A long run says what it is `doing`, at what rate, and how long it may yet
    take; nothing else may then be written between its results, before the iterator is closed.
    """
    # pre-commit shows all that is told at the end, though it lends a terminal for the colors.
    is_watching = sys.stderr.isatty() and "PRE_COMMIT" not in os.environ
    if total < _MANY or not is_watching or (is_told and sys.stdout.isatty()):
        yield from results
        return
    yield from _timed(results, total, doing) if doing else _counted(results, total)


def _counted(results: Iterator[T], total: int) -> Generator[T, None, None]:
    """With a line that is gone while a result is told."""
    for done in range(total + 1):
        console.progress(f"{_CLEAR}{done} av {total} dokument")
        result = next(results, None)
        console.progress(_CLEAR)
        if result is None:
            return
        yield result


def _timed(results: Iterator[T], total: int, doing: str) -> Generator[T, None, None]:
    """With a line that stays until the end, a few times a second."""
    began = told = monotonic()
    console.progress(f"{_CLEAR}{doing}: 0 av {total} dokument")
    try:
        for done, result in enumerate(results, start=1):
            yield result
            now = monotonic()
            if now - told >= _OFTEN:
                told = now
                console.progress(
                    f"{_CLEAR}{doing}: {done} av {total} dokument{pace(done, total, now - began)}"
                )
    finally:
        console.progress(_CLEAR)


def pace(done: int, total: int, seconds: float) -> str:
    """The rate so far and the time left at that rate, ", 12 i sekunden, 4 min kvar"; nothing before there is any to tell."""
    if done < _MANY or seconds <= 0:
        return ""
    rate = done / seconds
    told = f"{rate:.0f} i sekunden" if rate >= _FAST else f"{rate * 60:.0f} i minuten"
    return f", {told}, {_duration((total - done) / rate)} kvar"


def _duration(seconds: float) -> str:
    minutes = round(seconds / 60)
    if minutes < 1:
        return f"{seconds:.0f} s"
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"

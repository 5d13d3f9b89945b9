"""How far a run has come, on stderr, while a person watches and nothing else is told as it goes."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import TypeVar

from konsekvens_lint.commands import console

T = TypeVar("T")
#: Fewer documents than this are done before anyone wonders.
_MANY = 10
_CLEAR = "\r\x1b[K"


def watched(results: Iterator[T], total: int, *, is_told: bool) -> Iterator[T]:
    """The results as they come. Between them the line says how many there have been; a log or a pipe gets none, nor who
    sees the results told as they come (`is_told`)."""
    # pre-commit shows all that is told at the end, though it lends a terminal for the colors.
    is_watching = sys.stderr.isatty() and "PRE_COMMIT" not in os.environ
    if total < _MANY or not is_watching or (is_told and sys.stdout.isatty()):
        yield from results
        return
    for done in range(total + 1):
        console.progress(f"{_CLEAR}{done} av {total} dokument")
        result = next(results, None)
        console.progress(_CLEAR)
        if result is None:
            return
        yield result

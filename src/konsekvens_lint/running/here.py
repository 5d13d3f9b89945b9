"""Judging in this process: for few files, where a worker's start would cost more than the work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from konsekvens_lint.report import Unread
from konsekvens_lint.running.guard import memory_limit
from konsekvens_lint.running.limits import Limits
from konsekvens_lint.running.sources import Source
from konsekvens_lint.running.work import Result, Work, attempt


def run_here(files: Iterable[Source | Unread], work: Work, limits: Limits) -> Iterator[Result]:
    """Each file's result, in order. A crash outside Python takes this process along; workers survive it."""
    for file in files:
        if isinstance(file, Unread):
            yield file
            continue
        with memory_limit(limits.memory):
            result = attempt(work, file, limits)
        yield result

"""Judging in worker processes: a document that kills its worker costs that document, and nothing else."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Literal

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from konsekvens_lint.report import Unread
from konsekvens_lint.running import failures
from konsekvens_lint.running.guard import limit_memory
from konsekvens_lint.running.limits import (
    AHEAD_PER_WORKER,
    DOCUMENTS_PER_WORKER,
    GIVE_UP_AFTER,
    KILL_AFTER,
    Limits,
)
from konsekvens_lint.running.work import Result, Work, attempt

Start = Literal["fork", "spawn"]
_Pending = tuple[Path | Unread, "ProcessFuture[Result] | None"]


def run_in_workers(
    files: Iterable[Path | Unread], work: Work, limits: Limits, workers: int, start: Start | None = None
) -> Iterator[Result]:
    """Each file's result, in order, as soon as it and all before it are done. Few are held at a time.

    `start` is how a worker comes to be; by default as `how_to_start` says. An interrupt, or closing the
    iterator, stops the workers.
    """
    crew = _Crew(work, limits, workers, start or how_to_start())
    waiting = iter(files)
    pending: deque[_Pending] = deque()
    try:
        while True:
            for file in islice(waiting, workers * AHEAD_PER_WORKER - len(pending)):
                pending.append((file, crew.hand_out(file)))
            if not pending:
                return
            yield _first(pending, crew)
    finally:
        crew.dismiss()


def how_to_start() -> Start:
    """Fork where it is safe: on Linux, while no other thread runs that could hold a lock. It shares the rulebook."""
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


def _first(pending: deque[_Pending], crew: _Crew) -> Result:
    """The result of the first of `pending`, which is taken away.

    Workers that break as a whole are replaced once for it, and all that they had not done is handed out again.
    """
    file, future = pending[0]
    for broken_before in (False, True):
        if isinstance(file, Unread):
            result: Result | None = file
        else:
            result = crew.result(file, future)
        if result is not None:
            pending.popleft()
            return result
        if broken_before:
            break
        crew.replace()
        _hand_out_again(pending, crew)
        future = pending[0][1]
    raise AssertionError("unreachable")


def _hand_out_again(pending: deque[_Pending], crew: _Crew) -> None:
    for at, (file, future) in enumerate(pending):
        if future is not None and not _is_kept(future):
            pending[at] = (file, crew.hand_out(file))

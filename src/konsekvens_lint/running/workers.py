"""Judging in worker processes: a document that kills its worker costs that document, and nothing else."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from itertools import islice
from multiprocessing.synchronize import Semaphore
from time import monotonic

from pebble import CONSTS, ProcessExpired, ProcessFuture, ProcessPool

from konsekvens_lint.report import Unread
from konsekvens_lint.running import failures
from konsekvens_lint.running.guard import limit_memory
from konsekvens_lint.running.limits import (
    AHEAD_PER_WORKER,
    DOCUMENTS_PER_WORKER,
    GIVE_UP_AFTER,
    KILL_AFTER,
    SLOW_START,
    Limits,
)
from konsekvens_lint.running.sources import Source
from konsekvens_lint.running.starting import Start, context, how_to_start
from konsekvens_lint.running.work import Result, Work, attempt

# Pebble looks this often, in seconds, for workers that died and for its own end; its 0.1 is felt in a short run.
CONSTS.sleep_unit = 0.02

# A file and the result that is on its way; a file that is known to be unreadable waits only for its turn.
_Pending = tuple[Source, "ProcessFuture[Result]"] | Unread


def run_in_workers(
    files: Iterable[Source | Unread], work: Work, limits: Limits, workers: int, start: Start | None = None
) -> Iterator[Result]:
    """Each file's result, in order, as soon as it and all before it are done. Few are held at a time.

    `start` is how a worker comes to be, by default as `how_to_start` says. An interrupt, or closing the
    iterator, stops the workers.
    """
    crew = _Crew(work, limits, workers, start or how_to_start())
    waiting = iter(files)
    pending: deque[_Pending] = deque()
    try:
        while True:
            for file in islice(waiting, workers * AHEAD_PER_WORKER - len(pending)):
                pending.append(crew.hand_out(file))
            if not pending:
                crew.let_go()
                return
            yield _first(pending, crew)
    finally:
        crew.dismiss()


def _first(pending: deque[_Pending], crew: _Crew) -> Result:
    """The result of the first of `pending`, which is taken away.

    A crew that breaks as a whole is replaced and gets the document once more; the second time it is the document's.
    """
    for _ in range(2):
        first = pending[0]
        result = first if isinstance(first, Unread) else crew.result(*first)
        if result is not None:
            pending.popleft()
            return result
        crew.replace()
        pending.extend([crew.hand_out_again(pending.popleft()) for _ in range(len(pending))])
    first = pending.popleft()
    return first if isinstance(first, Unread) else failures.lost(first[0])


class _Crew:
    """The workers of a run."""

    def __init__(self, work: Work, limits: Limits, workers: int, start: Start) -> None:
        self._work = work
        self._limits = limits
        self._workers = workers
        self._start = start
        self._pool = self._new_pool()

    def hand_out(self, file: Source | Unread) -> _Pending:
        """The file with its result on its way."""
        if isinstance(file, Unread):
            return file
        seconds = self._limits.seconds + KILL_AFTER
        try:
            future = self._pool.schedule(attempt, (self._work, file, self._limits), timeout=seconds)
            self._handed_out = True
            return file, future
        except RuntimeError as error:
            broken: ProcessFuture[Result] = ProcessFuture()
            broken.set_exception(BrokenProcessPool(str(error)))
            return file, broken

    def hand_out_again(self, pending: _Pending) -> _Pending:
        """The same after the crew was replaced: what was done is kept."""
        if isinstance(pending, Unread) or _is_done(pending[1]):
            return pending
        return self.hand_out(pending[0])

    def result(self, file: Source, future: ProcessFuture[Result]) -> Result | None:
        """The result once it is there, or None when the crew is broken and the document was not to blame."""
        wait([future], timeout=self._limits.seconds + KILL_AFTER + GIVE_UP_AFTER)
        if not future.done():
            return None
        try:
            return future.result()
        except ProcessExpired as death:
            return failures.killed(file, death.exitcode)
        except TimeoutError:
            return failures.timed_out(file, self._limits)
        except (BrokenProcessPool, CancelledError):
            return None
        except Exception as error:  # noqa: BLE001
            return failures.crashed(file, error)

    def replace(self) -> None:
        """Other workers for those that do not answer."""
        self.dismiss()
        self._pool = self._new_pool()

    def let_go(self) -> None:
        """Let the workers end by themselves, once they have begun: one that is slow to start complains if its pool is
        gone. A pool that was handed nothing starts none.
        """
        until = monotonic() + SLOW_START
        for _ in range(self._workers if self._handed_out else 0):
            if not self._begun.acquire(timeout=max(0, until - monotonic())):
                break
        self._pool.close()  # type: ignore[no-untyped-call]
        with suppress(TimeoutError):
            self._pool.join(self._limits.seconds)

    def dismiss(self) -> None:
        """Stop the workers, whatever they do; returns when they are gone."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def _new_pool(self) -> ProcessPool:
        self._begun: Semaphore = context(self._start).Semaphore(0)
        self._handed_out = False
        return ProcessPool(
            max_workers=self._workers,
            max_tasks=DOCUMENTS_PER_WORKER,
            initializer=_begin,
            initargs=(self._limits.memory, self._begun),
            context=context(self._start),
        )


def _is_done(future: ProcessFuture[Result]) -> bool:
    return future.done() and not isinstance(future.exception(), BrokenProcessPool | CancelledError)


def _begin(memory: int, begun: Semaphore) -> None:
    """A new worker: it says that it has begun, and is within its memory (MiB) and silent, since its parent's streams
    hold results.
    """
    begun.release()
    limit_memory(memory)
    sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115

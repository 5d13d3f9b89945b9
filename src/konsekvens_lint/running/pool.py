"""Worker processes that take what they are handed, each piece within limits of time and memory."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing.synchronize import Semaphore
from time import monotonic
from typing import Any, TypeVar
from weakref import WeakSet

from pebble import CONSTS, ProcessFuture, ProcessPool

from konsekvens_lint.documents.pdf.watch import end_at_excess
from konsekvens_lint.limits import Limits
from konsekvens_lint.machine.crash_files import forbid_crash_files
from konsekvens_lint.machine.system import reason
from konsekvens_lint.report import Unread
from konsekvens_lint.running import failures
from konsekvens_lint.running.guard import limit_memory
from konsekvens_lint.running.pace import DOCUMENTS_PER_WORKER, KILL_AFTER, SLOW_START
from konsekvens_lint.running.sources import Source
from konsekvens_lint.running.starting import Start, context
from konsekvens_lint.running.work import attempt

# Pebble looks this often, in seconds, for workers that died and for its own end; its 0.1 is felt in a short run.
CONSTS.sleep_unit = 0.02

T = TypeVar("T")


def longest(limits: Limits) -> float:
    """Seconds until a worker is killed that does not end by itself what takes too long."""
    return limits.seconds + KILL_AFTER


class Pool:
    """Pebble's pool of `workers` processes, with our limits. The processes begin with the first work that is handed out.

    Errors, where the system lets no worker be started: CannotStart.
    """

    def __init__(
        self, limits: Limits, workers: int, start: Start, prepare: Callable[[], object] | None
    ) -> None:
        self._limits = limits
        self._workers = workers
        self._has_work = False
        self._futures: WeakSet[ProcessFuture[Any]] = WeakSet()
        try:
            self._begun: Semaphore = context(start).Semaphore(0)
            self._pool = ProcessPool(
                max_workers=workers,
                max_tasks=DOCUMENTS_PER_WORKER,
                initializer=_begin,
                initargs=(limits.memory, self._begun, prepare),
                context=context(start),
            )
        except OSError as error:
            raise failures.CannotStart(reason(error)) from error

    def hand_out(self, work: Callable[[Source], T], source: Source) -> ProcessFuture[T | Unread]:
        """The work on the document begun, or waiting for a worker; a pool that is broken says so in the future.

        Errors: CannotStart.
        """
        try:
            future = self._pool.schedule(attempt, (work, source, self._limits), timeout=longest(self._limits))
            self._futures.add(future)
            self._has_work = True
        except RuntimeError as error:
            if why := _why_none_starts(error):
                raise failures.CannotStart(why) from error
            future = ProcessFuture()
            future.set_exception(BrokenProcessPool(str(error)))
        return future

    def let_go(self) -> None:
        """Let the workers end by themselves, once they have begun: one that is slow to start complains if its pool is
        gone. A pool that was handed nothing starts none.
        """
        until = monotonic() + SLOW_START
        for _ in range(self._workers if self._has_work else 0):
            if not self._begun.acquire(timeout=max(0, until - monotonic())):
                break
        self._pool.close()  # type: ignore[no-untyped-call]
        with suppress(TimeoutError):
            self._pool.join(self._limits.seconds)

    def stop(self) -> None:
        """End the workers, whatever they do; returns when they are gone, and all that was handed out has an end."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()
        # Pebble leaves what was under way without an end, and somebody may wait for it; of what was called off just now
        # it has told nobody.
        for future in list(self._futures):
            if future.cancelled():
                with suppress(RuntimeError):
                    future.set_running_or_notify_cancel()  # type: ignore[no-untyped-call]
            elif not future.done():
                future.set_exception(BrokenProcessPool("the workers were stopped"))


def _why_none_starts(error: RuntimeError) -> str | None:
    """Why the system lets no process or thread of a pool begin, as a clause; None for what else a pool may refuse."""
    if isinstance(error.__cause__, OSError):
        return reason(error.__cause__)
    return "systemets gräns är nådd" if "new thread" in str(error) else None


def _begin(memory: int, begun: Semaphore, prepare: Callable[[], object] | None) -> None:
    """A new worker: it says that it has begun, is prepared, and then within its memory (MiB). It is silent, since its
    parent's streams hold results.
    """
    begun.release()
    forbid_crash_files()
    # As in the command line's own process, where there is one.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    if prepare:
        prepare()
    end_at_excess()
    limit_memory(memory)

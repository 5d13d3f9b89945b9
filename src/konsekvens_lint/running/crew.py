"""Worker processes that do any work on a document, each piece within limits of time and memory."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_COMPLETED, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing.synchronize import Semaphore
from time import monotonic
from typing import Any, Generic, NamedTuple, TypeVar
from weakref import WeakSet

from pebble import CONSTS, ProcessExpired, ProcessFuture, ProcessPool

from konsekvens_lint.documents.pdf.watch import end_at_excess
from konsekvens_lint.limits import Limits
from konsekvens_lint.machine.crash_files import forbid_crash_files
from konsekvens_lint.machine.system import reason
from konsekvens_lint.report import Unread
from konsekvens_lint.running import failures
from konsekvens_lint.running.errand import Errand
from konsekvens_lint.running.guard import limit_memory
from konsekvens_lint.running.pace import DOCUMENTS_PER_WORKER, GIVE_UP_AFTER, KILL_AFTER, SLOW_START
from konsekvens_lint.running.sources import Source
from konsekvens_lint.running.starting import Start, context
from konsekvens_lint.running.work import attempt

# Pebble looks this often, in seconds, for workers that died and for its own end; its 0.1 is felt in a short run.
CONSTS.sleep_unit = 0.02

T = TypeVar("T")


class Task(NamedTuple, Generic[T]):
    """Work on a document that a crew was handed, and the result that is on its way."""

    work: Callable[[Source], T]
    source: Source
    future: ProcessFuture[T | Unread]
    errand: Errand
    is_second_try: bool

    @property
    def is_done(self) -> bool:
        """Whether the result is there, and not only the news that the crew broke."""
        return (
            self.future.done()
            and not self.future.cancelled()
            and not isinstance(self.future.exception(), BrokenProcessPool)
        )


class Crew:
    """Worker processes. A document that kills its worker costs that document; what breaks them all is for
    `replace`.

    Errors, where the system lets no worker be started: CannotStart.

    `prepare` is done once in each worker before its first document, outside the limits. Work and `prepare` must be
    functions of a module, or partials of one, and work gives something (not None).
    """

    def __init__(
        self, limits: Limits, workers: int, start: Start, prepare: Callable[[], object] | None = None
    ) -> None:
        self._limits = limits
        self._workers = workers
        self._start = start
        self._prepare = prepare
        self._changing = threading.Lock()
        self._is_dismissed = False
        self._pool = self._new_pool()

    def do(self, work: Callable[[Source], T], source: Source, errand: Errand | None = None) -> T | Unread:
        """The work's result on the document, or why there is none. Many threads may ask at once.

        A crew that breaks as a whole is replaced and gets the document once more; the second time it is the document's.
        When the errand is called off its worker is stopped, and this returns when that is done.
        """
        errand = errand or Errand()
        broken: ProcessPool | None = None
        for _ in range(2):
            with self._changing:
                if self._is_dismissed or errand.is_off:
                    break
                if self._pool is broken:
                    self.replace()
                try:
                    broken, task = self._pool, self.hand_out(work, source, errand)
                except failures.CannotStart:
                    break
            result = self.result(task)
            if result is not None:
                return result
        return failures.lost(source)

    def hand_out(
        self,
        work: Callable[[Source], T],
        source: Source,
        errand: Errand | None = None,
        *,
        is_second_try: bool = False,
    ) -> Task[T]:
        """The work on the document begun, or waiting for a worker. Errors: CannotStart."""
        errand = errand or Errand()
        seconds = self._limits.seconds + KILL_AFTER
        try:
            future = self._pool.schedule(attempt, (work, source, self._limits), timeout=seconds)
            self._futures.add(future)
            self._handed_out = True
        except RuntimeError as error:
            if why := _why_none_starts(error):
                raise failures.CannotStart(why) from error
            future = ProcessFuture()
            future.set_exception(BrokenProcessPool(str(error)))
        errand.handed_out(future)
        return Task(work, source, future, errand, is_second_try)

    def result(self, task: Task[T]) -> T | Unread | None:
        """The result once it is there, or None when the crew is broken and the document was not to blame."""
        self.wait_for_any([task])
        if not task.is_done:
            return None
        answer = self.answer(task)
        return self.result(answer) if isinstance(answer, Task) else answer

    def wait_for_any(self, tasks: Iterable[Task[T]]) -> None:
        """Returns when one of them is done, and where none comes to be: then the crew is broken."""
        patience = self._limits.seconds + KILL_AFTER + GIVE_UP_AFTER
        wait([task.future for task in tasks], timeout=patience, return_when=FIRST_COMPLETED)

    def answer(self, task: Task[T]) -> T | Unread | Task[T]:
        """The result of what is done, or its second try.

        A worker ends what takes too long itself. Where it did not, it hangs outside Python, or it died and Pebble did
        not see whose document that was (its issue 153): a second try tells which.
        """
        try:
            return task.future.result()
        except ProcessExpired as death:
            return failures.killed(task.source, death.exitcode)
        except TimeoutError:
            if not task.is_second_try:
                return self.hand_out(task.work, task.source, task.errand, is_second_try=True)
            return failures.timed_out(task.source, self._limits)
        except Exception as error:  # noqa: BLE001
            return failures.crashed(task.source, error)

    def replace(self) -> None:
        """Other workers for those that do not answer. Errors: CannotStart."""
        self._stop()
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
        """Stop the workers for good, whatever they do; returns when they are gone."""
        with self._changing:
            if self._is_dismissed:
                return
            self._is_dismissed = True
            self._stop()
            # A process that ends at once would else leave behind what the system lent it for them.
            del self._pool, self._begun

    def _stop(self) -> None:
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

    def _new_pool(self) -> ProcessPool:
        self._handed_out = False
        self._futures: WeakSet[ProcessFuture[Any]] = WeakSet()
        try:
            self._begun: Semaphore = context(self._start).Semaphore(0)
            return ProcessPool(
                max_workers=self._workers,
                max_tasks=DOCUMENTS_PER_WORKER,
                initializer=_begin,
                initargs=(self._limits.memory, self._begun, self._prepare),
                context=context(self._start),
            )
        except OSError as error:
            raise failures.CannotStart(reason(error)) from error


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

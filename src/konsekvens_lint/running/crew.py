"""Workers that do any work on documents, and who is to blame when one of them dies."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Generic, NamedTuple, TypeVar

from pebble import ProcessExpired, ProcessFuture

from konsekvens_lint.limits import Limits
from konsekvens_lint.report import Unread
from konsekvens_lint.running import failures
from konsekvens_lint.running.errand import Errand
from konsekvens_lint.running.pace import GIVE_UP_AFTER
from konsekvens_lint.running.pool import Pool, longest
from konsekvens_lint.running.sources import Source
from konsekvens_lint.running.starting import Start

T = TypeVar("T")


class Task(NamedTuple, Generic[T]):
    """Work on a document that a pool was handed, and the result that is on its way. `is_alone`, the pool has nothing
    else to do.
    """

    work: Callable[[Source], T]
    source: Source
    errand: Errand
    pool: Pool
    future: ProcessFuture[T | Unread]
    is_alone: bool

    @property
    def is_done(self) -> bool:
        """Whether the result is there, and not only the news that a pool broke that many share."""
        if not self.future.done() or self.future.cancelled():
            return False
        return self.is_alone or not isinstance(self.future.exception(), BrokenProcessPool)


class Crew:
    """Worker processes. A document that kills its worker costs that document; what breaks them all is for
    `replace`.

    Which document a dead worker had is known for certain only where it had no other: what Pebble blames may have been
    done already, its result still under way, and of what was begun just now it may not know (its issue 153). So what is
    blamed is tried once more, alone, and what it does there is its own doing.

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
        self._changing = threading.RLock()
        self._is_dismissed = False
        self._pool = self._new_pool(workers)
        self._pools_of_one: set[Pool] = set()

    def do(self, work: Callable[[Source], T], source: Source, errand: Errand | None = None) -> T | Unread:
        """The work's result on the document, or why there is none. Many threads may ask at once.

        A crew that breaks as a whole is replaced, and the document tried alone. When the errand is called off its
        worker is stopped, and this returns when that is done.
        """
        try:
            task = self.hand_out(work, source, errand)
            result = self.result(task)
            if result is None:
                self._replace_broken(task)
                result = self.result(self.try_alone(task))
        except (failures.CannotStart, _NotWanted):
            result = None
        return failures.lost(source) if result is None else result

    def hand_out(self, work: Callable[[Source], T], source: Source, errand: Errand | None = None) -> Task[T]:
        """The work on the document begun, or waiting for a worker. Errors: CannotStart."""
        errand = errand or Errand()
        with self._wanted(errand):
            return self._handed_to(self._pool, work, source, errand, is_alone=False)

    def try_alone(self, task: Task[T]) -> Task[T]:
        """The same work begun again, in a process that has nothing else to do. Errors: CannotStart."""
        with self._wanted(task.errand):
            pool = self._new_pool(1)
            self._pools_of_one.add(pool)
            return self._handed_to(pool, task.work, task.source, task.errand, is_alone=True)

    def result(self, task: Task[T]) -> T | Unread | None:
        """The result once it is there, or None when it was called off, or the crew broke and nobody knows by what."""
        self.wait_for_any([task])
        self.end_trial(task)
        if not task.is_done:
            return None
        answer = self.answer(task)
        return self.result(answer) if isinstance(answer, Task) else answer

    def wait_for_any(self, tasks: Iterable[Task[T]]) -> None:
        """Returns when one of them is done, and where none comes to be: then the crew is broken."""
        patience = longest(self._limits) + GIVE_UP_AFTER
        wait([task.future for task in tasks], timeout=patience, return_when=FIRST_COMPLETED)

    def answer(self, task: Task[T]) -> T | Unread | Task[T]:
        """The result of what is done; or the task that tries it alone, where a worker died or had to be killed."""
        self.end_trial(task)
        try:
            return task.future.result()
        except (ProcessExpired, TimeoutError, BrokenProcessPool) as death:
            return self._verdict(task.source, death) if task.is_alone else self.try_alone(task)
        except Exception as error:  # noqa: BLE001
            return failures.crashed(task.source, error)

    def end_trial(self, task: Task[T]) -> None:
        """Stop the process that has this document alone, if one has; the task is done then."""
        with self._changing:
            if task.pool in self._pools_of_one:
                self._pools_of_one.remove(task.pool)
                task.pool.stop()

    def replace(self) -> None:
        """Other workers for those that do not answer. Errors: CannotStart."""
        self._pool.stop()
        self._pool = self._new_pool(self._workers)

    def let_go(self) -> None:
        """Let the workers end by themselves, all work being done."""
        self._pool.let_go()

    def dismiss(self) -> None:
        """Stop the workers for good, whatever they do; returns when they are gone."""
        with self._changing:
            if self._is_dismissed:
                return
            self._is_dismissed = True
            for pool in (self._pool, *self._pools_of_one):
                pool.stop()
            self._pools_of_one.clear()
            # A process that ends at once would else leave behind what the system lent it for them.
            del self._pool

    @contextmanager
    def _wanted(self, errand: Errand) -> Iterator[None]:
        """Holds the crew as it is for the body. Errors: _NotWanted."""
        with self._changing:
            if self._is_dismissed or errand.is_off:
                raise _NotWanted
            yield

    def _replace_broken(self, task: Task[T]) -> None:
        """Replace the workers that the task was handed to, unless somebody has done so. Errors: CannotStart."""
        with self._wanted(task.errand):
            if self._pool is task.pool:
                self.replace()

    def _verdict(self, source: Source, death: Exception) -> Unread:
        """What is said of a document that was alone with its worker when that died."""
        if isinstance(death, ProcessExpired):
            return failures.killed(source, death.exitcode)
        if isinstance(death, TimeoutError):
            return failures.timed_out(source, self._limits)
        return failures.lost(source)

    @staticmethod
    def _handed_to(
        pool: Pool, work: Callable[[Source], T], source: Source, errand: Errand, *, is_alone: bool
    ) -> Task[T]:
        future = pool.hand_out(work, source)
        errand.handed_out(future)
        return Task(work, source, errand, pool, future, is_alone)

    def _new_pool(self, workers: int) -> Pool:
        return Pool(self._limits, workers, self._start, self._prepare)


class _NotWanted(Exception):
    """Nobody waits for the result any more, or the crew is dismissed."""

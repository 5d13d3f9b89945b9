"""Where documents are handed in: standing crews of workers, and queues that serve everybody in turn."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any, Final, Protocol, TypeVar

from konsekvens_lint.limits import LIMITS, WAIT_SECONDS, Limits
from konsekvens_lint.report import Unread
from konsekvens_lint.running.crew import Crew
from konsekvens_lint.running.errand import Errand
from konsekvens_lint.running.runner import cores
from konsekvens_lint.running.sources import Piped, Source
from konsekvens_lint.settings.options import Options
from konsekvens_lint.web import judging
from konsekvens_lint.web.turns import Turns

#: Workers at least, so that one slow document does not hold up all others.
FEWEST: Final = 2
#: Seconds that work goes on for a browser that has gone: most is done by then, and a new worker is slow to start.
GRACE: Final = 2.0

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Judging(Protocol[T_co]):
    """A function of `judging`."""

    def __call__(self, source: Source, *, options: Options, packs: judging.Packs) -> T_co:
        """What is made of the document."""


class Desk:
    """Judges what is handed in, in workers. `packs` are rules on top of the built-in ones.

    Impact sections have a worker of their own: who types waits behind nobody's documents.
    """

    def __init__(
        self,
        packs: tuple[Path, ...] = (),
        limits: Limits = LIMITS,
        *,
        wait: float = WAIT_SECONDS,
        grace: float = GRACE,
    ) -> None:
        self.packs = packs
        warm = partial(judging.warm, Options(), packs)
        self._documents = _Queue(max(FEWEST, cores()), limits, warm, wait, grace)
        self._sections = _Queue(1, limits, warm, wait, grace)

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """The workers at their places; they are gone afterwards. Raises RuntimeError when none can be started."""
        queues = (self._documents, self._sections)
        try:
            ready = await asyncio.gather(*(queue.is_at_work() for queue in queues))
            if not all(ready):
                raise RuntimeError("no worker could be started")
            yield
        finally:
            await asyncio.gather(*(queue.close() for queue in queues))

    async def judge(
        self, work: Judging[T | Unread], source: Piped, options: Options, client: str
    ) -> T | Unread:
        """What the work makes of the client's document, or why it makes nothing. Cancelled, it is called off.

        Raises Busy when the client's turn does not come.
        """
        return await self._documents.done(partial(work, options=options, packs=self.packs), source, client)

    async def judge_section(self, source: Piped, options: Options, client: str) -> dict[str, Any] | Unread:
        """What is said of the client's impact section; otherwise as `judge`."""
        work = partial(judging.judge_section, options=options, packs=self.packs)
        return await self._sections.done(work, source, client)


class _Queue:
    """A crew, and those who wait for it. Each worker has a thread that waits for its result."""

    def __init__(
        self, workers: int, limits: Limits, prepare: Callable[[], object], wait: float, grace: float
    ) -> None:
        self._turns = Turns(workers, wait)
        self._grace = grace
        self._threads = ThreadPoolExecutor(workers)
        # Spawned: the server's threads and sockets are none of their business.
        self._crew = Crew(limits, workers, "spawn", prepare)

    async def is_at_work(self) -> bool:
        return await self.done(judging.is_at_work, Piped("", b"", ""), "") is True

    async def done(self, work: Callable[[Source], T | Unread], source: Piped, client: str) -> T | Unread:
        await self._turns.take(client)
        loop = asyncio.get_running_loop()
        errand = Errand()
        result = loop.run_in_executor(self._threads, self._crew.do, work, source, errand)
        # The place is free when the worker is, which may be later than when the asker is gone.
        result.add_done_callback(lambda _: self._turns.give_back())
        try:
            return await asyncio.shield(result)
        except asyncio.CancelledError:
            loop.call_later(self._grace, errand.call_off)
            raise

    async def close(self) -> None:
        await asyncio.to_thread(self._crew.dismiss)
        # They are told at once that the crew is gone, and hold what the system lent it until they end.
        await asyncio.to_thread(self._threads.shutdown, wait=True, cancel_futures=True)

"""Where documents are handed in: a standing crew of workers, and a queue that serves in the order of coming."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Final, Protocol, TypeVar

from konsekvens_lint.report import Unread
from konsekvens_lint.running.crew import Crew
from konsekvens_lint.running.limits import LIMITS, Limits
from konsekvens_lint.running.runner import cores
from konsekvens_lint.running.sources import Piped, Source
from konsekvens_lint.settings.options import Options
from konsekvens_lint.web import judging

#: Documents that are in memory at once; more wait in the browsers that send them.
AT_HAND: Final = 16
#: Workers at least, so that one slow document does not hold up all others.
FEWEST: Final = 2

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Judging(Protocol[T_co]):
    """A function of `judging`."""

    def __call__(self, source: Source, *, options: Options, packs: judging.Packs) -> T_co:
        """What is made of the document."""


class Desk:
    """Judges what is handed in, in workers. `packs` are rules on top of the built-in ones.

    `at_hand` is to be held while a document is taken in and judged.
    """

    def __init__(self, packs: tuple[Path, ...] = (), limits: Limits = LIMITS) -> None:
        self.packs = packs
        self.at_hand = asyncio.Semaphore(AT_HAND)
        workers = max(FEWEST, cores())
        # The queue: a thread for each worker, which waits for it; what comes first is served first.
        self._threads = ThreadPoolExecutor(workers)
        # Spawned: the server's threads and sockets are none of their business.
        self._crew = Crew(limits, workers, "spawn", partial(judging.warm, Options(), packs))

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """The workers at their places; they are gone afterwards. Raises RuntimeError when none can be started."""
        try:
            if await self._run(judging.is_at_work, Piped("", b"", "")) is not True:
                raise RuntimeError("no worker could be started")
            yield
        finally:
            await asyncio.to_thread(self._crew.dismiss)
            self._threads.shutdown(wait=False, cancel_futures=True)

    async def judge(self, work: Judging[T | Unread], source: Piped, options: Options) -> T | Unread:
        """What the work makes of the document, or why it makes nothing."""
        return await self._run(partial(work, options=options, packs=self.packs), source)

    async def _run(self, work: Callable[[Source], T | Unread], source: Piped) -> T | Unread:
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._crew.do, work, source)

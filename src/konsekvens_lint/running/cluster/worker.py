"""What a worker of a cluster does: it judges each document in a child process, so that what hangs costs itself alone."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.util import Finalize

from konsekvens_lint.limits import Limits
from konsekvens_lint.running.cluster import tool
from konsekvens_lint.running.crew import Crew
from konsekvens_lint.running.judging import Judging, JudgingElsewhere
from konsekvens_lint.running.pace import IDLE_ELSEWHERE
from konsekvens_lint.running.sources import Piped
from konsekvens_lint.running.work import Result, Work


class OtherTool(Exception):
    """This machine would judge otherwise; the message says how, as `tool.difference` does."""


def judge(document: Piped, work: Work, rules: bytes | None, limits: Limits, wanted: dict[str, str]) -> Result:
    """The document's result. Called in a thread of the worker.

    `rules` is the rulebook where the work is by packs, whose folders are not here. `wanted` are the parts that the machine
    which asks is made of. Errors: OtherTool.
    """
    different = tool.difference(wanted, tool.parts())
    if different:
        raise OtherTool(different)
    if rules is not None and isinstance(work, Judging):
        work = JudgingElsewhere(work.options, rules)
    with _crews.borrowed(limits) as crew:
        return crew.do(work, document)


class _Crews:
    """This process's crews, by their limits; one that nobody has asked for a while goes home."""

    def __init__(self) -> None:
        self._changing = threading.Lock()
        self._crews: dict[Limits, Crew] = {}
        self._asked = 0
        self._going_home: threading.Timer | None = None
        # At its end this process waits for its children, which wait for documents.
        Finalize(None, self._dismiss, exitpriority=1)

    @contextmanager
    def borrowed(self, limits: Limits) -> Iterator[Crew]:
        """The crew with the limits, which stays at least as long."""
        with self._changing:
            if limits not in self._crews:
                self._crews[limits] = Crew(limits, _threads(), "spawn")
            crew = self._crews[limits]
            self._asked += 1
            if self._going_home:
                self._going_home.cancel()
        try:
            yield crew
        finally:
            with self._changing:
                self._asked -= 1
                if not self._asked:
                    self._going_home = threading.Timer(IDLE_ELSEWHERE, self._go_home)
                    self._going_home.daemon = True
                    self._going_home.start()

    def _go_home(self) -> None:
        with self._changing:
            if not self._asked:
                self._dismiss()

    def _dismiss(self) -> None:
        for crew in self._crews.values():
            crew.dismiss()
        self._crews.clear()


_crews = _Crews()


def _threads() -> int:
    """How many documents this worker judges at once."""
    from distributed import get_worker

    return int(get_worker().state.nthreads)

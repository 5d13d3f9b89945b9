"""Judging in worker processes: a document that kills its worker costs that document, and nothing else."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice

from konsekvens_lint.report import Unread
from konsekvens_lint.running import failures
from konsekvens_lint.running.crew import Crew, Task
from konsekvens_lint.running.limits import AHEAD_PER_WORKER, Limits
from konsekvens_lint.running.sources import Source
from konsekvens_lint.running.starting import Start, how_to_start
from konsekvens_lint.running.work import Result, Work

# A document in work; a file that is known to be unreadable waits only for its turn.
_Pending = Task[Result] | Unread


def run_in_workers(
    files: Iterable[Source | Unread], work: Work, limits: Limits, workers: int, start: Start | None = None
) -> Iterator[Result]:
    """Each file's result, in order, as soon as it and all before it are done. Few are held at a time.

    `start` is how a worker comes to be, by default as `how_to_start` says. An interrupt, or closing the
    iterator, stops the workers.
    """
    crew = Crew(limits, workers, start or how_to_start())
    waiting = iter(files)
    pending: deque[_Pending] = deque()
    try:
        while True:
            for file in islice(waiting, workers * AHEAD_PER_WORKER - len(pending)):
                pending.append(file if isinstance(file, Unread) else crew.hand_out(work, file))
            if not pending:
                crew.let_go()
                return
            yield _first(pending, crew)
    finally:
        crew.dismiss()


def _first(pending: deque[_Pending], crew: Crew) -> Result:
    """The result of the first of `pending`, which is taken away.

    A crew that breaks as a whole is replaced and gets the document once more; the second time it is the document's.
    """
    for _ in range(2):
        first = pending[0]
        result = first if isinstance(first, Unread) else crew.result(first)
        if result is not None:
            pending.popleft()
            return result
        crew.replace()
        pending.extend([_again(pending.popleft(), crew) for _ in range(len(pending))])
    first = pending.popleft()
    return first if isinstance(first, Unread) else failures.lost(first.source)


def _again(pending: _Pending, crew: Crew) -> _Pending:
    """The same after the crew was replaced: what was done is kept."""
    if isinstance(pending, Unread) or pending.is_done:
        return pending
    return crew.hand_out(pending.work, pending.source)

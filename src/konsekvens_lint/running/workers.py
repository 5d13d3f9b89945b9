"""Judging in worker processes: a document that kills its worker costs that document, and nothing else."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable
from itertools import islice

from konsekvens_lint.running import failures
from konsekvens_lint.running.crew import Crew, Task
from konsekvens_lint.running.jobs import Had, Job, told
from konsekvens_lint.running.limits import AHEAD_PER_WORKER, Limits
from konsekvens_lint.running.starting import Start, how_to_start
from konsekvens_lint.running.work import Result

# A document in work; what is known already waits only for its turn.
_Pending = Task[Result] | Had


def run_in_workers(
    jobs: Iterable[Job | Had], limits: Limits, workers: int, start: Start | None = None
) -> Generator[Result, None, None]:
    """Each job's result, in order, as soon as it and all before it are done. Few are held at a time.

    `start` is how a worker comes to be, by default as `how_to_start` says. An interrupt, or closing the
    iterator, stops the workers.
    """
    crew = Crew(limits, workers, start or how_to_start())
    waiting = iter(jobs)
    pending: deque[_Pending] = deque()
    try:
        while True:
            for job in islice(waiting, workers * AHEAD_PER_WORKER - len(pending)):
                pending.append(crew.hand_out(job.work, job.source) if isinstance(job, Job) else job)
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
        result = crew.result(first) if isinstance(first, Task) else told(first)
        if result is not None:
            pending.popleft()
            return result
        crew.replace()
        pending.extend([_again(pending.popleft(), crew) for _ in range(len(pending))])
    first = pending.popleft()
    return failures.lost(first.source) if isinstance(first, Task) else told(first)


def _again(pending: _Pending, crew: Crew) -> _Pending:
    """The same after the crew was replaced: what was done is kept."""
    if not isinstance(pending, Task) or pending.is_done:
        return pending
    return crew.hand_out(pending.work, pending.source)

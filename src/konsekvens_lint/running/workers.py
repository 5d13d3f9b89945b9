"""Judging in worker processes: a document that kills its worker costs that document, and nothing else."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable
from itertools import islice
from typing import NamedTuple

from konsekvens_lint.limits import Limits
from konsekvens_lint.running.crew import Crew, Task
from konsekvens_lint.running.jobs import Had, Job, told
from konsekvens_lint.running.pace import AHEAD_PER_WORKER
from konsekvens_lint.running.starting import Start, how_to_start
from konsekvens_lint.running.work import Result


class _InWork(NamedTuple):
    """A document that a crew has."""

    job: Job
    task: Task[Result]


# What is known already waits only for its turn.
_Pending = _InWork | Had


def run_in_workers(
    jobs: Iterable[Job | Had],
    limits: Limits,
    workers: int,
    start: Start | None = None,
    *,
    in_order: bool = True,
) -> Generator[Result, None, None]:
    """Each job's result as soon as it is there and, `in_order`, all before it are. Few are held at a time.

    `start` is how a worker comes to be, by default as `how_to_start` says. An interrupt, or closing the
    iterator, stops the workers.
    """
    crew = Crew(limits, workers, start or how_to_start())
    waiting = iter(jobs)
    pending: deque[_Pending] = deque()
    try:
        while True:
            for job in islice(waiting, workers * AHEAD_PER_WORKER - len(pending)):
                pending.append(_handed_out(job, crew) if isinstance(job, Job) else job)
            if not pending:
                crew.let_go()
                return
            yield _next(pending, crew, in_order=in_order)
    finally:
        crew.dismiss()


def _next(pending: deque[_Pending], crew: Crew, *, in_order: bool) -> Result:
    """The result of one of `pending`, which is taken away: of the first, or, not `in_order`, of one that is done.

    A crew that breaks as a whole is replaced and gets its documents once more, but for the first, which has been at work
    the longest: that is tried alone.
    """
    take = _take_first if in_order else _take_done
    while (result := take(pending, crew)) is None:
        crew.replace()
        _begin_again(pending, crew)
    return result


def _begin_again(pending: deque[_Pending], crew: Crew) -> None:
    """Hand out anew what is not done, in the same order."""
    is_first = True
    for _ in range(len(pending)):
        each = pending.popleft()
        if isinstance(each, _InWork) and not (each.task.is_done or each.task.is_alone):
            each = _InWork(each.job, crew.try_alone(each.task)) if is_first else _handed_out(each.job, crew)
            is_first = False
        pending.append(each)


def _take_first(pending: deque[_Pending], crew: Crew) -> Result | None:
    """The first's result, or None where the crew is broken."""
    first = pending[0]
    result = crew.result(first.task) if isinstance(first, _InWork) else told(first)
    if result is None:
        return None
    pending.popleft()
    return first.job.kept(result) if isinstance(first, _InWork) else result


def _take_done(pending: deque[_Pending], crew: Crew) -> Result | None:
    """A result that is there, waiting for the next that will be; None where the crew is broken."""
    while True:
        tasks = [each.task for each in pending if isinstance(each, _InWork)]
        if len(tasks) == len(pending):
            crew.wait_for_any(tasks)
        each = next((each for each in pending if not isinstance(each, _InWork) or each.task.is_done), None)
        if each is None and not all(task.is_alone for task in tasks):
            return None
        each = each or pending[0]
        pending.remove(each)
        if not isinstance(each, _InWork):
            return told(each)
        answer = crew.answer(each.task)
        if not isinstance(answer, Task):
            return each.job.kept(answer)
        if any(task.is_alone for task in tasks):
            # One document at a time is tried alone beside the rest: else there could be a process for each.
            crew.wait_for_any([answer])
        pending.append(_InWork(each.job, answer))


def _handed_out(job: Job, crew: Crew) -> _InWork:
    return _InWork(job, crew.hand_out(job.work, job.source))

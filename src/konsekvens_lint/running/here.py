"""Judging in this process: for few files, where a worker's start would cost more than the work."""

from __future__ import annotations

from collections.abc import Generator, Iterable

from konsekvens_lint.limits import Limits
from konsekvens_lint.running.guard import memory_limit
from konsekvens_lint.running.jobs import Had, Job, told
from konsekvens_lint.running.work import Result, attempt


def run_here(jobs: Iterable[Job | Had], limits: Limits) -> Generator[Result, None, None]:
    """Each job's result, in order. A crash outside Python takes this process along; workers survive it."""
    for job in jobs:
        if not isinstance(job, Job):
            yield told(job)
            continue
        with memory_limit(limits.memory):
            result = attempt(job.work, job.source, limits)
        yield job.kept(result)

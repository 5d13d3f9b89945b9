"""One way to run documents: in this process, or in workers with limits; each file gives one result."""

from __future__ import annotations

import os
import threading
from collections.abc import Generator, Sequence
from pathlib import Path

from konsekvens_lint.documents.sniffing import content_of
from konsekvens_lint.limits import LIMITS, Limits
from konsekvens_lint.report import Unread
from konsekvens_lint.running.here import run_here
from konsekvens_lint.running.jobs import Had, Job, on_each
from konsekvens_lint.running.pace import (
    DOCUMENTS_FOR_A_WORKER,
    LARGE_FILE,
    MANY_FILES,
    MEMOS_IN_A_PDF,
    READ_OUTSIDE_PYTHON,
)
from konsekvens_lint.running.sources import Piped, Source
from konsekvens_lint.running.work import Result, Work
from konsekvens_lint.settings.options import Options


def run(
    files: Sequence[Source | Unread], options: Options, *, jobs: int = 0, packs: Sequence[Path] = ()
) -> Generator[Result, None, None]:
    """Each file's report, or why it could not be judged, in the order given and as soon as it can be told.

    An Unread among `files` is handed on in its place. `jobs` is the number of worker processes: 0 is one for each
    core, and none for a few small files that Python itself reads; 1 is this process alone. `packs` are folders of
    further rules.
    Errors: PackError, UnknownChoice and ValueError (fewer than 0 jobs), at the call. Close the iterator, or exhaust it, to stop the workers.
    """
    from konsekvens_lint.running.judging import judging

    return run_work(files, judging(options, packs), jobs=jobs)


def run_work(
    files: Sequence[Source | Unread], work: Work, *, jobs: int = 0, limits: Limits = LIMITS
) -> Generator[Result, None, None]:
    """The same with any work. `limits` counts for each file."""
    return run_jobs([*on_each(files, work)], workers=jobs, limits=limits)


def run_jobs(
    jobs: Sequence[Job | Had], *, workers: int = 0, limits: Limits = LIMITS, in_order: bool = True
) -> Generator[Result, None, None]:
    """The same with work of its own for each file, among results that are known already, which are handed on in their
    place and need no workers. `workers` is what `jobs` is above. Not `in_order`, a result is told when it is there,
    whatever hangs before it.
    """
    if workers < 0:
        raise ValueError(f"jobs ska vara 0 (så många som datorn klarar) eller fler, inte {workers}")
    files = [job.source for job in jobs if isinstance(job, Job)]
    if not files or workers == 1 or (workers == 0 and _is_little(files)):
        return run_here(jobs, limits)
    from konsekvens_lint.running.workers import run_in_workers

    return run_in_workers(jobs, limits, min(workers or _workers(files), len(files)), in_order=in_order)


def cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _workers(files: Sequence[Source]) -> int:
    """As many as there are cores, but none that would not be worth its start."""
    weight = sum(MEMOS_IN_A_PDF if _is_pdf(file) else 1 for file in files)
    return min(cores(), max(1, weight // DOCUMENTS_FOR_A_WORKER))


def _is_little(files: Sequence[Source]) -> bool:
    """Whether the files cost less than workers would. Away from the main thread no limit can be kept: never."""
    return (
        len(files) < MANY_FILES
        and threading.current_thread() is threading.main_thread()
        and all(map(_is_safe, files))
    )


def _is_safe(file: Source) -> bool:
    """Whether nothing in the file is likely to break more than Python can mend."""
    return not _is_pdf(file) and _size(file) <= LARGE_FILE


def _is_pdf(file: Source) -> bool:
    if isinstance(file, Piped) and content_of(file.data) == "pdf":
        return True
    return file.suffix.lower() in READ_OUTSIDE_PYTHON


def _size(file: Source) -> int:
    if isinstance(file, Piped):
        return len(file.data)
    try:
        return file.stat().st_size
    except (OSError, ValueError):
        return 0

"""What is handed to a run: documents, each with the work to do on it, among results that are known already."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from typing import NamedTuple

from konsekvens_lint.report import Unread
from konsekvens_lint.running.sources import Source
from konsekvens_lint.running.work import Result, Work


def _nothing(result: Result) -> None:
    """What is done with most results."""


class Job(NamedTuple):
    """A document, and the work to do on it. `keep` is called with the result, in this process, before it is told."""

    source: Source
    work: Work
    keep: Callable[[Result], None] = _nothing

    def kept(self, result: Result) -> Result:
        """The result, which is kept."""
        self.keep(result)
        return result


class Known(NamedTuple):
    """A result that takes no work. It is fetched when its turn comes, so that few are held at a time."""

    fetch: Callable[[], Result]


#: What is known already; both are told in their place.
Had = Known | Unread
#: Does jobs, wherever that is, and gives each one's result once. Closing the iterator stops the work.
Run = Callable[[Sequence[Job | Had]], Generator[Result, None, None]]


def on_each(files: Iterable[Source | Unread], work: Work) -> Iterator[Job | Had]:
    """The same work on every file."""
    return (file if isinstance(file, Unread) else Job(file, work) for file in files)


def told(had: Had) -> Result:
    """The result that is known."""
    return had.fetch() if isinstance(had, Known) else had

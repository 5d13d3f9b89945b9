"""A page that takes more memory or time than any page does, seen from a thread beside the library that reads it.

PDFium cannot be stopped from within: the process ends, by a code that its parent knows. That is for a worker, which has
one document at a time and is replaced; elsewhere nothing is watched.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from konsekvens_lint.limits import MIB, PAGE_GROWTH, PAGE_GROWTH_PER_BYTE, PAGE_SECONDS, PAGE_SECONDS_PER_MIB
from konsekvens_lint.machine.system import own_memory

#: The code that a worker ends by when a page is too much.
EXCESS = 97
_EACH = 0.01

_is_worker = False


def end_at_excess() -> None:
    """This process is a worker, which may be ended."""
    global _is_worker
    _is_worker = True


@contextmanager
def watched(size: int) -> Iterator[Callable[[], None]]:
    """Watches the body, which reads a document of `size` bytes. Call what is given when a page begins."""
    if not _is_worker:
        yield lambda: None
        return
    watch = _Watch(size)
    watch.begin()
    thread = threading.Thread(target=watch.run, daemon=True)
    thread.start()
    try:
        yield watch.begin
    finally:
        watch.done.set()
        thread.join()


class _Watch:
    """What the process had when the page began."""

    def __init__(self, size: int) -> None:
        self._growth = PAGE_GROWTH * MIB + PAGE_GROWTH_PER_BYTE * size
        self._seconds = PAGE_SECONDS + PAGE_SECONDS_PER_MIB * size / MIB
        self.done = threading.Event()

    def begin(self) -> None:
        self._memory = _used()
        self._time = time.process_time()

    def run(self) -> None:
        while not self.done.wait(_EACH):
            took = time.process_time() - self._time
            if took > self._seconds or _used() - self._memory > self._growth:
                os._exit(EXCESS)


def _used() -> int:
    memory = own_memory()
    return memory.used if memory else 0

"""Work that whoever asked for it may call off, from any thread and at any time."""

from __future__ import annotations

import threading
from concurrent.futures import Future
from typing import Any


class Errand:
    """One piece of work on a document, from before it is handed to a worker until its result is there."""

    def __init__(self) -> None:
        self._changing = threading.Lock()
        self._is_off = False
        self._future: Future[Any] | None = None

    @property
    def is_off(self) -> bool:
        """Whether nobody waits for the result any more."""
        return self._is_off

    def call_off(self) -> None:
        """Nobody waits for the result: the worker that is at it is stopped. Too late, it does nothing."""
        with self._changing:
            self._is_off = True
            if self._future:
                self._future.cancel()

    def handed_out(self, future: Future[Any]) -> None:
        """A crew has it now; the result will be in `future`."""
        with self._changing:
            self._future = future
            if self._is_off:
                future.cancel()

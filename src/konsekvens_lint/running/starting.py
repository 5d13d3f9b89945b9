"""How a worker process comes to be, on each system."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.context import BaseContext, SpawnContext, SpawnProcess
from multiprocessing.process import BaseProcess, current_process
from typing import Any, Literal, cast

Start = Literal["fork", "spawn"]

_hiding = threading.Lock()
_starting = threading.Lock()


def how_to_start() -> Start:
    """Fork on Linux while no other thread runs that could hold a lock: it is quick and shares the rulebook. Else spawn."""
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


def context(start: Start) -> BaseContext:
    """What starts processes. A spawned worker does not run the main module again: it needs nothing of it."""
    if sys.platform != "win32" and start == "fork":
        return _Fork()
    return _Spawn()


if sys.platform != "win32":
    from multiprocessing.context import ForkContext, ForkProcess

    class _ForkedWorker(ForkProcess):
        @staticmethod
        def _Popen(process_obj: BaseProcess) -> Any:
            # What arrives while a process forks is raised where Python tells of it and goes on: the run would not end.
            with _held(signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                return cast(Any, ForkProcess)._Popen(process_obj)

        def run(self) -> None:
            # In the worker, which inherits that they are held. Ctrl-C is its parent's to act on.
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM, signal.SIGHUP})
            super().run()

    class _Fork(ForkContext):
        Process = _ForkedWorker


class _SpawnedWorker(SpawnProcess):
    def start(self) -> None:
        with _children_allowed():
            super().start()

    @staticmethod
    def _Popen(process_obj: BaseProcess) -> Any:
        # A worker inherits it: Ctrl-C, which a terminal sends to all its processes, is its parent's to act on, also while the
        # worker is still starting.
        with _main_module_hidden(), _held(signal.SIGINT):
            return cast(Any, SpawnProcess)._Popen(process_obj)


class _Spawn(SpawnContext):
    Process = _SpawnedWorker


@contextmanager
def _children_allowed() -> Iterator[None]:
    """A daemon of multiprocessing, as a cluster's worker is, may have no children, since it may be ended without ending
    them. Ours end when their parent is gone.
    """
    with _starting:
        told: dict[str, Any] = cast(Any, current_process())._config
        is_daemon = told.pop("daemon", None)
        try:
            yield
        finally:
            if is_daemon is not None:
                told["daemon"] = is_daemon


@contextmanager
def _held(*signals: signal.Signals) -> Iterator[None]:
    """The signals wait until this is done; a process that is started inherits that they do."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, signals)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _main_module_hidden() -> Iterator[None]:
    """A script without `if __name__ == "__main__"` would else start its run anew in each worker."""
    with _hiding:
        main = vars(sys.modules["__main__"])
        hidden: dict[str, Any] = {name: main.pop(name) for name in ("__file__", "__spec__") if name in main}
        main["__spec__"] = None
        try:
            yield
        finally:
            main.update(hidden)

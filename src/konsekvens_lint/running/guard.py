"""Limits of time and memory on what this process does itself, taken away again afterwards.

Only in the main thread, where Python handles signals; elsewhere the body simply runs. Not every hang can be
ended from within: code outside Python that never returns is for the worker's parent to kill.
"""

from __future__ import annotations

import _thread
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from konsekvens_lint.limits import MIB
from konsekvens_lint.machine.system import own_memory

if sys.platform != "win32":
    import resource

# Windows has no alarm; there a timer thread raises another signal that Python can handle.
_SIGNAL: signal.Signals = getattr(signal, "SIGALRM", signal.SIGTERM)
# After the first alarm; an exception can be lost in code that Python calls without looking, such as __del__.
_REPEAT = 1.0


class TimeIsUp(BaseException):
    """The time limit is reached. No Exception, so that no reader takes it for a fault in a file."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raises TimeIsUp from the body once `seconds` of wall time have passed."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    armed = True

    def ring(signum: int, frame: FrameType | None) -> None:
        if armed:
            raise TimeIsUp

    before = signal.signal(_SIGNAL, ring)
    try:
        stop = _start_alarm(seconds)
        try:
            yield
        finally:
            armed = False
            stop()
    finally:
        signal.signal(_SIGNAL, before)


@contextmanager
def memory_limit(mebibytes: int) -> Iterator[None]:
    """Lets the process grow by `mebibytes` at most while the body runs; past that, MemoryError.

    Does nothing where the system does not tell or does not keep such a limit (Windows, macOS).
    """
    before = _limit_growth(mebibytes) if threading.current_thread() is threading.main_thread() else None
    try:
        yield
    finally:
        if before is not None:
            _set_soft_limit(before)


def limit_memory(mebibytes: int) -> None:
    """The same limit for good, for a process that does nothing else (a worker)."""
    _limit_growth(mebibytes)


def _start_alarm(seconds: float) -> Callable[[], None]:
    if sys.platform != "win32":
        outer = signal.setitimer(signal.ITIMER_REAL, seconds, _REPEAT)
        return lambda: _silence(outer)
    timer = threading.Timer(seconds, _thread.interrupt_main, (_SIGNAL,))
    timer.daemon = True
    timer.start()
    return timer.cancel


def _silence(outer: tuple[float, float]) -> None:
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, *outer)


def _limit_growth(mebibytes: int) -> int | None:
    """The soft limit as it was, in bytes, or None where nothing was set."""
    memory = own_memory()
    if memory is None or sys.platform == "win32":
        return None
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = memory.addresses + mebibytes * MIB
    lower = [limit for limit in (soft, hard) if limit != resource.RLIM_INFINITY and limit <= wanted]
    if lower:
        return None
    resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    return soft


def _set_soft_limit(soft: int) -> None:
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (soft, resource.getrlimit(resource.RLIMIT_AS)[1]))

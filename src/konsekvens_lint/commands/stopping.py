"""A run that is told to end before it is done: by Ctrl-C, or by the system."""

from __future__ import annotations

import os
import signal
from types import FrameType

#: The exit code after Ctrl-C.
INTERRUPTED = 130
# A shell's code for a program that a signal has ended is this and the signal's number.
_SIGNALLED = 128
# Windows has not both. That its terminal was closed ends a run there without asking.
_NAMES = ("SIGTERM", "SIGHUP")


class Stopped(KeyboardInterrupt):
    """The system has told the run to end: it takes back what is half done, as at Ctrl-C. `number` is the signal's."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


def listen() -> None:
    """Let what the system ends a program by be Stopped in this one, where nobody has asked for it to be ignored."""
    owner = os.getpid()

    def stop(number: int, frame: FrameType | None) -> None:
        if os.getpid() == owner:
            raise Stopped(number)
        # A worker has this from its parent, and nothing half done.
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    for name in _NAMES:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, stop)


def told(error: BaseException) -> tuple[int, str]:
    """The exit code of a run that was ended so, and why, as a sentence; click wraps what it was ended by."""
    cause = error if isinstance(error, KeyboardInterrupt) else error.__cause__
    if isinstance(cause, Stopped):
        name = signal.Signals(cause.number).name
        return _SIGNALLED + cause.number, f"körningen avslutades av systemet ({name})"
    return INTERRUPTED, "körningen avbröts"

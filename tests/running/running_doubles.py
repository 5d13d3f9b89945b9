"""Work that behaves as bad documents do: the file's name says how. Importable, so that workers can be told to do it."""

import ctypes
import faulthandler
import multiprocessing
import os
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path

from konsekvens_lint.report import DocumentReport, Unread
from konsekvens_lint.running.sources import Source


def report(path: Source, **changes: object) -> DocumentReport:
    """A report that says nothing but its path, and who made it."""
    worker = "arbetare" if multiprocessing.parent_process() else "här"
    fields = {
        "path": str(path), "sha256": "0" * 64, "format": "md", "title": None, "kind": "tjansteskrivelse",
        "kind_reason": worker, "profile": "skr", "notes": (), "facts": {"pid": os.getpid()}, "outcomes": {},
        "findings": (), "checklists": (),
    }  # fmt: skip
    return DocumentReport(**(fields | changes))  # type: ignore[arg-type]


def work(path: Source) -> DocumentReport | Unread:
    """Does what the file's stem says, up to the first hyphen; `slow` and `good` end well."""
    return _DOES.get(Path(str(path)).stem.partition("-")[0], report)(path)


def note_in(file: Path) -> None:
    """Preparation that can be seen from without."""
    file.write_text("redo", encoding="utf-8")


def _raise(path: Source) -> DocumentReport:
    raise KeyError("Text ur dokumentet får inte synas")


def _recurse(path: Source) -> DocumentReport:
    return _recurse(path)


def _hang(path: Source) -> DocumentReport:
    while True:
        time.sleep(0.01)


def _hang_and_swallow(path: Source) -> DocumentReport:
    while True:
        with suppress(Exception):
            time.sleep(0.01)


def _hang_outside_python(path: Source) -> DocumentReport:
    """As a C library that never returns and lets no signal through."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM, signal.SIGTERM})
    while True:
        time.sleep(1)


def _eat(path: Source) -> DocumentReport:
    eaten = []
    while True:
        eaten.append(bytearray(8 * 1024 * 1024))


def _leave(path: Source) -> DocumentReport:
    os._exit(3)


def _leave_well(path: Source) -> DocumentReport:
    os._exit(0)


def _killed(path: Source) -> DocumentReport:
    os.kill(os.getpid(), signal.SIGKILL)
    return report(path)


def _kill_parent(path: Source) -> DocumentReport:
    os.kill(os.getppid(), signal.SIGKILL)
    time.sleep(60)
    return report(path)


def _segfault(path: Source) -> DocumentReport:
    faulthandler.disable()
    ctypes.string_at(0)
    return report(path)


def _exit(path: Source) -> DocumentReport:
    sys.exit(4)


def _slow(path: Source) -> DocumentReport:
    time.sleep(0.3)
    return report(path)


def _large(path: Source) -> DocumentReport:
    return report(path, title="x" * 1_000_000)


def _unpicklable(path: Source) -> DocumentReport:
    return report(path, facts={"f": lambda: None})


def _print(path: Source) -> DocumentReport:
    print("ljud från arbetaren")
    return report(path)


_DOES = {
    "raise": _raise,
    "recurse": _recurse,
    "hang": _hang,
    "swallow": _hang_and_swallow,
    "deaf": _hang_outside_python,
    "eat": _eat,
    "leave": _leave,
    "leavewell": _leave_well,
    "killed": _killed,
    "parent": _kill_parent,
    "segfault": _segfault,
    "exit": _exit,
    "slow": _slow,
    "large": _large,
    "unpicklable": _unpicklable,
    "print": _print,
}

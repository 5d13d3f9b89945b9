"""A folder for files that another program must have: for the user alone, and gone afterwards, whatever happens.

Each is locked by the process that made it. What is killed leaves its lock free, and `sweep` then takes the folder away; it
is called before each new folder, and by a run whose worker was killed.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from tempfile import gettempdir, mkdtemp

if sys.platform != "win32":
    import fcntl

# No name that a folder of the user's own could have.
_PREFIX = ".konsekvens-lint-scratch-"
# Holds the number of the group of processes that works in the folder.
_GROUP = "group"


@contextmanager
def private_folder() -> Iterator[Path]:
    """A new folder that nobody else may look into; it is gone afterwards, with all that is in it."""
    sweep()
    folder, lock = _made()
    try:
        yield folder
    finally:
        rmtree(folder, ignore_errors=True)
        if lock is not None:
            os.close(lock)


def works_in(folder: Path, group: int) -> None:
    """Note that the processes of the group work in the folder, as their own: they are ended where it is swept away."""
    (folder / _GROUP).write_text(str(group), encoding="ascii")


def sweep() -> None:
    """Remove the folders that killed processes have left, and end what they had started there. Never one in use, and none
    of another user's. Does nothing on Windows, which has no such locks.
    """
    if sys.platform == "win32":
        return
    with suppress(OSError):
        for folder in Path(gettempdir()).glob(f"{_PREFIX}*"):
            with suppress(OSError):
                _sweep_one(folder)


def _made() -> tuple[Path, int | None]:
    while True:
        # With rights for the user alone.
        folder = Path(mkdtemp(prefix=_PREFIX))
        if sys.platform == "win32":
            return folder, None
        lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        # Where the disk has no locks nobody can sweep either.
        with suppress(OSError):
            fcntl.flock(lock, fcntl.LOCK_EX)
        if folder.exists():
            return folder, lock
        # Another run took it for left behind, in the moment before it was locked.
        os.close(lock)


def _sweep_one(folder: Path) -> None:
    """Errors: OSError where it is in use or cannot be looked into."""
    if sys.platform == "win32":
        return
    lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        if os.fstat(lock).st_uid == os.geteuid():
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            _end_group(folder)
            rmtree(folder, ignore_errors=True)
    finally:
        os.close(lock)


def _end_group(folder: Path) -> None:
    """End the processes that work in the folder still; a number may since have been given to others, who do not."""
    if sys.platform == "win32":
        return
    with suppress(OSError, ValueError):
        group = int((folder / _GROUP).read_text(encoding="ascii"))
        # Linux tells where a process works; elsewhere it ends by itself, when its files are gone.
        if os.path.samefile(f"/proc/{group}/cwd", folder):
            os.killpg(group, signal.SIGKILL)

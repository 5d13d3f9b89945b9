"""A file written whole or not at all: beside its place, then renamed."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Final

# No search for documents looks at what begins with a full stop.
_FIRST: Final = ".konsekvens-lint."
_LAST: Final = ".tmp"
# Seconds that nobody has written to it, after which its run was killed; no report waits so long for its next piece.
_LEFT: Final = 3600.0
# What some file systems say, which cannot be told to put a file on disk at once.
_CANNOT_SYNC = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP}


def write_beside(target: Path, pieces: Iterable[bytes]) -> None:
    """Write the file so that nobody ever sees half of it, neither now nor after a power cut: it is the old one or the new.

    A file that is there keeps its rights. What killed runs have left in the folder is taken away. Errors: OSError, and
    whatever `pieces` raises; then all is as it was.
    """
    _tidy(target.parent)
    temporary = _beside(target)
    try:
        with temporary.open("xb") as stream:
            if target.exists():
                temporary.chmod(target.stat().st_mode & 0o777)
            stream.writelines(pieces)
            _put_on_disk(stream)
        temporary.replace(target)
    except BaseException:
        _remove(temporary)
        raise


def try_beside(target: Path) -> None:
    """Make and remove what `write_beside` would write to. Errors: OSError where that cannot be done."""
    temporary = _beside(target)
    try:
        temporary.open("xb").close()
    finally:
        _remove(temporary)


def _beside(target: Path) -> Path:
    # By chance, and not by the process's number: in containers many have the same.
    return target.with_name(f"{_FIRST}{os.urandom(8).hex()}{_LAST}")


def _put_on_disk(stream: BinaryIO) -> None:
    stream.flush()
    try:
        os.fsync(stream.fileno())
    except OSError as error:
        if error.errno not in _CANNOT_SYNC:
            raise


def _remove(file: Path) -> None:
    with suppress(OSError):
        file.unlink(missing_ok=True)


def _tidy(folder: Path) -> None:
    """Take away what killed runs have left."""
    with suppress(OSError):
        for name in os.listdir(folder):
            if name.startswith(_FIRST) and name.endswith(_LAST):
                file = folder / name
                with suppress(OSError):
                    if time.time() - file.lstat().st_mtime > _LEFT:
                        file.unlink()

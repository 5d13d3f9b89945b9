"""Bytes taken in from a file, and never more of them than are asked for. Small, since it is needed where nothing is read."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from konsekvens_lint.limits import MIB

# A pipe is not waited for where none is read.
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)


class NotTaken(Exception):
    """A file that is not read; the message is a Swedish clause that says why, without capital and full stop."""


class TooLarge(NotTaken):
    """More bytes than the `most` that are taken in."""

    def __init__(self, most: int) -> None:
        super().__init__(f"den är större än {size(most)}")
        self.most = most


def bytes_of(path: Path, most: int) -> bytes:
    """All bytes of a file on a disk.

    Errors: TooLarge for more bytes than `most`; NotTaken for a pipe or a device, which may have no end, or never begin;
    OSError and ValueError, as `open`.
    """
    with _on_disk(path) as file:
        return _at_most(file, os.fstat(file.fileno()).st_size, most)


def start_of(path: Path, most: int) -> bytes:
    """The first bytes of a file on a disk, `most` of them. Errors: as `bytes_of`, but for what is larger."""
    with _on_disk(path) as file:
        return file.read(most)


def bytes_of_any(path: Path, most: int) -> bytes:
    """All bytes of a file, or of a pipe or device, which is waited for. Errors: TooLarge, OSError and ValueError."""
    with open(path, "rb") as file:
        found = os.fstat(file.fileno())
        return _at_most(file, found.st_size if stat.S_ISREG(found.st_mode) else most, most)


def size(number: int) -> str:
    """So many bytes in words: ``200 MB``."""
    return f"{number // MIB} MB" if number >= MIB else f"{number // 1024} kB"


@contextmanager
def _on_disk(path: Path) -> Iterator[BinaryIO]:
    with open(path, "rb", opener=lambda name, flags: os.open(name, flags | _AT_ONCE)) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise NotTaken("den är ingen vanlig fil, utan ett rör eller en enhet")
        yield file


def _at_most(file: BinaryIO, told: int, most: int) -> bytes:
    """The rest of the file, whose size is `told`: a file that grows meanwhile has more, and one of the system's own."""
    if told > most:
        raise TooLarge(most)
    data = file.read(told + 1)
    if told < len(data) <= most:
        data += file.read(most + 1 - len(data))
    if len(data) > most:
        raise TooLarge(most)
    return data

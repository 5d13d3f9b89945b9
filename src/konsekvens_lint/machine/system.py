"""What the operating system says: of a file or an address, in Swedish, and of this process's memory."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import NamedTuple

# By name: not every system has all of them.
_REASONS = {
    "EACCES": "behörighet saknas",
    "EPERM": "behörighet saknas",
    "ENOSPC": "disken är full",
    "EDQUOT": "utrymmet på disken är slut",
    "EROFS": "disken är skrivskyddad",
    "ENAMETOOLONG": "namnet är för långt",
    "ENOENT": "filen eller mappen finns inte",
    "ENOTDIR": "en del av sökvägen är ingen mapp",
    "EISDIR": "det är en mapp",
    "EBUSY": "filen används av ett annat program",
    "EIO": "disken svarar inte",
    "EFBIG": "filen blir större än systemet tillåter",
    "EMFILE": "för många filer är öppna",
    "ENFILE": "för många filer är öppna",
    "ENOMEM": "minnet är slut",
    "EAGAIN": "systemets gräns är nådd",
    "ENXIO": "det är ingen vanlig fil",
    "ESTALE": "disken svarar inte",
    "ETIMEDOUT": "disken svarar inte",
    "ELOOP": "länkarna går runt",
    "EBADF": "den är inte öppen",
    "EADDRINUSE": "den används redan",
    "WSAEADDRINUSE": "den används redan",
    "EADDRNOTAVAIL": "den hör inte till den här datorn",
    "WSAEADDRNOTAVAIL": "den hör inte till den här datorn",
}


def reason(error: OSError) -> str:
    """Why the system refused, as a clause without capital and full stop; its own words where it has no Swedish ones."""
    name = errno.errorcode.get(error.errno or 0, "")
    return _REASONS.get(name) or error.strerror or type(error).__name__


def impossible(path: Path) -> str | None:
    """Why no file can have the path, as a clause; None where one can, whether there is one or not."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return None
    except OSError as error:
        return reason(error)
    except ValueError:
        return "den har ett tecken som inget filnamn kan ha"
    return None


class Memory(NamedTuple):
    """This process's memory in bytes: its address space, and what of it is in use."""

    addresses: int
    used: int


def own_memory() -> Memory | None:
    """What this process has now, or None where the system does not tell."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            addresses, used = map(int, file.read().split()[:2])
    except (OSError, ValueError):
        return None
    size = os.sysconf("SC_PAGE_SIZE")
    return Memory(addresses * size, used * size)

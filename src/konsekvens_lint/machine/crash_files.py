"""No file of a crash: the system would write all that the process holds, and so the documents' words, where it likes."""

from __future__ import annotations

import sys

if sys.platform != "win32":
    import resource

# Linux hands a crash to a program of the system whatever the limit, 0 included, but for this one; and no file is so small.
_NONE = 1 if sys.platform == "linux" else 0


def forbid_crash_files() -> None:
    """Let the system write no core file of this process, nor of those it starts. Does nothing on Windows."""
    if sys.platform != "win32":
        _, hard = resource.getrlimit(resource.RLIMIT_CORE)
        wanted = _NONE if hard == resource.RLIM_INFINITY else min(_NONE, hard)
        resource.setrlimit(resource.RLIMIT_CORE, (wanted, hard))

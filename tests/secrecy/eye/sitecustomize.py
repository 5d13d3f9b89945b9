"""Sees, from within, what a Python process and its workers ask of the system; what would reach a network ends it.

Python loads this by its name where its folder is on PYTHONPATH (see `watching.py`). WATCH_FILE is where it writes what it
has seen, a line of JSON each; WATCH_ALLOWED is a list of hosts that may be listened on or called, mostly none.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

CAUGHT = 97
_ASKS = (
    "socket.",
    "urllib.",
    "http.",
    "ftplib.",
    "smtplib.",
    "imaplib.",
    "poplib.",
    "nntplib.",
    "telnetlib.",
    "webbrowser.",
)
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_MAKES = (
    "os.mkdir",
    "os.rename",
    "os.link",
    "os.symlink",
    "sqlite3.connect",
    "tempfile.mkstemp",
    "tempfile.mkdtemp",
)
_STARTS = (
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "pty.spawn",
)
_file = os.open(
    os.environ["WATCH_FILE"], os.O_WRONLY | os.O_APPEND | os.O_CREAT
)  # opened before anything is seen
_allowed = json.loads(os.environ.get("WATCH_ALLOWED", "[]"))


def _seen(what: str, *told: Any) -> None:
    os.write(_file, (json.dumps([what, *map(_plain, told)]) + "\n").encode())


def _plain(value: Any) -> str:
    return os.fsdecode(value) if isinstance(value, bytes) else str(value)


def _is_within(event: str, given: tuple[Any, ...]) -> bool:
    """Whether it stays within the machine: sockets with no network, by which workers talk to their parent, and the hosts
    that are allowed."""
    if event in ("socket.gethostname", "socket.sethostname"):
        return True
    if event == "socket.__new__":
        return bool(_allowed) or given[1] == getattr(__import__("socket"), "AF_UNIX", None)
    if event in ("socket.bind", "socket.connect"):
        address = given[1]
        return not isinstance(address, tuple) or address[0] in _allowed
    return event == "socket.getaddrinfo" and given[0] in _allowed


def _look(event: str, given: tuple[Any, ...]) -> None:
    if event == "open":
        path, _, flags = given
        if not isinstance(path, int):
            _seen("written" if flags & _WRITES else "opened", path)
    elif event in _MAKES:
        _seen("written", given[1] if event in ("os.rename", "os.link", "os.symlink") else given[0])
    elif event in _STARTS:
        _seen("started", given[0])
    elif event.startswith(_ASKS) and not _is_within(event, given):
        _seen("asked", event, *given)
        os._exit(CAUGHT)


sys.addaudithook(_look)

"""Faults that a machine has: disks that are full or may not be written, a user without rights, a signal at a moment.

Run as a program it does one command after the other in a process that has the fault, and tells how each went.
"""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, NoReturn

from command_line import SRC, Run, environment, run

HERE = Path(__file__).resolve().parent
_MODULES = (str(SRC), str(HERE.parent / "commands"))
_DROP, _OVERRIDE, _SEARCH = 24, 1, 2
# A mount of its own needs root, or a user namespace; it is gone with the process.
_ROOM = ("unshare", "-m") if hasattr(os, "geteuid") and os.geteuid() == 0 else ("unshare", "-rm")
_SMALL = """
set -e
mount -t tmpfs -o size=$3 none "$1"
cp "$2"/* "$1"/
shift 3
exec "$@"
"""
_FULL = _SMALL.replace("shift", 'cat /dev/zero > "$1"/fyllnad 2>/dev/null || true\nshift')
_READ_ONLY = _SMALL.replace("shift", 'mount -o remount,ro "$1"\nshift')
#: A command that is no command of ours, but is run between them.
SYSTEM = "!"


class Struck(NamedTuple):
    """How a command went, and what the folder held afterwards, by name."""

    done: Run
    left: dict[str, str]


def on_a_full_disk(disk: Path, held: Path, commands: Sequence[Sequence[str]]) -> list[Struck]:
    """The commands where `disk` holds what `held` does, and has room for nothing more."""
    return _in_a_room(_FULL, disk, held, "64k", commands)


def on_a_small_disk(disk: Path, held: Path, size: str, commands: Sequence[Sequence[str]]) -> list[Struck]:
    """The commands where `disk` holds what `held` does, and has room for so much."""
    return _in_a_room(_SMALL, disk, held, size, commands)


def on_a_read_only_disk(disk: Path, held: Path, commands: Sequence[Sequence[str]]) -> list[Struck]:
    """The commands where `disk` holds what `held` does, and may not be written."""
    return _in_a_room(_READ_ONLY, disk, held, "1m", commands)


def without_rights(folder: Path, commands: Sequence[Sequence[str]]) -> list[Struck]:
    """The commands as a user whom the system refuses what the rights of files say, also where that is root."""
    if os.name == "nt":
        _skip("rights of files are POSIX")
    return _told([sys.executable, str(HERE / "faults.py"), str(folder)], commands, before=_give_up_rights)


def _skip(why: str) -> NoReturn:
    import pytest

    pytest.skip(why)


def _in_a_room(
    script: str, disk: Path, held: Path, size: str, commands: Sequence[Sequence[str]]
) -> list[Struck]:
    if not sys.platform.startswith("linux") or shutil.which("unshare") is None:
        _skip("no mounts of a process's own here")
    if subprocess.run(
        [*_ROOM, "mount", "-t", "tmpfs", "none", str(disk)], capture_output=True, check=False
    ).returncode:
        _skip("this user may not mount")
    room = [*_ROOM, "sh", "-c", script, "sh", str(disk), str(held), size]
    return _told([*room, sys.executable, str(HERE / "faults.py"), str(disk)], commands)


def _told(
    program: list[str], commands: Sequence[Sequence[str]], before: Callable[[], None] | None = None
) -> list[Struck]:
    done = subprocess.run(
        program,
        input=json.dumps([list(map(str, each)) for each in commands]),
        env=environment(PYTHONUTF8="1", COLUMNS="100", PYTHONPATH=os.pathsep.join(_MODULES)),
        preexec_fn=before,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [Struck(Run(*each["done"]), each["left"]) for each in json.loads(done.stdout)]


def _give_up_rights() -> None:
    """Root may read and write all, but for these capabilities; other users have none to give up."""
    libc = ctypes.CDLL(None)
    for capability in (_OVERRIDE, _SEARCH):
        libc.prctl(_DROP, capability)


def hooked(
    hook: str, *arguments: str | Path, cwd: Path | None = None, **more: str
) -> subprocess.CompletedProcess[str]:
    """The command line in a process of its own, after some lines of Python."""
    # Whoever runs the tests may have had the signal of a closed terminal ignored (nohup), which is inherited and kept to.
    heard = "signal.signal(signal.SIGHUP, signal.SIG_DFL)\n" if hasattr(signal, "SIGHUP") else ""
    program = f"import os, signal, sys\n{heard}{hook}\nfrom konsekvens_lint.__main__ import main\nmain()\n"
    return subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)],
        env=environment(**more),
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def at(module: str, name: str, action: str) -> str:
    """Lines of Python that do something each time the function of the module is about to be called."""
    return (
        f"import importlib\n_m = importlib.import_module('konsekvens_lint.{module}')\n_f = _m.{name}\n"
        f"def _at(*args, **rest):\n    {action}\n    return _f(*args, **rest)\n_m.{name} = _at"
    )


def _run_all(folder: Path) -> None:
    told = []
    for command in json.loads(sys.stdin.read()):
        if command[0] == SYSTEM:
            subprocess.run(command[1:], check=True)
            continue
        done = run(*command)
        left = {each.name: _held(each) for each in sorted(folder.iterdir()) if each.name != "fyllnad"}
        told.append({"done": done, "left": left})
    print(json.dumps(told))


def _held(file: Path) -> str:
    return (
        file.read_text(encoding="utf-8", errors="replace")[:100]
        if os.access(file, os.R_OK) and file.is_file()
        else ""
    )


if __name__ == "__main__":
    _run_all(Path(sys.argv[1]))

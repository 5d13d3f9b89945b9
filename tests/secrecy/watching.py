"""Runs the command line and sees what it asks of the system: from within Python, and, where it can, from outside.

Three layers, each of which would do alone where it is to be had:

- `eye/sitecustomize.py`, in Python itself: it sees the process and its workers, on any system. What calls is ended.
- strace: it sees what C libraries and other programs do too.
- a network namespace with nothing in it: what calls does not get there.
"""

from __future__ import annotations

import codecs
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from shutil import which
from typing import NamedTuple

import psutil

ROOT = Path(__file__).resolve().parents[2]
EYE = Path(__file__).resolve().parent / "eye"
SYSCALLS = "%network,open,openat,openat2,creat,mkdir,mkdirat,execve"
# How strace tells of a call: its name, and what it was given.
_CALL = re.compile(r"(\w+)\((.*)$")
_PATH = re.compile(r'(?:(?:AT_FDCWD|\d+)<(?P<folder>[^>]*)>, )?"(?P<path>(?:[^"\\]|\\.)*)"(?:, (?P<how>.*))?')
# The networks that a call may name; AF_UNIX is none.
_FAMILIES = {
    "socket": re.compile(r"AF_(?!UNIX|LOCAL)"),
    **dict.fromkeys(("connect", "bind", "sendto", "sendmsg"), re.compile(r"sa_family=AF_(?!UNIX|LOCAL)")),
}
_WRITING = re.compile(r"O_WRONLY|O_RDWR|O_CREAT")


class Seen(NamedTuple):
    """What was asked of the system, and by whom it was seen: `asked` of a network; files as whole paths."""

    asked: tuple[str, ...]
    opened: frozenset[str]
    written: frozenset[str]
    started: tuple[str, ...]


class Work(NamedTuple):
    """Where a run is made: `folder` is its own, with documents in `in` and its reports in `ut`; the rest it leaves be."""

    folder: Path
    home: Path
    temporary: Path

    @property
    def environment(self) -> dict[str, str]:
        """What a run is told of the two."""
        return {"HOME": str(self.home), **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(self.temporary))}


class Watched(NamedTuple):
    """How a run went."""

    code: int
    out: str
    err: str
    seen: Seen


@cache
def tracer() -> tuple[str, ...]:
    """The program that sees from outside, or nothing where there is none or it may not."""
    return _working("strace", "-f", "--seccomp-bpf", "-qq", "-y", "-s", "4096", "-e", f"trace={SYSCALLS}")


@cache
def sealed_off() -> tuple[str, ...]:
    """What runs a program in a network namespace of its own, or nothing where the system does not let us."""
    return _working("unshare", "--map-root-user", "--net")


def _working(*command: str) -> tuple[str, ...]:
    quiet = subprocess.DEVNULL
    if which(command[0]) is None or subprocess.run([*command, "true"], stdout=quiet, stderr=quiet, check=False).returncode:  # fmt: skip
        return ()
    return command


@contextmanager
def watching(
    command: Sequence[str], folder: Path, *, cwd: Path, allowed: Sequence[str] = (), **more: str
) -> Iterator[tuple[subprocess.Popen[bytes], Looker]]:
    """The command started under watch, with `cwd` as its folder; `folder` is for what is seen."""
    folder.mkdir(parents=True)
    looker = Looker(folder, cwd)
    seen_from_outside = (*tracer(), "-ff", "-o", str(folder / "trace")) if tracer() else ()
    apart = () if allowed else sealed_off()
    process = subprocess.Popen(
        [*apart, *seen_from_outside, *command],
        cwd=cwd, env=_environment(looker.file, allowed, **more),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    try:
        yield process, looker
    finally:
        if process.poll() is None:
            _kill(process)


def itself(process: subprocess.Popen[bytes]) -> psutil.Process:
    """The process that is watched, for signals: strace, which would start it, takes none."""
    started = psutil.Process(process.pid)
    return started.children()[0] if tracer() else started


def _kill(process: subprocess.Popen[bytes]) -> None:
    family = psutil.Process(process.pid).children(recursive=True)
    for each in (*family, process):
        each.kill()
    process.communicate()


def _environment(file: Path, allowed: Sequence[str], **more: str) -> dict[str, str]:
    paths = os.pathsep.join([str(EYE), str(ROOT / "src"), more.pop("PYTHONPATH", "")])
    watch = {"WATCH_FILE": str(file), "WATCH_ALLOWED": json.dumps(allowed)}
    return {
        **os.environ,
        "PYTHONPATH": paths,
        "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        **watch,
        **more,
    }


def watched(
    command: Sequence[str], folder: Path, *, cwd: Path, stdin: bytes = b"", allowed: Sequence[str] = (), **more: str
) -> Watched:  # fmt: skip
    """The command run to its end under watch."""
    with watching(command, folder, cwd=cwd, allowed=allowed, **more) as (process, looker):
        out, err = process.communicate(stdin, timeout=120)
    return Watched(process.returncode, out.decode(), err.decode(), looker.seen())


def konsekvens(*arguments: str | Path) -> list[str]:
    """The command line."""
    return [sys.executable, "-m", "konsekvens_lint", *map(str, arguments)]


class Looker:
    """Reads what was seen of a process whose folder was `cwd`."""

    def __init__(self, folder: Path, cwd: Path) -> None:
        self.file = folder / "seen"
        self._folder = folder
        self._cwd = str(cwd)

    def seen(self) -> Seen:
        """All that was seen until now."""
        found = [each for each in (*self._within(), *self._outside()) if each[1] != str(self.file)]
        # Spawned workers are this very program, started by Python itself, which tells of it to nobody but strace.
        return Seen(
            tuple(told for what, told in found if what == "asked"),
            frozenset(told for what, told in found if what in ("opened", "written")),
            frozenset(told for what, told in found if what == "written"),
            tuple(told for what, told in found if what == "started" and Path(told).name not in _OURS),
        )

    def _within(self) -> Iterator[tuple[str, str]]:
        lines = self.file.read_text(encoding="utf-8").splitlines() if self.file.exists() else []
        for what, *told in map(json.loads, lines):
            is_path = what in ("opened", "written")
            yield what, self._whole(told[0]) if is_path else " ".join(told)

    def _outside(self) -> Iterator[tuple[str, str]]:
        for file in sorted(self._folder.glob("trace.*")):
            for line in file.read_text(encoding="utf-8", errors="replace").splitlines():
                call = _CALL.match(line)
                if call:
                    yield from self._told(call[1], call[2])

    def _told(self, name: str, given: str) -> Iterator[tuple[str, str]]:
        families = _FAMILIES.get(name)
        if families and families.search(given):
            yield "asked", f"{name}({given}"
        elif (path := _PATH.match(given)) and name == "execve":
            yield "started", _decoded(path["path"])
        elif path and name in ("open", "openat", "openat2", "creat", "mkdir", "mkdirat"):
            whole = self._whole(_decoded(path["path"]), path["folder"])
            writes = name.startswith(("mkdir", "creat")) or _WRITING.search(path["how"] or "")
            yield "written" if writes else "opened", whole

    def _whole(self, path: str, folder: str | None = None) -> str:
        return os.path.normpath(os.path.join(self._cwd, _decoded(folder) if folder else "", path))


_OURS = {Path(sys.executable).name, Path(os.path.realpath(sys.executable)).name}


def _decoded(told: str) -> str:
    """A path as strace quotes it: what is no ASCII as octal numbers."""
    return codecs.escape_decode(told.encode())[0].decode("utf-8", errors="replace") if "\\" in told else told  # type: ignore[attr-defined]


def left_in(folder: Path) -> list[str]:
    """All that lies in the folder."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def outside(paths: Iterable[str], *allowed: Path) -> list[str]:
    """Those of the paths that lie in none of the folders, and are none of them; links are not followed."""
    homes = [os.path.normpath(each) for each in allowed]
    return sorted(path for path in paths if not any(path == home or path.startswith(home + os.sep) for home in homes))  # fmt: skip

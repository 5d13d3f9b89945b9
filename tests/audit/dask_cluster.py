"""A Dask cluster of real processes on loopback, as an organisation would start one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
from command_line import environment

RUNNING = Path(__file__).resolve().parent.parent / "running"
_START = "import sys; {before}; from distributed.cli.dask_{what} import main; sys.exit(main())"
#: A machine on which the tool is not installed.
WITHOUT_TOOL = "sys.modules['konsekvens_lint'] = None"
#: A machine with a tool of its own version.
OTHER_VERSION = "import konsekvens_lint.version as ours; ours.__version__ = '0.0.1'"


class DaskCluster:
    """A scheduler and its workers. `folder` is for its files."""

    def __init__(self, folder: Path, *, before: str = "pass") -> None:
        self._file = folder / "scheduler.json"
        self._processes: list[subprocess.Popen[bytes]] = []
        self.scheduler = self._start("scheduler", before, "--host", "127.0.0.1", "--port", "0")
        self.address = str(self._said()["address"])

    def add_worker(self, *options: str, before: str = "pass") -> subprocess.Popen[bytes]:
        """One more worker, with a thread, and without a nanny where nothing else is said."""
        nanny = () if "--nanny" in options else ("--no-nanny",)
        return self._start("worker", before, "--host", "127.0.0.1", "--nthreads", "1", *nanny, *options)

    def stop(self) -> None:
        """Ends all its processes, and their children."""
        for process in reversed(self._processes):
            kill(process)

    def _start(self, what: str, before: str, *options: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-c", _START.format(before=before, what=what), *options]
        paths = os.pathsep.join([environment()["PYTHONPATH"], str(RUNNING)])
        quiet = subprocess.DEVNULL
        process = subprocess.Popen(
            [*command, "--no-dashboard", "--scheduler-file", str(self._file)],
            env=environment(PYTHONPATH=paths), stdin=quiet, stdout=quiet, stderr=quiet,
        )  # fmt: skip
        self._processes.append(process)
        return process

    def _said(self) -> dict[str, object]:
        for _ in range(400):
            try:
                return dict(json.loads(self._file.read_text(encoding="utf-8")))
            except (OSError, ValueError):
                time.sleep(0.05)
        raise AssertionError("the scheduler did not start")


@contextmanager
def cluster(folder: Path, workers: int = 2, **how: str) -> Iterator[DaskCluster]:
    """A cluster with some workers, which is gone afterwards."""
    made = DaskCluster(folder, **how)
    try:
        for _ in range(workers):
            made.add_worker()
        yield made
    finally:
        made.stop()


def kill(process: subprocess.Popen[bytes]) -> None:
    """The process and its children killed, as when a machine goes down."""
    try:
        family = psutil.Process(process.pid).children(recursive=True)
    except psutil.NoSuchProcess:
        family = []
    process.kill()
    for child in family:
        child.kill()
    process.wait()

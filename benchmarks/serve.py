"""The page of `serve`: how long a long PDF and a hundred memos take to be answered, against `check` on the same files.

    python benchmarks/serve.py [--runs 5] [--quick]

The PDF is made, with 60 pages or some more; it is to be answered within 3 seconds. The memos are sent four at a time,
as the page does.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import memos
from measuring import KONSEKVENS, arguments, environment, in_turns, machine, ratio, run, verdict
from pdf import pages_of, write

GOAL = 3.0
MEMOS, IN_FLIGHT = 100, 4
MEMOS_IN_THE_PDF = 25


class Page:
    """A browser's side of the page that is served on the port."""

    def __init__(self, port: int) -> None:
        self._port = port
        told = self._ask("GET", "/", b"", {}).decode("utf-8")
        key = re.search(r'data-key="([^"]+)"', told)
        assert key, told
        self._headers = {"Origin": f"http://127.0.0.1:{port}", "X-Granskning": key[1]}

    def send(self, path: str, file: Path) -> bytes:
        """The answer on the file."""
        return self._ask("POST", path, file.read_bytes(), {**self._headers, "X-Filnamn": file.name})

    def _ask(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> bytes:
        connection = HTTPConnection("127.0.0.1", self._port, timeout=120)
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        told = answer.read()
        connection.close()
        if answer.status != 200:
            raise RuntimeError(told.decode("utf-8"))
        return told


@contextmanager
def serving() -> Iterator[Page]:
    """The page, served by a process of its own."""
    command = [*KONSEKVENS, "serve", "--port", "0"]
    process = subprocess.Popen(command, env=environment(), stderr=subprocess.PIPE)
    assert process.stderr is not None
    try:
        address = re.search(rb"http://[^ ]+:(\d+)", process.stderr.readline())
        assert address
        yield Page(int(address[1]))
    finally:
        process.terminate()
        process.communicate()


def timed(work: Callable[[], object]) -> float:
    """Seconds that the work takes."""
    began = perf_counter()
    work()
    return perf_counter() - began


def send_all(page: Page, files: list[Path]) -> None:
    """The files, a few at a time."""
    with ThreadPoolExecutor(IN_FLIGHT) as threads:
        list(threads.map(lambda file: page.send("/granska", file), files))


def main() -> None:
    """Measure and print."""
    asked = arguments(__doc__, 5, "2 runs").parse_args()
    runs = 2 if asked.quick else asked.runs
    print(machine())
    with TemporaryDirectory() as name, serving() as page:
        folder = Path(name)
        (long,) = map(Path, write(folder, 1, MEMOS_IN_THE_PDF))
        memos.write(folder / "memon", MEMOS, ("docx",))
        files = sorted((folder / "memon").rglob("*.docx"))
        tasks = {
            "PDF, verdict": lambda: timed(lambda: page.send("/granska", long)),
            "PDF, report": lambda: timed(lambda: page.send("/rapport", long)),
            "PDF, check": lambda: run([*KONSEKVENS, "check", str(long)]),
            "memos, verdicts": lambda: timed(lambda: send_all(page, files)),
            "memos, check": lambda: run([*KONSEKVENS, "check", str(folder / "memon")]),
        }
        took = in_turns(tasks, runs)
        print(f"one PDF of {pages_of(str(long))} pages, and {len(files)} memos as .docx")
    for task, series in took.items():
        print(f"  {task:16} {series}")
    for what, answer in (("PDF", "PDF, verdict"), ("memos", "memos, verdicts")):
        print(f"  ratio page / check, {what}: {ratio(took[answer], took[f'{what}, check'])}")
    slowest = max(took["PDF, report"].seconds)
    print(f"  the slowest report, seconds: {slowest:.2f} ({verdict(slowest, GOAL, at_most=True)})")


if __name__ == "__main__":
    main()

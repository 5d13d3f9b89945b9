"""Every file that the tests make to harm, refused by `check` in a process of its own: seconds, memory, and the line told.

    python benchmarks/bombs.py [NAME …]

Goal: each within 2 seconds and 300 MiB, children counted; on a machine that does other work too, 2 seconds of processor
time. NAME is a part of the names to try. Reads /proc, so it runs on
Linux only. Tables of votes, which are not for `check`, are read by what reads them. Exits with 1 where a goal is missed.
"""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep
from typing import Any, NamedTuple

from measuring import KONSEKVENS, environment, machine

SECONDS, MEBIBYTES = 2.0, 300.0
MAKERS = ("making_word_bombs", "making_text_bombs", "making_spreadsheet_bombs", "making_pdf_bombs")
TESTS = Path(__file__).resolve().parent.parent / "tests"
TABLE = "table"
_READ_TABLE = (
    "import sys; from pathlib import Path; from konsekvens_lint.assessing.spreadsheet import BadTable, table_rows\n"
    "try: table_rows(Path(sys.argv[1]).read_bytes())\n"
    "except BadTable as error: print(error)"
)


class Outcome(NamedTuple):
    """What became of a bomb. `work` is seconds of processor time; `memory` in MiB, of the process and its children."""

    seconds: float
    work: float
    memory: float
    code: str
    line: str


def main(wanted: list[str]) -> int:
    """Run all bombs whose names have one of the parts, and print a line for each."""
    sys.path.insert(0, str(TESTS))
    print(f"{machine()}; goal: {SECONDS:g} s, {MEBIBYTES:g} MiB")
    is_busy = os.getloadavg()[0] > (os.cpu_count() or 1)
    if is_busy:
        print("The machine does other work: what is held to the goal is the processor time, not the clock.")
    missed = tried = 0
    for maker in MAKERS:
        if not (TESTS / "bombs" / f"{maker}.py").exists():
            continue
        for name, bomb in importlib.import_module(f"bombs.{maker}").BOMBS.items():
            if wanted and not any(part in name for part in wanted):
                continue
            outcome = _outcome(bomb)
            took = outcome.work if is_busy else outcome.seconds
            is_well = outcome.code == bomb.code and took <= SECONDS and outcome.memory <= MEBIBYTES
            tried += 1
            missed += not is_well
            print(
                f"{'' if is_well else 'MISSED '}{name}: {outcome.seconds:.2f} s ({outcome.work:.2f} s of work), "
                f"{outcome.memory:.0f} MiB, {outcome.code}: {outcome.line}",
                flush=True,
            )
    print(f"{tried} bombs, {missed} not refused as they should be")
    return 1 if missed else 0


def _outcome(bomb: Any) -> Outcome:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"bomb{bomb.suffix}"
        path.write_bytes(bomb.make())
        is_table = bomb.code == TABLE
        command = (
            [sys.executable, "-c", _READ_TABLE, str(path)]
            if is_table
            else [*KONSEKVENS, "check", "--no-cache", "--format", "json", str(path)]
        )
        began = perf_counter()
        with open(Path(folder) / "out", "w+b") as out:
            process = subprocess.Popen(
                command, env=environment(), stdout=out, stderr=subprocess.DEVNULL, cwd=folder
            )
            memory, work = _watched(process)
            seconds = perf_counter() - began
            out.seek(0)
            told = out.read().decode("utf-8", "replace")
    if is_table:
        return Outcome(seconds, work, memory, TABLE if told else "", told.strip())
    return Outcome(seconds, work, memory, *_refusal(told))


def _watched(process: subprocess.Popen[bytes]) -> tuple[float, float]:
    """The most memory in MiB that the process and its children had at once, and their processor time in seconds."""
    most = 0.0
    while True:
        ended, _, used = os.wait4(process.pid, os.WNOHANG)
        if ended:
            process.returncode = 0
            return most, used.ru_utime + used.ru_stime
        family = (process.pid, *_children(process.pid))
        together = sum(_told(f"{each}/smaps_rollup", "Pss:") for each in family)
        most = max(most, together, *(_told(f"{each}/status", "VmHWM:") for each in family))
        sleep(0.005)


def _told(file: str, field: str) -> float:
    """What a file of the system tells of a process, in MiB. Shared pages are parted among those that share them in Pss;
    VmHWM is the most that a process has ever had. The kernel's own peak of an ended child holds its parent's too.
    """
    try:
        lines = Path(f"/proc/{file}").read_text(encoding="ascii").splitlines()
    except (OSError, ValueError):
        return 0.0
    return sum(int(line.split()[1]) / 1024 for line in lines if line.startswith(field))


def _children(process: int) -> list[int]:
    found: list[int] = []
    try:
        for thread in Path(f"/proc/{process}/task").iterdir():
            found += map(int, (thread / "children").read_text(encoding="ascii").split())
    except OSError:
        return found
    return [each for child in found for each in (child, *_children(child))]


def _refusal(told: str) -> tuple[str, str]:
    """The code and the line that the report tells; no code where the document was judged."""
    try:
        report = json.loads(told)
    except ValueError:
        return "", told.strip()[-200:]
    unread = next((each["error"] for each in report["documents"] if each.get("error")), None)
    return (unread["code"], unread["message"]) if unread else ("", "judged")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Memory over 1,000 memos in steps of 100: of the process that judges, and of the workers and their parent.

    python benchmarks/memory.py [--number 1000] [--quick]

Goal: a peak of at most 45 MiB, and flat. Reads /proc, so it runs on Linux only.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from measuring import KONSEKVENS, environment, machine, verdict

GOAL = 45.0
STEP = 100
MIB = 1024


def status(process: int | str, field: str) -> float:
    """A size of /proc/PID/status in MiB; 0 for a process that has ended."""
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / MIB for line in lines if line.startswith(f"{field}:")), 0.0)


def own_memory(process: int | str) -> float:
    """Private pages in MiB: what a forked worker does not share with its parent."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_")) / MIB


def children(process: int) -> list[int]:
    """The processes that the process has started, from any of its threads."""
    found: list[int] = []
    for thread in Path(f"/proc/{process}/task").iterdir():
        found += map(int, (thread / "children").read_text(encoding="ascii").split())
    return found


def judge_and_tell(folder: Path, jobs: int) -> None:
    """Judge the folder's memos in this process and print its memory after each step."""
    from konsekvens_lint.running.finding import find
    from konsekvens_lint.running.runner import run
    from konsekvens_lint.settings.options import Options

    files = find([folder]).files
    own = os.getpid()
    for number, _ in enumerate(run(files, Options(), jobs=jobs), start=1):
        if number % STEP == 0 or number == len(files):
            workers = (
                [(status(each, "VmHWM"), own_memory(each)) for each in children(own)] if jobs != 1 else []
            )
            told = "".join(f"  worker peak {peak:.1f}, own {private:.1f}" for peak, private in workers)
            print(
                f"{number:6} memos: now {status(own, 'VmRSS'):.1f}, peak {status(own, 'VmHWM'):.1f}{told}",
                flush=True,
            )


def write_memos(folder: Path, number: int) -> None:
    """In another process: what this one has ever held counts in the peaks of those that it starts."""
    command = [
        sys.executable,
        str(Path(__file__).with_name("memos.py")),
        str(folder),
        "--number",
        str(number),
    ]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)


def steps(folder: Path, jobs: int) -> list[float]:
    """The peaks of a fresh process that judges the folder, in MiB, a step each; printed as they come."""
    command = [sys.executable, __file__, "--judge", str(folder / "docx"), "--jobs", str(jobs)]
    done = subprocess.run(command, env=environment(), stdout=subprocess.PIPE, text=True, check=True)
    print(done.stdout, end="")
    return [float(line.partition("peak ")[2].split()[0].rstrip(",")) for line in done.stdout.splitlines()]


def whole_command(folder: Path, *arguments: str) -> float:
    """The peak of `check` over the folder, in MiB: the largest of its processes."""
    command = [*KONSEKVENS, "check", *arguments, str(folder)]
    with subprocess.Popen(
        command, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
    return usage.ru_maxrss / MIB


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--number", type=int, default=1000)
    parser.add_argument("--quick", action="store_true", help="200 memos")
    parser.add_argument("--judge", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--jobs", type=int, default=1, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.judge:
        judge_and_tell(asked.judge, asked.jobs)
        return
    if sys.platform != "linux":
        print("skipped: /proc is needed")
        return
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        write_memos(folder, 200 if asked.quick else asked.number)
        print(f"{machine()}; MiB")
        print("this process alone (jobs=1)")
        peaks = steps(folder, 1)
        print("two workers (jobs=2)")
        steps(folder, 2)
        for arguments in ((), ("--jobs", "1"), ("--format", "json")):
            print(f"check {' '.join(arguments)}: peak {whole_command(folder / 'docx', *arguments):.1f}")
    print(f"peak of the process that judges: {peaks[-1]:.1f}; {verdict(peaks[-1], GOAL, at_most=True)}")
    growth = peaks[-1] - peaks[0]
    print(f"growth from the first step to the last: {growth:.1f}; {verdict(growth, 2.0, at_most=True)}")


if __name__ == "__main__":
    main()

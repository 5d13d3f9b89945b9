"""What the benchmarks share: clean processes, runs that take turns, and ratios told with their spread."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

SRC = Path(__file__).resolve().parent.parent / "src"
KONSEKVENS = (sys.executable, "-m", "konsekvens_lint")


@dataclass(frozen=True, slots=True)
class Series:
    """Seconds of each run."""

    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle run, in seconds."""
        return median(self.seconds)

    def __str__(self) -> str:
        return f"median {self.median:.3f} s (min {min(self.seconds):.3f}, max {max(self.seconds):.3f}, n {len(self.seconds)})"


def environment(cache: Path | None = None) -> Mapping[str, str]:
    """As users have it: compiled modules are kept between runs, output is buffered. The checkout is importable.

    Results are kept in the folder `cache`, and without one nowhere: each run judges.
    """
    dropped = {"PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "PYTHONPATH"}
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    results = {"KONSEKVENS_LINT_CACHE_DIR": str(cache or os.devnull)}
    return {**kept, **results, "PYTHONPATH": str(SRC), "PYTHONIOENCODING": "utf-8"}


def arguments(doc: str, runs: int, quick: str) -> argparse.ArgumentParser:
    """What the benchmarks are asked with: how many runs, and `--quick`, which `quick` explains."""
    parser = argparse.ArgumentParser(description=doc.splitlines()[0])
    parser.add_argument("--runs", type=int, default=runs)
    parser.add_argument("--quick", action="store_true", help=quick)
    return parser


def run(command: Sequence[str], allowed: tuple[int, ...] = (0, 1), cache: Path | None = None) -> float:
    """Run the command, its output to nowhere, and give its seconds. Errors: RuntimeError for another exit code."""
    began = perf_counter()
    ended = subprocess.run(
        command, env=environment(cache), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False
    )
    seconds = perf_counter() - began
    if ended.returncode not in allowed:
        raise RuntimeError(f"{command[:4]} ended with {ended.returncode}: {ended.stderr.decode()[-500:]}")
    return seconds


def in_turns(tasks: Mapping[str, Callable[[], float]], runs: int, warmups: int = 1) -> dict[str, Series]:
    """Run the tasks by turns, so that a slower moment of the machine hits all of them. Warm-ups are not counted."""
    seconds: dict[str, list[float]] = {name: [] for name in tasks}
    for turn in range(warmups + runs):
        for name, task in tasks.items():
            took = task()
            if turn >= warmups:
                seconds[name].append(took)
    return {name: Series(tuple(each)) for name, each in seconds.items()}


def ratio(above: Series, below: Series) -> str:
    """How many times longer `above` took than `below`, turn by turn: median, and min to max."""
    each = sorted(a / b for a, b in zip(above.seconds, below.seconds, strict=True))
    return f"{median(each):.2f} (min {each[0]:.2f}, max {each[-1]:.2f}, n {len(each)})"


def verdict(value: float, goal: float, *, at_most: bool) -> str:
    """Whether the goal is met, in words."""
    met = value <= goal if at_most else value >= goal
    return f"goal {'<=' if at_most else '>='} {goal:g}: {'met' if met else 'NOT met'}"


def machine() -> str:
    """The machine in general words."""
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{count} cores, Python {sys.version.split()[0]}, {sys.platform}"

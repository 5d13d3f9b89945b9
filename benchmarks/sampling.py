"""What a command takes while it runs: its seconds, its processor time, and the memory of it and its workers over time."""

from __future__ import annotations

import resource
import subprocess
from collections.abc import Sequence
from statistics import median
from time import perf_counter, sleep
from typing import NamedTuple

import psutil
from measuring import environment

EVERY = 0.2
MIB = 1024 * 1024
#: Samples that a fifth must have at least, to say something: a worker is larger when it has met a few hundred documents.
FEWEST = 25


class Memory(NamedTuple):
    """One sample, in MiB: the parent's, and that of each of its workers on average (0 where there is none)."""

    parent: float
    worker: float


class Taken(NamedTuple):
    """What a command took. `processor` is seconds of all its processes."""

    seconds: float
    processor: float
    memory: tuple[Memory, ...]


def taken(command: Sequence[str]) -> Taken:
    """Run the command, its output to nowhere. Errors: RuntimeError where it does not end well."""
    before = _processor()
    began = perf_counter()
    with subprocess.Popen(
        command, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as process:
        samples = []
        while process.poll() is None:
            samples += _sample(process.pid)
            sleep(EVERY)
        seconds = perf_counter() - began
        told = process.stderr.read().decode() if process.stderr else ""
    if process.returncode:
        raise RuntimeError(f"{command[:4]} ended with {process.returncode}: {told[-500:]}")
    return Taken(seconds, _processor() - before, tuple(samples))


def growth(samples: Sequence[float]) -> float | None:
    """How many times the median of the second fifth the median of the last is; None where they are too few to tell."""
    fifth = len(samples) // 5
    if fifth < FEWEST or not median(samples[fifth : 2 * fifth]):
        return None
    return median(samples[-fifth:]) / median(samples[fifth : 2 * fifth])


def _sample(process: int) -> list[Memory]:
    try:
        parent = psutil.Process(process)
        workers = [_resident(each) for each in parent.children(recursive=True)]
        own = parent.memory_info().rss / MIB
    except psutil.NoSuchProcess:
        return []
    told = [each for each in workers if each]
    return [Memory(own, sum(told) / len(told) if told else 0.0)]


def _resident(process: psutil.Process) -> float:
    try:
        return float(process.memory_info().rss) / MIB
    except psutil.NoSuchProcess:
        return 0.0


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime

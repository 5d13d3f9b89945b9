"""A run: mutants handed to the tool's own workers, and what came of each."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final, Literal, NamedTuple

from fuzz.mutants import Mutant, mutant
from fuzz.seeds import Seed
from fuzz.trial import DocumentTrial, PackTrial, Trial
from konsekvens_lint.limits import LIMITS, Limits
from konsekvens_lint.report import Unread
from konsekvens_lint.running.jobs import Job
from konsekvens_lint.running.sources import Piped, Source
from konsekvens_lint.running.workers import run_in_workers

WORKERS: Final = 2
#: Seconds of wall time: what takes longer hangs, though the tool's own limit is higher.
HANGS_AFTER: Final = 30.0

Outcome = Literal["judged", "refused", "crash", "out_of_memory", "hang", "silent_skip"]
FAILURES: Final[tuple[Outcome, ...]] = ("crash", "out_of_memory", "hang", "silent_skip")
#: Makes the work that is done on a mutant.
Working = Callable[[Mutant], Callable[[Source], Any]]


class Came(NamedTuple):
    """What came of a mutant. `code` is a refusal's, `said` tells what went wrong."""

    mutant: Mutant
    outcome: Outcome
    seconds: float
    code: str = ""
    said: str = ""


def trial_of(made: Mutant) -> Callable[[Source], Trial]:
    """The work that is done on the mutant."""
    return PackTrial(made.seed, made.number) if made.seed.kind == "yaml" else DocumentTrial(made.number)


def run(
    seeds: Sequence[Seed],
    run_seed: int,
    numbers: Iterable[int],
    working: Working = trial_of,
    limits: Limits = LIMITS,
) -> Iterator[Came]:
    """What came of each mutant, in order. Each is handed out once and must be answered for once, under its own name.

    What hangs is tried once more when all is done and little else runs, and told last: a machine that is busy with other
    things is no hang.
    """
    hanging: list[int] = []
    for came in _run_once(seeds, run_seed, numbers, working, limits):
        if came.outcome == "hang":
            hanging.append(came.mutant.number)
        else:
            yield came
    yield from _run_once(seeds, run_seed, hanging, working, limits)


def _run_once(
    seeds: Sequence[Seed], run_seed: int, numbers: Iterable[int], working: Working, limits: Limits
) -> Iterator[Came]:
    waiting: deque[Mutant] = deque()

    def jobs() -> Iterator[Job]:
        for number in numbers:
            made = mutant(seeds, run_seed, number)
            waiting.append(made)
            yield Job(Piped(made.name, made.data, made.name), working(made))

    for result in run_in_workers(jobs(), limits, WORKERS):
        yield came_of(waiting.popleft() if waiting else None, result)
    for made in waiting:
        yield Came(made, "silent_skip", 0.0, said="no result at all")


def came_of(made: Mutant | None, result: Any) -> Came:
    """What a result says of its mutant, which is None where the run has given more results than it was given files."""
    if made is None:
        raise RuntimeError(f"a result too many: {result.path}")
    if result.path != made.name:
        return Came(made, "silent_skip", 0.0, said=f"the result is that of {result.path}")
    if isinstance(result, Unread):
        return Came(made, _GIVEN_UP.get(result.code, "refused"), 0.0, result.code, result.message)
    outcome, said = _judged(result)
    return Came(made, outcome, result.seconds, result.code, said)


_GIVEN_UP: Final[dict[str, Outcome]] = {
    "crashed": "crash",
    "timeout": "hang",
    "out_of_memory": "out_of_memory",
}


def _judged(trial: Trial) -> tuple[Outcome, str]:
    if trial.outcome == "crash":
        return "crash", trial.said
    if trial.seconds > HANGS_AFTER:
        return "hang", f"took {trial.seconds:.1f} s"
    if trial.outcome == "refused" and not trial.said.strip():
        return "silent_skip", "refused without a word"
    if trial.lost:
        return "silent_skip", f"words that are nowhere in what was judged: {', '.join(trial.lost)}"
    return trial.outcome, trial.said


class Tally:
    """What a run has come to so far."""

    def __init__(self) -> None:
        self.outcomes: Counter[tuple[str, Outcome]] = Counter()
        self.codes: Counter[tuple[str, str]] = Counter()
        self.slowest: dict[str, Came] = {}
        self.failures: list[Came] = []
        self.redrawn = 0

    def add(self, came: Came) -> None:
        """One more."""
        kind = came.mutant.seed.kind
        self.outcomes[kind, came.outcome] += 1
        self.redrawn += came.mutant.redrawn
        if came.outcome == "refused":
            self.codes[kind, came.code] += 1
        if came.outcome in FAILURES:
            self.failures.append(came)
        if kind not in self.slowest or came.seconds > self.slowest[kind].seconds:
            self.slowest[kind] = came

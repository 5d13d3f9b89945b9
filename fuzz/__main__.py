"""The fuzz script. Ends with 1 where anything failed."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from fuzz.mutants import mutant
from fuzz.running import FAILURES, Tally, Working, run, trial_of
from fuzz.seeds import PROJECT, find_seeds
from fuzz.summary import summary
from fuzz.trial import prepare

_PROGRESS = 500


def main(arguments: Sequence[str], working: Working = trial_of) -> int:
    """Runs as the arguments say, with `working` done on each file, and gives the exit code."""
    chosen = _parser().parse_args(arguments)
    seeds = find_seeds(chosen.paths)
    prepare(seeds)
    tally, began = Tally(), perf_counter()
    numbers = [chosen.only] if chosen.only is not None else range(chosen.count)
    for came in run(seeds, chosen.seed, numbers, working):
        tally.add(came)
        if chosen.keep and (came.outcome in FAILURES or chosen.only is not None):
            chosen.keep.mkdir(parents=True, exist_ok=True)
            (chosen.keep / came.mutant.name).write_bytes(mutant(seeds, chosen.seed, came.mutant.number).data)
        if came.outcome in FAILURES or chosen.only is not None:
            print(
                f"{came.mutant.name} of {came.mutant.seed.path}: {came.outcome} {came.code} {came.said}",
                flush=True,
            )
        if came.mutant.number % _PROGRESS == _PROGRESS - 1:
            print(
                f"… {came.mutant.number + 1} in {perf_counter() - began:.0f} s", file=sys.stderr, flush=True
            )
    print(summary(tally, chosen.seed, " ".join(["python -m fuzz", *arguments])))
    print(f"{len(seeds)} seeds; {perf_counter() - began:.0f} s.")
    return int(bool(tally.failures))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "python -m fuzz", description="Mutated documents and rule files, on the tool's own road."
    )
    own = [PROJECT / "examples", PROJECT / "rules"]
    parser.add_argument(
        "paths", nargs="*", type=Path, default=own, help="what to mutate (default: examples and rules)"
    )
    parser.add_argument("--count", type=int, default=20_000, help="how many files (default 20000)")
    parser.add_argument("--seed", type=int, default=1, help="what all is drawn from (default 1)")
    parser.add_argument("--only", type=int, metavar="N", help="only the file with this number")
    parser.add_argument(
        "--keep", type=Path, metavar="FOLDER", help="write files that fail here, or the one of --only"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

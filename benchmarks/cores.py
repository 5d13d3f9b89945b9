"""Two cores against one: 100 PDFs through `check` with two workers, and in one process.

    python benchmarks/cores.py [--runs 3] [--quick]

The PDFs are those of `pdf.py`, some seven pages each; no results are kept. Goal: at least 1.4 times faster. It needs two
cores that nothing else uses.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import pdf
from measuring import KONSEKVENS, arguments, in_turns, machine, ratio, run, verdict

GOAL = 1.4
PDFS = 100


def main() -> None:
    """Measure and print."""
    asked = arguments(__doc__, 3, "20 PDFs, 2 runs").parse_args()
    number, runs = (20, 2) if asked.quick else (PDFS, asked.runs)
    with TemporaryDirectory() as folder:
        paths = pdf.write(Path(folder), number, pdf.MEMOS_A_FILE)
        commands = {jobs: (*KONSEKVENS, "check", "--no-cache", "--jobs", jobs, folder) for jobs in ("1", "2")}
        took = in_turns({jobs: partial(run, command) for jobs, command in commands.items()}, runs)
        print(f"{machine()}; {number} PDFs, {sum(map(pdf.pages_of, paths))} pages")
    for jobs, series in took.items():
        print(f"--jobs {jobs} {series}")
    print(f"ratio one / two: {ratio(took['1'], took['2'])}")
    each = (one / two for one, two in zip(took["1"].seconds, took["2"].seconds, strict=True))
    print(verdict(median(each), GOAL, at_most=False))


if __name__ == "__main__":
    main()

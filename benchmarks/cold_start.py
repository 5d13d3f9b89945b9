"""One memo, the whole process: `konsekvens-lint check one.docx` against what merely importing click and docx costs.

    python benchmarks/cold_start.py [--runs 30] [--quick]

Goal: at most 1.3 times `python -c "import click, docx"`.
"""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import memos
from measuring import KONSEKVENS, arguments, in_turns, machine, ratio, run, verdict

GOAL = 1.3


def main() -> None:
    """Measure and print."""
    parser = arguments(__doc__, 30, "5 runs")
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        memos.write(Path(folder), 1)
        word, text = Path(folder, "docx", "memo-0000.docx"), Path(folder, "md", "memo-0000.md")
        tasks = {
            "python": (sys.executable, "-c", "pass"),
            "import click, docx": (sys.executable, "-c", "import click, docx"),
            "check one.docx": (*KONSEKVENS, "check", str(word)),
            "check one.md": (*KONSEKVENS, "check", str(text)),
            "--version": (*KONSEKVENS, "--version"),
        }
        took = in_turns(
            {name: partial(run, command) for name, command in tasks.items()},
            5 if asked.quick else asked.runs,
        )
    print(machine())
    for name, series in took.items():
        print(f"{name:20} {series}")
    ours, floor = took["check one.docx"], took["import click, docx"]
    print(f"ratio check one.docx / import click, docx: {ratio(ours, floor)}")
    print(
        verdict(median(a / b for a, b in zip(ours.seconds, floor.seconds, strict=True)), GOAL, at_most=True)
    )


if __name__ == "__main__":
    main()

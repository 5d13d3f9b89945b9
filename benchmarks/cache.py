"""The cache: a run over what is known against the first run over the same files, as whole processes.

    python benchmarks/cache.py [--runs 5] [--quick] [FILE.pdf …]

200 memos as .docx, and 20 PDFs: those of `pdf.py`, or those that are given. Each first run begins with no cache and
keeps its results. Goals: at most 20 % for the memos and 2 % for the PDFs, start of the process included; what the start
alone takes is told beside, since no run can be faster.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import memos
import pdf
from measuring import KONSEKVENS, Series, arguments, in_turns, machine, ratio, run, verdict

MEMOS, PDFS = 200, 20
GOALS = {"memos": 0.20, "PDFs": 0.02}
START = (sys.executable, "-c", "import click")
# A document among the given ones may be unreadable; the run then ends with 2, and takes its time all the same.
ANY = (0, 1, 2)


def first(command: Sequence[str], cache: Path) -> float:
    """The seconds of a run that knows nothing, and keeps what it finds."""
    shutil.rmtree(cache, ignore_errors=True)
    return run(command, ANY, cache)


def tasks(name: str, paths: Sequence[str], folder: Path) -> dict[str, Callable[[], float]]:
    """The first run and the next over the same files, and one that keeps nothing."""
    cache = folder / f"cache {name}"
    command = (*KONSEKVENS, "check", *paths)
    return {
        f"{name}, --no-cache": partial(run, (*command, "--no-cache"), ANY),
        f"{name}, first run": partial(first, command, cache),
        f"{name}, next run": partial(run, command, ANY, cache),
    }


def share(part: Series, whole: Series) -> str:
    """How many per cent `part` took of `whole`, turn by turn: median, and min to max."""
    each = sorted(100 * a / b for a, b in zip(part.seconds, whole.seconds, strict=True))
    return f"{median(each):.1f} % (min {each[0]:.1f}, max {each[-1]:.1f}, n {len(each)})"


def tell(name: str, took: dict[str, Series]) -> None:
    """The ratios of one sort of files."""
    before, after = took[f"{name}, first run"], took[f"{name}, next run"]
    print(f"{name}, next run of the first: {share(after, before)}")
    print(f"ratio {name}, first run / --no-cache: {ratio(before, took[f'{name}, --no-cache'])}")
    if name in GOALS:
        each = [a / b for a, b in zip(after.seconds, before.seconds, strict=True)]
        print(verdict(median(each), GOALS[name], at_most=True))
        print(f"start of Python with click of the first: {share(took['start'], before)}")


def main() -> None:
    """Measure and print."""
    parser = arguments(__doc__, 5, "40 memos, 5 PDFs, 2 runs")
    parser.add_argument("files", nargs="*", metavar="FILE")
    asked = parser.parse_args()
    number, pdfs, runs = (40, 5, 2) if asked.quick else (MEMOS, PDFS, asked.runs)
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        memos.write(folder, number, formats=("docx",))
        word = sorted(map(str, (folder / "docx").iterdir()))
        portable = asked.files or pdf.write(folder, pdfs, pdf.MEMOS_A_FILE)
        took = in_turns(
            {
                "start": partial(run, START),
                **tasks("one memo", word[:1], folder),
                **tasks("memos", word, folder),
                **tasks("PDFs", portable, folder),
            },
            runs,
        )
        pages = sum(map(pdf.pages_of, portable))
    print(f"{machine()}; {number} memos, {len(portable)} PDFs of {pages} pages")
    for name, series in took.items():
        print(f"{name:24} {series}")
    for name in ("one memo", "memos", "PDFs"):
        tell(name, took)


if __name__ == "__main__":
    main()

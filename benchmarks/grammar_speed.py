"""What grammar costs: a memo with words that may mean two things against one without, cold and warm, and in memory.

    python benchmarks/grammar_speed.py [--runs 10] [--quick] [FILE …]

Cold is the whole process of `check`; warm is the second and the third memo of a process. Then how many of its sentences
grammar reads of a plan of 60 pages, which `plans.py` makes, and of each FILE. Goals: at most 2.5 s cold, 0.25 s warm and
250 MiB, and fewer than one sentence in five. Memory is told where `os.wait4` is, and in its Linux unit.
"""

from __future__ import annotations

import os
import subprocess
import sys
from argparse import SUPPRESS
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from measuring import KONSEKVENS, SRC, Series, arguments, environment, in_turns, machine, ratio, verdict

sys.path.insert(0, str(SRC))

import memos
import plans
from ablation import share_read

from konsekvens_lint.linter import check_file
from konsekvens_lint.pipelines import OFF, installed
from konsekvens_lint.report import GRAMMAR_OFF, DocumentReport
from konsekvens_lint.rulebook.book import Rulebook
from konsekvens_lint.rulebook.loading import built_in
from konsekvens_lint.settings.options import Options, plan

COLD, WARM, MEMORY, SHARE = 2.5, 0.25, 250, 0.2
PAGES = 60
KIB_A_MIB = 1024


class Children:
    """Processes that have the model at hand wherever it lies. By their names: the largest peak of their memory in MiB,
    and the least processor time in seconds, which says more than the clock where other work runs.

    What this process has ever held counts in the peaks too: start them before the model is loaded here.
    """

    def __init__(self, pipeline: str) -> None:
        found = find_spec(pipeline)
        assert found and found.origin
        path = os.pathsep.join((str(SRC), str(Path(found.origin).parent.parent)))
        self._environment = {**environment(), "PYTHONPATH": path}
        self.peaks: dict[str, float] = {}
        self.processor: dict[str, float] = {}

    def check(self, name: str, file: Path) -> float:
        """The seconds of `check FILE`."""
        began = perf_counter()
        with subprocess.Popen(
            (*KONSEKVENS, "check", str(file)),
            env=self._environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process:
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 1):
            raise RuntimeError(f"check {file.name} ended with {process.returncode}")
        self.peaks[name] = max(self.peaks.get(name, 0), usage.ru_maxrss / KIB_A_MIB)
        used = usage.ru_utime + usage.ru_stime
        self.processor[name] = min(self.processor.get(name, used), used)
        return perf_counter() - began

    def one_by_one(self, files: list[Path]) -> list[float]:
        """The seconds of each of the files, judged in their order by one new process."""
        command = (sys.executable, __file__, "--judge", *map(str, files))
        done = subprocess.run(command, env=self._environment, stdout=subprocess.PIPE, text=True, check=True)
        return [float(line) for line in done.stdout.split()]


def judged(file: Path, book: Rulebook, grammar: str | None = None) -> DocumentReport:
    """The report on the file."""
    return check_file(file, book, plan(Options(grammar=grammar), book))


def judge_and_tell(files: list[Path]) -> None:
    """Judge the files in this process and print the seconds of each."""
    book = built_in()
    for file in files:
        began = perf_counter()
        judged(file, book)
        print(perf_counter() - began, flush=True)


def sorted_memos(folder: Path, book: Rulebook) -> tuple[Path, list[Path]]:
    """A memo with no word that may mean two things, and three that need grammar, from those that `memos.py` makes."""
    memos.write(folder, 100, formats=("md",))
    without, asking = [], []
    for file in sorted((folder / "md").iterdir()):
        (asking if GRAMMAR_OFF in judged(file, book, OFF).notes else without).append(file)
    return without[0], asking[:3]


def tell_memos(children: Children, without: Path, asking: list[Path], runs: int) -> None:
    """Measure one memo without and one with questions in whole processes, and the memos that follow in the same."""
    cold = in_turns(
        {
            "nothing ambiguous": partial(children.check, "nothing ambiguous", without),
            "needs grammar": partial(children.check, "needs grammar", asking[0]),
        },
        runs,
    )
    for name, series in cold.items():
        print(f"cold, {name:20} {series}; processor {children.processor[name]:.3f} s")
    needs = cold["needs grammar"]
    print(f"ratio needs grammar / nothing ambiguous: {ratio(needs, cold['nothing ambiguous'])}")
    print(f"cold {verdict(needs.median, COLD, at_most=True)}")
    peak = children.peaks["needs grammar"]
    print(f"peak memory, needs grammar: {peak:.0f} MiB; {verdict(peak, MEMORY, at_most=True)}")
    _, *later = zip(*(children.one_by_one(asking) for _ in range(runs)), strict=True)
    warm = dict(zip(("second", "third"), map(Series, later), strict=True))
    for name, series in warm.items():
        print(f"warm, {name + ' memo':20} {series}; {verdict(series.median, WARM, at_most=True)}")


def tell_share(file: Path, book: Rulebook) -> None:
    """Judge the file, and print how many of its sentences grammar reads."""
    began = perf_counter()
    report = judged(file, book)
    seconds = perf_counter() - began
    read, sentences = next(share_read(report), (0, 0))
    share = read / sentences if sentences else 0.0
    alone = perf_counter()
    judged(file, book, OFF)
    alone = perf_counter() - alone
    print(f"{file.name}: {read} of {sentences} sentences, {share:.3f}; {verdict(share, SHARE, at_most=True)}")
    print(f"  {seconds:.2f} s with grammar at hand, {alone:.2f} s of words alone")


def main() -> None:
    """Measure and print."""
    parser = arguments(__doc__, 10, "3 runs")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="documents whose share to tell")
    parser.add_argument("--judge", nargs="+", type=Path, help=SUPPRESS)
    asked = parser.parse_args()
    if asked.judge:
        judge_and_tell(asked.judge)
        return
    pipeline = installed()
    if pipeline is None:
        sys.exit("no grammar model is installed")
    book = built_in()
    print(f"{machine()}; {pipeline}")
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        without, asking = sorted_memos(folder, book)
        tell_memos(Children(pipeline), without, asking, 3 if asked.quick else asked.runs)
        made = folder / f"a made plan of {PAGES} pages.md"
        made.write_text(plans.plan(PAGES), encoding="utf-8")
        judged(asking[0], book)  # the model is loaded
        for file in (made, *asked.files):
            tell_share(file, book)


if __name__ == "__main__":
    main()

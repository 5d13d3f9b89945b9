"""Where the time goes: each stage of the road, the first time in a process and when warm; and the slowest imports.

python benchmarks/breakdown.py [--number 100] [--quick]
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import memos
from measuring import SRC, environment, machine

_IMPORT = re.compile(r"import time:\s+(\d+) \|\s+(\d+) \|\s+(\S+)")


# The road's steps where the road calls them, by module and name; a step within another is told indented.
STEPS = {
    ("konsekvens_lint.linter", "read"): "read file",
    ("konsekvens_lint.linter", "find_facts"): "language + facts",
    ("konsekvens_lint.facts.facts", "read"): "  of which language",
    ("konsekvens_lint.linter", "apply_rules"): "rules",
    ("konsekvens_lint.linter", "answer_checklists"): "checklists",
}


def stages(files: list[Path]) -> dict[str, list[float]]:
    """Seconds of each stage for each file, in order; the first of each includes its imports and compiling."""
    took: dict[str, list[float]] = defaultdict(list)
    timed("import the road", took, import_module)("konsekvens_lint.linter")
    timed("import the rest", took, _import_rest)()
    from konsekvens_lint import linter
    from konsekvens_lint.formats import render
    from konsekvens_lint.report import Report
    from konsekvens_lint.rulebook.loading import built_in
    from konsekvens_lint.settings.options import Options, plan

    for (module, name), label in STEPS.items():
        home = import_module(module)
        setattr(home, name, timed(label, took, getattr(home, name)))
    book = timed("load rulebook", took, built_in)()
    timed("its patterns", took, lambda: book.patterns)()
    planned = timed("plan", took, plan)(Options(), book)
    for file in files:
        told = timed("check file, all of it", took, linter.check_file)(file, book, planned)
        timed("render text", took, render)("text", Report((told,)), {})
    return took


def timed(label: str, took: dict[str, list[float]], function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, its seconds kept under the label."""

    def measured(*arguments: Any, **named: Any) -> Any:
        began = perf_counter()
        try:
            return function(*arguments, **named)
        finally:
            took[label].append(perf_counter() - began)

    return measured


def _import_rest() -> None:
    for name in (
        "formats.terminal",
        "rulebook.loading",
        "settings.options",
        "documents.word",
        "documents.markdown",
    ):
        import_module(f"konsekvens_lint.{name}")


def imports(file: Path, most: int = 25) -> list[tuple[int, int, str]]:
    """The slowest imports of `check FILE` by own microseconds: own, with what they import, name."""
    command = [sys.executable, "-X", "importtime", "-m", "konsekvens_lint", "check", str(file)]
    subprocess.run(command, env=environment(), capture_output=True, check=False)
    told = subprocess.run(command, env=environment(), capture_output=True, text=True, check=False).stderr
    found = [(int(own), int(total), name) for own, total, name in _IMPORT.findall(told)]
    print(
        f"imports: {len(found)} modules, {sum(own for own, _, _ in found) / 1000:.1f} ms in all (with tracing)"
    )
    return sorted(found, reverse=True)[:most]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--number", type=int, default=100)
    parser.add_argument("--quick", action="store_true", help="20 memos")
    asked = parser.parse_args()
    sys.path.insert(0, str(SRC))
    with TemporaryDirectory() as folder:
        number = 20 if asked.quick else asked.number
        command = [sys.executable, str(Path(memos.__file__)), folder, "--number", str(number)]
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        print(machine())
        print("milliseconds: the first time, and the median of the rest")
        for name, seconds in stages(sorted(Path(folder, "docx").iterdir())).items():
            rest = f"{median(seconds[1:]) * 1000:8.2f}" if len(seconds) > 1 else ""
            print(f"  {name:28} {seconds[0] * 1000:8.2f} {rest}")
        for own, total, name in imports(Path(folder, "docx", "memo-0000.docx")):
            print(f"  {own / 1000:7.2f} ms own {total / 1000:8.2f} ms with its own imports  {name}")


if __name__ == "__main__":
    main()

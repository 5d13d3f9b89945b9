"""A folder: 200 memos as .docx through konsekvens-lint, against the same texts as .md through textlint.

    python benchmarks/folder.py [--runs 5] [--number 200] [--quick]

textlint is installed from npm, with its versions pinned, into a temporary folder, and gets 300 terms to look for.
Goal: at least 12 times faster. Without npm the comparison is skipped.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import memos
import terms
from measuring import KONSEKVENS, arguments, in_turns, machine, ratio, run, verdict

GOAL = 12
# The goal is about 300 terms. The four rules are told for orientation: two of them are made for English and do other work.
GOAL_COUNTS_FOR = ("textlint prh .md", "textlint terminology .md")
PACKAGES = (
    "textlint@15.8.0",
    "textlint-rule-prh@6.1.0",
    "textlint-rule-terminology@5.2.16",
    "textlint-rule-write-good@2.0.0",
    "textlint-rule-stop-words@5.2.0",
)


def install_textlint(folder: Path) -> Path | None:
    """textlint's command, installed in the folder, or None where npm is absent or cannot install."""
    npm = shutil.which("npm")
    if npm is None:
        print("skipped: npm is not installed, so there is no textlint to compare with")
        return None
    (folder / "package.json").write_text('{"private": true}', encoding="utf-8")
    command = [npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", "--save-exact", *PACKAGES]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"skipped: npm could not install textlint: {done.stderr.strip()[-300:]}")
        return None
    return folder / "node_modules" / ".bin" / "textlint"


def configure(folder: Path) -> dict[str, Path]:
    """Configurations of textlint: 300 terms through prh, through terminology, and with two rules on prose beside."""
    (folder / "terms.yml").write_text(terms.prh(), encoding="utf-8")
    rules: dict[str, dict[str, object]] = {
        "prh": {"prh": {"rulePaths": [str(folder / "terms.yml")]}},
        "terminology": {"terminology": {"defaultTerms": False, "skip": [], "terms": terms.terminology()}},
    }
    rules["four rules"] = {**rules["prh"], **rules["terminology"], "write-good": {}, "stop-words": {}}
    files = {}
    for name, rule in rules.items():
        files[name] = folder / f"{name}.json"
        files[name].write_text(json.dumps({"rules": rule}), encoding="utf-8")
    return files


def tasks(folder: Path, textlint: Path | None) -> dict[str, Callable[[], float]]:
    """What is timed, by name."""
    word, text = folder / "docx", folder / "md"
    ours = {
        "konsekvens-lint .docx": (*KONSEKVENS, "check", str(word)),
        "konsekvens-lint .docx --jobs 1": (*KONSEKVENS, "check", "--jobs", "1", str(word)),
        "konsekvens-lint .docx json": (*KONSEKVENS, "check", "--format", "json", str(word)),
        "konsekvens-lint .md": (*KONSEKVENS, "check", str(text)),
    }
    commands = {name: tuple(command) for name, command in ours.items()}
    if textlint is not None:
        for name, config in configure(folder).items():
            commands[f"textlint {name} .md"] = (str(textlint), "--config", str(config), str(text))
    return {name: partial(run, command) for name, command in commands.items()}


def main() -> None:
    """Measure and print."""
    parser = arguments(__doc__, 5, "40 memos, 2 runs")
    parser.add_argument("--number", type=int, default=200)
    asked = parser.parse_args()
    number, runs = (40, 2) if asked.quick else (asked.number, asked.runs)
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        memos.write(folder, number)
        took = in_turns(tasks(folder, install_textlint(folder)), runs)
    print(f"{machine()}; {number} memos")
    for name, series in took.items():
        print(f"{name:32} {series}")
    ours = took["konsekvens-lint .docx"]
    for name, peer in took.items():
        if name.startswith("textlint"):
            print(f"ratio {name} / konsekvens-lint .docx: {ratio(peer, ours)}")
            if name not in GOAL_COUNTS_FOR:
                print("no goal: it does more than look for 300 terms")
                continue
            value = median(a / b for a, b in zip(peer.seconds, ours.seconds, strict=True))
            print(verdict(value, GOAL, at_most=False))


if __name__ == "__main__":
    main()

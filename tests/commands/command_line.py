"""The command line as it is run: in this process for speed, in another where the process itself is tested."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from click.testing import CliRunner

from konsekvens_lint.commands.main import commands

SRC = Path(__file__).resolve().parent.parent.parent / "src"


class Run(NamedTuple):
    """How a run went."""

    code: int
    out: str
    err: str

    @property
    def last(self) -> str:
        """The last line on stderr, which says why the run ended as it did."""
        return self.err.rstrip("\n").rpartition("\n")[2]


def run(*arguments: str | Path, stdin: bytes = b"") -> Run:
    """Runs the command line in this process."""
    done = CliRunner().invoke(commands, [str(each) for each in arguments], input=stdin)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return Run(done.exit_code, done.stdout, done.stderr)


def environment(**more: str) -> dict[str, str]:
    """The environment of a process of its own, with nothing in it that says how to write."""
    unwanted = ("PYTHONUTF8", "PYTHONIOENCODING", "NO_COLOR", "COLUMNS", "TERM")
    kept = {name: value for name, value in os.environ.items() if name not in unwanted}
    return {**kept, "PYTHONPATH": str(SRC), **more}


def start(*arguments: str | Path, **more: str) -> subprocess.Popen[bytes]:
    """Starts the command line in a process of its own."""
    command = [sys.executable, "-m", "konsekvens_lint", *map(str, arguments)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, env=environment(**more), stdin=pipe, stdout=pipe, stderr=pipe)


def run_apart(*arguments: str | Path, stdin: bytes = b"", **more: str) -> Run:
    """Runs the command line in a process of its own."""
    out, err = (process := start(*arguments, **more)).communicate(stdin, timeout=120)
    return Run(process.returncode, out.decode("utf-8"), err.decode("utf-8"))


GOOD = """\
# Nytt städavtal för förrådet på Industrigatan
## Förslag till beslut
Nämnden tecknar avtal om lokalvård.
## Jämställdhet
Förslaget påverkar inte kvinnor och män olika, eftersom avtalet gäller samma städare och löner som i dag.
"""
BAD = """\
# Ändrade tider för sophämtning
## Förslag till beslut
Nämnden antar de nya tiderna.
## Jämställdhet
Ärendet bedöms inte ha någon påverkan på jämställdheten.
"""
UNFILLED = """\
# Ombyggnad av torget
## Förslag till beslut
Nämnden avsätter XX kronor.
"""


def written(file: Path, text: str) -> Path:
    """The file, with the text in it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file

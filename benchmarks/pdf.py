"""PDFs: judging 20 of them against only getting their text with pdfminer, and the memory that 300 pages take.

    python benchmarks/pdf.py [--runs 5] [--quick] [FILE.pdf …]

The PDFs are the memos of `memos.py`, some seven pages each, set with reportlab, or those that are given: real ones are
harder for pdfminer. Goals: at least 4 times faster than `pdfminer.high_level.extract_text` in one process on the same
files; 300 pages in at most 80 MiB beyond the interpreter.
"""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape

import memos
from measuring import KONSEKVENS, arguments, environment, in_turns, machine, ratio, run, verdict
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Table

FASTER, MEMORY = 4, 80
FILES, PAGES = 20, 300
MEMOS_A_FILE = 3
EXTRACT = """
import sys
from pdfminer.high_level import extract_text
for path in sys.argv[1:]:
    extract_text(path)
"""
# The peak of a process that judges one file as a worker does, in MiB; without a file that of the interpreter alone.
PEAK = """
import resource, sys
from pathlib import Path
for path in sys.argv[1:]:
    from konsekvens_lint.running.judging import judging
    from konsekvens_lint.settings.options import Options
    judging(Options())(Path(path))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def write_pdf(parts: list[memos.Part], file: Path) -> None:
    """The memos' parts as one PDF."""
    styles = getSampleStyleSheet()
    names = {"title": "Title", "heading": "Heading2"}
    story: list[Flowable] = []
    for part in parts:
        if part.kind == "title" and story:
            story.append(PageBreak())
        if part.kind == "table":
            story.append(
                Table([list(row) for row in part.rows], style=[("GRID", (0, 0), (-1, -1), 0.5, "black")])
            )
        else:
            story.append(Paragraph(escape(part.text), styles[names.get(part.kind, "BodyText")]))
    SimpleDocTemplate(str(file)).build(story)


def write(folder: Path, files: int, memos_a_file: int) -> list[str]:
    """PDFs of so many memos each, in the folder."""
    drawn = memos.memos(files * memos_a_file)
    paths = []
    for number in range(files):
        parts = [part for _, each in islice(drawn, memos_a_file) for part in each]
        paths.append(str(folder / f"plan-{number:03}.pdf"))
        write_pdf(parts, Path(paths[-1]))
    return paths


def pages_of(path: str) -> int:
    """The number of pages."""
    import pypdfium2

    return len(pypdfium2.PdfDocument(path))


def peak(*paths: str) -> float:
    """The peak memory of a new process that judges the files, in MiB."""
    command = [sys.executable, "-c", PEAK, *paths]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=True)
    return float(done.stdout)


def main() -> None:
    """Measure and print."""
    parser = arguments(__doc__, 5, "2 runs")
    parser.add_argument("files", nargs="*", metavar="FILE")
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        paths = asked.files or write(Path(folder), FILES, MEMOS_A_FILE)
        tasks = {
            "check": (*KONSEKVENS, "check", *paths),
            "check --jobs 1": (*KONSEKVENS, "check", "--jobs", "1", *paths),
            "pdfminer extract_text": (sys.executable, "-c", EXTRACT, *paths),
        }
        runs = 2 if asked.quick else asked.runs
        took = in_turns({name: partial(run, command) for name, command in tasks.items()}, runs)
        print(f"{machine()}; {len(paths)} PDFs, {sum(map(pages_of, paths))} pages")
    for name, series in took.items():
        print(f"{name:24} {series}")
    theirs = took["pdfminer extract_text"]
    for name in ("check", "check --jobs 1"):
        print(f"ratio pdfminer extract_text / {name}: {ratio(theirs, took[name])}")
    each = (a / b for a, b in zip(theirs.seconds, took["check"].seconds, strict=True))
    print(verdict(median(each), FASTER, at_most=False))
    with TemporaryDirectory() as folder:
        (path,) = write(Path(folder), 1, PAGES // 2)
        beyond = peak(path) - peak()
        print(f"one PDF of {pages_of(path)} pages: {beyond:.1f} MiB beyond the interpreter")
        print(verdict(beyond, MEMORY, at_most=True))


if __name__ == "__main__":
    main()

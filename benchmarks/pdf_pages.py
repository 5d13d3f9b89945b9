"""Whether it pays to read the pages of one PDF in two processes: reading them here against there and back.

    python benchmarks/pdf_pages.py [--runs 5] [--quick] [FILE.pdf …]

The words of a page must come back to the process that lays them out. Without files, one PDF of 360 pages is made.
"""

from __future__ import annotations

from contextlib import closing
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import pypdfium2
from measuring import arguments, in_turns, machine, ratio
from pdf import PAGES, pages_of, write

from konsekvens_lint.documents.pdf import pdfium
from konsekvens_lint.documents.pdf.page import Page

WORKERS = 2


def read_part(path: str, first: int, end: int) -> list[Page]:
    """Some of the pages."""
    with closing(pypdfium2.PdfDocument(Path(path).read_bytes())) as document:
        return [pdfium.page_of(document, index) for index in range(first, end)]


def here(path: str) -> float:
    """Seconds to read all pages in this process."""
    began = perf_counter()
    pdfium.read_pages(Path(path).read_bytes())
    return perf_counter() - began


def there(path: str) -> float:
    """Seconds to read them in two processes, and to have them here."""
    began = perf_counter()
    half = pages_of(path) // 2
    with get_context("fork").Pool(WORKERS) as pool:
        parts = [(path, 0, half), (path, half, pages_of(path))]
        sum(map(len, pool.starmap(read_part, parts)))
    return perf_counter() - began


def main() -> None:
    """Measure and print."""
    parser = arguments(__doc__, 5, "2 runs")
    parser.add_argument("files", nargs="*", metavar="FILE")
    asked = parser.parse_args()
    print(machine())
    with TemporaryDirectory() as folder:
        for path in asked.files or write(Path(folder), 1, PAGES // 2):
            tasks = {"here": lambda path=path: here(path), "in two processes": lambda path=path: there(path)}
            took = in_turns(tasks, 2 if asked.quick else asked.runs)
            print(f"{Path(path).name}, {pages_of(path)} pages")
            for name, series in took.items():
                print(f"  {name:18} {series}")
            print(f"  ratio here / in two processes: {ratio(took['here'], took['in two processes'])}")


if __name__ == "__main__":
    main()

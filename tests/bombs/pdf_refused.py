"""Reads hostile PDFs, each by every reader, and tells what became of them.

python tests/bombs/pdf_refused.py MEBIBYTES

In this process, which may grow by so many MiB; what ends the process that reads it, in workers of the tool.
"""

from __future__ import annotations

import json
import logging
import sys
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bombs.making_pdf_bombs import MADE
from konsekvens_lint.documents.errors import DocumentError
from konsekvens_lint.documents.pdf import miner, pdfium  # noqa: F401, before the memory is bounded
from konsekvens_lint.documents.pdf.choice import PDF_READERS, PdfReader
from konsekvens_lint.documents.pdf.reader import read_pdf
from konsekvens_lint.limits import LIMITS
from konsekvens_lint.running.guard import memory_limit
from konsekvens_lint.running.jobs import Job
from konsekvens_lint.running.workers import run_in_workers

Told = tuple[str, str]


def told(source: Path, reader: PdfReader) -> Told:
    """The code and the line that the file is refused with, the code empty where it is read; then the line is the text."""
    try:
        document = read_pdf(source.read_bytes(), reader)
    except DocumentError as refusal:
        return refusal.code, refusal.message
    return "", " ".join(block.text for block in document.blocks)[:200]


def _here(source: Path, reader: PdfReader, mebibytes: int) -> Told:
    try:
        with memory_limit(mebibytes):
            return told(source, reader)
    except MemoryError:
        return "out_of_memory", ""
    except Exception as error:  # noqa: BLE001
        return "crashed", repr(error)


def _in_workers(asked: list[tuple[Path, PdfReader]]) -> list[Told]:
    jobs: list[Any] = [Job(source, partial(told, reader=reader)) for source, reader in asked]  # type: ignore[arg-type]
    results: list[Any] = [*run_in_workers(jobs, LIMITS, 2)]
    return [
        each if isinstance(each, tuple) and len(each) == 2 else (each.code, each.message) for each in results
    ]


def main(mebibytes: int) -> None:
    """Print what became of each file by each reader as JSON: code and line."""
    logging.disable(logging.CRITICAL)
    found: dict[str, Told] = {}
    apart: dict[str, tuple[Path, PdfReader]] = {}
    with TemporaryDirectory() as folder:
        for at, (name, made) in enumerate(MADE.items()):
            source = Path(folder, f"{at}.pdf")
            source.write_bytes(made.make())
            for reader in PDF_READERS:
                if made.watched and reader != "pdfminer":
                    apart[f"{name}, {reader}"] = source, reader
                else:
                    found[f"{name}, {reader}"] = _here(source, reader, mebibytes)
        found.update(zip(apart, _in_workers([*apart.values()]), strict=True))
    print(json.dumps(found))


if __name__ == "__main__":
    main(int(sys.argv[1]))

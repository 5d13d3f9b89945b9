"""Text recognised in pictures of pages, by ocrmypdf and Tesseract where they are installed on this machine."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from shutil import which

from konsekvens_lint.documents import refusals
from konsekvens_lint.machine import scratch

#: Seconds for a page of a dense document on a slow core.
_SECONDS_A_PAGE = 20
_SECONDS_AT_LEAST = 120
_LANGUAGE_MISSING = 3  # ocrmypdf's exit code for what is not installed


def recognised(data: bytes, pages: int) -> bytes:
    """The PDF with a text layer. What text it has is not trusted: all pages are read as pictures.

    Errors: DocumentError where the programs, or Tesseract's Swedish, are missing, and where they fail.
    """
    program = which("ocrmypdf") or which("ocrmypdf", path=str(Path(sys.executable).parent))
    if program is None:
        raise refusals.no_ocr()
    with scratch.private_folder() as folder:
        source, target = folder / "in.pdf", folder / "out.pdf"
        source.write_bytes(data)
        command = [
            program,
            "--language",
            "swe",
            "--force-ocr",
            "--output-type",
            "pdf",
            "--jobs",
            "1",
            "--quiet",
        ]
        seconds = max(_SECONDS_AT_LEAST, _SECONDS_A_PAGE * pages)
        code = _run([*command, str(source), str(target)], folder, seconds)
        if code == _LANGUAGE_MISSING:
            raise refusals.no_ocr()
        if code or not target.exists():
            raise refusals.ocr_failed()
        return target.read_bytes()


def _run(command: list[str], folder: Path, seconds: float) -> int:
    """The exit code, 1 where it did not start or end in time. Nothing of it, or of its files, is left behind."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    try:
        program = subprocess.Popen(  # noqa: S603
            command,
            cwd=folder,
            env={**kept, **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(folder))},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return 1
    try:
        scratch.works_in(folder, program.pid)
        return program.wait(seconds)
    except subprocess.TimeoutExpired:
        return 1
    finally:
        if program.poll() is None:
            _end(program)


def _end(program: subprocess.Popen[bytes]) -> None:
    """End the program with all that it has started."""
    if hasattr(os, "killpg"):
        os.killpg(program.pid, signal.SIGKILL)
    else:
        program.kill()
    program.wait()

"""The terminal, or what stands in for it: encoding, width, colour, and where each thing is written."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from errno import EINVAL, EPIPE
from io import TextIOWrapper
from pathlib import Path
from shutil import get_terminal_size
from typing import NoReturn

import click

from konsekvens_lint.formats import Options as FormatOptions
from konsekvens_lint.formats.paper import Paper, carried, one_line
from konsekvens_lint.formats.words import sentence
from konsekvens_lint.machine.system import reason
from konsekvens_lint.version import __version__

_WIDTH = 100
_ESCAPES = {
    code: chr(code).encode("unicode_escape").decode()
    for code in (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029)
}


def prepare() -> None:
    """Make stdout and stderr write UTF-8, also redirected on Windows, which would choose an old code page.

    A terminal that is not UTF-8 keeps its encoding, and is told in plain characters. A stream that is closed, which
    Python gives as None, is opened on nothing. All wait for whoever reads or writes at their other end. What Python and
    libraries would say of their own accord may hold words of a document, and is left unsaid: on stderr are our own lines.
    """
    _open_closed_streams()
    _let_streams_wait()
    warnings.simplefilter("ignore")
    sys.unraisablehook = _say_nothing
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, TextIOWrapper):
            continue
        if stream.isatty() and os.name != "nt":
            stream.reconfigure(errors="replace")
        else:
            # Formats end their lines as they should end, on Windows too.
            stream.reconfigure(encoding="utf-8", errors="replace", newline="")


def _say_nothing(what: object) -> None:
    """What Python says of an error that it cannot raise anywhere."""


def _open_closed_streams() -> None:
    # In the order of their numbers: each takes the lowest that is free, so no file of ours comes to stand for a stream.
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115


def _let_streams_wait() -> None:
    """A program that made a pipe may have set it not to wait. Python then drops what a full one does not take, in silence."""
    if os.name == "nt":
        return
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        # What stands in for a stream may be no file.
        with suppress(OSError, ValueError):
            os.set_blocking(stream.fileno(), True)


def paper(color: str = "auto") -> FormatOptions:
    """The format options that the terminal decides."""
    return {
        "version": __version__,
        "width": min(get_terminal_size((_WIDTH, 24)).columns, _WIDTH),
        "color": _wants_color(color),
        "ascii": not _is_unicode(sys.stdout.encoding),
    }


def sheet(color: str = "auto") -> Paper:
    """The paper that the terminal is."""
    options = paper(color)
    return Paper(options["width"], options["color"], options["ascii"])


def plain_paper() -> FormatOptions:
    """The format options of a file."""
    return {"version": __version__, "width": _WIDTH, "color": False, "ascii": False}


class ReaderGone(Exception):
    """The program that reads our output has ended, as ``head`` does."""


class CannotTell(Exception):
    """The output cannot be written; the message says why, in Swedish."""


def result(text: str, *, color: bool = False) -> None:
    """Write to stdout, where results go and nothing else."""
    with _reader():
        click.echo(text, nl=False, color=color)


def lines(texts: Iterable[str]) -> None:
    """Write each text to stdout as a line, whatever names of files and words of others' are in it."""
    result("".join(f"{one_line(text)}\n" for text in texts))


def path(path: str | Path) -> None:
    """Write a path to stdout on a line of its own, for programs to read: what would break the line is escaped (``\\n``)."""
    line = carried(str(path).translate(_ESCAPES))
    result(f"./{line}\n" if line.startswith("::") else f"{line}\n")


def note(text: str) -> None:
    """Write a text to stderr as a line, after all results so far, whatever names of files are in it."""
    flush()
    with _reader():
        click.echo(one_line(text), err=True)


def notes(text: str) -> None:
    """Write the text's lines to stderr."""
    for line in text.splitlines():
        note(line)


def progress(text: str) -> None:
    """Write to stderr what the next such text takes the place of."""
    with _reader():
        click.echo(text, nl=False, err=True)


def last_note(text: str) -> None:
    """The same for what ends the run, if anyone is left to read it: whatever is wrong with the streams is left at that."""
    try:
        note(text)
    except (ReaderGone, CannotTell):
        silence()
        with suppress(ReaderGone, CannotTell):
            note(text)


def flush() -> None:
    """Write out what is waiting to be written."""
    with _reader():
        sys.stdout.flush()


@contextmanager
def _reader() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        # Windows says EINVAL where others say EPIPE.
        if error.errno not in (EPIPE, EINVAL):
            raise CannotTell(f"resultatet kunde inte skrivas ut: {reason(error)}") from error
        raise ReaderGone from None


def could_not(reason: str) -> str:
    """The last line of a run that could not do its job."""
    return f"Avslutar med 2: {sentence(' '.join(reason.split()))}"


def leave(code: int) -> NoReturn:
    """End the process at once with the exit code, when all that was told is written."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def silence() -> None:
    """Let nothing more be written to a stdout that no one reads, not even when Python closes it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _wants_color(choice: str) -> bool:
    if choice != "auto":
        return choice == "always"
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _is_unicode(encoding: str | None) -> bool:
    return (encoding or "").lower().replace("-", "").startswith("utf")

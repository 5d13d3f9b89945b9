"""What is done with one document, importable by name so that a worker can be told to do it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from konsekvens_lint.documents.errors import DocumentError
from konsekvens_lint.documents.reader import read
from konsekvens_lint.linter import check_document, check_file
from konsekvens_lint.report import DocumentReport, Unread
from konsekvens_lint.rulebook.book import Rulebook
from konsekvens_lint.rulebook.loading import built_in, with_packs
from konsekvens_lint.running import failures
from konsekvens_lint.running.guard import TimeIsUp, time_limit
from konsekvens_lint.running.limits import Limits
from konsekvens_lint.running.sources import Source
from konsekvens_lint.settings.options import Options, Plan, plan

T = TypeVar("T")
Result = DocumentReport | Unread
#: Judges one document. May raise anything; must be a function of a module, or a partial of one, to run in a worker.
Work = Callable[[Source], Result]


def judging(options: Options, packs: Sequence[Path] = ()) -> Work:
    """The work of judging files by the options, and the rulebook loaded in this process.

    Errors: PackError for a pack that is wrong, UnknownChoice for an option that does not exist.
    """
    chosen = tuple(packs)
    ready(options, chosen)
    return partial(judge, options=options, packs=chosen)


def judge(source: Source, *, options: Options, packs: tuple[Path, ...]) -> DocumentReport:
    """The report on one document. Raises DocumentError for one that cannot be read."""
    book, what = ready(options, packs)
    if isinstance(source, Path):
        return check_file(source, book, what)
    document = read(Path(source.path), source.data, source.name, pdf=what.pdf)
    return check_document(document, book, what, source.path, sha256(source.data).hexdigest())


def attempt(work: Callable[[Source], T], source: Source, limits: Limits) -> T | Unread:
    """The work's result within the time limit; whatever it raises is the document's error, and only that."""
    try:
        with time_limit(limits.seconds):
            return work(source)
    except DocumentError as refusal:
        return Unread(str(source), refusal.code, refusal.message)
    except TimeIsUp:
        return failures.timed_out(source, limits)
    except MemoryError:
        return failures.out_of_memory(source, limits)
    except (Exception, SystemExit) as error:  # noqa: BLE001
        return failures.crashed(source, error)


@lru_cache(maxsize=32)
def ready(options: Options, packs: tuple[Path, ...]) -> tuple[Rulebook, Plan]:
    """The rulebook and what the options make of it. Loaded once a process; a forked worker inherits what its parent
    has loaded. Errors: PackError, UnknownChoice.
    """
    book = rulebook(packs)
    return book, plan(options, book)


@lru_cache(maxsize=1)
def rulebook(packs: tuple[Path, ...]) -> Rulebook:
    """The built-in rulebook, or with packs on top. Loaded once a process. Errors: PackError."""
    return with_packs(packs) if packs else built_in()

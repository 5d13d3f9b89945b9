"""The work that is judging: it loads the rulebook and what reads documents, which a run may have no need of."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, partial
from hashlib import sha256
from pathlib import Path

from konsekvens_lint.documents.reader import read
from konsekvens_lint.linter import check_document, check_file
from konsekvens_lint.report import DocumentReport
from konsekvens_lint.rulebook.book import Rulebook
from konsekvens_lint.rulebook.loading import built_in, with_packs
from konsekvens_lint.running.sources import Source
from konsekvens_lint.running.work import Work
from konsekvens_lint.settings.options import Options, Plan, plan


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


@lru_cache(maxsize=32)
def ready(options: Options, packs: tuple[Path, ...]) -> tuple[Rulebook, Plan]:
    """The rulebook and what the options make of it. Loaded once a process; a forked worker inherits what its parent
    has loaded. Errors: PackError, UnknownChoice.
    """
    book = rulebook(packs)
    return book, plan(options, book)


@lru_cache(maxsize=4)
def rulebook(packs: tuple[Path, ...]) -> Rulebook:
    """The built-in rulebook, or with packs on top. Loaded once a process. Errors: PackError."""
    return with_packs(packs) if packs else built_in()

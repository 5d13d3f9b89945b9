"""The work that is judging: it loads the rulebook and what reads documents, which a run may have no need of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from konsekvens_lint.documents.errors import DocumentError
from konsekvens_lint.documents.reader import read
from konsekvens_lint.linter import check_document, check_file
from konsekvens_lint.report import DocumentReport
from konsekvens_lint.rulebook.book import Rulebook
from konsekvens_lint.rulebook.loading import arrived, built_in, with_packs
from konsekvens_lint.running.sources import Source
from konsekvens_lint.settings.options import Options, Plan, plan


@dataclass(frozen=True, slots=True)
class Judging:
    """The work of judging by the options, with the rules of packs on top of the built-in ones."""

    options: Options
    packs: tuple[Path, ...] = ()

    def __call__(self, source: Source) -> DocumentReport:
        """The report on one document. Raises DocumentError for one that cannot be read."""
        return judge(source, options=self.options, packs=self.packs)


@dataclass(frozen=True, slots=True)
class JudgingElsewhere:
    """The same on a machine that does not have the packs: `rules` is the rulebook as `rulebook.loading` has sent it."""

    options: Options
    rules: bytes

    def __call__(self, source: Source) -> DocumentReport:
        """The report on one document. Raises DocumentError for one that cannot be read."""
        return _judged(source, *_ready_by(self.options, self.rules))


def judging(options: Options, packs: Sequence[Path] = ()) -> Judging:
    """The work of judging documents by the options, and the rulebook loaded in this process.

    Errors: PackError for a pack that is wrong, UnknownChoice for an option that does not exist.
    """
    work = Judging(options, tuple(packs))
    ready(work.options, work.packs)
    return work


def judge(source: Source, *, options: Options, packs: tuple[Path, ...]) -> DocumentReport:
    """The report on one document. Raises DocumentError for one that cannot be read."""
    return _judged(source, *ready(options, packs))


def _judged(source: Source, book: Rulebook, what: Plan) -> DocumentReport:
    if isinstance(source, Path):
        return check_file(source, book, what)
    digest = sha256(source.data).hexdigest()
    try:
        document = read(Path(source.path), source.data, source.name, pdf=what.pdf)
    except DocumentError as refusal:
        refusal.sha256 = digest
        raise
    return check_document(document, book, what, source.path, digest)


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


@lru_cache(maxsize=32)
def _ready_by(options: Options, rules: bytes) -> tuple[Rulebook, Plan]:
    book = _arrived(rules)
    return book, plan(options, book)


@lru_cache(maxsize=4)
def _arrived(rules: bytes) -> Rulebook:
    return arrived(rules)

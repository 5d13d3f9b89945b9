"""What is done with a mutant, in a worker of the tool's own: judged, rendered, and held against the oracle."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Literal, NamedTuple

from fuzz.oracle import lost
from fuzz.seeds import PROJECT, Seed
from konsekvens_lint.documents.errors import DocumentError
from konsekvens_lint.documents.reader import read
from konsekvens_lint.formats import FORMATS, render
from konsekvens_lint.language.grammar.model import model
from konsekvens_lint.linter import check_document
from konsekvens_lint.office.comments import comment
from konsekvens_lint.report import DocumentReport, Report
from konsekvens_lint.rulebook.book import Rulebook
from konsekvens_lint.rulebook.compiling import compile_packs
from konsekvens_lint.rulebook.errors import PackError
from konsekvens_lint.rulebook.pack import Pack, read_pack
from konsekvens_lint.rulebook.where import rules_folder
from konsekvens_lint.running.judging import judging, ready
from konsekvens_lint.running.sources import Source
from konsekvens_lint.settings.options import Options, UnknownChoice, plan
from konsekvens_lint.trying import examples_of, run_example
from konsekvens_lint.version import __version__

OPTIONS = Options(with_text=True)
_MEMO = PROJECT / "examples" / "brister-konsumentradgivning.md"
_FRAMES = 6


class Trial(NamedTuple):
    """How it went: `code` is that of a refusal, `said` its message or a crash's trace, and `lost` the words that are
    nowhere in what was judged."""

    path: str
    outcome: Literal["judged", "refused", "crash"]
    seconds: float
    code: str = ""
    said: str = ""
    lost: tuple[str, ...] = ()


class Refused(Exception):
    """The tool says why it does not judge."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


def tried(source: Source, work: Callable[[Source], tuple[str, ...]]) -> Trial:
    """The work done on the source, timed. Work gives the words that are lost, and may raise anything.

    What ends a worker's work from outside (its time, its memory) goes through, to be told as the tool tells it.
    """
    began = perf_counter()
    try:
        missing = work(source)
    except Refused as refusal:
        return Trial(str(source), "refused", perf_counter() - began, refusal.code, refusal.message)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001
        return Trial(str(source), "crash", perf_counter() - began, type(error).__name__, _trace(error))
    return Trial(str(source), "judged", perf_counter() - began, lost=missing)


def _trace(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)[-_FRAMES:]
    where = " > ".join(f"{Path(frame.filename).stem}.{frame.name}:{frame.lineno}" for frame in frames)
    return f"{type(error).__name__}: {str(error)[:200]!r} at {where}"


@contextmanager
def _refusals() -> Iterator[None]:
    """The errors that the tool declares, as refusals."""
    try:
        yield
    except DocumentError as refusal:
        raise Refused(refusal.code, refusal.message) from refusal
    except (PackError, UnknownChoice) as refusal:
        raise Refused(
            "pack_error" if isinstance(refusal, PackError) else "unknown_choice", str(refusal)
        ) from refusal


@dataclass(frozen=True, slots=True)
class DocumentTrial:
    """A document judged as `check` judges it, told in every format, and in one case of four commented as `comment` does."""

    number: int

    def __call__(self, source: Source) -> Trial:
        """How it went."""
        return tried(source, self._work)

    def _work(self, source: Source) -> tuple[str, ...]:
        assert not isinstance(source, Path)
        with _refusals():
            report = judging(OPTIONS)(source)
        _render(report)
        if report.format == "docx" and self.number % 4 == 0:
            with _refusals():
                written = comment(source.data, *ready(OPTIONS, ()), source.name)
            read(Path(source.name), written.data)
        assert report.document is not None
        return lost(source.data, report.document)


def _render(report: DocumentReport) -> None:
    for name in FORMATS:
        assert render(name, Report((report,)), {"version": __version__}) or name in (
            "concise",
            "github",
            "csv",
        )


@dataclass(frozen=True, slots=True)
class PackTrial:
    """A rule file loaded with the others of its pack, and used: a memo judged with the rules, and the file's own examples."""

    seed: Seed
    number: int

    def __call__(self, source: Source) -> Trial:
        """How it went."""
        return tried(source, self._work)

    def _work(self, source: Source) -> tuple[str, ...]:
        assert not isinstance(source, Path) and self.seed.pack is not None
        with _refusals(), TemporaryDirectory() as folder:
            file = Path(folder) / self.seed.path.relative_to(self.seed.pack)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(source.data)
            changed = read_pack(Path(folder))
            book = Rulebook(compile_packs(_with(self.seed, changed)))
            profile = Random(self.number).choice(("skr", *(each["id"] for each in book.profiles)))
            chosen = plan(OPTIONS._replace(profile=profile), book)
        report = check_document(_memo(), book, chosen, source.path, "")
        _render(report)
        for example in examples_of(changed):
            run_example(example, book)
        return ()


def _with(seed: Seed, changed: Pack) -> list[Pack]:
    """The packs with the changed file in place of the seed's own."""
    assert seed.pack is not None
    others = tuple(file for file in _pack(seed.pack).files if Path(file.name) != seed.path)
    whole = Pack((*others, *changed.files))
    return [whole] if _is_built_in(seed.pack) else [_pack(rules_folder()), whole]


def _is_built_in(folder: Path) -> bool:
    return folder.resolve() == rules_folder().resolve()


@lru_cache(maxsize=16)
def _pack(folder: Path) -> Pack:
    return read_pack(folder)


@lru_cache(maxsize=1)
def _memo() -> object:
    return read(_MEMO)


def prepare(seeds: list[Seed]) -> None:
    """What all workers need, loaded before they are forked. Errors: PackError for a pack that is not sound from the start."""
    judging(OPTIONS)
    _memo()
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if grammar := model():
        grammar.parse(["Beslutet påverkar kvinnor och män."])
    for folder in {seed.pack for seed in seeds if seed.pack is not None}:
        _pack(folder)
        if not _is_built_in(folder):
            compile_packs([_pack(rules_folder()), _pack(folder)])

"""The files of a run and their judging: what was named, what was found, and what could not be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from konsekvens_lint.report import DocumentReport, Unread
from konsekvens_lint.settings.options import Options

MUST_BE_READ = frozenset({".docx", ".pdf", ".doc"})


@dataclass(frozen=True, slots=True)
class Found:
    files: tuple[Path, ...]
    named: frozenset[str]
    skipped: int = 0


def find(paths: Sequence[str]) -> Found:
    from konsekvens_lint.documents.reader import SUFFIXES

    files: list[Path] = []
    named: set[str] = set()
    skipped = 0
    for path in map(Path, paths):
        if not path.is_dir():
            files.append(path)
            named.add(str(path))
            continue
        for file in sorted(each for each in path.rglob("*") if each.is_file()):
            wanted = file.suffix.lower() in SUFFIXES | MUST_BE_READ and not file.name.startswith("~$")
            files += [file] if wanted else []
            skipped += not wanted
    return Found(tuple(files), frozenset(named), skipped)


def judge(
    files: Sequence[Path], options: Options, packs: Sequence[Path], jobs: int | None
) -> Iterator[DocumentReport | Unread]:
    from konsekvens_lint.documents.errors import DocumentError
    from konsekvens_lint.linter import check_file
    from konsekvens_lint.rulebook.loading import built_in, with_packs
    from konsekvens_lint.settings.options import plan

    book = with_packs(packs) if packs else built_in()
    planned = plan(options, book)
    for file in files:
        try:
            yield check_file(file, book, planned)
        except DocumentError as error:
            yield Unread(str(file), error.code, error.message)

"""From the paths of a command line to the files to judge."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from errno import ELOOP, ENOENT, ENOTDIR
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal, NamedTuple, Protocol

from konsekvens_lint.documents import refusals
from konsekvens_lint.documents.errors import DocumentError
from konsekvens_lint.documents.files import SUFFIXES
from konsekvens_lint.limits import MAX_FOLDERS
from konsekvens_lint.machine.system import reason
from konsekvens_lint.report import Unread

#: Documents that have no reader. Met in a folder they are told as unread, not passed over in silence.
UNREADABLE = frozenset({".doc"})
#: The tool's own output, `memo.granskad.docx`.
OWN_OUTPUT = ".granskad"


#: Why a file that was met is not judged: it is of another kind, the tool's own output, Word's lock file or hidden.
PassedOver = Literal["other_kind", "own_output", "lock_file", "hidden"]
_NOTHING: Final[Mapping[PassedOver, int]] = MappingProxyType({})


class Found(NamedTuple):
    """`files` in the order to judge them, each a path or why there is nothing to judge.

    `named` holds those that were given themselves, as the text that stands in their results; all others were met
    in folders.
    `passed_over` counts what was met and is not judged (a hidden folder counts once). `excluded` are the files and
    folders that the caller wants left out.
    """

    files: tuple[Path | Unread, ...]
    named: frozenset[str]
    passed_over: Mapping[PassedOver, int] = _NOTHING
    excluded: tuple[Path, ...] = ()

    @property
    def skipped(self) -> int:
        """How many were passed over."""
        return sum(self.passed_over.values())


class Excluded(Protocol):
    """Says whether a path is not to be judged."""

    def __call__(self, path: Path, *, is_folder: bool, is_named: bool = False) -> bool:
        """`is_named`: the path was given itself, and not met in a folder."""


def _none(path: Path, *, is_folder: bool, is_named: bool = False) -> bool:
    return False


def find(paths: Iterable[Path], excluded: Excluded = _none, *, force_exclude: bool = False) -> Found:
    """The files that `paths` stand for: a file is itself, a folder all documents below it, sorted by name.

    A file that is given twice is judged once, where it came first. What is given itself is not excluded, but where
    `force_exclude` asks for it.
    """
    search = _Search(excluded)
    for path in paths:
        if force_exclude and excluded(path, is_folder=os.path.isdir(path), is_named=True):
            search.excluded.append(path)
            continue
        if os.path.isdir(path):
            search.walk(path)
        else:
            search.name(path)
    return Found(
        tuple(search.files), frozenset(search.named), dict(search.passed_over), tuple(search.excluded)
    )


class _Search:
    def __init__(self, excluded: Excluded) -> None:
        self._is_excluded = excluded
        # The path under which each file or folder is listed, by its real path.
        self._listed: dict[str, Path] = {}
        self.files: list[Path | Unread] = []
        self.named: set[str] = set()
        self.passed_over: Counter[PassedOver] = Counter()
        self.excluded: list[Path] = []

    def name(self, path: Path) -> None:
        """A path that was given itself and is no folder."""
        is_new = self._is_new(path)
        self.named.add(str(self._listed[real(path)]))
        if is_new:
            self.files.append(_refused(path) or path)

    def walk(self, folder: Path) -> None:
        """A folder and all below it, depth first; links are followed, but no folder is entered twice."""
        waiting: list[Path] = [folder]
        # Who names a folder that is left out wants what is in it.
        leaves_out = not self._is_excluded(folder, is_folder=True, is_named=True)
        while waiting:
            path = waiting.pop()
            is_folder = os.path.isdir(path)
            if leaves_out and path is not folder and self._is_excluded(path, is_folder=is_folder):
                self.excluded.append(path)
            elif is_folder:
                if len(path.parts) - len(folder.parts) > MAX_FOLDERS:
                    self.files.append(_too_deep(path))
                elif self._is_new(path):
                    waiting.extend(reversed(list(self._below(path))))
            elif _is_document(path) and not _is_special(path):
                if self._is_new(path):
                    self.files.append(path)
            elif hidden := _hidden(path):
                self.files.append(hidden)
            else:
                self.passed_over[_why_passed_over(path)] += 1

    def _below(self, folder: Path) -> Iterator[Path]:
        """What is in the folder and may be judged, sorted by name."""
        try:
            names = sorted(os.listdir(folder))
        except OSError as error:
            self.files.append(_folder_unread(folder, error))
            return
        for name in names:
            if name.startswith("."):
                self.passed_over["hidden"] += 1
            else:
                yield folder / name

    def _is_new(self, path: Path) -> bool:
        """Whether this file or folder has not been met before, under any of its names."""
        before = len(self._listed)
        self._listed.setdefault(real(path), path)
        return len(self._listed) > before


def name_of(file: Path | Unread) -> str:
    """What a file that was found is called in its result."""
    return file.path if isinstance(file, Unread) else str(file)


def real(path: str | Path) -> str:
    """What the path leads to, for telling whether two paths are one file; the path itself where a link is not told."""
    try:
        return os.path.normcase(os.path.realpath(path))
    except (OSError, ValueError):
        return os.path.normcase(os.path.abspath(path))


def _is_document(path: Path) -> bool:
    """Whether the name is that of a document to judge, readable or not."""
    suffix = path.suffix.lower()
    return (suffix in SUFFIXES or suffix in UNREADABLE) and _why_passed_over(path) == "other_kind"


def _why_passed_over(path: Path) -> PassedOver:
    """What the name says; of another kind is what is nothing else."""
    if path.name.startswith("~$"):
        return "lock_file"
    return "own_output" if path.stem.lower().endswith(OWN_OUTPUT) else "other_kind"


def _is_special(path: Path) -> bool:
    """A pipe, socket or device: opening one could wait for ever. A broken link is a file that is missing."""
    return os.path.exists(path) and not os.path.isfile(path)


def _refused(path: Path) -> Unread | None:
    """Why there is nothing to judge at the path, as far as the system tells without opening it."""
    try:
        os.stat(path)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return _unread(path, refusals.missing())
    except PermissionError:
        return _unread(path, refusals.not_permitted())
    except OSError as error:
        what_to_do = "kontrollera sökvägen och försök igen"
        return Unread(str(path), "broken", f"Sökvägen går inte att följa ({reason(error)}): {what_to_do}.")
    return None


def _hidden(path: Path) -> Unread | None:
    """Why the system does not tell what is at a path met in a folder: it may be a folder of documents.

    A link that leads nowhere, or round, is none.
    """
    try:
        os.stat(path)
    except OSError as error:
        return None if error.errno in (ENOENT, ENOTDIR, ELOOP) else _refused(path)
    return None


def _unread(path: Path, refusal: DocumentError) -> Unread:
    return Unread(str(path), refusal.code, refusal.message)


def _too_deep(folder: Path) -> Unread:
    return Unread(
        str(folder),
        "too_large",
        f"Mappen ligger mer än {MAX_FOLDERS} mappar ner i den som angavs: ange den själv, eller flytta det som ska granskas.",
    )


def _folder_unread(folder: Path, error: OSError) -> Unread:
    if isinstance(error, PermissionError):
        return Unread(
            str(folder),
            "not_permitted",
            "Du saknar behörighet att öppna mappen: be ägaren om läsrätt eller ange en annan mapp.",
        )
    return Unread(
        str(folder),
        "broken",
        f"Mappen gick inte att läsa ({reason(error)}): kontrollera disken och försök igen.",
    )

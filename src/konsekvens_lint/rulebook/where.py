"""Where the rules are: beside the modules in a wheel, at the root of the repository in a checkout."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from konsekvens_lint.limits import MAX_PACK_BYTES, MAX_PACK_FILES
from konsekvens_lint.machine.system import reason
from konsekvens_lint.machine.taking import size
from konsekvens_lint.rulebook.errors import PackError

PACKAGE = Path(__file__).resolve().parent.parent

_ONLY_RULES = "filer som slutar på .yaml eller .yml: ange en mapp med bara regler"

COMPILED_NAME = "rulebook.json"
_ENDINGS = (".yaml", ".yml")


def rules_folder() -> Path:
    """The folder of the built-in rules, the same in a wheel, an editable install and a checkout."""
    shipped = PACKAGE / "rules"
    return shipped if shipped.is_dir() else PACKAGE.parent.parent / "rules"


def rule_files(folder: Path) -> list[Path]:
    """The rule files in a folder and its subfolders, in order of their names.

    Errors: PackError, where they are too many or too large to be rules, which is told before any of them is read; and where a
    folder cannot be looked into: without some of its rules a pack judges wrongly.
    """
    try:
        found = [*islice(_below(folder), MAX_PACK_FILES + 1)]
    except OSError as error:
        where = error.filename or str(folder)
        raise PackError(where, None, f"mappen kan inte läsas ({reason(error)}).") from error
    if len(found) > MAX_PACK_FILES:
        raise PackError(str(folder), None, f"mappen har fler än {MAX_PACK_FILES} {_ONLY_RULES}.")
    if sum(map(_size_of, found)) > MAX_PACK_BYTES:
        raise PackError(str(folder), None, f"mappen har mer än {size(MAX_PACK_BYTES)} i {_ONLY_RULES}.")
    return sorted(found)


def _below(folder: Path) -> Iterator[Path]:
    """The rule files in the folder and its subfolders, however deep, which Python's own walk is not sure to bear; links to
    folders are not followed."""
    waiting = [folder] if os.path.isdir(folder) else []
    while waiting:
        with os.scandir(waiting.pop()) as found:
            for entry in found:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(Path(entry.path))
                elif entry.name.endswith(_ENDINGS):
                    yield Path(entry.path)


def _size_of(file: Path) -> int:
    try:
        return os.stat(file).st_size
    except OSError:
        # It is told when it is read.
        return 0


def compiled_file() -> Path:
    """The file that the built-in rules are compiled to."""
    return PACKAGE / COMPILED_NAME


def is_installed() -> bool:
    """Whether the rules are those of a wheel: they cannot have changed since it was built."""
    return (PACKAGE / "rules").is_dir()

"""Where the rules are: beside the modules in a wheel, at the root of the repository in a checkout."""

from __future__ import annotations

import os
from pathlib import Path

from konsekvens_lint.documents.system import reason
from konsekvens_lint.rulebook.errors import PackError

PACKAGE = Path(__file__).resolve().parent.parent

COMPILED_NAME = "rulebook.json"
_ENDINGS = (".yaml", ".yml")


def rules_folder() -> Path:
    """The folder of the built-in rules, the same in a wheel, an editable install and a checkout."""
    shipped = PACKAGE / "rules"
    return shipped if shipped.is_dir() else PACKAGE.parent.parent / "rules"


def rule_files(folder: Path) -> list[Path]:
    """The rule files in a folder and its subfolders, in order of their names. Errors: PackError, also where a folder cannot
    be looked into: without some of its rules a pack judges wrongly.
    """
    try:
        return sorted(
            Path(where, name)
            for where, _, names in os.walk(folder, onerror=_refuse)
            for name in names
            if name.endswith(_ENDINGS)
        )
    except OSError as error:
        where = error.filename or str(folder)
        raise PackError(where, None, f"mappen kan inte läsas ({reason(error)}).") from error


def _refuse(error: OSError) -> None:
    raise error


def compiled_file() -> Path:
    """The file that the built-in rules are compiled to."""
    return PACKAGE / COMPILED_NAME


def is_installed() -> bool:
    """Whether the rules are those of a wheel: they cannot have changed since it was built."""
    return (PACKAGE / "rules").is_dir()

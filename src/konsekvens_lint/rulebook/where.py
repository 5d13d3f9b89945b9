"""Where the rules are: beside the modules in a wheel, at the root of the repository in a checkout."""

from __future__ import annotations

from pathlib import Path

from konsekvens_lint.documents.system import reason
from konsekvens_lint.rulebook.errors import PackError

PACKAGE = Path(__file__).resolve().parent.parent

COMPILED_NAME = "rulebook.json"


def rules_folder() -> Path:
    """The folder of the built-in rules, the same in a wheel, an editable install and a checkout."""
    shipped = PACKAGE / "rules"
    return shipped if shipped.is_dir() else PACKAGE.parent.parent / "rules"


def rule_files(folder: Path) -> list[Path]:
    """The rule files in a folder and its subfolders, in order of their names. Errors: PackError."""
    try:
        return sorted([*folder.rglob("*.yaml"), *folder.rglob("*.yml")])
    except OSError as error:
        raise PackError(str(folder), None, f"mappen kan inte läsas: {reason(error)}.") from error


def compiled_file() -> Path:
    """The file that the built-in rules are compiled to."""
    return PACKAGE / COMPILED_NAME


def is_installed() -> bool:
    """Whether the rules are those of a wheel: they cannot have changed since it was built."""
    return (PACKAGE / "rules").is_dir()

"""Where the rules are: beside the modules in a wheel, at the root of the repository in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent

COMPILED_NAME = "rulebook.json"


def rules_folder() -> Path:
    """The folder of the built-in rules, the same in a wheel, an editable install and a checkout."""
    shipped = _PACKAGE / "rules"
    return shipped if shipped.is_dir() else _PACKAGE.parent.parent / "rules"


def compiled_file() -> Path:
    """The file that the built-in rules are compiled to."""
    return _PACKAGE / COMPILED_NAME


def is_installed() -> bool:
    """Whether the rules are those of a wheel: they cannot have changed since it was built."""
    return (_PACKAGE / "rules").is_dir()

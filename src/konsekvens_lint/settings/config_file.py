"""One configuration file, read and checked: ``konsekvens-lint.yaml``, or a table of ``pyproject.toml``."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from konsekvens_lint.limits import MAX_TEXT_BYTES
from konsekvens_lint.machine.system import impossible
from konsekvens_lint.machine.taking import NotTaken, start_of
from konsekvens_lint.rulebook.errors import PackError
from konsekvens_lint.settings.patterns import BadPattern, check

NAME = "konsekvens-lint.yaml"
PYPROJECT = "pyproject.toml"
TABLE = ("tool", "konsekvens-lint")
# Names that somebody would give the file, and that would else be passed over without a word.
_MISNAMED = (
    "konsekvens-lint.yml",
    ".konsekvens-lint.yaml",
    ".konsekvens-lint.yml",
    "konsekvens-lint.yaml.txt",
    "konsekvens_lint.yaml",
    "konsekvens-lint.toml",
)


class ConfigurationFile:
    """A file and what it holds, known to be of the right shape."""

    def __init__(self, path: Path) -> None:
        """Read the file. Errors: PackError, with file, line and the nearest spelling."""
        self.path = path
        self.content: dict[str, Any] = _content(path)
        self._check()

    @cached_property
    def shown(self) -> str:
        """The file's path as it is told: from here, where it lies below."""
        return _shown(self.path)

    def where(self, *keys: str | int) -> str:
        """``konsekvens-lint.yaml:3``: the place of what the keys lead to."""
        return f"{self.shown}:{self._line(*keys) or 1}"

    def error(self, message: str, *keys: str | int) -> PackError:
        """An error at the line that the keys lead to."""
        return PackError(self.shown, self._line(*keys), message)

    def entries(self, name: str) -> Iterator[tuple[int, Any]]:
        """The entries of a list, with their numbers from 0."""
        yield from enumerate(several(self.content.get(name, ())))

    def paths(self, name: str) -> tuple[Path, ...]:
        """The files or folders that a key names, which count from this file's folder."""
        return tuple(self.path.parent / each for each in several(self.content.get(name, ())))

    def _line(self, *keys: str | int) -> int | None:
        from konsekvens_lint.rulebook.source import line_of

        return line_of(self.content, list(keys))

    def _check(self) -> None:
        from konsekvens_lint.rulebook.shape import wrong_shape
        from konsekvens_lint.settings.config_schema import SCHEMA

        wrong = wrong_shape(SCHEMA, self.content)
        if wrong is not None:
            raise self.error(wrong[0], *wrong[1])
        self._check_paths()
        self._check_patterns()
        for number, entry in self.entries("suppressions"):
            self._check_suppression(number, entry)

    def _check_paths(self) -> None:
        for name in ("extends", "packs", "baseline"):
            for number, path in enumerate(self.paths(name)):
                wrong = impossible(path)
                if wrong:
                    raise self.error(f"sökvägen kan inte finnas: {wrong}.", name, number)

    def _check_patterns(self) -> None:
        places: list[tuple[str | int, ...]] = [("exclude",)] if "exclude" in self.content else []
        for name in ("documents", "unreadable", "suppressions"):
            places += [(name, number, "match") for number, entry in self.entries(name) if "match" in entry]
        for keys in places:
            try:
                check(several(_at(self.content, keys)))
            except BadPattern as error:
                raise self.error(str(error), *keys) from error

    def _check_suppression(self, number: int, entry: dict[str, Any]) -> None:
        if "until" in entry and not _is_date(entry["until"]):
            message = f"”{entry['until']}” är inget datum. Skriv år, månad och dag, till exempel 2027-06-30."
            raise self.error(message, "suppressions", number, "until")
        if not entry.keys() & {"match", "quote"}:
            message = "undantaget säger inte för vad: ange match (filen) eller quote (ord ur citatet). Ska regeln aldrig sägas, skriv den under ignore."
            raise self.error(message, "suppressions", number)


def _is_date(text: str) -> bool:
    """Whether it is a date as it is written here, of the ways in which ISO 8601 has it."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def several(given: Any) -> tuple[Any, ...]:
    """One text or several of something as several."""
    return (given,) if isinstance(given, str) else tuple(given)


def file_in(folder: Path) -> Path | None:
    """The configuration file in the folder, where it has one.

    Errors: PackError for two, and for one with a name that nobody would read.
    """
    # Other than those of Path these fail on no path. A link that leads nowhere, or a pipe, is refused when it is read.
    is_there = os.path.lexists(folder / NAME) and not os.path.isdir(folder / NAME)
    found = [folder / NAME] if is_there else []
    if _has_table(folder / PYPROJECT):
        found.append(folder / PYPROJECT)
    if len(found) > 1:
        raise PackError(_shown(found[0]), None, f"också {PYPROJECT} har en konfiguration. Behåll en av dem.")
    for name in _MISNAMED:
        if os.path.isfile(folder / name):
            raise PackError(
                _shown(folder / name),
                None,
                f"konfigurationen läses bara om den heter {NAME}. Byt namn på den.",
            )
    return found[0] if found else None


def _has_table(file: Path) -> bool:
    """Whether a pyproject.toml has the tool's table; others' files, broken or not, are no concern of ours."""
    try:
        # One that is not UTF-8, or too large, is refused when it is read, should it be ours.
        text = start_of(file, MAX_TEXT_BYTES).decode("utf-8", errors="replace")
    except (OSError, NotTaken):
        return False
    if TABLE[-1] not in text:
        return False
    from konsekvens_lint.settings.toml_table import has_table

    return has_table(text, TABLE)


def _content(path: Path) -> dict[str, Any]:
    if path.suffix.lower() == ".toml":
        from konsekvens_lint.settings.toml_lines import load_table

        return load_table(path, _shown(path), TABLE)
    from konsekvens_lint.rulebook.source import load

    return load(path, _shown(path), may_be_empty=True)


def _shown(path: Path) -> str:
    try:
        relative = os.path.relpath(path)
    except ValueError:
        return str(path)
    return str(path) if relative.startswith("..") else relative


def _at(content: Any, keys: tuple[str | int, ...]) -> Any:
    for key in keys:
        content = content[key]
    return content

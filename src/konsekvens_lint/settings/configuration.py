"""What an organisation's folder has decided: its configuration file, with those that it extends."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from konsekvens_lint.limits import MAX_EXTENDED, MAX_EXTENDED_STEPS
from konsekvens_lint.machine.system import impossible
from konsekvens_lint.settings.config_file import ConfigurationFile, file_in, several
from konsekvens_lint.settings.patterns import matches
from konsekvens_lint.settings.suppressions import Suppression

#: What files, and entries for some documents, say with a value of their own.
VALUES = (
    "profile",
    "kind",
    "checklists",
    "select",
    "ignore",
    "levels",
    "fail_on",
    "packs",
    "baseline",
    "grammar",
)


class Setting(NamedTuple):
    """A value that has been chosen, and where: ``konsekvens-lint.yaml:3``, or an option's or variable's name."""

    name: str
    value: Any
    where: str


class Pattern(NamedTuple):
    """An entry's patterns, and where they stand."""

    patterns: tuple[str, ...]
    where: str


@dataclass(frozen=True)
class Configuration:
    """What holds for the documents below `folder`, from which all patterns count.

    `files` are the file itself, last, and before it those that it extends.
    """

    folder: Path
    files: tuple[ConfigurationFile, ...]

    @property
    def shown(self) -> str:
        """The file's path as it is told."""
        return self.files[-1].shown

    def settings(self, path: Path) -> Iterator[Setting]:
        """What is chosen for the document at the path; of two that say the same the later counts, but levels add up."""
        relative = self._relative(path)
        for file in self.files:
            yield from _settings(file, file.content)
            for number, entry in file.entries("documents"):
                if matches(several(entry["match"]), relative):
                    yield from _settings(file, entry, "documents", number)

    def excludes(self, path: Path, is_folder: bool) -> bool:
        """Whether the document, or folder with all below it, is not to be judged."""
        relative = self._relative(path)
        return relative != "." and matches(self._excluded, relative + "/" * is_folder)

    def accepts(self, path: Path) -> str | None:
        """The reason with which the document may be unread."""
        relative = self._relative(path)
        found = (reason for each, reason in self.accepted.items() if matches(each.patterns, relative))
        return next(found, None)

    def suppressions(self, path: Path) -> tuple[Suppression, ...]:
        """The exceptions that are made for the document."""
        relative = self._relative(path)
        found = (
            each for each, patterns in self.all_suppressions if not patterns or matches(patterns, relative)
        )
        return tuple(found)

    @cached_property
    def all_suppressions(self) -> tuple[tuple[Suppression, tuple[str, ...]], ...]:
        """All exceptions, each with the patterns of the documents that it is for (none: all)."""
        return tuple(
            (_suppression(file, number, entry), several(entry.get("match", ())))
            for file in self.files
            for number, entry in file.entries("suppressions")
        )

    @cached_property
    def accepted(self) -> Mapping[Pattern, str]:
        """The entries on documents that may be unread, with their reasons."""
        return {
            Pattern(several(entry["match"]), file.where("unreadable", number, "match")): entry["reason"]
            for file in self.files
            for number, entry in file.entries("unreadable")
        }

    @cached_property
    def patterns(self) -> tuple[Pattern, ...]:
        """All entries that choose documents, for telling those that choose none."""
        return tuple(
            Pattern(several(entry["match"]), file.where(name, number, "match"))
            for file in self.files
            for name in ("documents", "unreadable")
            for number, entry in file.entries(name)
        )

    @cached_property
    def exclusions(self) -> tuple[Pattern, ...]:
        """The patterns of what is not to be judged, one by one, but for those that take back."""
        return tuple(
            Pattern((each,), file.where("exclude"))
            for file in self.files
            for _, each in file.entries("exclude")
            if not each.startswith("!")
        )

    def matches(self, pattern: Pattern, path: Path, is_folder: bool = False) -> bool:
        """Whether the document, or folder, is one of those that the entry chooses."""
        return matches(pattern.patterns, self._relative(path) + "/" * is_folder)

    @cached_property
    def _excluded(self) -> tuple[str, ...]:
        return tuple(each for file in self.files for _, each in file.entries("exclude"))

    def _relative(self, path: Path) -> str:
        absolute = os.path.abspath(path)
        try:
            return Path(os.path.relpath(absolute, self.folder)).as_posix()
        except ValueError:
            # Another drive on Windows: no pattern with a folder can mean it.
            return Path(absolute).as_posix()


def read_configuration(path: Path) -> Configuration:
    """The configuration in the file, with those that it extends. Errors: PackError."""
    absolute = Path(os.path.abspath(path))
    return Configuration(absolute.parent, tuple(_chain(ConfigurationFile(absolute), (), set())))


def _chain(file: ConfigurationFile, below: tuple[Path, ...], met: set[Path]) -> Iterator[ConfigurationFile]:
    """The files from those that extend none to the file itself, each where it comes first: `met` are those that have.
    `below` are those that extend the file.
    """
    below = (*below, file.path.resolve())
    for number, extended in enumerate(file.paths("extends")):
        real = extended.resolve()
        if real in below:
            raise file.error(f"”{extended}” bygger i sin tur på den här filen.", "extends", number)
        if not os.path.isfile(extended):
            raise file.error(f"filen ”{extended}” finns inte.", "extends", number)
        if len(below) > MAX_EXTENDED_STEPS:
            message = f"filerna bygger på varandra i mer än {MAX_EXTENDED_STEPS} steg."
            raise file.error(message, "extends", number)
        if len(met) == MAX_EXTENDED:
            raise file.error(f"filerna som den bygger på är fler än {MAX_EXTENDED}.", "extends", number)
        if real not in met:
            yield from _chain(ConfigurationFile(Path(os.path.normpath(extended))), below, met)
            met.add(real)
    yield file


def find_configuration(folder: Path, known: dict[Path, Path | None] | None = None) -> Path | None:
    """The configuration file that holds in the folder: the nearest upwards, but not above a repository's root.

    `known` are those of folders that were asked for before; the folder, and those above it, are added. Errors: PackError, as
    `file_in`.
    """
    if impossible(folder):
        # Its parents could be more than there are in any system.
        return None
    known = {} if known is None else known
    found = None
    met = []
    for each in chain((folder,), folder.parents):
        if each in known:
            found = known[each]
            break
        met.append(each)
        found = file_in(each)
        if found or os.path.exists(each / ".git"):
            break
    known.update(dict.fromkeys(met, found))
    return found


class Configurations:
    """The configurations that a run meets, each read once."""

    def __init__(self, given: Path | None = None, *, isolated: bool = False) -> None:
        """`given` holds for all documents, wherever they lie; `isolated` lets none hold. Errors: PackError."""
        self.is_isolated = isolated
        self._given = read_configuration(given) if given and not isolated else None
        self._nearest: dict[Path, Path | None] = {}
        self._by_folder: dict[Path, Configuration | None] = {}
        self._by_file: dict[Path, Configuration] = {}

    def of(self, path: Path, *, is_folder: bool = False) -> Configuration | None:
        """The configuration that holds for the document, or in the folder. Errors: PackError."""
        if self._given or self.is_isolated:
            return self._given
        absolute = Path(os.path.abspath(path))
        folder = absolute if is_folder else absolute.parent
        if folder not in self._by_folder:
            self._by_folder[folder] = self._found(folder)
        return self._by_folder[folder]

    def all(self) -> tuple[Configuration, ...]:
        """Those that were met."""
        return (self._given,) if self._given else tuple(self._by_file.values())

    def _found(self, folder: Path) -> Configuration | None:
        file = find_configuration(folder, self._nearest)
        if file is not None and file not in self._by_file:
            self._by_file[file] = read_configuration(file)
        return None if file is None else self._by_file[file]


def _settings(file: ConfigurationFile, content: Mapping[str, Any], *keys: str | int) -> Iterator[Setting]:
    for name in VALUES:
        if name in content:
            yield Setting(name, _value(file, name, content[name]), file.where(*keys, name))


def _value(file: ConfigurationFile, name: str, given: Any) -> Any:
    """The value, where paths count from the file's own folder."""
    if name == "packs":
        return file.paths(name)
    return file.path.parent / given if name == "baseline" else given


def _suppression(file: ConfigurationFile, number: int, entry: Mapping[str, Any]) -> Suppression:
    until = entry.get("until")
    return Suppression(
        rule=entry["rule"],
        reason=entry.get("reason", "").strip(),
        by="configuration",
        until=date.fromisoformat(until) if until else None,
        entry=file.where("suppressions", number),
        quote=entry.get("quote"),
        match=several(entry.get("match", ())),
    )

"""A folder of rule files as one checked pack: every file's shape first, then what they say of each other."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from konsekvens_lint.rulebook.errors import PackError
from konsekvens_lint.rulebook.schema import SCHEMAS
from konsekvens_lint.rulebook.shape import wrong_shape
from konsekvens_lint.rulebook.source import Lines, line_of, load
from konsekvens_lint.rulebook.where import rule_files

# What only files of one kind have.
_KEYS = {
    "memos": "memos",
    "scale": "form",
    "points": "checklist",
    "letterhead": "template",
    "checklists": "profile",
    "extends": "profile",
    "verdicts": "criterion",
    "concepts": "concepts",
    "patterns": "patterns",
    "rows": "judgement",
    "has": "measure",
    "passed_over": "thread",
}
# The folders of a pack whose files are of one kind; every other folder holds rules.
_FOLDERS = {
    "concepts": "concepts",
    "patterns": "patterns",
    "judgements": "judgement",
    "criteria": "criterion",
    "checklists": "checklist",
    "profiles": "profile",
    "templates": "template",
    "measures": "measure",
    "forms": "form",
}


@dataclass(frozen=True, slots=True)
class File:
    """One rule file: the kind of its schema, its path as the author gave it, and what it holds.

    `alone` is true for a rule that was given by itself, without the folder of its pack.
    """

    kind: str
    name: str
    content: Lines
    alone: bool = False

    def error(self, message: str, *path: str | int) -> PackError:
        """An error at the line that the path of keys leads to."""
        return PackError(self.name, line_of(self.content, list(path)), message)


@dataclass(frozen=True, slots=True)
class Pack:
    """The files of one pack, each of the right shape."""

    files: tuple[File, ...] = field(default=())

    def of(self, kind: str) -> Iterator[File]:
        """The files of a kind, in order of their names."""
        return (file for file in self.files if file.kind == kind)


def read_pack(path: Path) -> Pack:
    """The pack in a folder, or the single rule in a file. Raises PackError at the first thing that is wrong."""
    if os.path.isfile(path):
        return Pack((_read(path, "rule", alone=True),))
    if not os.path.isdir(path):
        raise PackError(
            str(path), None, "regelpaketet finns inte. Ange en mapp med regler eller en regelfil (.yaml)."
        )
    found = rule_files(path)
    if not found:
        raise PackError(str(path), None, "mappen innehåller inga regelfiler (.yaml).")
    return Pack(tuple(_read(file, _kind(file.relative_to(path))) for file in found))


def read_packs(paths: Iterable[Path]) -> list[Pack]:
    """The packs in the order they are given, with each file once however often and in whatever spelling it is given."""
    packs: list[Pack] = []
    seen: set[Path] = set()
    for path in paths:
        files = {Path(file.name).resolve(): file for file in read_pack(path).files}
        packs.append(Pack(tuple(file for place, file in files.items() if place not in seen)))
        seen |= files.keys()
    return packs


def _kind(relative: Path) -> str:
    return _FOLDERS.get(relative.parts[0], "rule") if len(relative.parts) > 1 else "rule"


def _read(path: Path, kind: str, *, alone: bool = False) -> File:
    content = load(path, str(path))
    # What a file is its keys say, wherever it lies; a folder's name only where they do not.
    told = next((kind for key, kind in _KEYS.items() if key in content), kind)
    file = File(told, str(path), content, alone)
    wrong = wrong_shape(SCHEMAS[file.kind], file.content)
    if wrong is not None:
        message, path_of_keys = wrong
        raise file.error(message, *path_of_keys)
    return file


def plain(node: Any) -> Any:
    """The content as plain dicts and lists."""
    if isinstance(node, dict):
        return {key: plain(value) for key, value in node.items()}
    return [plain(value) for value in node] if isinstance(node, list) else node

"""Paths as a baseline tells them: from the folder it lies in, the same on every computer."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from unicodedata import normalize


@dataclass(frozen=True)
class Home:
    """The folder that paths are told from, with its links followed."""

    folder: str

    @classmethod
    def of(cls, file: Path) -> Self:
        """The folder that the file lies in."""
        return cls(os.path.realpath(os.path.dirname(os.path.abspath(file))))

    def told(self, path: str | Path) -> str:
        """The path from here, with forward slashes and in NFC; the whole path where it is on another drive."""
        folder, name = os.path.split(os.path.abspath(path))
        # The document's own link is not followed: where contents are kept by hash, that name is new at each change.
        whole = os.path.join(os.path.realpath(folder), name)
        with suppress(ValueError):
            whole = os.path.relpath(whole, self.folder)
        return normalize("NFC", whole.replace(os.sep, "/"))

    def stands(self, told: str) -> bool:
        """Whether there is a file of the name still. What the system does not tell is taken to stand."""
        return any(_is_there(self._whole(normalize(form, told))) for form in ("NFC", "NFD"))

    def is_beneath(self, told: str, folders: Iterable[str | Path]) -> bool:
        """Whether the path leads to somewhere below one of the folders."""
        path = _comparable(self._whole(told))
        return any(path.startswith(_comparable(os.path.realpath(folder)) + os.sep) for folder in folders)

    def _whole(self, told: str) -> str:
        return os.path.normpath(os.path.join(self.folder, told))


def _is_there(path: str) -> bool:
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return False
    except OSError:
        return True
    return True


def _comparable(path: str) -> str:
    return normalize("NFC", os.path.normcase(path)).rstrip(os.sep)

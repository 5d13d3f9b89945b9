"""Where an audit's metadata comes from: a table goes before the path; the document itself comes last."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from konsekvens_lint.audit.metadata import NOTHING, Metadata
from konsekvens_lint.audit.metadata_csv import MetadataTable, as_written
from konsekvens_lint.audit.path_pattern import PathPattern


class Sources(NamedTuple):
    """What is given. Paths in the table, and those that the pattern is for, count from the `folders` that were asked for;
    in the table they may also be as the documents' own are.
    """

    folders: tuple[Path, ...]
    pattern: PathPattern | None = None
    table: MetadataTable | None = None

    def metadata(self, path: str) -> Metadata:
        """What the sources know of the document at the path."""
        told = self._of_path(path) or NOTHING
        row = self._row(path)
        return self.table.rows[row].over(told) if self.table and row is not None else told

    def unmatched(self, paths: Iterable[str]) -> list[str]:
        """The documents that the pattern does not say anything of."""
        return [path for path in paths if self._of_path(path) is None] if self.pattern else []

    def unused(self, paths: Iterable[str]) -> list[str]:
        """The table's paths that are none of these documents'."""
        used = {self._row(path) for path in paths}
        return [row for row in self.table.rows if row not in used] if self.table else []

    def _of_path(self, path: str) -> Metadata | None:
        return self.pattern.metadata(self._below(path)) if self.pattern else None

    def _row(self, path: str) -> str | None:
        if self.table is None:
            return None
        names = (as_written(path), as_written(self._below(path)))
        return next((name for name in names if name in self.table.rows), None)

    def _below(self, path: str) -> str:
        """The path from the folder that was asked for, with slashes."""
        for folder in self.folders:
            if Path(path).is_relative_to(folder):
                return Path(path).relative_to(folder).as_posix()
        return Path(path).as_posix()

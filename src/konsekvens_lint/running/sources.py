"""What is judged: a file, or bytes that came some other way."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class Piped(NamedTuple):
    """A document that is no file: what it is called in its result, its bytes, and a name whose ending is its format."""

    path: str
    data: bytes
    name: str

    def __str__(self) -> str:
        return self.path

    @property
    def suffix(self) -> str:
        """The name's ending, as that of a path."""
        return Path(self.name).suffix


#: Both are told by `str`, and have a `suffix`.
Source = Path | Piped

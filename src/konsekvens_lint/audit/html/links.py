"""Links from a report to the documents, relative to the folder where it lies."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote


class Links:
    """Addresses of documents as seen from the folder `beside`."""

    def __init__(self, beside: Path) -> None:
        self._beside = os.path.abspath(beside)

    def to(self, path: str, page: int | None = None) -> str:
        """The address of the document, at the page where it has any. No name of a file can be taken for another address:
        what is more than a letter, a digit or a hyphen is percent-encoded.
        """
        address = self._address(path)
        return f"{address}#page={page}" if page and path.lower().endswith(".pdf") else address

    def _address(self, path: str) -> str:
        try:
            relative = os.path.relpath(path, self._beside)
        except ValueError:  # another drive of Windows
            return Path(os.path.abspath(path)).as_uri()
        return quote(_bytes(relative.replace(os.sep, "/")))


def _bytes(path: str) -> bytes:
    try:
        return os.fsencode(path)
    except UnicodeEncodeError:  # a name from another system
        return path.encode("utf-8", "surrogatepass")

"""Why a file could not be read, in words for the one who owns it."""

from __future__ import annotations

from typing import Literal

Code = Literal[
    "missing",
    "not_a_document",
    "empty",
    "encrypted",
    "legacy_doc",
    "broken",
    "too_large",
    "open_in_word",
    "lock_file",
    "not_permitted",
    "no_text_layer",
    "unreadable_text",
    "timeout",
    "out_of_memory",
    "crashed",
]


class DocumentError(Exception):
    """A file that cannot be judged.

    `code` is stable; the message is one Swedish line: what, why, what to do. `sha256` is that of the bytes, where it is
    for what they hold that the file is refused.
    """

    sha256: str | None = None

    def __init__(self, code: Code, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message

"""A file that is made to bring down whoever reads it, and the code that it is to be refused by."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Bomb(NamedTuple):
    """`make` gives the file's bytes, from nothing, in about a second; `code` is that of the DocumentError.

    `suffix` is the ending that the file is given, as '.docx'.
    """

    name: str
    suffix: str
    make: Callable[[], bytes]
    code: str

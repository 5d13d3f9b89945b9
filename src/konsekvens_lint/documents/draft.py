"""A block before its number and section are known: what readers make and `outline` and `assemble` refine."""

from __future__ import annotations

from typing import Any, NamedTuple

from konsekvens_lint.documents.model import Kind, Table


class Draft(NamedTuple):
    """A block to be. What it has beyond a Block is evidence for what it is.

    `bold`: all of the text is bold. `title`: a style says that it is the document's title. `marker`: the
    typed bullet or number taken from its front. `notes`: ids of the footnotes that it refers to. A table's
    own number is 0 until the document is assembled. `depth`: how deep a list item stands in its list. `origin`: what
    in the file the text was read from, where the reader can tell: for those who write in the file.
    """

    kind: Kind
    text: str
    level: int | None = None
    line: int | None = None
    page: int | None = None
    table: Table | None = None
    template: bool = False
    bold: bool = False
    title: bool = False
    marker: str = ""
    notes: tuple[str, ...] = ()
    depth: int = 0
    origin: Any = None

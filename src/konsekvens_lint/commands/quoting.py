"""The words around a quote, from the document that it stands in."""

from __future__ import annotations

from pathlib import Path

from konsekvens_lint.documents.model import Block, Document, Place


class Texts:
    """The text of the block or cell of any place, from the document that is being told."""

    def __init__(self) -> None:
        self._given: dict[str, Document] = {}
        self._path: str | None = None
        self._blocks: dict[int, Block] = {}

    def give(self, path: str, document: Document) -> None:
        """Keep a document that cannot be read again."""
        self._given[path] = document

    def __call__(self, path: str, place: Place) -> str | None:
        """The text that the place's offsets count in, or None where it is not to be had."""
        if path != self._path:
            document = self._given.get(path) or _read_again(path)
            self._path, self._blocks = path, _by_number(document) if document else {}
        block = self._blocks.get(place.paragraph or 0)
        if block is None or place.table is None or place.row is None or block.table is None:
            return block.text if block and place.table is None else None
        cells = (cell for row in block.table.rows for cell in row)
        return next(
            (cell.text for cell in cells if (cell.row, cell.column) == (place.row, place.column)), None
        )


def _by_number(document: Document) -> dict[int, Block]:
    return {block.number: block for block in (*document.furniture, *document.footnotes, *document.blocks)}


def _read_again(path: str) -> Document | None:
    """The document; a second reading costs less than to carry every text from the workers."""
    from konsekvens_lint.documents.errors import DocumentError
    from konsekvens_lint.documents.reader import read

    try:
        return read(Path(path))
    except DocumentError:
        return None

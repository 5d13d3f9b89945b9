"""The words around a quote, from the document that it stands in."""

from __future__ import annotations

from pathlib import Path

from konsekvens_lint.documents.model import Block, Document, Place
from konsekvens_lint.running.sources import Piped, Source


class Texts:
    """The text of the block or cell of any place, from the document that is being told."""

    def __init__(self) -> None:
        self._given: dict[str, Piped] = {}
        self._path: str | None = None
        self._blocks: dict[int, Block] = {}

    def give(self, document: Piped) -> None:
        """Keep a document that is no file."""
        self._given[document.path] = document

    def __call__(self, path: str, place: Place) -> str | None:
        """The text that the place's offsets count in, or None where it is not to be had."""
        if path != self._path:
            document = _read_again(self._given.get(path) or Path(path))
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


def _read_again(source: Source) -> Document | None:
    """The document; a second reading costs less than to carry every text from the workers.

    It went well the first time. Where it does not now, the quote is told without the words around it.
    """
    from konsekvens_lint.documents.reader import read

    try:
        if isinstance(source, Path):
            return read(source)
        return read(Path(source.path), source.data, source.name)
    except Exception:  # noqa: BLE001
        return None

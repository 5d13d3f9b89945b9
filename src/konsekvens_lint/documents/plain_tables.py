"""Tables in plain text: columns set apart by tabs or by runs of spaces."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from konsekvens_lint.documents.draft import Draft
from konsekvens_lint.documents.lines import BULLET, is_contents_line, is_page_marker
from konsekvens_lint.documents.model import Cell, Table
from konsekvens_lint.documents.sizes import check_columns
from konsekvens_lint.documents.tables import header_rows, is_letterhead_table, is_number, letterhead_drafts

_GAP = re.compile(r"\t+| {2,}")
#: A cell set apart by spaces is shorter than this; a longer one is prose with a double space in it.
MAX_CELL = 90
#: Blank lines between two rows of one table.
MAX_BLANKS = 2
#: A wrapped part of a cell is no longer than this.
MAX_CONTINUATION = 60


class Piece(NamedTuple):
    """A cell as it stands in its line: its text and the columns of characters it covers."""

    text: str
    start: int
    end: int


class Found(NamedTuple):
    """A table in the text: what it became, and the index of the line after it."""

    drafts: tuple[Draft, ...]
    end: int


Row = tuple[int, list[Piece]]


def pieces_of(line: str) -> list[Piece]:
    """The line's cells: what stands between tabs or runs of two and more spaces."""
    pieces: list[Piece] = []
    position = 0
    line = line.rstrip()
    for gap in [*_GAP.finditer(line), None]:
        end = gap.start() if gap else len(line)
        text = line[position:end].strip()
        if text:
            pieces.append(Piece(text, position, end))
        position = gap.end() if gap else end
    return pieces


def is_row(line: str) -> bool:
    """Whether the line can be a row: cells set apart by tabs, or short ones by spaces, none a sentence."""
    text = line.strip()
    tabbed = "\t" in text
    if not tabbed and "  " not in text:
        return False
    if is_contents_line(line) or is_page_marker(line) or (BULLET.match(line) and not tabbed):
        return False
    pieces = pieces_of(line)
    if len(pieces) < 2 or (len(pieces) == 2 and len(pieces[0].text) <= 2):
        return False
    if tabbed:
        return True
    return not any(
        len(piece.text) > MAX_CELL or (piece.text.endswith((".", ",")) and len(piece.text) > 30)
        for piece in pieces
    )


def table_at(lines: Sequence[str], start: int) -> Found | None:
    """The table that begins at this line, or None: two rows or more, most with the same number of columns.

    Blank lines may stand between rows; a line with one short cell directly under a row continues a cell of
    it.
    """
    rows, end = _rows(lines, start)
    if len(rows) < 2:
        return None
    rows = _by_tabs(lines, rows) or rows
    counts = Counter(len(pieces) for _, pieces in rows)
    width = max(counts, key=lambda count: (counts[count], count))
    if counts[width] < 2 or width < 2:
        return None
    frame = next(pieces for _, pieces in rows if len(pieces) == width)
    grid = [_cells(pieces, frame, at, number) for number, (at, pieces) in enumerate(rows)]
    if is_letterhead_table(grid) and not any(is_number(cell.text) for row in grid for cell in row):
        return Found(tuple(letterhead_drafts(grid, start + 1)), end)
    text = "\n".join(lines[start:end]).rstrip()
    table = Table(0, tuple(tuple(row) for row in grid), header_rows(grid))
    return Found((Draft("table", text, line=start + 1, table=table),), end)


def _rows(lines: Sequence[str], start: int) -> tuple[list[Row], int]:
    rows: list[Row] = []
    index = end = start
    while index < len(lines):
        line = lines[index]
        if is_row(line) or (index == end and _is_tabbed_alike(lines, index, rows)):
            rows.append((index + 1, pieces_of(line)))
            check_columns(len(rows[-1][1]))
            index = end = index + 1
        elif not line.strip() and index - end < MAX_BLANKS:
            index += 1
        elif rows and index == end and _continues(lines, index, rows[-1][1]):
            _join(rows[-1][1], pieces_of(line)[0])
            index = end = index + 1
        else:
            break
    return rows, end


def _is_tabbed_alike(lines: Sequence[str], index: int, rows: Sequence[Row]) -> bool:
    """Whether the line has text and as many tabs as the row above: a spreadsheet's row with but one cell filled in."""
    if not rows or not lines[index].strip() or not _has_tabs_within(lines[rows[0][0] - 1]):
        return False
    return 0 < lines[index].count("\t") == lines[rows[-1][0] - 1].count("\t")


def _has_tabs_within(line: str) -> bool:
    """Whether a tab parts anything: one may also be left at the end of each line."""
    return "\t" in line.strip()


def _by_tabs(lines: Sequence[str], rows: Sequence[Row]) -> list[Row] | None:
    """The rows with their empty cells, where single tabs part the cells, as a spreadsheet copies them."""
    if not any(_has_tabs_within(lines[number - 1]) for number, _ in rows):
        return None
    split = [(number, _tabbed(lines[number - 1].rstrip(" "), pieces)) for number, pieces in rows]
    counts = Counter(len(cells) for _, cells in split)
    width, often = counts.most_common(1)[0]
    return None if width < 2 or often * 5 < len(rows) * 3 else split


def _tabbed(line: str, pieces: Sequence[Piece]) -> list[Piece]:
    """What stands between the line's tabs, each with what the lines below have added to its pieces."""
    cells: list[Piece] = []
    start = 0
    for cell in line.split("\t"):
        end = start + len(cell)
        more = [piece.text.partition("\n")[2] for piece in pieces if start <= piece.start <= end]
        cells.append(Piece("\n".join(filter(None, (cell.strip(), *more))), start, end))
        start = end + 1
    return cells


def _continues(lines: Sequence[str], index: int, row: Sequence[Piece]) -> bool:
    """A wrapped cell: a short piece in lower case below one of the row's, before a blank line or a row."""
    pieces = pieces_of(lines[index])
    if len(pieces) != 1 or len(pieces[0].text) > MAX_CONTINUATION or not pieces[0].text[:1].islower():
        return False
    after = lines[index + 1] if index + 1 < len(lines) else ""
    below = any(abs(piece.start - pieces[0].start) <= 1 for piece in row)
    return below and (not after.strip() or is_row(after))


def _join(row: list[Piece], more: Piece) -> None:
    for index, piece in enumerate(row):
        if abs(piece.start - more.start) <= 1:
            row[index] = Piece(f"{piece.text}\n{more.text}", piece.start, max(piece.end, more.end))
            return


def _cells(pieces: Sequence[Piece], frame: Sequence[Piece], line: int, row: int) -> list[Cell]:
    """The pieces in the frame's columns: one each when the numbers agree, else by where they stand."""
    if len(pieces) >= len(frame):
        return [Cell(piece.text, row, column, line=line) for column, piece in enumerate(pieces)]
    cells: dict[int, Cell] = {}
    for piece in pieces:
        column = min(range(len(frame)), key=lambda at: _distance(piece, frame[at]))
        before = cells[column].text + " " if column in cells else ""
        cells[column] = Cell(before + piece.text, row, column, line=line)
    return [cells[column] for column in sorted(cells)]


def _distance(piece: Piece, column: Piece) -> int:
    return min(abs(piece.start - column.start), abs(piece.end - column.end))

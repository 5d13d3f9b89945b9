"""Tables whose cells are drawn: a grid from the rulings of a page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product
from statistics import median

from konsekvens_lint.documents.model import Cell
from konsekvens_lint.documents.pdf.page import Page, Ruling, Word
from konsekvens_lint.documents.pdf.rows import Line, Row, rows_of, text_of

# Rulings this near, in points, are one line, and touch each other.
_NEAR = 3.0
# A grid has at least two columns and two rows, and no table of a memo has more than these.
_FEWEST_LINES = 3
_MOST_LINES = 300
# The share of cells that hold text; a diagram's grid is nearly empty.
_FILLED = 0.25
# Rulings are looked for in squares of so many points, and in so many of them at most.
_SQUARE = 100.0
_MOST_SQUARES = 200
# A page with more than these is a drawing.
_MOST_RULINGS = 3000


def with_grids(page: Page, rows: Sequence[Row]) -> list[Row]:
    """The rows with each drawn table in place of the lines that it holds."""
    words = [word for row in rows for line in row for word in line.words]
    rulings = set(page.rulings)
    regions = [] if len(rulings) > _MOST_RULINGS else _regions(rulings)
    grids = [grid for region in regions if (grid := _grid(region, words, page.number))]
    if not grids:
        return list(rows)
    held = {word for grid in grids for word in grid.words}
    rest = [word for word in words if word not in held]
    kept = [*rows_of(rest, page.number), *((grid,) for grid in grids)]
    return sorted(kept, key=lambda row: -row[0].base)


def _regions(rulings: Iterable[Ruling]) -> Iterator[list[Ruling]]:
    """Rulings that touch each other, directly or through others."""
    ordered = sorted(rulings, key=lambda each: -each.top)
    regions = [[at] for at in range(len(ordered))]
    squares: dict[tuple[int, int], list[int]] = {}
    for at, ruling in enumerate(ordered):
        for square in _squares(ruling):
            for other in reversed(squares.setdefault(square, [])):
                if regions[other] is not regions[at] and _touch(ruling, ordered[other]):
                    small, large = sorted((regions[other], regions[at]), key=len)
                    large += small
                    for each in small:
                        regions[each] = large
            squares[square].append(at)
    for members in {id(members): members for members in regions}.values():
        yield [ordered[at] for at in members]


def _squares(ruling: Ruling) -> Iterator[tuple[int, int]]:
    """The squares of a page that the ruling, with what is near it, reaches into."""
    left, bottom, right, top = (int(edge // _SQUARE) for edge in _with_margin(ruling))
    columns, rows = (
        range(left, min(right, left + _MOST_SQUARES) + 1),
        range(bottom, min(top, bottom + _MOST_SQUARES) + 1),
    )
    return product(columns, rows)


def _with_margin(ruling: Ruling) -> Ruling:
    return Ruling(ruling.left - _NEAR, ruling.bottom - _NEAR, ruling.right + _NEAR, ruling.top + _NEAR)


def _touch(one: Ruling, other: Ruling) -> bool:
    return (
        one.left <= other.right + _NEAR
        and other.left <= one.right + _NEAR
        and one.bottom <= other.top + _NEAR
        and other.bottom <= one.top + _NEAR
    )


def _grid(rulings: Sequence[Ruling], words: Sequence[Word], page: int) -> Line | None:
    level = [ruling for ruling in rulings if ruling.is_horizontal]
    upright = [ruling for ruling in rulings if not ruling.is_horizontal]
    xs = _lines((ruling.left + ruling.right) / 2 for ruling in upright)
    ys = _lines((ruling.bottom + ruling.top) / 2 for ruling in level)
    if not (_FEWEST_LINES <= len(xs) <= _MOST_LINES and _FEWEST_LINES <= len(ys) <= _MOST_LINES):
        return None
    ys.reverse()
    sorted_words = _by_cell(words, xs, ys)
    if len(sorted_words) < _FILLED * (len(xs) - 1) * (len(ys) - 1):
        return None
    by_row = _Spans(xs, ys, level, upright).by_row()
    rows = _compact([list(_cells(row, cells, sorted_words, page)) for row, cells in by_row.items()])
    held = tuple(word for words in sorted_words.values() for word in words)
    size = median(word.size for word in held)
    return Line("", xs[0], xs[-1], ys[0] - size, size, False, page, words=held, cells=rows)


def _lines(positions: Iterable[float]) -> list[float]:
    """Where lines run, each once, in order."""
    lines: list[float] = []
    for position in sorted(positions):
        if not lines or position - lines[-1] > _NEAR:
            lines.append(position)
    return lines


def _by_cell(
    words: Sequence[Word], xs: Sequence[float], ys: Sequence[float]
) -> dict[tuple[int, int], list[Word]]:
    found: dict[tuple[int, int], list[Word]] = {}
    falling = [-y for y in ys]
    for word in words:
        x, y = (word.left + word.right) / 2, word.base + 0.3 * word.size
        if xs[0] <= x <= xs[-1] and ys[-1] <= y <= ys[0]:
            row = min(bisect_right(falling, -y) - 1, len(ys) - 2)
            column = min(bisect_right(xs, x) - 1, len(xs) - 2)
            found.setdefault((row, column), []).append(word)
    return found


class _Spans:
    """Which neighbouring cells of the full grid are one, since no line is drawn between them."""

    def __init__(
        self, xs: Sequence[float], ys: Sequence[float], level: Sequence[Ruling], upright: Sequence[Ruling]
    ) -> None:
        self._xs, self._ys = xs, ys
        self._level = _at_lines(level, ys, lambda each: (each.bottom + each.top) / 2)
        self._upright = _at_lines(upright, xs, lambda each: (each.left + each.right) / 2)
        self._first: dict[tuple[int, int], tuple[int, int]] = {}
        for row in range(len(ys) - 1):
            for column in range(len(xs) - 1):
                self._first[row, column] = self._origin(row, column)

    def _origin(self, row: int, column: int) -> tuple[int, int]:
        if column and not self._parted_upright(row, column):
            return self._first[row, column - 1]
        if row and not self._parted_level(row, column):
            return self._first[row - 1, column]
        return row, column

    def _parted_upright(self, row: int, column: int) -> bool:
        y = (self._ys[row] + self._ys[row + 1]) / 2
        return any(ruling.bottom <= y <= ruling.top for ruling in self._upright[column])

    def _parted_level(self, row: int, column: int) -> bool:
        x = (self._xs[column] + self._xs[column + 1]) / 2
        return any(ruling.left <= x <= ruling.right for ruling in self._level[row])

    def by_row(self) -> dict[int, list[tuple[int, list[tuple[int, int]]]]]:
        """For each row the cells that begin in it: their column, and the places of the full grid that they cover."""
        covered: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for place, origin in self._first.items():
            covered.setdefault(origin, []).append(place)
        rows: dict[int, list[tuple[int, list[tuple[int, int]]]]] = {}
        for (row, column), places in sorted(covered.items()):
            rows.setdefault(row, []).append((column, places))
        return rows


def _at_lines(
    rulings: Iterable[Ruling], lines: Sequence[float], position: Callable[[Ruling], float]
) -> list[list[Ruling]]:
    """The rulings that run at each of the lines."""
    at = [(position(ruling), ruling) for ruling in rulings]
    return [[ruling for place, ruling in at if abs(place - line) <= _NEAR] for line in lines]


def _cells(
    row: int,
    cells: Iterable[tuple[int, list[tuple[int, int]]]],
    words: dict[tuple[int, int], list[Word]],
    page: int,
) -> Iterator[Cell]:
    for column, places in cells:
        inside = [word for place in places for word in words.get(place, ())]
        yield Cell(
            text_of(inside, page),
            row,
            column,
            max(at for at, _ in places) - row + 1,
            max(at for _, at in places) - column + 1,
        )


def _compact(rows: Sequence[Sequence[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    """The cells with text, in the rows and columns that have some: borders drawn double make empty ones."""
    filled = [cell for row in rows for cell in row if cell.text]
    columns = {column: at for at, column in enumerate(sorted({cell.column for cell in filled}))}
    kept: dict[int, list[Cell]] = {}
    for cell in filled:
        last = cell.column + cell.colspan
        span = sum(cell.column <= column < last for column in columns)
        kept.setdefault(cell.row, []).append(cell._replace(column=columns[cell.column], colspan=span))
    return tuple(
        tuple(cell._replace(row=at) for cell in cells) for at, (_, cells) in enumerate(sorted(kept.items()))
    )

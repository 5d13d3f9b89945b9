"""Where forms stand in a document: tables and runs of lines that are mostly points with scores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from konsekvens_lint.facts.forms.catalogues import Catalogue
from konsekvens_lint.facts.forms.columns import OCCASION
from konsekvens_lint.facts.forms.entries import MEAN, Entry, entries_of, scored_points
from konsekvens_lint.facts.forms.lines import (
    HIGHEST_SCORE,
    Line,
    Piece,
    blocks_of,
    is_figure,
    row_lines,
    table_lines,
    table_rows,
    text_lines,
    value_of,
)
from konsekvens_lint.language.reading import Reading
from konsekvens_lint.language.texts import TextUnit

# Fewest points with scores that make a form, in a table and in text.
_FEWEST_IN_TABLE, _FEWEST_IN_TEXT = 4, 5
# So many points are a form however they are told; fewer where a point has this weight on average (`Match`).
_MOST, _OWN_WORDS = 6, 5
# Blocks between the parts of one form, and between two of its points in text.
_NEAR, _GAP = 3, 12
_HEAD_LINES, _LONGEST_HEAD = 3, 110
# Lines of a point's text before its score and after it, and lines between two scores of one form.
_LINES_BEFORE, _LINES_AFTER, _LINES_APART = 8, 4, 30


class Sheet(NamedTuple):
    """A form as it stands: its entries by one list of points, and the heads of its columns.

    `before` are the texts over it, the nearest first; `first` the first cell or line of it, header row included.
    """

    catalogue: Catalogue
    entries: tuple[Entry, ...]
    heads: dict[int, tuple[Piece, ...]]
    before: tuple[TextUnit, ...]
    first: Piece
    table: bool
    blocks: frozenset[int]


def sheets_of(reading: Reading, catalogues: Sequence[Catalogue]) -> list[Sheet]:
    """The forms of the document in order."""
    found: list[Sheet] = []
    for sheet in _parts(reading, catalogues):
        merged = _merged(found[-1], sheet) if found else None
        if merged:
            found[-1] = merged
        elif any(entry.kind == "point" for entry in sheet.entries):
            found.append(sheet)
    forms = [sheet for sheet in found if _is_form(sheet)]
    # Nothing like a form, or all of each: there is nothing more to find.
    if not found or (forms and all(_is_whole(sheet) for sheet in forms)):
        return forms
    return _with_fuller(forms, _in_one_stream(reading, catalogues))


def _is_whole(sheet: Sheet) -> bool:
    return len(scored_points(sheet.entries)) == len(sheet.catalogue.points)


def _with_fuller(found: Sequence[Sheet], others: Sequence[Sheet]) -> list[Sheet]:
    """The forms, but for those that another way to read the same blocks finds more points of."""
    kept = list(found)
    for other in filter(_is_form, others):
        same = [sheet for sheet in kept if sheet.blocks & other.blocks]
        if len(scored_points(other.entries)) > max(
            (len(scored_points(each.entries)) for each in same), default=0
        ):
            kept = [sheet for sheet in kept if sheet not in same] + [other]
    return sorted(kept, key=lambda sheet: min(sheet.blocks))


def _in_one_stream(reading: Reading, catalogues: Sequence[Catalogue]) -> list[Sheet]:
    """The forms of the document read as text without columns: a table of a PDF may have come apart into rows and lines."""
    before: list[TextUnit] = []
    lines: list[Line] = []
    for units in blocks_of(reading):
        block = units[0].block
        lines += row_lines(table_rows(units), block.number) if block.table else text_lines(units[0])
        before.append(units[0])
    parts = _with_figures(lines, -_NEAR)
    return [sheet for part in parts for sheet in _in_text(part, before, catalogues)]


def _is_form(sheet: Sheet) -> bool:
    """Whether most of a list's points have scores, or so many have that are told in its own words.

    A survey of the staff may have "Kompetens", "Chef" and "Uppföljning" too.
    """
    points = len(scored_points(sheet.entries))
    if points >= _MOST:
        return True
    weights = [entry.match.weight for entry in sheet.entries if entry.match and entry.has_figures]
    fewest = _FEWEST_IN_TABLE if sheet.table else _FEWEST_IN_TEXT
    return points >= fewest and sum(weights) >= _OWN_WORDS * len(weights)


def _parts(reading: Reading, catalogues: Sequence[Catalogue]) -> Iterator[Sheet]:
    before: list[TextUnit] = []
    lines: list[Line] = []
    last = -_NEAR
    for units in [*blocks_of(reading), []]:
        if units and units[0].block.table is None:
            lines += text_lines(units[0])
        else:
            found = [
                sheet for part in _with_figures(lines, last) for sheet in _in_text(part, before, catalogues)
            ]
            found += _in_table(units, before, catalogues) if units else []
            last = max((max(sheet.blocks) for sheet in found), default=last)
            lines = []
            yield from found
        before += units[:1]


def _with_figures(lines: Sequence[Line], last: int) -> Iterator[list[Line]]:
    """The parts of a text that may hold a form: lines with figures, and those by them that may be of the same point.

    They are as many as a form has, or stand right after the block `last`, where one ended that they may go on.
    """
    figures = [at for at, line in enumerate(lines) if line.has_figures]
    for group in _close(figures):
        if len(group) >= _FEWEST_IN_TEXT or lines[group[0]].block - last <= _NEAR:
            kept = {at for figure in group for at in range(figure - _LINES_BEFORE, figure + _LINES_AFTER + 1)}
            yield [line for at, line in enumerate(lines) if at in kept]


def _close(figures: Sequence[int]) -> Iterator[list[int]]:
    """The numbers in groups that lie close."""
    group: list[int] = []
    for at in figures:
        if group and at - group[-1] > _LINES_APART:
            yield group
            group = []
        group.append(at)
    if group:
        yield group


def _in_table(
    units: Sequence[TextUnit], before: Sequence[TextUnit], catalogues: Sequence[Catalogue]
) -> Iterator[Sheet]:
    rows = table_rows(units)
    columns = _turned(rows)
    label, count = _label_column(rows, catalogues)
    across, others = _label_column(columns, catalogues)
    if others > max(count, _FEWEST_IN_TABLE):
        rows, label = columns, across
    if label is None:
        return
    block = units[0].block.number
    lines = table_lines(rows, label, block)
    catalogue, entries = _best(lines, catalogues, table=True)
    if not entries:
        return
    top = next(at for at, line in enumerate(lines) if line is entries[0].lines[0])
    heads: dict[int, list[Piece]] = {}
    for row in rows[:top]:
        for column, piece in row.items():
            heads.setdefault(column, []).append(piece)
    first = next(iter(rows[0].values()))
    above = tuple(reversed(before[-_NEAR:]))
    yield Sheet(
        catalogue,
        tuple(entries),
        {column: tuple(pieces) for column, pieces in heads.items()},
        above,
        first,
        True,
        frozenset({block}),
    )


def _turned(rows: Sequence[dict[int, Piece]]) -> list[dict[int, Piece]]:
    """The columns as rows: a table may have the points in its header row, and a row an occasion."""
    numbers = sorted({column for row in rows for column in row})
    return [{at: row[column] for at, row in enumerate(rows) if column in row} for column in numbers]


def _label_column(
    rows: Sequence[dict[int, Piece]], catalogues: Sequence[Catalogue]
) -> tuple[int | None, int]:
    """The column with the most points, and how many it has; None where none has any."""
    counts: dict[int, int] = {}
    for row in rows:
        for column, piece in row.items():
            if any(catalogue.match(piece.text) for catalogue in catalogues):
                counts[column] = counts.get(column, 0) + 1
    most = max(counts, key=lambda column: (counts[column], -column), default=None)
    return most, counts.get(most, 0) if most is not None else 0


def _best(
    lines: Sequence[Line], catalogues: Sequence[Catalogue], *, table: bool
) -> tuple[Catalogue, list[Entry]]:
    """The list that the lines follow, and their entries by it: it has the most points, and the fewest of them twice."""
    read = [(catalogue, entries_of(lines, catalogue, table=table)) for catalogue in catalogues]
    return max(read, key=lambda each: _fit(each[1]))


def _fit(entries: Sequence[Entry]) -> tuple[int, int]:
    points = [entry.match.point for entry in entries if entry.match and (entry.has_figures or entry.cells)]
    weight = sum(entry.match.weight for entry in entries if entry.match)
    return 2 * len(set(points)) - len(points), weight if points else 0


def _in_text(
    lines: Sequence[Line], before: Sequence[TextUnit], catalogues: Sequence[Catalogue]
) -> Iterator[Sheet]:
    catalogue, entries = _best(lines, catalogues, table=False)
    for run in _runs([entry for entry in entries if entry.has_figures and not _is_contents(entry)]):
        first = run[0].lines[0]
        at = next(number for number, line in enumerate(lines) if line is first)
        heads = _heads(lines[max(0, at - _HEAD_LINES) : at], run)
        piece = first.label or next(iter(first.cells.values()))
        above = [unit for unit in before if unit.block.number < first.block][-2 * _NEAR :]
        blocks = frozenset(line.block for entry in run for line in entry.lines)
        yield Sheet(catalogue, tuple(run), heads, tuple(reversed(above)), piece, False, blocks)


def _is_contents(entry: Entry) -> bool:
    """Whether it is a line of a contents page. Dots may lead to a score too, but no score is as high as a page's number."""
    pieces = [piece for piece in entry.cells.values() if piece.unit.block.kind == "contents"]
    return entry.kind == "point" and any((value_of(piece.text) or 0) > HIGHEST_SCORE for piece in pieces)


def _runs(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    """The entries form by form: a new one begins after the sum, at a point that has been, and after other text."""
    run: list[Entry] = []
    for entry in entries:
        if run and _is_new(entry, run):
            yield run
            run = []
        run.append(entry)
    if run:
        yield run


def _is_new(entry: Entry, run: Sequence[Entry]) -> bool:
    if entry.lines[0].block - run[-1].lines[-1].block > _GAP:
        return True
    if entry.kind != "point":
        return False
    seen = scored_points(run)
    again = entry.match is not None and entry.match.point in seen and len(seen) >= _FEWEST_IN_TEXT
    return again or any(each.kind == "sum" for each in run)


def _heads(above: Sequence[Line], run: Sequence[Entry]) -> dict[int, tuple[Piece, ...]]:
    """The heads of the columns of figures in text: the last words of a line over it that names occasions or means."""
    width = max(len(entry.cells) for entry in run if entry.kind == "point") if run[0].kind == "point" else 0
    alone = [line.label for line in above if line.label and len(line.text) < _LONGEST_HEAD // 4][-width:]
    if width > 1 and len(alone) == width and all(OCCASION.search(label.text) for label in alone):
        return {at: (label,) for at, label in enumerate(alone, 1)}
    for line in reversed(above):
        cells = [line.cells[at] for at in sorted(line.cells)][:width]
        if width and len(cells) == width and all(OCCASION.search(piece.text) for piece in cells):
            return {at: (piece,) for at, piece in enumerate(cells, 1)}
        label = line.label
        if label is None or not _may_head(label):
            continue
        pieces = _last_words(label, width)
        mean = any(hit.concept == MEAN and label.start <= hit.start < label.end for hit in label.unit.hits)
        if width == 1 and mean:
            return {1: (label,)}
        if len(pieces) == width and all(OCCASION.search(piece.text) for piece in pieces):
            return {at: (piece,) for at, piece in enumerate(pieces, 1)}
    return {}


def _may_head(label: Piece) -> bool:
    """Whether a line may have the heads of columns: it is short, no heading and no sentence."""
    text = label.text
    return label.unit.block.kind != "heading" and len(text) <= _LONGEST_HEAD and not text.endswith(".")


def _last_words(label: Piece, count: int) -> list[Piece]:
    text = label.unit.normalised.text
    pieces: list[Piece] = []
    end = label.end
    while len(pieces) < count and (stripped := text[label.start : end].rstrip(" |")):
        stop = label.start + len(stripped)
        start = max(text.rfind(" ", label.start, stop), text.rfind("|", label.start, stop)) + 1
        start = max(start, label.start)
        pieces.append(Piece(label.unit, start, stop))
        end = start
    return pieces[::-1]


def _merged(sheet: Sheet, more: Sheet) -> Sheet | None:
    """The form with what stands right after it, where that goes on with it: other points, as many figures, or the sum."""
    if not 0 < min(more.blocks) - max(sheet.blocks) <= _NEAR:
        return None
    entries = more.entries
    if more.catalogue.id != sheet.catalogue.id:
        again = entries_of(
            [line for entry in entries for line in entry.lines], sheet.catalogue, table=more.table
        )
        entries = tuple(again)
    known = scored_points(sheet.entries)
    summed = any(entry.kind == "sum" for entry in sheet.entries)
    if not entries or known & scored_points(entries) or summed:
        return None
    if sheet.table and more.table and more.heads and not _same_heads(sheet, more):
        return None
    columns = _figure_columns(sheet.entries)
    moved = tuple(_moved(entry, columns) for entry in entries)
    if any(len(entry.cells) > max(len(columns), 1) for entry in moved if not more.table):
        return None
    return sheet._replace(entries=(*sheet.entries, *moved), blocks=sheet.blocks | more.blocks)


def _same_heads(sheet: Sheet, more: Sheet) -> bool:
    """Whether the header row is repeated, as on a new page."""
    ours, theirs = (
        [piece.text for pieces in each.heads.values() for piece in pieces] for each in (sheet, more)
    )
    return ours == theirs


def _figure_columns(entries: Sequence[Entry]) -> list[int]:
    return sorted(
        {column for entry in entries for column, piece in entry.cells.items() if is_figure(piece.text)}
    )


def _moved(entry: Entry, columns: Sequence[int]) -> Entry:
    """The entry with its figures in the columns of the form that it goes on, where text has them one after another."""
    if entry.lines[0].row is not None:
        return entry
    lines = tuple(
        line._replace(
            cells={columns[at - 1] if at <= len(columns) else at: piece for at, piece in line.cells.items()}
        )
        for line in entry.lines
    )
    return entry._replace(lines=lines)

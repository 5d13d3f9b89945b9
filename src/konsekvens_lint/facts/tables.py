"""Tables of persons: whether a table counts people or gives their results, and whether it shows both sexes.

A first reading for decision memos: the words of the header and of the first column, money and measures apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from konsekvens_lint.documents.model import Block
from konsekvens_lint.language.reading import Reading
from konsekvens_lint.language.texts import TextUnit

_NUMBER = re.compile(r"^[\s\d.,%–-]*\d[\s\d.,%]*$")
_PERSONS = frozenset({"people", "women", "men"})
# Kolada's and SCB's letters for the sexes. They count only as a pair: a lone M may be metres or Monday.
_WOMEN_LETTERS = frozenset({"k", "kv", "kv.", "f", "fl"})
_MEN_LETTERS = frozenset({"m", "p", "po"})
_WEEK = frozenset({"m", "t", "o", "f"})


class PersonTable(NamedTuple):
    """A table that counts persons or gives their results. `split`: both sexes (all), one (some), or neither (none).

    `header` are the texts of its first row.
    """

    block: Block
    header: tuple[TextUnit, ...]
    split: str


def person_tables(reading: Reading) -> list[PersonTable]:
    """The tables of persons in the document's body, in order."""
    found: dict[int, list[TextUnit]] = {}
    for section in reading.sections:
        for unit in section.units:
            if unit.block.table is not None:
                found.setdefault(unit.block.number, []).append(unit)
    tables = (_read(units) for units in found.values())
    return [table for table in tables if table is not None]


def _read(cells: Sequence[TextUnit]) -> PersonTable | None:
    header = tuple(cell for cell in cells if cell.cell and cell.cell.row == 0)
    first_column = [cell for cell in cells if cell.cell and cell.cell.column == 0]
    if not any(_is_figure(cell) for cell in cells):
        return None
    split = _split(header) or _split(first_column)
    labels = _concepts([*header, *first_column])
    counts = "count_label" in _concepts(header)
    persons = any(_names_persons(cell) and (cell in header or counts) for cell in cells)
    sexed = split == "all" and bool(labels & {"women", "men"} or _letters(header) >= {"women", "men"})
    if (not persons and not sexed) or ("money_label" in labels and split != "all"):
        return None
    return PersonTable(cells[0].block, header, split or "none")


def _is_figure(unit: TextUnit) -> bool:
    cell = unit.cell
    return cell is not None and cell.row > 0 and cell.column > 0 and bool(_NUMBER.match(cell.text.strip()))


def _concepts(units: Iterable[TextUnit]) -> frozenset[str]:
    return frozenset(hit.concept for unit in units for hit in unit.hits)


def _names_persons(unit: TextUnit) -> bool:
    return any(hit.concept in _PERSONS for hit in unit.hits)


def _split(labels: Sequence[TextUnit]) -> str | None:
    named = _concepts(labels) & {"women", "men"}
    if len(named | _letters(labels)) == 2:
        return "all"
    return "some" if named else None


def _letters(labels: Iterable[TextUnit]) -> frozenset[str]:
    """The sexes that single letters stand for, given only where both are there and the row is no week."""
    texts = {unit.normalised.text.strip().casefold() for unit in labels}
    if texts >= _WEEK:
        return frozenset()
    both = bool(texts & _WOMEN_LETTERS) and bool(texts & _MEN_LETTERS)
    return frozenset({"women", "men"}) if both else frozenset()

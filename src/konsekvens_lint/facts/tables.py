"""Tables of persons: whether a table counts people or gives their results, and whether it shows both sexes.

A first reading for decision memos: header words and first-column words, money and measures apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from konsekvens_lint.documents.model import Block, Cell, Table
from konsekvens_lint.language.reading import Reading, TextUnit

_NUMBER = re.compile(r"^[\s\d.,%–-]*\d[\s\d.,%]*$")
_MONEY_OR_MEASURE = re.compile(
    r"\b(?:kr|kronor|tkr|mnkr|mkr|msek|sek|miljoner|kostnad\w*|budget|utfall|avgift\w*|hyra|belopp|m²|m2|kvm|meter|km|kwh|timmar|"
    r"konto|yta|taxa|pris|avvikelse|intäkt\w*|zon)\b",
    re.IGNORECASE,
)
_COUNT_OF_PERSONS = re.compile(r"\b(?:antal|andel|procent|genomsnittlig|medel\w*|beviljade|sökande|deltagare|nöjda)\b|%", re.IGNORECASE)
_WOMEN = re.compile(r"^(?:k|kv|kv\.|f|fl)$|kvinn|flick|tjej", re.IGNORECASE)
_MEN = re.compile(r"^(?:m|p|po)$|\bmän\b|männen|\bman\b|pojk|kill", re.IGNORECASE)
_LETTERS = re.compile(r"^(?:k|kv|kv\.|f|fl|m|p|po|t|tot|totalt|summa)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PersonTable:
    """A table that counts persons or gives their results. `split`: both sexes, one of them, or neither shown."""

    block: Block
    header: tuple[Cell, ...]
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


def _read(units: list[TextUnit]) -> PersonTable | None:
    block = units[0].block
    table = block.table
    assert table is not None
    header = table.rows[0] if table.rows else ()
    if not _has_numbers(table):
        return None
    labels = [cell.text.strip() for cell in (*header, *_first_column(table))]
    split = _split([cell.text.strip() for cell in header]) or _split([cell.text.strip() for cell in _first_column(table)])
    money = any(_MONEY_OR_MEASURE.search(label) for label in labels)
    persons = any(_counts_persons(unit, header) for unit in units)
    if not persons and not (split == "all" and not _only_letters(labels)):
        return None
    if money and split != "all":
        return None
    return PersonTable(block, header, split or "none")


def _counts_persons(unit: TextUnit, header: tuple[Cell, ...]) -> bool:
    names = {hit.concept for hit in unit.hits}
    if unit.cell is None or not names & {"people", "women", "men"}:
        return False
    return unit.cell in header or bool(_COUNT_OF_PERSONS.search(" ".join(cell.text for cell in header)))


def _has_numbers(table: Table) -> bool:
    return any(_NUMBER.match(cell.text.strip()) for row in table.rows[1:] for cell in row[1:] if cell.text.strip())


def _first_column(table: Table) -> list[Cell]:
    return [row[0] for row in table.rows if row]


def _split(labels: list[str]) -> str | None:
    women = [label for label in labels if _WOMEN.search(label)]
    men = [label for label in labels if _MEN.search(label)]
    if women and men:
        return "all"
    single = [label for label in (*women, *men) if not _LETTERS.match(label)]
    return "some" if single else None


def _only_letters(labels: list[str]) -> bool:
    sexed = [label for label in labels if _WOMEN.search(label) or _MEN.search(label)]
    return all(_LETTERS.match(label) for label in sexed) and not any(label.lower() in ("k", "kv", "f") for label in sexed)

"""Metadata from a CSV file: a row for each document, as a diary system or Excel writes it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from konsekvens_lint.audit.metadata import FIELDS, BadDate, Metadata, metadata_of
from konsekvens_lint.limits import MAX_METADATA_BYTES, MAX_METADATA_ROWS, MAX_TABLE_COLUMNS
from konsekvens_lint.machine.system import reason
from konsekvens_lint.machine.taking import NotTaken, bytes_of

PATH = "path"
_DELIMITERS = (";", "\t", ",")


class BadTable(Exception):
    """A file that is no table of metadata; the message says why and where, in Swedish."""


class MetadataTable(NamedTuple):
    """The metadata by the documents' paths, as they are written but for slashes. `unknown` are columns that are not read."""

    rows: dict[str, Metadata]
    unknown: tuple[str, ...]


def as_written(path: str) -> str:
    """The path as tables have it, whatever system wrote it."""
    return normalize("NFC", path.strip()).replace("\\", "/").removeprefix("./")


def read_table(file: Path) -> MetadataTable:
    """The table in the file: UTF-8 or what Excel writes, with semicolons, tabs or commas. Errors: BadTable."""
    rows = _rows(file)
    head = next(rows, [])
    columns = ["år" if name in ("ar", "år") else name for name in (cell.strip().lower() for cell in head)]
    if PATH not in columns:
        raise BadTable(f"”{file}” saknar kolumnen {PATH}: första raden ska vara {';'.join((PATH, *FIELDS))}")
    found: dict[str, Metadata] = {}
    for number, row in enumerate(rows, start=2):
        if number - 1 > MAX_METADATA_ROWS:
            raise BadTable(f"”{file}” har fler än {MAX_METADATA_ROWS} rader: dela upp revisionen")
        fields = dict(zip(columns, row, strict=False))
        path = as_written(fields.get(PATH, ""))
        if not path:
            continue
        if path in found:
            raise BadTable(f"”{file}”, rad {number}: ”{path}” står på mer än en rad")
        try:
            found[path] = metadata_of({name: fields[name] for name in FIELDS if name in fields})
        except BadDate as error:
            raise BadTable(f"”{file}”, rad {number}: {error}") from error
    return MetadataTable(found, tuple(each for each in columns if each and each not in (PATH, *FIELDS)))


def _rows(file: Path) -> Iterator[list[str]]:
    """The rows of the table, as they are read."""
    text = _text(file)
    try:
        for number, row in enumerate(
            csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text)), start=1
        ):
            if len(row) > MAX_TABLE_COLUMNS:
                raise BadTable(f"”{file}”, rad {number}: fler än {MAX_TABLE_COLUMNS} kolumner")
            yield row
    except csv.Error as error:
        raise BadTable(f"”{file}” är ingen tabell, eller skadad: spara den igen som CSV") from error


def _text(file: Path) -> str:
    try:
        data = bytes_of(file, MAX_METADATA_BYTES)
    except NotTaken as refusal:
        raise BadTable(f"”{file}” läses inte: {refusal}") from refusal
    except OSError as error:
        raise BadTable(f"”{file}” gick inte att läsa ({reason(error)})") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _delimiter(text: str) -> str:
    """What parts the columns of the first line."""
    first = text.partition("\n")[0]
    return max(_DELIMITERS, key=first.count)

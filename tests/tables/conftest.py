"""A small table in, and out what the linter reads in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from konsekvens_lint.documents.model import Document
from konsekvens_lint.documents.reader import read
from konsekvens_lint.facts.tables import ReadTable, read_tables
from konsekvens_lint.language.read import read as read_language
from konsekvens_lint.rulebook.loading import built_in

ReadOne = Callable[..., ReadTable | None]


@pytest.fixture(scope="session")
def tables_in() -> Callable[[Document], list[ReadTable]]:
    """The tables about persons in a document."""
    patterns = built_in().patterns
    return lambda document: [
        table for table in read_tables(read_language(document, patterns)) if table.about_persons
    ]


@pytest.fixture(scope="session")
def read_one() -> ReadOne:
    """The reading of a table whose rows stand one a line with bars between the cells; None where it has no figures."""
    patterns = built_in().patterns

    def reading(rows: str, caption: str = "", after: str = "") -> ReadTable | None:
        lines = [line.strip() for line in rows.strip("\n").splitlines()]
        width = max(line.count("|") for line in lines) + 1
        table = "\n".join(f"| {line} |" for line in (lines[0], " | ".join(["---"] * width), *lines[1:]))
        text = f"# Verksamhetsberättelse\n\n## Underlag\n\n{caption}\n\n{table}\n\n{after}\n"
        found = read_tables(read_language(read(Path("memo.md"), text.encode()), patterns))
        return found[0] if found else None

    return reading

"""A small table in, and out what the linter makes of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from konsekvens_lint.documents.model import Document
from konsekvens_lint.documents.reader import read
from konsekvens_lint.facts.tables import PersonTable, person_tables
from konsekvens_lint.language.read import read as read_language
from konsekvens_lint.rulebook.loading import built_in

Judge = Callable[[str], str | None]


@pytest.fixture(scope="session")
def tables_in() -> Callable[[Document], list[PersonTable]]:
    """The tables of persons in a document."""
    patterns = built_in().patterns
    return lambda document: person_tables(read_language(document, patterns))


@pytest.fixture(scope="session")
def judge(tables_in: Callable[[Document], list[PersonTable]]) -> Judge:
    """How far a table is split by sex, or None when it counts no persons.

    The rows stand one a line with bars between the cells; the first line may be a caption.
    """

    def judged(rows: str) -> str | None:
        lines = [line.strip() for line in rows.strip().splitlines()]
        caption = lines.pop(0) if "|" not in lines[0] else ""
        width = lines[0].count("|") + 1
        table = "\n".join(f"| {line} |" for line in (lines[0], " | ".join(["---"] * width), *lines[1:]))
        text = f"# Verksamhetsberättelse\n\n## Underlag\n\n{caption}\n\n{table}\n"
        found = tables_in(read(Path("memo.md"), text.encode()))
        return found[0].split if found else None

    return judged

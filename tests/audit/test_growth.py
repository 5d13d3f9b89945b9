"""How the work of an audit grows with its documents: counted, not timed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from steps import steps

from konsekvens_lint.audit.database import opened
from konsekvens_lint.audit.metadata import Metadata
from konsekvens_lint.audit.planning import plan
from konsekvens_lint.audit.store import Entry, Kept, Store
from konsekvens_lint.report import DocumentReport
from konsekvens_lint.running.judging import judging
from konsekvens_lint.settings.options import Options

MEMO = """\
# Ny simhall

Socialförvaltningen

## Förslag till beslut

Nämnden godkänner förslaget.

## Konsekvenser för kvinnor och män

Av besökarna är 62 procent kvinnor och 38 procent män. Kvinnor reser oftare med buss, och tiderna ändras därför.
"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> DocumentReport:
    file = tmp_path_factory.mktemp("memo") / "memo.md"
    file.write_text(MEMO, encoding="utf-8")
    told = judging(Options())(file)
    assert isinstance(told, DocumentReport)
    assert told.findings
    assert any(point.evidence for each in told.checklists for point in each.points)
    return told


def _work_of(connection: sqlite3.Connection, write: Callable[[], None]) -> int:
    """The instructions of SQLite's machine that the writing takes: a table that is read through takes one for each row."""
    counted = 0

    def count() -> None:
        nonlocal counted
        counted += 1

    connection.set_progress_handler(count, 1)
    write()
    connection.set_progress_handler(None, 0)
    return counted


def _entry(number: int) -> Entry:
    return Entry(f"{number:05}.md", f"{number:064x}", "nyckel", Metadata(unit=f"Enhet {number % 7}"))


def test_a_document_is_written_with_as_much_work_however_many_there_are(
    report: DocumentReport, tmp_path: Path
) -> None:
    with opened(tmp_path / "revision.db", "write") as connection:
        store = Store(connection, ["arkiv"], keeps_quotes=True)
        first, again = {}, {}
        written = 0
        for number in (10, 400):
            for each in range(written, number):
                store.keep(_entry(each), report)
            first[number] = _work_of(connection, lambda at=number: store.keep(_entry(at), report))  # type: ignore[misc]
            again[number] = _work_of(connection, lambda: store.keep(_entry(5), report))
            written = number + 1
    assert first[10] > 500
    assert first[400] <= 1.02 * first[10]
    assert again[400] <= 1.02 * again[10]


def test_what_is_left_to_do_takes_as_much_for_each_document_however_many_there_are() -> None:
    def planned(number: int) -> int:
        found = [_entry(each) for each in range(number)]
        kept = {each.path: Kept(each.sha256, each.settings, None, None) for each in found[::2]}
        return steps(lambda: plan(found, kept))

    assert planned(1000) <= 10.5 * planned(100)

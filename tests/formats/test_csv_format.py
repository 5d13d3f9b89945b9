"""The table, as a spreadsheet reads it."""

from __future__ import annotations

import csv
from collections import Counter
from io import StringIO
from typing import Any

import pytest

from konsekvens_lint.formats.csv import COLUMNS, render
from konsekvens_lint.report import DocumentReport, Report, Unread


def _rows(report: Report) -> list[dict[str, str]]:
    told = render(report)
    assert told.startswith("\ufeff")
    return list(csv.DictReader(StringIO(told[1:], newline=""), delimiter=";", strict=True))


@pytest.mark.parametrize("name", ["full", "gated"])
def test_a_whole_report(build: Any, golden: Any, name: str) -> None:
    told = render(getattr(build, name)())
    assert told.count("\n") == told.count("\r\n")
    golden(f"report_{name}.csv", told.replace("\r\n", "\n"))


def test_every_row_has_every_column_whatever_is_in_it(report: Report) -> None:
    render(report).encode("utf-8")
    rows = _rows(report)
    assert all(tuple(row) == COLUMNS and None not in row.values() for row in rows)
    assert not [value for row in rows for value in row.values() if set(value) & set("\x00\x1b\x07\r\n\t")]


def test_no_cell_is_run_as_a_formula(report: Report) -> None:
    begins = Counter(value.lstrip()[:1] for row in _rows(report) for value in row.values())
    assert not set(begins) & set("=+-@")


@pytest.mark.parametrize(
    "text", ["=1+1", "+46 8", "-1", "@SUM(A1)", "＝1", " =1", "\t=1", "=cmd|' /C calc'!A0"]
)
def test_a_formula_is_shown_as_text(build: Any, text: str) -> None:
    document = build.document(build.finding(text, message=text), path=text, title=text)
    (row,) = _rows(build.report(document))
    for column in ("Titel", "Fynd", "Citat"):
        assert row[column].strip()[0] in "'|" and row[column].lstrip("' |") == text.strip()
    assert row["Dokument"][0] in "'?"


def test_each_finding_and_each_document_has_a_row(report: Report) -> None:
    states = Counter(row["Läge"] for row in _rows(report))
    read = [each for each in report.documents if isinstance(each, DocumentReport)]
    unread = [each for each in report.documents if isinstance(each, Unread)]
    configured = sum(len(each.findings) for each in report.configurations)
    assert states == +Counter(
        {
            "Fynd": sum(len(each.findings) for each in read) + configured,
            "Undantaget": sum(len(each.suppressed) for each in read),
            "I baslinjen": sum(len(each.baselined) for each in read),
            "Inga fynd": sum(not (each.findings or each.suppressed or each.baselined) for each in read),
            "Kunde inte läsas": sum(each.accepted is None for each in unread),
            "Godtas oläst": sum(each.accepted is not None for each in unread),
        }
    )


def test_an_exception_says_why_and_for_how_long(build: Any) -> None:
    (row,) = [row for row in _rows(build.gated()) if row["Till och med"]]
    assert (row["Läge"], row["Regel"], row["Skäl"], row["Undantag"], row["Till och med"]) == (
        "Undantaget",
        "PER01",
        "Nämnden har egen barnchecklista",
        "konsekvens-lint.yaml:14",
        "2027-01-31",
    )


def test_letters_separators_and_quotes_come_back(build: Any) -> None:
    text = 'Åtgärd; "citat", 100 % – ›'
    (row,) = _rows(build.report(build.document(build.finding(message=text), path="två  mellanslag;.md")))
    assert (row["Fynd"], row["Dokument"]) == (text, "två  mellanslag;.md")


def test_a_report_of_nothing_has_its_headings() -> None:
    assert render(Report(())) == "\ufeff" + ";".join(COLUMNS) + "\r\n"

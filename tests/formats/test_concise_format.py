"""A finding on a line, for a log."""

from __future__ import annotations

from typing import Any

import pytest

from konsekvens_lint.formats.concise import render
from konsekvens_lint.report import DocumentReport, Report, Unread


def test_a_whole_report(build: Any, golden: Any) -> None:
    golden("concise.txt", render(build.full()))


def test_a_gates_report_with_all_that_can_be_asked_for(build: Any, golden: Any) -> None:
    golden("concise_gated.txt", render(build.gated(), tips=True, show_suppressed=True, ascii=True))


def test_each_finding_is_one_line_whatever_is_in_it(report: Report) -> None:
    told = render(report, tips=True, show_suppressed=True)
    findings = sum(len(each.findings) for each in report.configurations)
    for document in report.documents:
        is_read = isinstance(document, DocumentReport)
        findings += len(document.findings) + len(document.suppressed) if is_read else 1
    baseline = sum(isinstance(each, DocumentReport) and bool(each.baselined) for each in report.documents)
    assert len(told.splitlines()) == findings + bool(baseline)
    assert not set(told) & set("\x00\x1b\x07\r\x85\u2028")
    told.encode("utf-8")


def test_a_line_tells_where_and_what(build: Any) -> None:
    finding = build.finding(message="Skäl saknas", place=build.place("X", line=7))
    told = render(build.report(build.document(finding, path="memo.md")))
    assert told == "memo.md:7: fel BES03 ingen-paverkan-utan-skal: Skäl saknas.\n"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"line": 12, "page": 2}, "a.x:12: fel"),
        ({"page": 3}, "a.x: s. 3: fel"),
        ({}, "a.x: Konsekvenser, stycke 12: fel"),
        ({"section": ()}, "a.x: stycke 12: fel"),
        ({"section": (), "paragraph": None}, "a.x: fel"),
        (
            {"table": 2, "row": 0, "column": 1},
            "a.x: Konsekvenser, stycke 12, tabell 2, tabellrad 1, kolumn 2: fel",
        ),
    ],
)
def test_where_it_is_depends_on_what_the_file_counts(build: Any, changes: Any, told: str) -> None:
    finding = build.finding(place=build.place("X", **changes))
    assert render(build.report(build.document(finding, path="a.x"))).startswith(f"{told} BES03")


@pytest.mark.parametrize("options", [{"tips": True}, {"fail_on": "info"}])
def test_tips_are_told_as_in_the_text(build: Any, options: Any) -> None:
    report = build.report(build.document(build.finding(level="info")))
    assert render(report) == "1 tips, visa med --tips.\n"
    assert ": tips BES03" in render(report, **options)
    assert "--tips" not in render(report, **options)


def test_what_is_not_shown_is_counted_on_the_last_line(build: Any) -> None:
    told = render(build.gated()).splitlines()
    assert told[-1] == (
        "1 tips, visa med --tips. 2 fynd undantagna, visa med --show-suppressed. 2 fynd finns i baslinjen."
    )
    assert not [line for line in told[:-1] if "PER01" in line or "STA02" in line]


def test_nothing_to_say_is_nothing(build: Any) -> None:
    assert render(build.report(build.document())) == ""


def test_what_could_not_be_read_is_a_line(build: Any) -> None:
    unread = Unread("a.pdf", "broken", "Filen är trasig")
    told = render(build.report(unread, unread._replace(accepted="Bara på papper")))
    assert told.splitlines() == [
        "a.pdf: kunde inte läsas: Filen är trasig.",
        "a.pdf: godtas oläst: Filen är trasig. Godtas: Bara på papper.",
    ]

"""What fails no run, and what is wrong in a configuration: told by every format that people read, and counted."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import jsonschema
import pytest
from html_pages import one, page_of, words

from konsekvens_lint.commands.telling import Counter
from konsekvens_lint.formats import json as as_json
from konsekvens_lint.formats import render as render_as
from konsekvens_lint.formats.phrases import in_numbers
from konsekvens_lint.formats.tally import closing_line, tally
from konsekvens_lint.formats.terminal import render
from konsekvens_lint.formats.words import accepted_count, baselined_count, suppressed_count
from konsekvens_lint.report import Report


def test_the_text_counts_what_fails_no_run(build: Any, golden: Any) -> None:
    told = render(build.gated(), width=80)
    assert "2 fynd undantagna, visa med --show-suppressed\n2 fynd finns i baslinjen\n" in told
    assert "Skäl:" not in told and "PER01" not in told
    golden("terminal_gated.txt", told)


def test_the_text_tells_exceptions_when_asked_for(build: Any, golden: Any) -> None:
    told = render(build.gated(), width=80, show_suppressed=True, tips=True)
    assert "--show-suppressed" not in told
    assert "Undantag: konsekvens-lint.yaml:14, till och med 2027-01-31." in told
    golden("terminal_gated_suppressed.txt", told)


def test_the_text_of_a_configuration_alone(build: Any) -> None:
    lines = render(Report((), configurations=build.gated().configurations), width=80).splitlines()
    assert "Konfigurationen" in lines and "  konsekvens-lint.yaml:9" in lines
    assert not [line for line in lines if "Sökte i" in line or "Sammanfattning" in line]


def test_tips_on_a_configuration_are_told_when_asked_for(build: Any) -> None:
    (configuration,) = build.gated().configurations
    tip = configuration._replace(findings=(configuration.findings[0]._replace(level="info"),))
    report = Report((), configurations=(tip,))
    assert "UND03" not in render(report) and "UND03" in render(report, tips=True)


@pytest.mark.parametrize("name", ["text", "concise", "csv", "github", "html"])
def test_what_is_wrong_in_a_configuration_is_told_line_by_line(build: Any, name: str) -> None:
    (configuration,) = build.gated().configurations
    (finding,) = configuration.findings
    place = finding.place._replace(start=9)
    later, earlier = (
        finding._replace(message=f"Rad {line}", place=place._replace(line=line, start=20 - line))
        for line in (12, 7)
    )
    report = Report((), configurations=(configuration._replace(findings=(later, earlier)),))
    told = render_as(name, report, {"version": "1"})
    assert told.index("Rad 7") < told.index("Rad 12")


def test_every_text_survives_the_terminal_and_the_page(report: Report) -> None:
    render(report, show_suppressed=True, tips=True).encode("utf-8")
    page_of(report)


def test_the_json_report_is_as_the_schema_says(build: Any, golden: Any) -> None:
    told = as_json.render(build.gated(), "1.2.3")
    schema = json.loads(files("konsekvens_lint.formats").joinpath("report.schema.json").read_text("utf-8"))
    jsonschema.validate(json.loads(told), _strict(schema))
    golden("report_gated.json", told)


def _strict(schema: Any) -> Any:
    """The schema, which then allows nothing that it does not describe, and misses nothing that it describes."""
    if isinstance(schema, list):
        return [_strict(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {"additionalProperties": False} if isinstance(schema.get("properties"), dict) else {}
    return closed | {key: _strict(value) for key, value in schema.items()}


def test_json_tells_exceptions_and_the_baseline(build: Any) -> None:
    data = json.loads(as_json.render(build.gated(), "1"))
    memo, good, unread = data["documents"]
    assert [each["rule"] for each in memo["findings"]] == ["BES03", "BES07"]
    assert [each["rule"] for each in memo["baselined"]] == ["STA02", "STA02"]
    exceptions = [
        (each["finding"]["rule"], each["by"], each["entry"], each["until"]) for each in memo["suppressed"]
    ]
    assert exceptions == [
        ("BES05", "comment", None, None),
        ("PER01", "configuration", "konsekvens-lint.yaml:14", "2027-01-31"),
    ]
    assert (good["suppressed"], good["baselined"]) == ([], [])
    assert unread["error"]["accepted"] == "Skannad 1998, finns bara på papper"
    assert set(unread) == {"path", "error"}
    assert [each["path"] for each in data["configurations"]] == ["konsekvens-lint.yaml"]


def test_the_page_folds_exceptions_and_tells_the_configuration(build: Any) -> None:
    page = page_of(build.gated())
    folded = one(page, "details.suppressed")
    assert folded.get("open") is None
    assert words(one(folded, "summary")) == "2 fynd undantagna"
    child, promise = folded.cssselect("li")
    assert "Skäl Nämnden har egen barnchecklista. Undantag konsekvens-lint.yaml:14, till och med" in words(
        child
    )
    assert "»En analys görs under 2027.«" in words(promise)
    assert "2 fynd finns i baslinjen." in page.text_content()
    configured = one(page, ".configurations")
    assert words(one(configured, "h2")) == "Konfigurationen"
    assert "konsekvens-lint.yaml:9" in words(configured)
    assert "Godtas oläst. Filen är en bild" in words(one(page, ".index"))


def test_the_page_of_a_report_without_them_says_nothing_of_them(build: Any) -> None:
    page = page_of(build.full())
    assert not page.cssselect(".suppressed, .configurations, .apart")
    assert "Kunde inte läsas. Filen är en bild" in words(one(page, ".index"))


def test_a_gate_in_numbers(build: Any) -> None:
    counts = tally(build.gated())
    assert (counts.read, counts.unread, counts.accepted) == (2, 0, 1)
    assert (counts.suppressed, counts.baselined) == (2, 2)
    assert counts.findings == {"error": 1, "warning": 1, "info": 1}
    assert counts.documents == {"error": 1, "warning": 0, "info": 1}
    assert in_numbers(counts) == [
        ("Lästa", "2 dokument"),
        ("Godtas olästa", "1 dokument"),
        ("Med fel", "1 dokument (1 fel)"),
        ("Med varningar", "0 dokument"),
        ("Med tips", "1 dokument (1 tips)"),
        ("I konfigurationen", "1 varning"),
        ("Undantagna", "2 fynd"),
        ("I baslinjen", "2 fynd"),
    ]


def test_numbers_counted_as_documents_come_are_those_of_the_whole(report: Report) -> None:
    counter = Counter()
    for document in report.documents:
        counter.tell(document)
    counter.close(report._replace(documents=()))
    assert counter.counts == tally(report)


@pytest.mark.parametrize(
    ("exit_code", "fail_on", "told"),
    [
        (1, "error", "Avslutar med 1: 1 fel (gräns: fel)."),
        (1, "warning", "Avslutar med 1: 1 fel och 1 varning (gräns: varning)."),
        (0, "never", "Avslutar med 0: 1 fel, 1 varning och 1 tips (ingen gräns)."),
        (2, "error", "Avslutar med 2: inget dokument kunde granskas."),
    ],
)
def test_the_last_line_says_what_does_not_count(build: Any, exit_code: int, fail_on: Any, told: str) -> None:
    counts = tally(build.gated())
    beside = "2 fynd undantagna, 2 fynd finns i baslinjen och 1 dokument godtas oläst."
    assert closing_line(exit_code, counts, fail_on) == f"{told} {beside}"


def test_an_accepted_document_is_not_said_to_have_failed(build: Any) -> None:
    accepted = build.gated().documents[2]
    counts = tally(build.report(build.document(), accepted))
    assert (
        closing_line(0, counts, "error") == "Avslutar med 0: inga fel (gräns: fel). 1 dokument godtas oläst."
    )


@pytest.mark.parametrize(
    ("counted", "one", "many"),
    [
        (suppressed_count, "1 fynd undantaget", "2 fynd undantagna"),
        (baselined_count, "1 fynd finns i baslinjen", "2 fynd finns i baslinjen"),
        (accepted_count, "1 dokument godtas oläst", "2 dokument godtas olästa"),
    ],
)
def test_words_for_numbers(counted: Any, one: str, many: str) -> None:
    assert [counted(number) for number in (0, 1, 2)] == ["", one, many]

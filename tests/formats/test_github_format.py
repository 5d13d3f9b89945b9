"""Workflow commands, read as the runner reads them."""

from __future__ import annotations

import re
from typing import Any, NamedTuple
from urllib.parse import unquote

import pytest

from konsekvens_lint.formats.github import render
from konsekvens_lint.report import DocumentReport, Report


class Command(NamedTuple):
    """A command with its properties and text, unescaped."""

    name: str
    properties: dict[str, str]
    text: str


def _commands(told: str) -> list[Command]:
    """As actions/runner does: a line that starts with two colons; properties up to the next two, parted by commas."""
    found = []
    for line in re.split("\r\n|\r|\n", told):
        if match := re.fullmatch(r"::(\w+) (.*?)::(.*)", line, re.DOTALL):
            pairs = (pair.partition("=") for pair in match[2].split(","))
            properties = {name: _plain(value, "%3A %2C %0A %0D %25") for name, _, value in pairs}
            found.append(Command(match[1], properties, _plain(match[3], "%0A %0D %25")))
    return found


def _plain(text: str, escapes: str) -> str:
    for escape in escapes.split():
        text = text.replace(escape, unquote(escape))
    return text


def test_a_whole_report(build: Any, golden: Any) -> None:
    golden("github.txt", render(build.full()))


def test_a_gates_report_with_all_that_can_be_asked_for(build: Any, golden: Any) -> None:
    golden("github_gated.txt", render(build.gated(), tips=True, show_suppressed=True))


def test_each_finding_is_one_command_whatever_is_in_it(report: Report) -> None:
    told = render(report, tips=True, show_suppressed=True)
    told.encode("utf-8")
    read = [each for each in report.documents if isinstance(each, DocumentReport)]
    configured = [each for each in report.configurations for _ in each.findings]
    findings = [each for each in read for _ in (*each.findings, *each.suppressed)]
    commands = _commands(told)
    assert len(commands) == len(report.documents) - len(read) + len(findings) + len(configured)
    assert {each.name for each in commands} <= {"error", "warning", "notice"}
    assert all(set(each.properties) <= {"file", "line", "title"} for each in commands)


def test_names_and_texts_come_through(build: Any) -> None:
    path, message = "a, b: 100%\n.md", "50 % av: kvinnorna, %0A och %25."
    finding = build.finding(message=message, advice="Skriv", place=build.place("X", line=3))
    (command,) = _commands(render(build.report(build.document(finding, path=path))))
    assert command == Command(
        "error",
        {"file": path, "line": "3", "title": "BES03 ingen-paverkan-utan-skal"},
        f"{message}\nFörslag: Skriv.",
    )


@pytest.mark.parametrize(("level", "name"), [("error", "error"), ("warning", "warning"), ("info", "notice")])
def test_levels(build: Any, level: str, name: str) -> None:
    (command,) = _commands(render(build.report(build.document(build.finding(level=level))), tips=True))
    assert command.name == name


def test_tips_are_told_when_asked_for(build: Any) -> None:
    report = build.report(build.document(build.finding(level="info")))
    assert render(report) == "1 tips, visa med --tips.\n"
    assert len(_commands(render(report, fail_on="info"))) == 1


def test_where_no_line_can_be_told_the_text_says_where(build: Any) -> None:
    finding = build.finding(message="Skäl saknas", place=build.place("X"))
    (command,) = _commands(render(build.report(build.document(finding))))
    assert command.properties["file"] == "simhall.docx" and "line" not in command.properties
    assert command.text.startswith("Konsekvenser, stycke 12: Skäl saknas.")


def test_what_could_not_be_read_is_an_error_unless_it_is_accepted(build: Any) -> None:
    assert _commands(render(build.full()))[-1].name == "error"
    (accepted,) = [each for each in _commands(render(build.gated())) if "skanning" in each.properties["file"]]
    assert (accepted.name, accepted.properties["title"]) == ("notice", "Godtas oläst")
    assert accepted.text.endswith("Godtas: Skannad 1998, finns bara på papper.")


def test_standard_input_has_no_file(build: Any) -> None:
    (command,) = _commands(render(build.report(build.document(build.finding(), path="-"))))
    assert command.properties == {"title": "standard in: BES03 ingen-paverkan-utan-skal"}

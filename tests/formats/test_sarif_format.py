"""SARIF: against the official schema, and what the schema cannot say.

`sarif-2.1.0.schema.json` is the JSON schema of OASIS's standard SARIF 2.1.0 (errata 01, "rtm.5"), unchanged as it is
given in the npm package @microsoft/jest-sarif 1.0.0-beta.0 (MIT).
"""

from __future__ import annotations

import json
import re
from pathlib import Path, PureWindowsPath
from typing import Any
from urllib.parse import unquote, unquote_to_bytes

import jsonschema
import pytest

from konsekvens_lint.formats import sarif
from konsekvens_lint.formats.sarif import render, uri
from konsekvens_lint.report import DocumentReport, Report, Unread

_SCHEMA = Path(__file__).parent / "sarif-2.1.0.schema.json"
# RFC 3986: what a relative reference may be made of, its first segment without a colon.
_REFERENCE = r"(?:file:///)?(?:[A-Za-z0-9._~!$&'()*+,;=@/-]|%[0-9A-F]{2}|(?<=/[A-Z]):(?=/))*"


@pytest.fixture(scope="module")
def schema() -> Any:
    return jsonschema.Draft4Validator(json.loads(_SCHEMA.read_text("utf-8")))


def _run(report: Report) -> Any:
    (run,) = json.loads(render(report, "1.2.3").encode("utf-8"))["runs"]
    return run


def test_a_whole_report(build: Any, golden: Any) -> None:
    golden("report.sarif", render(build.full(), "1.2.3"))


def test_a_gates_report(build: Any, golden: Any) -> None:
    golden("report_gated.sarif", render(build.gated(), "1.2.3"))


def test_every_report_is_as_the_standard_says(report: Report, schema: Any) -> None:
    schema.validate(json.loads(render(report, "1.2.3")))
    schema.validate(json.loads(render(Report(()), "1.2.3")))


def test_the_schema_refuses_what_breaks_it(build: Any, schema: Any) -> None:
    data = json.loads(render(build.gated(), "1.2.3"))
    data["runs"][0]["results"][0]["level"] = "fel"
    assert not schema.is_valid(data)


def test_each_result_has_its_rule(report: Report) -> None:
    run = _run(report)
    rules = run["tool"]["driver"]["rules"]
    assert run["results"] and len({rule["id"] for rule in rules}) == len(rules)
    assert all(rules[each["ruleIndex"]]["id"] == each["ruleId"] for each in run["results"])


def test_every_uri_is_one(report: Report) -> None:
    uris = re.findall(r'"uri": "(.*)"', render(report, "1"))
    assert uris
    assert [each for each in uris if not re.fullmatch(_REFERENCE, each)] == []


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("memon/ny taxa.md", "memon/ny%20taxa.md"),
        ("å.docx", "%C3%A5.docx"),
        ("a:b#c?d%20.md", "a%3Ab%23c%3Fd%2520.md"),
        ("./memon//x.md", "memon/x.md"),
        ("../x.md", "../x.md"),
        ("/nämnd/x.md", "file:///n%C3%A4mnd/x.md"),
        ("r\nad.md", "r%0Aad.md"),
        (b"\xe5r.md".decode("utf-8", "surrogateescape"), "%E5r.md"),
        ("halvt\ud83d.md", "halvt%ED%A0%BD.md"),
    ],
)
@pytest.mark.skipif(
    Path("/").as_posix() != str(Path("/")), reason="paths of another kind than this computer's"
)
def test_paths_as_uris(path: str, told: str) -> None:
    assert uri(path) == told
    if "\ud83d" not in path and not path.startswith((".", "/")):
        assert unquote_to_bytes(told) == path.encode("utf-8", "surrogateescape")


@pytest.mark.parametrize(
    ("path", "told"),
    [("memon\\å.md", "memon/%C3%A5.md"), ("C:\\nämnd\\x.md", "file:///C:/n%C3%A4mnd/x.md")],
)
def test_paths_of_windows_as_uris(monkeypatch: pytest.MonkeyPatch, path: str, told: str) -> None:
    monkeypatch.setattr(sarif, "PurePath", PureWindowsPath)
    assert uri(path) == told


def test_a_text_has_lines_and_a_word_file_has_headings(build: Any) -> None:
    place = build.place("Citatet.", section=("A", "B"), line=7)
    text = build.document(build.finding(place=place), path="a.md", format="md")
    word = build.document(build.finding(place=place._replace(line=None, page=3, table=2, row=0)))
    of_text, of_word = (each["locations"][0] for each in _run(build.report(text, word))["results"])
    assert of_text["physicalLocation"]["region"] == {"startLine": 7, "snippet": {"text": "Citatet."}}
    assert "properties" not in of_text
    assert "region" not in of_word["physicalLocation"]
    assert of_word["logicalLocations"] == [{"name": "B", "fullyQualifiedName": "A › B", "kind": "section"}]
    assert of_word["properties"] == {
        "paragraph": 12,
        "page": 3,
        "table": 2,
        "row": 0,
        "where": "sidan 3, tabell 2, tabellrad 1",
        "quote": "Citatet.",
    }


def test_levels_and_texts(build: Any) -> None:
    findings = [
        build.finding(level=level, message="Skäl saknas", advice="Skriv")
        for level in ("info", "warning", "error")
    ]
    run = _run(build.report(build.document(*findings)))
    assert [each["level"] for each in run["results"]] == ["note", "warning", "error"]
    assert {each["message"]["text"] for each in run["results"]} == {"Skäl saknas. Förslag: Skriv."}
    (rule,) = run["tool"]["driver"]["rules"]
    assert rule["defaultConfiguration"] == {"level": "error"}


def test_exceptions_and_the_baseline_are_told_as_such(build: Any) -> None:
    results = _run(build.gated())["results"]
    states = [(each["ruleId"], each["baselineState"], len(each["suppressions"])) for each in results]
    assert states == [
        ("BES03", "new", 0),
        ("BES07", "new", 0),
        ("BES05", "new", 1),
        ("PER01", "new", 1),
        ("STA02", "unchanged", 0),
        ("STA02", "unchanged", 0),
        ("UND03", "new", 0),
    ]
    in_comment, in_configuration = results[2]["suppressions"][0], results[3]["suppressions"][0]
    assert (in_comment["kind"], in_configuration["kind"]) == ("inSource", "external")
    assert in_configuration["justification"] == "Nämnden har egen barnchecklista"
    assert in_configuration["location"]["physicalLocation"] == {
        "artifactLocation": {"uri": "konsekvens-lint.yaml"},
        "region": {"startLine": 14},
    }


def test_without_a_baseline_nothing_is_said_to_be_new(build: Any) -> None:
    assert not [each for each in _run(build.full())["results"] if "baselineState" in each]


def test_what_could_not_be_read_is_a_notification(build: Any) -> None:
    (invocation,) = _run(build.full())["invocations"]
    assert not invocation["executionSuccessful"]
    (notification,) = invocation["toolExecutionNotifications"]
    assert (notification["level"], notification["descriptor"]) == ("error", {"id": "no_text_layer"})
    at = notification["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert unquote(at) == "memon/gammal skanning.pdf"
    (invocation,) = _run(build.gated())["invocations"]
    assert invocation["executionSuccessful"]
    assert invocation["toolExecutionNotifications"][0]["level"] == "note"


def test_no_finding_is_lost(report: Report) -> None:
    run = _run(report)
    read = [each for each in report.documents if isinstance(each, DocumentReport)]
    findings = sum(len(each.findings) + len(each.suppressed) + len(each.baselined) for each in read)
    assert len(run["results"]) == findings + sum(len(each.findings) for each in report.configurations)
    unread = [each for each in report.documents if isinstance(each, Unread)]
    assert len(run["invocations"][0]["toolExecutionNotifications"]) == len(unread)

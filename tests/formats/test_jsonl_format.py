"""JSON lines: what the JSON report says, a document a line."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import jsonschema

from konsekvens_lint.formats import json as whole
from konsekvens_lint.formats.jsonl import render
from konsekvens_lint.report import Report


def test_a_gates_report(build: Any, golden: Any) -> None:
    golden("report.jsonl", render(build.gated(), "1.2.3"))


def test_the_lines_are_the_json_reports_documents(report: Report) -> None:
    """What `docs/json.md` says of them; the whole is also as the schema says."""
    lines = [json.loads(line) for line in render(report, "1").encode("utf-8").decode("utf-8").splitlines()]
    as_json = json.loads(whole.render(report, "1"))
    head = {name: as_json[name] for name in ("schema_version", "tool")}
    assert lines == [
        *(head | each for each in as_json["documents"]),
        *(head | {"configuration": each} for each in as_json["configurations"]),
    ]


def test_each_line_holds_against_the_schema(build: Any) -> None:
    schema = json.loads(files("konsekvens_lint.formats").joinpath("report.schema.json").read_text("utf-8"))
    for line in render(build.gated(), "1").splitlines():
        data = json.loads(line)
        shape = "configuration" if "configuration" in data else "unread" if "error" in data else "document"
        one = {"$ref": f"#/$defs/{shape}", "$defs": schema["$defs"]}
        jsonschema.validate(data.get("configuration", data), one)


def test_the_lines_of_two_reports_are_those_of_both(report: Report) -> None:
    apart = [Report((each,)) for each in report.documents]
    rest = Report((), configurations=report.configurations)
    assert "".join(render(each, "1") for each in [*apart, rest]) == render(report, "1")


def test_no_documents_are_no_lines() -> None:
    assert render(Report(()), "1") == ""

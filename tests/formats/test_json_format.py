"""The JSON contract: the golden file, and the schema that describes it."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

from konsekvens_lint.formats.json import render


@pytest.fixture
def schema() -> Any:
    return json.loads(files("konsekvens_lint.formats").joinpath("report.schema.json").read_text("utf-8"))


def test_a_whole_report(build: Any, golden: Any) -> None:
    golden("report.json", render(build.full(), "1.2.3"))


def test_a_whole_report_is_as_the_schema_says(build: Any, schema: Any) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(render(build.full(), "1.2.3")), schema)


def test_the_schema_describes_every_key(build: Any, schema: Any) -> None:
    """A strict reading of the schema also holds: nothing is told that it does not describe."""
    jsonschema.validate(json.loads(render(build.full(), "1.2.3")), _strict(schema))


@pytest.mark.parametrize(
    "broken",
    [
        lambda data: data.pop("schema_version"),
        lambda data: data["documents"][0].update(error={"code": "broken", "message": "…"}),
        lambda data: data["documents"][3].pop("error"),
        lambda data: data["documents"][3].update(findings=[]),
        lambda data: data["documents"][0].pop("findings"),
        lambda data: data["documents"][0]["findings"][0].pop("fingerprint"),
        lambda data: data["documents"][0]["findings"][0].update(level="fel"),
        lambda data: data["documents"][0]["findings"][0]["place"].update(table=3),
        lambda data: data["documents"][0]["facts"].update(kon_plus_factors=["skostorlek"]),
        lambda data: data["documents"][0]["facts"]["groups"][0].pop("women"),
        lambda data: data["documents"][0]["facts"]["goals"][0].update(measured="ja"),
        lambda data: data["documents"][0]["facts"].update(result_levels={"activity": 1}),
        lambda data: data["documents"][0]["checklists"][0]["points"][0].update(verdict="ja"),
    ],
)
def test_the_schema_refuses_what_breaks_the_contract(build: Any, schema: Any, broken: Any) -> None:
    data = json.loads(render(build.full(), "1.2.3"))
    broken(data)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, schema)


def test_the_text_ends_with_a_newline_and_keeps_its_letters(build: Any) -> None:
    told = render(build.full(), "1")
    assert told.endswith("}\n")
    assert "jämställdhet" in told


def test_a_place_in_a_table_has_its_cell(build: Any) -> None:
    cell = build.place("12", table=1, row=2, column=0)
    data = json.loads(render(build.report(build.document(build.finding(place=cell))), "1"))
    assert data["documents"][0]["findings"][0]["place"]["table"] == {"number": 1, "row": 2, "column": 0}


def test_points_that_do_not_apply_are_not_counted(build: Any) -> None:
    overall = json.loads(render(build.full(), "1"))["documents"][0]["checklists"][0]["overall"]
    assert (overall["met"], overall["of"]) == (1, 4)


def test_a_file_name_that_is_not_utf8_can_be_written_and_read_back(build: Any) -> None:
    path = b"protokoll-\xe5r.docx".decode("utf-8", "surrogateescape")
    told = render(build.report(build.document(path=path)), "1")
    assert json.loads(told.encode("utf-8"))["documents"][0]["path"] == path


def test_a_fact_that_json_cannot_tell_is_an_error(build: Any) -> None:
    with pytest.raises(TypeError, match="complex"):
        render(build.report(build.document(facts={"odd": 1j})), "1")


def _strict(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_strict(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {"additionalProperties": False} if "properties" in schema else {}
    return closed | {key: _strict(value) for key, value in schema.items()}

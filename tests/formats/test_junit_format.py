"""JUnit XML: against the schema that Jenkins's xUnit plugin holds files to, and what the schema cannot say.

`junit-10.xsd` is that plugin's (MIT), unchanged as pytest 9.2.0 gives it in testing/example_scripts.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from konsekvens_lint.formats.junit import render
from konsekvens_lint.report import Report

_SCHEMA = etree.XMLSchema(etree.parse(str(Path(__file__).parent / "junit-10.xsd")))


def _parsed(report: Report, **options: Any) -> Any:
    return etree.fromstring(render(report, **options).encode("utf-8"))


def _cases(report: Report, **options: Any) -> dict[str, tuple[str, str]]:
    """For the first document, each case's result and message."""
    (first, *_) = _parsed(report, **options)
    return {case.get("name"): _result(case) for case in first}


def _result(case: Any) -> tuple[str, str]:
    told = [each for each in case if each.tag != "system-out"]
    assert len(told) <= 1, "servers read one result of a case"
    return (told[0].tag, told[0].get("message")) if told else ("passed", "")


@pytest.mark.parametrize("name", ["full", "gated"])
def test_a_whole_report(build: Any, golden: Any, name: str) -> None:
    golden(f"junit_{name}.xml", render(getattr(build, name)()))


@pytest.mark.parametrize("fail_on", ["error", "warning", "info", "never"])
def test_every_report_is_as_the_schema_says_and_counts_right(report: Report, fail_on: Any) -> None:
    whole = _parsed(report, fail_on=fail_on)
    _SCHEMA.assertValid(whole)
    for suite in whole:
        results = [_result(case)[0] for case in suite]
        for name, result in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(suite.get(name)) == results.count(result)
        assert int(suite.get("tests")) == len(results) > 0
        names = [case.get("name") for case in suite]
        assert len(set(names)) == len(names)
    for name in ("tests", "failures", "errors"):
        assert int(whole.get(name)) == sum(int(suite.get(name)) for suite in whole)
    assert len(whole) == len(report.documents) + len(report.configurations)


def test_what_xml_cannot_hold_is_shown_as_lost(build: Any) -> None:
    report = build.report(build.document(build.finding(message="a\x00b\x0cc\ud800d\ufffee"), path="x\x1b.md"))
    assert _cases(report)["BES03"] == ("failure", "a\ufffdb\ufffdc\ufffdd\ufffde.")


def test_each_outcome_is_a_case(build: Any) -> None:
    assert _cases(build.gated()) == {
        "Kan läsas": ("passed", ""),
        "BES01": ("passed", ""),
        "BES03": ("failure", "Texten säger att förslaget inte påverkar jämställdheten, men inte varför."),
        "BES05": (
            "skipped",
            "Undantaget (en kommentar i dokumentet): Analysen är beställd, se ärende 2026-114.",
        ),
        "BES07": ("passed", ""),
        "PER01": (
            "skipped",
            "Undantaget (konsekvens-lint.yaml:14, till och med 2027-01-31): Nämnden har egen barnchecklista.",
        ),
        "STA01": ("skipped", "Kan inte bedömas."),
        "STA02": ("skipped", "Finns i baslinjen."),
        "CHK01": ("skipped", "Ej aktuellt."),
    }


@pytest.mark.parametrize(
    ("level", "fail_on", "result"),
    [
        ("error", "error", "failure"),
        ("warning", "error", "passed"),
        ("warning", "warning", "failure"),
        ("info", "warning", "passed"),
        ("info", "info", "failure"),
        ("error", "never", "passed"),
    ],
)
def test_the_limit_decides_what_fails(build: Any, level: str, fail_on: str, result: str) -> None:
    report = build.report(build.document(build.finding(level=level)))
    assert _cases(report, fail_on=fail_on)["BES03"][0] == result
    assert "Texten säger att förslaget inte påverkar" in render(report, fail_on=fail_on)  # type: ignore[arg-type]


def test_many_findings_of_a_rule_are_one_failure(build: Any) -> None:
    quotes = ["Ett.", "Två.", "Tre."]
    findings = [build.finding(each, message=each) for each in quotes]
    (suite,) = _parsed(build.report(build.document(*findings)))
    (failure,) = suite.iter("failure")
    assert failure.get("message") == "Ett. (och 2 till)"
    assert [failure.text.count(f"»{each}«") for each in quotes] == [1, 1, 1]


def test_a_rule_that_also_has_exceptions_fails_for_the_rest(build: Any) -> None:
    (memo, *_) = build.gated().documents
    both = memo._replace(findings=(memo.findings[0], memo.suppressed[0].finding._replace(level="error")))
    (suite,) = _parsed(build.report(both))
    (case,) = [each for each in suite if each.get("name") == "BES05"]
    assert _result(case)[0] == "failure"
    assert "Analysen är beställd" in case.findtext("system-out")


def test_what_could_not_be_read_is_an_error_unless_it_is_accepted(build: Any) -> None:
    (case,) = _parsed(build.full())[-1]
    assert (case.get("name"), _result(case)[0]) == ("Kan läsas", "error")
    (case,) = _parsed(build.gated())[2]
    assert _result(case)[0] == "skipped" and _result(case)[1].endswith("finns bara på papper.")


def test_a_name_with_full_stops_is_not_taken_for_a_package(build: Any) -> None:
    (suite,) = _parsed(build.report(build.document(path="memon/2026.01/x.docx")))
    assert suite.get("name") == "memon/2026.01/x.docx"
    assert suite[0].get("classname") == "memon/2026_01/x_docx"

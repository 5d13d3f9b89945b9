"""A rule's code and its name are taken alike wherever a rule is named, and reports tell both."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from command_line import BAD, Run, run, written

from konsekvens_lint.rulebook.loading import built_in
from konsekvens_lint.settings.config_file import NAME

RULE = ("BES03", "ingen-paverkan-utan-skal")
either = pytest.mark.parametrize("called", RULE)


def _rules(done: Run) -> list[str]:
    (document,) = json.loads(done.out)["documents"]
    return [finding["rule"] for finding in document["findings"]]


@either
def test_in_options(called: str, bad: Path) -> None:
    assert _rules(run(bad, "--select", called, "--format", "json")) == ["BES03"]
    assert "BES03" not in _rules(run(bad, "--ignore", called, "--format", "json"))
    assert run("rule", called).out == run("rule", "BES03").out


@either
@pytest.mark.parametrize(
    "line",
    ["ignore: [{}]", "levels: {{{}: 'off'}}", "suppressions: [{{rule: {}, match: '*', reason: prövat}}]"],
)
def test_in_the_configuration(line: str, called: str, bad: Path) -> None:
    written(bad.parent / NAME, line.format(called))
    assert "BES03" not in _rules(run(bad, "--format", "json"))


@either
def test_in_the_document(called: str, bad: Path) -> None:
    comment = f"<!-- konsekvens-lint: ignorera {called} – prövat i nämnden -->\nÄrendet"
    written(bad, BAD.replace("Ärendet", comment))
    assert run(bad).code == 0


def test_all_names_are_taken() -> None:
    for rule in built_in().rules:
        assert run("rule", rule["name"]).code == 0


def test_reports_tell_both(bad: Path, tmp_path: Path) -> None:
    names = ("json", "sarif", "csv", "github", "concise", "junit", "text", "html")
    run(bad, *(word for name in names for word in ("--write", f"{name}={tmp_path}/ut.{name}")))
    for name in names:
        text = (tmp_path / f"ut.{name}").read_text(encoding="utf-8")
        assert all(each in text for each in RULE), name
    with (tmp_path / "ut.csv").open(encoding="utf-8-sig") as opened:
        assert list(csv.reader(opened, delimiter=";"))

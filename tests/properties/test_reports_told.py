"""Whatever a document says, every format tells its report, as its contract says, and the cache gives it back as it was."""

from __future__ import annotations

import csv
import io
import json
from importlib.resources import files
from pathlib import Path

import jsonschema
from documents_made import made, papers
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html
from texts_written import as_markdown, as_plain
from words_written import as_word

from konsekvens_lint.documents.reader import read
from konsekvens_lint.formats import FORMATS, render
from konsekvens_lint.gate.cache.coding import decoded, encoded
from konsekvens_lint.linter import check_document
from konsekvens_lint.report import DocumentReport, Report
from konsekvens_lint.rulebook.loading import built_in
from konsekvens_lint.settings.options import Options, plan

BOOK = built_in()
KINDS = ("tjansteskrivelse", "remissvar", None)
PLANS = [plan(Options(kind=kind, grammar="off", with_text=True), BOOK) for kind in KINDS]
RANDOM = st.randoms(use_true_random=False)
WAYS = {".txt": as_plain, ".md": as_markdown, ".docx": as_word}
SCHEMA = json.loads(files("konsekvens_lint.formats").joinpath("report.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


@st.composite
def reports(draw: st.DrawFn) -> DocumentReport:
    """The report on any document, in any format, of any kind."""
    document = draw(st.one_of(papers(), made()))
    suffix = draw(st.sampled_from(sorted(WAYS)))
    data = WAYS[suffix](document, draw(RANDOM)).data
    path = draw(st.sampled_from(["d", "Ärende å\u0308 & <b>.md", "a|b\n\u202ec.docx", "=1+1"]))
    return check_document(read(Path(f"d{suffix}"), data), BOOK, draw(st.sampled_from(PLANS)), path, "0" * 64)


@given(reports(), st.booleans(), st.sampled_from([20, 80, 200]))
def test_in_every_format(report: DocumentReport, tips: bool, width: int) -> None:
    told = {
        name: render(
            name,
            Report((report,), skipped=1),
            {"version": "1", "tips": tips, "width": width, "fail_on": "info", "color": tips, "ascii": tips},
        )
        for name in FORMATS
    }
    rules = [finding.rule for finding in report.findings]
    parsed = json.loads(told["json"])
    VALIDATOR.validate(parsed)
    (document,) = parsed["documents"]
    assert [finding["rule"] for finding in document["findings"]] == rules
    assert [finding["place"]["quote"] for finding in document["findings"] if finding["place"]] == [
        finding.place.quote for finding in report.findings if finding.place
    ]
    assert json.loads(told["jsonl"].split("\n")[0])["findings"] == document["findings"]
    (run,) = json.loads(told["sarif"])["runs"]
    assert sorted(result["ruleId"] for result in run["results"]) == sorted(rules)
    etree.fromstring(told["junit"].encode())
    page = html.fromstring(told["html"])
    assert not page.xpath("//b[text()='.md']")
    rows = list(csv.reader(io.StringIO(told["csv"].removeprefix("\ufeff")), delimiter=";"))
    assert len({len(row) for row in rows}) == 1


@given(reports())
def test_from_the_cache_as_it_was(report: DocumentReport) -> None:
    without_text = report._replace(document=None)
    again = decoded(encoded(without_text), report.path)
    # repr tells what == does not: True from 1, and a list from a tuple.
    assert repr(again) == repr(without_text)

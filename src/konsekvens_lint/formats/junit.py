"""The report as JUnit XML, which build servers show: a suite for each document, a case for each rule.

A case has the same name whether it fails or not, so that servers see what is new. A finding below the limit does not
fail its case, and is told as its output; where all of a rule's findings have an exception or are in the baseline, the
case is skipped, since it neither fails nor is as it should be.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple
from xml.etree import ElementTree

from konsekvens_lint.documents.model import one_line
from konsekvens_lint.formats import FailOn
from konsekvens_lint.formats.json import TOOL_NAME
from konsekvens_lint.formats.phrases import called, is_seen, located, reading_order, short
from konsekvens_lint.formats.tally import SHOWN, blocking
from konsekvens_lint.formats.uncounted import excepted, why_unread
from konsekvens_lint.formats.words import LEVELS, VERDICTS, limit, sentence
from konsekvens_lint.report import DocumentReport, Finding, Level, Outcome, Report, Suppressed, Unread

_READ = "Kan läsas"
_BASELINED = "Finns i baslinjen."
_SKIPPED: dict[Outcome, str] = {
    "not_applicable": VERDICTS["not_applicable"],
    "undetermined": VERDICTS["undetermined"],
}
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Apart(NamedTuple):
    """A finding that fails nothing, and why not."""

    finding: Finding
    why: str


class Case(NamedTuple):
    """A test: `result` is nothing for one that passes, and `message` its first line."""

    name: str
    result: str = ""
    message: str = ""
    type: str = ""
    text: str = ""
    output: str = ""


def render(report: Report, *, fail_on: FailOn = "error") -> str:
    """The whole report as one XML text. `fail_on` is for documents that have no limit of their own."""
    suites = [_suite(called(each.path), list(_document(each, fail_on))) for each in report.documents]
    suites += [
        _suite(each.path, list(_cases(each.path, each.findings, blocking(each.fail_on), [], {})))
        for each in report.configurations
    ]
    whole = ElementTree.Element("testsuites", name=TOOL_NAME)
    for name in ("tests", "failures", "errors"):
        whole.set(name, str(sum(int(suite.get(name, 0)) for suite in suites)))
    whole.extend(suites)
    ElementTree.indent(whole)
    told = ElementTree.tostring(whole, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{told}\n'


def _suite(path: str, cases: Sequence[Case]) -> ElementTree.Element:
    results = [case.result for case in cases]
    suite = ElementTree.Element("testsuite", name=_held(path), tests=str(len(cases)))
    for name, result in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(name, str(results.count(result)))
    # Servers take what is before the last full stop for a package.
    group = _held(path).replace(".", "_")
    for case in cases:
        element = ElementTree.SubElement(suite, "testcase", name=_held(case.name), classname=group)
        if case.result:
            told = ElementTree.SubElement(element, case.result, message=_held(case.message))
            if case.type:
                told.set("type", _held(case.type))
            told.text = _held(case.text) or None
        if case.output:
            ElementTree.SubElement(element, "system-out").text = _held(case.output)
    return suite


def _document(document: DocumentReport | Unread, fail_on: FailOn) -> Iterator[Case]:
    if isinstance(document, Unread):
        result = "error" if document.accepted is None else "skipped"
        yield Case(_READ, result, why_unread(document), document.code)
        return
    yield Case(_READ)
    apart = [Apart(each.finding, _excepted(each)) for each in document.suppressed]
    apart += [Apart(each, _BASELINED) for each in document.baselined]
    levels = blocking(document.fail_on or fail_on)
    yield from _cases(document.path, document.findings, levels, apart, document.outcomes)


def _cases(
    path: str,
    findings: Sequence[Finding],
    levels: Collection[Level],
    apart: Sequence[Apart],
    outcomes: Mapping[str, Outcome],
) -> Iterator[Case]:
    """A case for each rule that was tried or has a finding."""
    all_findings = [*findings, *(each.finding for each in apart)]
    for code in dict.fromkeys([*outcomes, *(each.rule for each in all_findings)]):
        yield _case(
            path,
            code,
            sorted((each for each in findings if each.rule == code), key=reading_order),
            levels,
            [each for each in apart if each.finding.rule == code],
            outcomes.get(code, "finding"),
        )


def _case(
    path: str,
    code: str,
    findings: Sequence[Finding],
    levels: Collection[Level],
    apart: Sequence[Apart],
    outcome: Outcome,
) -> Case:
    failing = [each for each in findings if each.level in levels]
    below = [_told(path, each) for each in findings if each.level not in levels]
    output = "\n\n".join([*below, *(f"{each.why}\n{_told(path, each.finding)}" for each in apart)])
    if failing:
        worst = min(failing, key=lambda each: SHOWN.index(each.level))
        more = f" (och {len(failing) - 1} till)" if len(failing) > 1 else ""
        text = "\n\n".join(_told(path, each) for each in failing)
        return Case(code, "failure", f"{sentence(worst.message)}{more}", LEVELS[worst.level], text, output)
    if apart:
        return Case(code, "skipped", " ".join(dict.fromkeys(each.why for each in apart)), output=output)
    if not findings and outcome in _SKIPPED:
        return Case(code, "skipped", sentence(_SKIPPED[outcome]))
    return Case(code, output=output)


def _excepted(each: Suppressed) -> str:
    return f"Undantaget ({excepted(each)}): {sentence(each.reason)}"


def _told(path: str, finding: Finding) -> str:
    """Where it is, what is wrong, and what to write."""
    lines = [
        f"{located(called(path), finding.place)}: {limit(finding.level)}: {sentence(finding.message)}",
        f"»{short(finding.place.quote, 240)}«" if finding.place and is_seen(finding.place) else "",
        f"Förslag: {sentence(one_line(finding.advice))}" if finding.advice.strip() else "",
        f"{finding.rule} {finding.name}",
    ]
    return "\n".join(line for line in lines if line)


def _held(text: str) -> str:
    """The text without what XML cannot hold."""
    return _NOT_IN_XML.sub("\ufffd", text)

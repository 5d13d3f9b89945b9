"""From a document that has been judged to its self-assessments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import count
from pathlib import PurePath
from typing import Any, NamedTuple

from konsekvens_lint.assessing.assessment import Assessment, Occasion, Range, Scored, Sums
from konsekvens_lint.facts.facts import find_facts
from konsekvens_lint.facts.form_things import shortened
from konsekvens_lint.facts.forms.form import Form, Row
from konsekvens_lint.formats.phrases import called
from konsekvens_lint.report import DocumentReport, Finding
from konsekvens_lint.rulebook.book import Rulebook

# The kinds of things that rules on forms count are named so.
_OF_FORMS = "form"


class Read(NamedTuple):
    """A document that was read, and the assessments in it: none where it has no form that is filled in."""

    path: str
    assessments: tuple[Assessment, ...]


def assessments_of(report: DocumentReport, book: Rulebook) -> Read:
    """The assessments in a document, which the report holds with its text. A report carries no facts, so they are found anew.

    Errors: ValueError for a report without its text.
    """
    if report.document is None:
        raise ValueError("the report does not hold its document")
    forms = find_facts(report.document, book).forms
    findings = _by_form(forms, _of_forms(report.findings, book))
    lists = {entry["id"]: entry for entry in book.forms}
    made = [
        _assessment(form, report, lists[form.catalogue], findings[number])
        for number, form in enumerate(forms)
    ]
    return Read(report.path, tuple(made))


def named_apart(several: Iterable[Assessment]) -> tuple[Assessment, ...]:
    """The same, those that share a name told apart by a number: "Norrby (1)", "Norrby (2)"."""
    told = tuple(several)
    times = Counter(each.name for each in told)
    taken = {name for name, number in times.items() if number == 1}
    named = []
    for each in told:
        name = each.name if each.name in taken else _free(each.name, taken)
        taken |= {name} if times[each.name] > 1 else set()
        named.append(each._replace(name=name))
    return tuple(named)


def _free(name: str, taken: AbstractSet[str]) -> str:
    """The name with the first number that nothing has."""
    return next(told for number in count(1) if (told := f"{name} ({number})") not in taken)


def _of_forms(findings: Iterable[Finding], book: Rulebook) -> list[Finding]:
    codes = {rule["code"] for rule in book.rules if str(rule.get("each", "")).startswith(_OF_FORMS)}
    return [finding for finding in findings if finding.rule in codes]


def _by_form(forms: Sequence[Form], findings: Iterable[Finding]) -> list[tuple[Finding, ...]]:
    """The findings of each form: those that point at one of its blocks, or rest on one. The first has those of none."""
    found: list[list[Finding]] = [[] for _ in forms]
    for finding in findings:
        blocks = {each.paragraph for each in (finding.place, *finding.evidence) if each}
        of = (number for number, form in enumerate(forms) if blocks & form.blocks)
        if forms:
            found[next(of, 0)].append(finding)
    return [tuple(each) for each in found]


def _assessment(
    form: Form, report: DocumentReport, listed: Mapping[str, Any], findings: tuple[Finding, ...]
) -> Assessment:
    order = _in_time(form)
    points = {point["id"]: point for point in listed["points"]}
    return Assessment(
        path=report.path,
        name=form.organisation or PurePath(called(report.path)).stem,
        organisation=form.organisation,
        catalogue=form.catalogue,
        catalogue_title=listed["title"],
        scale_told=bool(form.scale.ranges),
        occasions=tuple(_occasion(form, at) for at in order),
        points=tuple(_scored(row, order, points) for row in form.rows),
        missing=tuple(f"{point.number}. {point.title}" for point in form.missing),
        sums=_sums(form, order),
        findings=findings,
    )


def _in_time(form: Form) -> tuple[int, ...]:
    """The columns in their order, but for the occasions, which come with the earliest first."""
    occasions: Iterator[int] = iter(form.occasions)
    return tuple(
        next(occasions) if column.kind == "occasion" else at for at, column in enumerate(form.columns)
    )


def _occasion(form: Form, at: int) -> Occasion:
    column = form.columns[at]
    scale: Range = form.scale.at(at) or form.usual_scale
    return Occasion(column.label, column.kind, column.mean, column.raters, column.answers, scale, column.time)


def _scored(row: Row, order: Sequence[int], points: Mapping[str, Mapping[str, Any]]) -> Scored:
    scores = tuple(score.value if (score := row.scores[at]) else None for at in order)
    if row.point is None:
        return Scored(None, None, shortened(row.label), "", scores, row.comment)
    point = points[row.point]
    return Scored(row.point, point["number"], point["title"], point["text"], scores, row.comment)


def _sums(form: Form, order: Sequence[int]) -> Sums:
    stated = form.sums.scores if form.sums else (None,) * len(form.columns)
    return Sums(
        tuple(score.value if (score := stated[at]) else None for at in order),
        tuple(_total(form, at) for at in order),
    )


def _total(form: Form, at: int) -> float | None:
    """The sum of the column's scores. None where it has none, and where a sum says nothing: of means that nobody has summed."""
    is_scored = any(row.scores[at] is not None for row in form.rows)
    is_summed = form.sums is not None or not form.columns[at].mean
    return round(form.total(at), 6) if is_scored and is_summed else None

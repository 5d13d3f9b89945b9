"""What the comments say: a finding as what, why and a sentence to start from; and a summary with the checklists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from konsekvens_lint.documents.model import Place
from konsekvens_lint.formats.checklist_table import SIGNS, comes_to, none_applies, searched_in, unanswered
from konsekvens_lint.formats.paper import flat
from konsekvens_lint.formats.phrases import Told, counts, evidence, is_seen, read_as, remarks, searched, short
from konsekvens_lint.formats.words import (
    DEMANDS,
    DISCLAIMER,
    LEVELS,
    UNCERTAIN,
    VERDICTS,
    counted,
    sentence,
)
from konsekvens_lint.report import Checklist, DocumentReport, Point
from konsekvens_lint.version import __version__

#: Of the others that a comment stands for, so many are quoted.
_OTHERS_QUOTED = 5


class Line(NamedTuple):
    """A paragraph of a comment: a label, set in bold, and what it says."""

    label: str
    text: str = ""


def about(told: Told, *, quoting: bool) -> list[Line]:
    """The comment on a finding. `quoting`: it begins with the words that it is about."""
    finding, others = told
    quotes = [f"»{short(each.quote)}«" for each in evidence(finding)]
    lines = [
        Line("Gäller:", _subject(finding.place) if quoting else ""),
        Line(f"{LEVELS[finding.level]}:", sentence(finding.message)),
        Line("Sökte i:", sentence(searched(finding))),
        Line("Underlag:", ", ".join(quotes)),
        Line("Varför:", sentence(finding.why)),
        Line("Förslag:", sentence(finding.advice)),
        Line("Också:", _others(told) if others else ""),
        Line("Regel:", _reference(told)),
    ]
    return [Line(line.label, flat(line.text)) for line in lines if line.text]


def _subject(place: Place | None) -> str:
    return f"»{short(place.quote)}«" if place and place.quote.strip() else "hela dokumentet"


def _others(told: Told) -> str:
    places = [each.place for each in told.others if each.place and is_seen(each.place)]
    quotes = [f"»{short(place.quote, 30)}«" for place in places[:_OTHERS_QUOTED]]
    quotes += ["…"] if len(places) > _OTHERS_QUOTED else []
    return sentence(f"{len(told.others)} till i samma avsnitt: {', '.join(quotes)}".removesuffix(": "))


def _reference(told: Told) -> str:
    finding = told.finding
    parts = [f"{finding.rule} {finding.name}", UNCERTAIN[finding.confidence]]
    rule = sentence(", ".join(filter(None, parts)))
    return f"{rule} Källa: {sentence(finding.source)}" if finding.source.strip() else rule


def summary(report: DocumentReport, tips_left_out: int, mark: str) -> list[Line]:
    """The comment on the whole document: what was found, what to know of it, and each checklist. `mark` stands for the
    text that was judged.
    """
    about = f"av konsekvens-lint {__version__} enligt profilen {report.profile}. Textens märke: {mark}."
    lines = [Line("Granskat", about)]
    lines += [Line("Sammanfattning:", f"{counts(report)} {read_as(report)}")]
    lines += [Line("Obs!", remark) for remark in remarks(report)]
    if tips_left_out:
        lines.append(Line("Tips:", f"{counted(tips_left_out, 'info')} visas inte här."))
    for checklist in report.checklists:
        lines += _checklist(checklist)
    if not report.checklists:
        lines.append(Line("", none_applies(report.kind)))
    return [
        *(Line(line.label, flat(line.text)) for line in lines if line.label or line.text),
        Line("", DISCLAIMER),
    ]


def _checklist(checklist: Checklist) -> Iterator[Line]:
    yield Line(f"Checklista: {checklist.title}")
    yield Line("Källa:", sentence(checklist.source))
    for point in checklist.points:
        yield Line(f"{SIGNS[point.verdict]} {VERDICTS[point.verdict]}:", _point(point, checklist.source))
    if where := searched_in(checklist.points):
        yield Line("", where)
    yield Line("Sammantaget:", comes_to(checklist))


def _point(point: Point, source: str) -> str:
    """The point, why it has its verdict, and where something is lacking, what the organisation asks."""
    told = f"{point.title} ({DEMANDS[point.demand]}). {sentence(point.reason)}".strip()
    asked = unanswered(point, source)
    return f"{told} Frågan: {asked}" if asked else told

"""A report as its templates show it: words, ids and links, in the order of the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from konsekvens_lint.documents.model import Document, one_line
from konsekvens_lint.formats.checklist_table import SIGNS, comes_to, none_applies, searched_in, unanswered
from konsekvens_lint.formats.html.apart import ApartShown, exceptions, in_configurations
from konsekvens_lint.formats.html.notes import Link, Note, links, mentions, note, numbered
from konsekvens_lint.formats.html.passages import Page, Passage, passages
from konsekvens_lint.formats.html.places import Marked, Mention, mark
from konsekvens_lint.formats.phrases import called, counts, in_numbers, read_as, remarks
from konsekvens_lint.formats.tally import tally
from konsekvens_lint.formats.uncounted import state_of, why_unread
from konsekvens_lint.formats.words import (
    DEMANDS,
    VERDICTS,
    baselined_count,
    counted,
    sentence,
    suppressed_count,
)
from konsekvens_lint.report import Checklist, DocumentReport, Level, Point, Report, Unread


class PointShown(NamedTuple):
    """A checklist's point in words."""

    sign: str
    verdict: str
    word: str
    demand: str
    title: str
    reason: str
    question: str
    evidence: tuple[Link, ...]


class ChecklistShown(NamedTuple):
    """A checklist in words."""

    title: str
    source: str
    overall: str
    comes_to: str
    searched: str
    points: tuple[PointShown, ...]


class Text(NamedTuple):
    """A document's text: what stands in reading order, and below it; `format` is the file's."""

    format: str
    passages: tuple[Passage, ...]
    footnotes: tuple[Passage, ...]
    furniture: tuple[Passage, ...]


class DocumentShown(NamedTuple):
    """A document that was read. `level` is that of its headings, and `label` names it among several.

    `notes` are its errors and warnings, `tips` the rest, and `at_top` those of both that concern the whole of it.
    Without `text` all of them stand at the top. `suppressed` are those with an exception.
    """

    id: str
    level: int
    label: str
    path: str
    title: str
    read_as: str
    profile: str
    remarks: tuple[str, ...]
    counts: str
    errors: int
    warnings: int
    tip_count: str
    notes: tuple[Note, ...]
    tips: tuple[Note, ...]
    at_top: tuple[Note, ...]
    suppressed: tuple[ApartShown, ...]
    suppressed_count: str
    baselined_count: str
    checklists: tuple[ChecklistShown, ...]
    no_checklist: str
    text: Text | None


class UnreadShown(NamedTuple):
    """A document that could not be read, and why. It has no `id`, since nothing is there to link to."""

    path: str
    state: str
    message: str
    id: str = ""


class ReportShown(NamedTuple):
    """The whole page. `numbers` are those of the run, where it is more than one document or passed files over.

    `configurations` is what is to be mended in the configuration.
    """

    title: str
    documents: tuple[DocumentShown | UnreadShown, ...]
    configurations: tuple[ApartShown, ...]
    numbers: tuple[tuple[str, str], ...]

    @property
    def is_one(self) -> bool:
        """Whether the page is about one document that was read, and its title is the page's."""
        return len(self.documents) == 1 and isinstance(self.documents[0], DocumentShown)


def view(report: Report) -> ReportShown:
    """The report as it is shown."""
    several = len(report.documents) != 1
    documents = tuple(
        UnreadShown(called(each.path), state_of(each), why_unread(each))
        if isinstance(each, Unread)
        else _document(each, number, several)
        for number, each in enumerate(report.documents, start=1)
    )
    numbers = tuple(in_numbers(tally(report))) if several or report.skipped else ()
    first = documents[0] if len(documents) == 1 else None
    title = first.title if isinstance(first, DocumentShown) else f"Granskning av {len(documents)} dokument"
    return ReportShown(title, documents, in_configurations(report.configurations), numbers)


def _document(report: DocumentReport, number: int, several: bool) -> DocumentShown:
    prefix = f"d{number}"
    told = numbered(report.findings, prefix)
    marked = Marked()
    if report.document:
        marked = mark(report.document, [*mentions(told), *_evidence(report.checklists)], prefix)
    notes = tuple(note(each, marked, is_alone=report.document is None) for each in told)
    beside: dict[int, list[Note]] = {}
    at_top: list[Note] = []
    for each, shown in zip(told, notes, strict=True):
        home = marked.homes.get(each.told.finding.place) if each.told.finding.place else None
        (at_top if home is None else beside.setdefault(home, [])).append(shown)
    level = 3 if several else 2
    path = called(report.path)
    return DocumentShown(
        id=prefix,
        level=level,
        label=f" i dokument {number}" if several else "",
        path=path,
        title=one_line(report.title or "") or path,
        read_as=read_as(report),
        profile=report.profile,
        remarks=tuple(remarks(report)),
        counts=counts(report),
        errors=_number(report, "error"),
        warnings=_number(report, "warning"),
        tip_count=counted(_number(report, "info"), "info"),
        notes=tuple(each for each in notes if not each.is_tip),
        tips=tuple(each for each in notes if each.is_tip),
        at_top=tuple(at_top),
        suppressed=exceptions(report.suppressed),
        suppressed_count=suppressed_count(len(report.suppressed)),
        baselined_count=baselined_count(len(report.baselined)),
        checklists=tuple(_checklist(each, marked) for each in report.checklists),
        no_checklist="" if report.checklists else none_applies(report.kind),
        text=_text(report.document, Page(marked, beside, prefix), level + 1) if report.document else None,
    )


def _number(report: DocumentReport, level: Level) -> int:
    return sum(finding.level == level for finding in report.findings)


def _evidence(checklists: Iterable[Checklist]) -> Iterator[Mention]:
    for checklist in checklists:
        for point in checklist.points:
            yield from map(Mention, point.evidence)


def _checklist(checklist: Checklist, marked: Marked) -> ChecklistShown:
    return ChecklistShown(
        checklist.title,
        sentence(checklist.source),
        checklist.overall,
        comes_to(checklist),
        searched_in(checklist.points),
        tuple(_point(each, checklist.source, marked) for each in checklist.points),
    )


def _point(point: Point, source: str, marked: Marked) -> PointShown:
    return PointShown(
        SIGNS[point.verdict],
        point.verdict,
        VERDICTS[point.verdict],
        DEMANDS[point.demand],
        point.title,
        sentence(point.reason),
        unanswered(point, source),
        links(point.evidence, marked, 100),
    )


def _text(document: Document, page: Page, heading: int) -> Text:
    pointed_at = set(page.marked.homes.values())
    furniture = [block for block in document.furniture if block.number in pointed_at]
    return Text(
        document.format,
        *(passages(blocks, page, heading) for blocks in (document.blocks, document.footnotes, furniture)),
    )

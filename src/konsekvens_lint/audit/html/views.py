"""What the templates ask of a summary, where it is not there as it is."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from konsekvens_lint.audit.figures import FEW, change, percent
from konsekvens_lint.audit.summary import (
    Agenda,
    Asked,
    ChainLevel,
    Counts,
    Cut,
    Example,
    Listed,
    Shown,
    Summary,
    YearCount,
)
from konsekvens_lint.audit.summing.order import natural
from konsekvens_lint.formats.paper import flat, shortened

_QUOTE = 300
# From which percentage, as it is told, a cell has the next colour: the smaller, the stronger.
_STEPS = (20, 40, 60, 80)


class Checklist(NamedTuple):
    """The points of a checklist: what each asks, and at which place it stands among the summary's points."""

    title: str
    source: str
    points: tuple[tuple[int, Asked], ...]


class Cell(NamedTuple):
    """A cell of the heat map: its class, its figure, and what it is of."""

    style: str
    figure: str
    of: str


class Group(NamedTuple):
    """The documents of a unit."""

    name: str
    documents: tuple[Listed, ...]
    unread: int
    copies: int


class Course(NamedTuple):
    """A unit's answers to a question, year by year, and how many percentage points the share has changed: from the first
    year to the last with enough judged documents, nothing where there are no two such years.
    """

    unit: str | None
    counts: tuple[Counts, ...]
    change: str


class Moment(NamedTuple):
    """A time at which questions were answered."""

    name: str
    counts: tuple[Counts, ...]


def unit_name(name: str | None) -> str:
    """The unit, or that it is not known."""
    return "Okänd enhet" if name is None else name


def title(one: Example | Listed) -> str:
    """What the document is called: its title, else its path."""
    return flat(one.title or "") or one.path


def quote(example: Example) -> str:
    """The quote on one line, its middle left out where it is long."""
    return shortened(flat(example.quote), _QUOTE)


def where(example: Example) -> str:
    """Where in the document: "Konsekvenser › För barn, s. 3"."""
    section = " › ".join(map(flat, example.section))
    return ", ".join(part for part in (section, f"s. {example.page}" if example.page else "") if part)


def checklists(summary: Summary) -> list[Checklist]:
    """The checklists in the order of their first points."""
    numbered: dict[str, list[tuple[int, Asked]]] = defaultdict(list)
    for at, asked in enumerate(summary.points):
        numbered[asked.checklist or ""].append((at, asked))
    return [_checklist(points) for points in numbered.values()]


def _checklist(points: Sequence[tuple[int, Asked]]) -> Checklist:
    first = points[0][1]
    return Checklist(first.checklist_title or first.checklist or "", first.source, tuple(points))


def cell(counts: Counts) -> Cell:
    """How a unit answers a point."""
    if not counts.judged:
        return Cell("no", "ej bed.", str(counts.not_judged)) if counts.not_judged else Cell("na", "–", "")
    of = f"{counts.has}/{counts.judged}" + (f" +{counts.not_judged}" if counts.not_judged else "")
    if counts.judged < FEW:
        return Cell(
            "few", f"{counts.has} av {counts.judged}", f"+{counts.not_judged}" if counts.not_judged else ""
        )
    step = bisect(_STEPS, round(100 * (counts.share or 0)))
    return Cell(f"h{step}", percent(counts.share), of)


def are_known(cuts: Iterable[Cut]) -> bool:
    """Whether there is anything to compare: some unit, type or year is known."""
    return any(cut.name is not None for cut in cuts)


def concerned(cuts: Iterable[Cut], checklist: Checklist) -> list[Cut]:
    """Those who have documents that some point of the checklist concerns."""
    return [
        cut
        for cut in cuts
        if any(cut.points[at].judged + cut.points[at].not_judged for at, _ in checklist.points)
    ]


def years(summary: Summary) -> list[Moment]:
    """The years that are known, with the measures' counts."""
    return [Moment(cut.name, cut.measures) for cut in summary.years if cut.name is not None]


def courses(summary: Summary, at: int) -> list[Course]:
    """The units with documents that the measure at the place concerns, the most improved first."""
    names = [moment.name for moment in years(summary)]
    found = []
    for each in summary.unit_years:
        by_year = {cut.name: cut.measures[at] for cut in each.years}
        if any(counts.concerned for counts in by_year.values()):
            enough = [counts for counts in by_year.values() if counts.judged >= FEW]
            changed = change(enough[0], enough[-1]) if len(enough) > 1 else ""
            found.append(Course(each.unit, tuple(by_year.get(name, Counts()) for name in names), changed))
    sign = -1 if summary.measures[at].is_wanted else 1
    return sorted(found, key=lambda one: (not one.change, sign * int(one.change.replace("−", "-") or 0)))


def audits(summary: Summary) -> list[Moment]:
    """The earlier audits and this one, with the counts of measures."""
    earlier = [Moment(each.name, each.total.measures) for each in summary.earlier]
    return [*earlier, Moment(summary.name, summary.total.measures)]


def audits_by_point(summary: Summary) -> list[Moment]:
    """The same with the points of checklists."""
    earlier = [Moment(each.name, each.total.points) for each in summary.earlier]
    return [*earlier, Moment(summary.name, summary.total.points)]


def line(moments: Iterable[Moment], at: int) -> list[tuple[str, Counts]]:
    """The question's counts over time."""
    return [(moment.name, moment.counts[at]) for moment in moments]


def any_judged(rows: Iterable[tuple[str, Counts]]) -> bool:
    """Whether there is a share to draw."""
    return any(counts.judged for _, counts in rows)


def changed(moments: Sequence[Moment], at: int) -> str:
    """The change from the first to the last, in percentage points; empty where few were judged."""
    return change(moments[0].counts[at], moments[-1].counts[at])


def level(shown: Shown) -> str:
    """What the documents show of the point; the thresholds are told beside it."""
    if shown.level is None:
        return f"För få granskade dokument ({shown.counts.judged} av minst {shown.least})"
    return f"Nivå {shown.level}: " + ("i liten utsträckning", "till en del", "genomgående")[shown.level - 1]


def known_years(counted: Iterable[YearCount]) -> Iterator[tuple[str, YearCount]]:
    """Each with the year as it is told."""
    for each in counted:
        yield ("Okänt år" if each.year is None else str(each.year)), each


def unread(documents: Iterable[Listed]) -> list[tuple[str, list[Listed]]]:
    """The documents that were not judged, by why."""
    several = sorted(
        (one for one in documents if one.status == "unread"), key=lambda one: (one.reason or "", one.path)
    )
    return [
        (reason, list(group))
        for reason, group in groupby(several, key=lambda one: one.reason or "skälet är inte känt")
    ]


def groups(documents: Iterable[Listed]) -> list[Group]:
    """All documents by unit, those of no known unit last."""
    by_unit: dict[str | None, list[Listed]] = defaultdict(list)
    for one in documents:
        by_unit[one.unit].append(one)
    return [_group(unit_name(name), by_unit[name]) for name in sorted(by_unit, key=natural)]


def _group(name: str, documents: Sequence[Listed]) -> Group:
    statuses = [one.status for one in documents]
    return Group(name, tuple(documents), statuses.count("unread"), statuses.count("duplicate"))


def answered(summary: Summary, checklist: Checklist) -> list[tuple[Asked, Counts]]:
    """The checklist's points, each with how all documents answer it."""
    return [(asked, summary.total.points[at]) for at, asked in checklist.points]


def titled(rows: Iterable[tuple[Asked, Counts]]) -> list[tuple[str, Counts]]:
    """The same by title."""
    return [(asked.title, counts) for asked, counts in rows]


def concerning(counts: Iterable[Counts]) -> list[int]:
    """The places of the questions that concern some document."""
    return [at for at, each in enumerate(counts) if each.concerned]


def measured(summary: Summary) -> list[tuple[Asked, Counts]]:
    """The measures that concern some document, each with how all documents answer it."""
    return [(summary.measures[at], summary.total.measures[at]) for at in concerning(summary.total.measures)]


def unasked(summary: Summary) -> list[str]:
    """The titles of the measures that concern no document."""
    places = concerning(summary.total.measures)
    return [f"”{asked.title}”" for at, asked in enumerate(summary.measures) if at not in places]


def over_time(moments: Iterable[Moment], questions: Sequence[Asked]) -> list[tuple[int, Asked]]:
    """The questions that concern some document at some time, with their places."""
    return [
        (at, asked)
        for at, asked in enumerate(questions)
        if any(moment.counts[at].concerned for moment in moments)
    ]


def goals(agenda: Agenda) -> list[tuple[str, int]]:
    """How many documents name each goal."""
    return [(str(goal), count) for goal, count in agenda.goals]


def follow_ups(results: Iterable[ChainLevel]) -> int:
    """How many follow-ups the result chain is told of."""
    return max((each.of for each in results), default=0)


def part(count: int, whole: int) -> float | None:
    """0 to 1; None where the whole is nothing."""
    return count / whole if whole else None


def capital(text: str) -> str:
    """The text with a capital first."""
    return text[:1].upper() + text[1:]

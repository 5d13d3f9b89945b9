"""A checklist as a small table: each point's verdict in words, and what they come to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from konsekvens_lint.formats.paper import Paper, flat, shortened
from konsekvens_lint.formats.words import DEMANDS, DISCLAIMER, KINDS, OVERALL, VERDICTS, listed, sentence
from konsekvens_lint.names import OTHER_KIND
from konsekvens_lint.report import Checklist, Overall, Point, Verdict

SIGNS: dict[Verdict, str] = {
    "met": "+",
    "partial": "~",
    "missing": "-",
    "not_applicable": "·",
    "undetermined": "?",
}

_OVERALL_ROLES: dict[Overall, str] = {"bor_kompletteras": "warning", "inga_brister_funna": "strong"}
_TO_ANSWER = frozenset({"partial", "missing", "undetermined"})
_VERDICT_WIDTH = max(map(len, VERDICTS.values()))
_DEMAND_WIDTH = max(map(len, DEMANDS.values()))
_COLUMNS_FROM = 64
_NARROW_INDENT = 4


def checklists(lists: Sequence[Checklist], kind: str, paper: Paper) -> Iterator[str]:
    """Each checklist as a table, and last whose judgement counts; for a kind of document that none is for, that."""
    if none := "" if lists else none_applies(kind):
        yield ""
        yield from paper.block(none, role="dim")
    for each in lists:
        yield ""
        yield from paper.block(f"Checklista: {each.title}", role="heading")
        yield from paper.block(sentence(each.source), lead="Källa: ", indent=2, role="dim")
        for point in each.points:
            yield from _point(point, each.source, paper)
        yield from paper.block(searched_in(each.points), indent=2, role="dim")
        yield from paper.block(comes_to(each), indent=2, role=_OVERALL_ROLES.get(each.overall, "strong"))
    if lists:
        yield from paper.block(DISCLAIMER, indent=2)


def _point(point: Point, source: str, paper: Paper) -> Iterator[str]:
    """The point's verdict and why; where something is lacking, what the organisation asks, in its own words."""
    role = point.verdict if point.verdict in ("met", "partial", "missing") else ""
    verdict, demand = VERDICTS[point.verdict], DEMANDS[point.demand]
    sign = f"{SIGNS[point.verdict]} "
    if paper.width >= _COLUMNS_FROM:
        lead = f"{sign}{verdict.ljust(_VERDICT_WIDTH)}  {demand.ljust(_DEMAND_WIDTH)}  "
        yield from paper.block(point.title, lead=lead, indent=2, lead_role=role)
        indent = 2 + len(lead)
    else:
        yield from paper.block(f"{verdict} ({demand})", lead=sign, indent=2, role=role, lead_role=role)
        yield from paper.block(point.title, indent=_NARROW_INDENT)
        indent = _NARROW_INDENT
    yield from paper.block(sentence(point.reason), indent=indent, role="dim")
    if asked := unanswered(point, source):
        yield from paper.block(f"Frågan: {asked}", indent=indent, role="dim")
    if point.evidence:
        yield from paper.block(
            f"Se »{shortened(flat(point.evidence[0].quote), 100)}«", indent=indent, role="dim"
        )


def none_applies(kind: str) -> str:
    """That no checklist is for the kind of document; nothing where the kind is not known, which is told before."""
    return "" if kind == OTHER_KIND else f"Ingen av de valda checklistorna gäller {KINDS.get(kind, kind)}."


def unanswered(point: Point, source: str) -> str:
    """What the organisation asks, where the document does not answer it; and where, if not in the list's `source`."""
    if point.verdict not in _TO_ANSWER:
        return ""
    asked_in = f" ({point.source})" if point.source != source else ""
    return f"{point.question}{asked_in}"


def searched_in(points: Sequence[Point]) -> str:
    """Where what is missing was looked for: said once, since all points read the same text."""
    headings = dict.fromkeys(heading for point in points for heading in point.searched)
    return f"Sökte i: {', '.join(headings)}." if headings else ""


def comes_to(checklist: Checklist) -> str:
    """What the points come to, naming the demands that are lacking; where none is, the advice that is."""
    told = OVERALL[checklist.overall]
    if lacking := _lacking(checklist, "krav"):
        return sentence(f"{told}: {lacking}")
    advised = _lacking(checklist, "rad")
    if not advised or checklist.overall != "inga_brister_funna":
        return sentence(told)
    return f"Inga krav saknas. Råd att se över: {advised}."


def _lacking(checklist: Checklist, demand: str) -> str:
    return listed(
        [
            _in_sentence(point.title)
            for point in checklist.points
            if point.demand == demand and point.verdict in ("partial", "missing")
        ]
    )


def _in_sentence(title: str) -> str:
    """The title as it stands within a sentence: CEMR and Agenda 2030 keep their capitals."""
    is_name = title[:2].isupper() or any(letter.isdigit() for letter in title)
    return title if is_name else title[:1].lower() + title[1:]

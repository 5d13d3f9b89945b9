"""A checklist as a small table: each point's verdict in words, and what they come to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from konsekvens_lint.formats.paper import Paper, flat, shortened
from konsekvens_lint.formats.words import DEMANDS, DISCLAIMER, OVERALL, VERDICTS, listed, sentence
from konsekvens_lint.report import Checklist, Overall, Point, Verdict

SIGNS: dict[Verdict, str] = {
    "met": "+",
    "partial": "~",
    "missing": "-",
    "not_applicable": "·",
    "undetermined": "?",
}

_OVERALL_ROLES: dict[Overall, str] = {"bor_kompletteras": "warning", "inga_brister_funna": "strong"}
_VERDICT_WIDTH = max(map(len, VERDICTS.values()))
_DEMAND_WIDTH = max(map(len, DEMANDS.values()))
_COLUMNS_FROM = 64
_NARROW_INDENT = 4


def checklists(lists: Sequence[Checklist], paper: Paper) -> Iterator[str]:
    """Each checklist as a table, and last whose judgement counts."""
    for each in lists:
        yield ""
        yield from paper.block(f"Checklista: {each.title}", role="heading")
        for point in each.points:
            yield from _point(point, paper)
        yield from paper.block(_searched(each.points), indent=2, role="dim")
        yield from paper.block(_overall(each), indent=2, role=_OVERALL_ROLES.get(each.overall, "strong"))
    if lists:
        yield from paper.block(DISCLAIMER, indent=2)


def _point(point: Point, paper: Paper) -> Iterator[str]:
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
    if point.evidence and point.verdict in ("partial", "missing"):
        yield from paper.block(
            f"Se »{shortened(flat(point.evidence[0].quote), 100)}«", indent=indent, role="dim"
        )


def _searched(points: Sequence[Point]) -> str:
    """Where what is missing was looked for: said once, since all points read the same text."""
    headings = dict.fromkeys(heading for point in points for heading in point.searched)
    return f"Sökte i: {', '.join(headings)}." if headings else ""


def _overall(checklist: Checklist) -> str:
    lacking = [
        point.title
        for point in checklist.points
        if point.demand == "krav" and point.verdict in ("partial", "missing")
    ]
    said = OVERALL[checklist.overall]
    return sentence(f"{said}: {listed([title.lower() for title in lacking])}" if lacking else said)

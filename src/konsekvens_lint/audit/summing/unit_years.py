"""Each unit's documents year by year, so that it can be seen who gets better."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from konsekvens_lint.audit.summary import Counts, Cut, UnitYears
from konsekvens_lint.audit.summing.documents import Document
from konsekvens_lint.audit.summing.order import natural
from konsekvens_lint.audit.summing.questions import COUNTED


def unit_years(documents: Iterable[Document], measures: int) -> tuple[UnitYears, ...]:
    """The counts of so many measures by unit and year. Duplicates, and documents of no known year, count nowhere."""
    found: dict[str | None, dict[int, list[Document]]] = defaultdict(lambda: defaultdict(list))
    for each in documents:
        if each.status != "duplicate" and each.year is not None:
            found[each.unit][each.year].append(each)
    return tuple(
        UnitYears(unit, tuple(_cut(year, found[unit][year], measures) for year in sorted(found[unit])))
        for unit in sorted(found, key=natural)
    )


def _cut(year: int, documents: Sequence[Document], measures: int) -> Cut:
    counts = [Counts()] * measures
    for each in documents:
        for at, standing in enumerate(each.standings):
            counts[at] = counts[at].plus(COUNTED[standing])
    judged = sum(each.status == "judged" for each in documents)
    return Cut(str(year), judged, len(documents) - judged, tuple(counts), ())

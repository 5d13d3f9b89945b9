"""What plans, budgets and follow-ups show: goals of Agenda 2030, the result chain, SKR's points, and counts a year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from konsekvens_lint.audit.summary import Agenda, ChainLevel, Counts, Cut, Shown, YearCount
from konsekvens_lint.audit.summing.documents import Document
from konsekvens_lint.names import FOLLOW_UP_KIND
from konsekvens_lint.rulebook.book import Rulebook

#: The levels of the result chain, from the lowest.
LEVELS = ("activity", "product", "way_of_working", "outcome", "effect")


def shown(book: Rulebook, totals: Sequence[Counts]) -> tuple[Shown, ...]:
    """What documents show of SKR's points, in their order, from all documents' counts of each measure."""
    found = [
        _shown(each["shows"], counts)
        for each, counts in zip(book.measures, totals, strict=True)
        if "shows" in each
    ]
    return tuple(sorted(found, key=lambda each: each.number))


def _shown(shows: Mapping[str, object], counts: Counts) -> Shown:
    number, title, three, two, least = (shows[key] for key in ("point", "title", "three", "two", "least"))
    told = Shown(number, title, counts, None, least, three, two)  # type: ignore[arg-type]
    if counts.share is None or counts.judged < told.least:
        return told
    return told._replace(
        level=3 if counts.share >= told.from_three else 2 if counts.share >= told.from_two else 1
    )


def agenda(documents: Iterable[Document], book: Rulebook) -> Agenda:
    """How documents of the kinds that the measure on Agenda 2030 is for name its goals."""
    at = _counted_as("agenda", book)
    if at is None:
        return Agenda(0, 0, 0, ())
    kinds = frozenset(book.measures[at]["kinds"])
    all_of_kinds = [each for each in documents if each.kind in kinds]
    found = [each for each in all_of_kinds if each.standings[at] != "not_judged"]
    goals = Counter(goal for each in found for goal in each.goals)
    return Agenda(
        len(found),
        sum(bool(each.goals) for each in found),
        sum(each.standings[at] == "has" for each in found),
        tuple(sorted(goals.items())),
        len(all_of_kinds) - len(found),
    )


def results(documents: Iterable[Document]) -> tuple[ChainLevel, ...]:
    """The levels of the result chain, the lowest first, with how many follow-ups tell something of each."""
    all_levels = [each.levels for each in documents if each.kind == FOLLOW_UP_KIND]
    told = [levels for levels in all_levels if levels is not None]
    highest = Counter(max(levels, key=LEVELS.index) for levels in told if levels)
    return tuple(
        ChainLevel(
            level,
            sum(level in levels for levels in told),
            highest[level],
            len(told),
            len(all_levels) - len(told),
        )
        for level in LEVELS
    )


def years(
    cuts: Iterable[Cut], documents: Iterable[Document], seats: Mapping[int, tuple[int, int]], book: Rulebook
) -> tuple[YearCount, ...]:
    """What is counted of each year that has judged documents, from the cuts by year. `seats` are women and men by the
    documents that tell of groups.
    """
    integrated, split = (_counted_as(way, book) for way in ("integrated", "split"))
    women, men = Counter[str | None](), Counter[str | None]()
    for document in documents:
        year = None if document.year is None else str(document.year)
        of_women, of_men = seats.get(document.id, (0, 0))
        women[year] += of_women
        men[year] += of_men
    return tuple(
        YearCount(
            None if cut.name is None else int(cut.name),
            cut.judged,
            Counts() if integrated is None else cut.measures[integrated],
            Counts() if split is None else cut.measures[split],
            women[cut.name],
            men[cut.name],
        )
        for cut in cuts
        if cut.judged
    )


def _counted_as(way: str, book: Rulebook) -> int | None:
    """The place among the measures of the one that is also counted this way."""
    return next((at for at, each in enumerate(book.measures) if each.get("counted_as") == way), None)

"""The most important of an audit in three to five plain sentences with figures."""

from __future__ import annotations

from collections.abc import Iterator

from konsekvens_lint.audit.figures import number, percent, told
from konsekvens_lint.audit.summary import Summary

_MEASURES = 3


def sentences(summary: Summary) -> tuple[str, ...]:
    """The first measures (the most important stand first), who has most to mend, and how much was not judged."""
    if not summary.total.judged:
        return ("Inget dokument är granskat, så det finns inga andelar att visa.", *_unread(summary))
    return (*_measures(summary), *_most_to_mend(summary), *_unread(summary))


def _measures(summary: Summary) -> Iterator[str]:
    for asked, counts in list(zip(summary.measures, summary.total.measures, strict=True))[:_MEASURES]:
        better = "" if asked.is_wanted else " Ju färre, desto bättre."
        yield f"{asked.title}: {told(counts)}.{better}"


def _most_to_mend(summary: Summary) -> Iterator[str]:
    for start in summary.starts[:1]:
        who = "har dokumenten utan känd enhet" if start.unit is None else f"har {start.unit}"
        yield (
            f"Mest att komplettera {who}: {number(start.lacking)} av {number(start.judged)} bedömda dokument saknar "
            f"”{start.asked.title}”."
        )


def _unread(summary: Summary) -> Iterator[str]:
    judged, unread = summary.statuses.get("judged", 0), summary.statuses.get("unread", 0)
    if not judged + unread:
        return
    if unread:
        share = percent(unread / (judged + unread))
        yield f"{number(unread)} av {number(judged + unread)} dokument ({share}) kunde inte granskas, och ingår inte i andelarna."
    else:
        yield f"Alla {number(judged)} dokument kunde granskas."

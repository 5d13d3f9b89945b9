"""The points that a form gives the highest score, held against what the organisation's documents show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from konsekvens_lint.facts.facts import Facts
from konsekvens_lint.facts.form_things import listed, number, point_named
from konsekvens_lint.facts.forms.form import Form, Row
from konsekvens_lint.facts.given import DocumentsShow
from konsekvens_lint.facts.thing import Thing, Thresholds


def claims(facts: Facts, thresholds: Thresholds) -> Iterator[Thing]:
    """Each point with the highest score at the latest occasion that the audited documents are counted for.

    An audit is of one organisation: where the forms are of several, nobody knows which of them it is about.
    """
    own = [form for form in facts.forms if all(column.kind != "organisation" for column in form.columns)]
    if len({form.organisation for form in facts.forms}) > 1:
        return
    for form in own:
        for row in form.rows:
            shown = [
                each for each in facts.given.shown if row.point and (form.catalogue, row.point) in each.points
            ]
            at = _claimed(form, row)
            if shown and at is not None:
                yield _claim(form, row, at, _weakest(shown), thresholds)


def _claimed(form: Form, row: Row) -> int | None:
    """The column in which the row has the highest score: the latest occasion's, or the first of those who answered."""
    scored = [at for at, score in enumerate(row.scores) if score is not None]
    occasions = [at for at in form.occasions if at in scored][-1:]
    for at in occasions or scored:
        score = row.scores[at]
        scale = form.scale.at(at) or form.usual_scale
        if score is not None and score.value >= scale[1]:
            return at
    return None


def _weakest(shown: Sequence[DocumentsShow]) -> DocumentsShow:
    """Of what is counted for the point, that which fewest documents have; where enough were judged, if there is any."""
    return min(shown, key=lambda each: (not each.is_enough, each.share))


def _claim(form: Form, row: Row, at: int, shown: DocumentsShow, thresholds: Thresholds) -> Thing:
    score, label = row.scores[at], form.columns[at].label
    about = {
        "documents": _standing(shown, thresholds),
        "evidence": "comment" if row.has_evidence else "text" if row.point in form.evidence_of else "none",
        "mean": form.columns[at].mean,
    }
    words = {
        "point": point_named(form, row),
        "score": number(score.value) if score else "",
        "occasion": f" ({label})" if label else "",
        **_counted(shown),
    }
    return Thing(row.place, about, words, (score.place,) if score else ())


def _standing(shown: DocumentsShow, thresholds: Thresholds) -> str:
    if not shown.is_enough:
        return "few"
    return "support" if shown.share >= thresholds["share"] else "contradict"


def _counted(shown: DocumentsShow) -> Mapping[str, str]:
    """The count in words; the last two are sentences of their own, empty where there is nothing to tell."""
    missed = shown.not_judged
    names = listed(shown.without)
    return {
        "means": shown.means,
        "has": str(shown.has),
        "judged": str(shown.judged),
        "share": f"{round(shown.share * 100)} procent",
        "not_judged": f" Ytterligare {missed} gick inte att bedöma." if missed else "",
        "without": f" Det stämmer till exempel inte på {names}." if names else "",
    }

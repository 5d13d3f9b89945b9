"""Things of self-assessment forms: each form, its sums, scores, falls, scale, raters and means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from konsekvens_lint.documents.model import Place
from konsekvens_lint.facts.facts import Facts
from konsekvens_lint.facts.forms.form import Column, Form, Row, Score
from konsekvens_lint.facts.thing import Thing, Thresholds

# A figure told with so many decimals may be off by half of the last.
_ROUNDING = 0.05
_SMALL = 1e-6
_LONGEST_NAME = 60


def whole_forms(facts: Facts, _: Thresholds) -> Iterator[Thing]:
    """Each form, with the points that it lacks."""
    for form in facts.forms:
        missing = form.missing
        present = len(form.points) - len(missing)
        share = "all" if not missing else "most" if present * 2 > len(form.points) else "few"
        about = {"points": share, "means": form.has_means}
        words = {
            "for_whom": f" för {form.organisation}" if form.organisation else "",
            "missing": listed([f"{point.number} ({_lower(point.title)})" for point in missing]),
        }
        yield Thing(facts.reading.title_place, about, words, (form.head,))


def sums(facts: Facts, _: Thresholds) -> Iterator[Thing]:
    """Each row of sums, with those that are not what the scores come to."""
    for form in facts.forms:
        if form.sums is None:
            continue
        stated = [(at, score) for at, score in enumerate(form.sums.scores) if score is not None]
        wrong = [(at, score) for at, score in stated if not _adds_up(form, at, score)]
        told = [
            f"{_at(form.columns[at])}{score.written.strip()} i stället för {number(form.total(at))}"
            for at, score in wrong
        ]
        places = tuple(score.place for _, score in wrong)
        yield Thing(
            form.sums.place, {"agrees": not wrong if stated else None}, {"wrong": listed(told)}, places
        )


def _adds_up(form: Form, at: int, score: Score) -> bool:
    figures = sum(row.scores[at] is not None for row in form.rows)
    leeway = _ROUNDING * figures if form.columns[at].mean else 0
    return not figures or abs(form.total(at) - score.value) <= leeway + _SMALL


def _at(column: Column) -> str:
    return f"{column.label}: " if column.label else ""


def scores(facts: Facts, _: Thresholds) -> Iterator[Thing]:
    """Each score, and whether it is a step of the scale."""
    for form in facts.forms:
        for row in form.rows:
            for at, score in enumerate(row.scores):
                if score is not None:
                    scale = form.scale.at(at)
                    on = scale and float(score.value).is_integer() and scale[0] <= score.value <= scale[1]
                    words = {
                        "score": score.written.strip(),
                        "point": point_named(form, row),
                        "occasion": _at(form.columns[at]),
                        "scale": _scale(scale),
                    }
                    about = {"mean": form.columns[at].mean, "on_scale": on if scale else None}
                    yield Thing(score.place, about, words, (row.place,))


def falls(facts: Facts, _: Thresholds) -> Iterator[Thing]:
    """Each score that is lower than at the occasion before."""
    for form in facts.forms:
        for fall in form.falls:
            before, after = fall.row.scores[fall.before], fall.row.scores[fall.after]
            if before is None or after is None:
                continue
            words = {
                "point": point_named(form, fall.row),
                "before": number(before.value),
                "after": number(after.value),
                "occasion": form.columns[fall.after].label or "nästa tillfälle",
                "occasion_before": form.columns[fall.before].label or "förra tillfället",
            }
            about = {
                "explained": fall.explained,
                "raters": fall.raters,
                "mean": form.columns[fall.after].mean,
            }
            yield Thing(fall.row.place, about, words, (after.place,))


def scales(facts: Facts, _: Thresholds) -> Iterator[Thing]:
    """The scale of each form: told, missing, or several."""
    for form in facts.forms:
        ranges = form.scale.ranges
        told = "mixed" if form.scale.mixed else "told" if ranges else "missing"
        places = tuple(dict.fromkeys(place for _, place in form.scale.told))
        place = places[0] if told == "mixed" else form.head
        words = {"scales": " och ".join(map(_scale, ranges))}
        yield Thing(place, {"scale": told}, words, places if told == "mixed" else ())


def raters(facts: Facts, _: Thresholds) -> Iterator[Thing]:
    """Those who answered at the occasions of each form that has several."""
    for form in facts.forms:
        pairs = list(pairwise(form.occasions))
        alike = {pair: form.raters(*pair) for pair in pairs}
        apart = [pair for pair in pairs if alike[pair] == "different"]
        if pairs:
            told = "different" if apart else "unsaid" if "unsaid" in alike.values() else "same"
            named = [f"{form.columns[a].label} och {form.columns[b].label}" for a, b in apart]
            places = _telling(form, apart)
            words = {"occasions": listed(named)}
            yield Thing(places[0] if places else form.head, {"raters": told}, words, (*places[1:], form.head))


def _telling(form: Form, apart: Sequence[tuple[int, int]]) -> list[Place]:
    """The places that tell who answered at occasions that differ: those that tell of both first."""
    both = [p for a, b in apart for p in form.columns[a].told if p in form.columns[b].told]
    each = [p for a, b in apart for at in (b, a) for p in form.columns[at].told]
    return list(dict.fromkeys([*both, *each]))


def means(facts: Facts, _: Thresholds) -> Iterator[Thing]:
    """Each mean: of a point, or of all points where the form has a row of such."""
    for form in facts.forms:
        for row in form.rows:
            for at, score in enumerate(row.scores):
                if score is not None and form.columns[at].mean:
                    yield _mean(form, score, at, point_named(form, row), _beside(form, row, at))
        for at, score in enumerate(form.averages.scores if form.averages else ()):
            if score is not None:
                figures = [s.value for row in form.rows if (s := row.scores[at]) is not None]
                yield _mean(form, score, at, "alla punkter", figures)


def _beside(form: Form, row: Row, at: int) -> list[float]:
    """The figures that the mean of the row is of: none where the form does not have them."""
    if form.columns[at].kind != "mean":
        return []
    return [
        score.value
        for other, score in enumerate(row.scores)
        if score is not None and form.columns[other].kind != "mean"
    ]


def _mean(form: Form, score: Score, at: int, point: str, figures: Sequence[float]) -> Thing:
    scale = form.scale.at(at) or form.usual_scale
    recomputed = sum(figures) / len(figures) if figures else None
    about = {
        "within": not score.comma_lost and scale[0] <= score.value <= scale[1],
        "comma_lost": score.comma_lost,
        "agrees": None if recomputed is None else abs(recomputed - score.value) <= _leeway(score) + _SMALL,
    }
    words = {
        "mean": score.written.strip(),
        "point": point,
        "scale": _scale(scale),
        "recomputed": number(round(recomputed, 2)) if recomputed is not None else "",
        "mended": number(score.value),
    }
    return Thing(score.place, about, words, (form.head,))


def _leeway(score: Score) -> float:
    """Half of the last decimal that the figure is told with."""
    decimals = len(score.written.strip().replace(".", ",").partition(",")[2])
    return float(0.5 * 10**-decimals)


def point_named(form: Form, row: Row) -> str:
    """The point as it is spoken of: its title in the list, or what the row says."""
    known = next((point for point in form.points if point.id == row.point), None)
    return f"punkt {known.number} ({_lower(known.title)})" if known else f"”{shortened(row.label)}”"


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]


def shortened(label: str) -> str:
    """The label, or its beginning where it is long."""
    return label if len(label) <= _LONGEST_NAME else f"{label[:_LONGEST_NAME].rsplit(' ', 1)[0]} …"


def number(value: float) -> str:
    """The number in Swedish: "2,5", "18"."""
    return f"{value:g}".replace(".", ",")


def listed(texts: Sequence[str]) -> str:
    """The texts as they stand in a sentence: "a, b och c"."""
    return " och ".join(filter(None, (", ".join(texts[:-1]), *texts[-1:])))


def _scale(scale: tuple[int, int] | None) -> str:
    return f"{scale[0]}–{scale[1]}" if scale else ""

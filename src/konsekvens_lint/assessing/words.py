"""What a self-assessment says, in Swedish words and figures."""

from __future__ import annotations

from collections.abc import Iterable

from konsekvens_lint.assessing.assessment import Assessment, Occasion, Range, Scored
from konsekvens_lint.assessing.together import PointMean
from konsekvens_lint.facts.form_things import number as number
from konsekvens_lint.formats.rounding import half_up
from konsekvens_lint.formats.words import listed

_RATERS = {
    "rater_work_group": "arbetsgrupp",
    "rater_managers": "chefer",
    "rater_staff": "medarbetare",
    "rater_politicians": "politiker",
    "rater_survey": "omröstning eller enkät",
}
# Rows of the form's own come after the points of the list.
_LAST = 1000
_LISTS = {"all": "", "older": " (äldre)", "newer": " (nyare)"}
NO_SCORE = "–"
MIXED_SCALES = "Tillfällena är skattade på olika skalor. Ändringar mellan dem visas inte."
OTHER_RATERS = "Olika slags personer har svarat: poängen visar inte säkert en förändring."
#: How much a mean of several may be told with: SKR's reports have one decimal.
DECIMALS = 1


def score(value: float | None) -> str:
    """ "2", "2,5"; a dash for none."""
    return NO_SCORE if value is None else number(round(value, 2))


def change(value: float | None) -> str:
    """ "+1", "−0,5", "0"; a dash where there is nothing to compare."""
    if value is None:
        return NO_SCORE
    size = number(round(abs(value), 2))
    return f"+{size}" if value > 0 else f"−{size}" if value < 0 else "0"


def mean(value: float) -> str:
    """ "1,8": one decimal, halves up as people round."""
    return f"{rounded(value):.{DECIMALS}f}".replace(".", ",")


def rounded(value: float) -> float:
    """The mean with the decimals that it is told with."""
    return half_up(value, DECIMALS)


def scale(range_: Range) -> str:
    """ "1–3"."""
    return f"{range_[0]}–{range_[1]}"


def spread(point: PointMean) -> str:
    """ "1–3", or "2" where all gave the same."""
    if point.lowest == point.highest:
        return score(point.lowest)
    return f"{score(point.lowest)}–{score(point.highest)}"


def title(point: PointMean) -> str:
    """What the point is called, with which of two lists it is in where that is one."""
    return f"{point.title}{_LISTS[point.lists]}"


def label(occasion: Occasion, at: int) -> str:
    """What the column is called: as the form has it, else by its number; a lone one has no need of that."""
    if occasion.label:
        return occasion.label
    if occasion.mean:
        return "Medel"
    return f"Tillfälle {at + 1}" if at else "Poäng"


def labels(assessment: Assessment) -> list[str]:
    """What the columns are called, in their order."""
    return [label(occasion, at) for at, occasion in enumerate(assessment.occasions)]


def raters(occasion: Occasion) -> str:
    """Who answered, and how many: "medarbetare, 59 svar"; nothing where it is not told."""
    told = listed(sorted(_RATERS.get(name, name) for name in occasion.raters))
    answers = f"{occasion.answers} svar" if occasion.answers is not None else ""
    return ", ".join(filter(None, (told, answers)))


def point(scored: Scored) -> str:
    """ "3. De högsta cheferna"; a row of the form's own has no number."""
    return scored.title if scored.number is None else f"{scored.number}. {scored.title}"


def numbers(points: Iterable[Scored]) -> str:
    """The points by their numbers, and those that have none by their titles: "3, 4 och ”Egen fråga”"."""
    told = sorted(points, key=lambda each: each.number or _LAST)
    return listed([f"”{each.title}”" if each.number is None else str(each.number) for each in told])


def scales(assessment: Assessment) -> str:
    """The scale, each where there are several, and whether it was the form that told it."""
    ranges = sorted({occasion.scale for occasion in assessment.occasions})
    told = listed([scale(each) for each in ranges])
    return told if assessment.scale_told else f"{told} (listans egen: dokumentet anger ingen skala)"

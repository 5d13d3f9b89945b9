"""What a table's rows and columns divide by: sex, years, units of an organisation, and factors such as age."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from konsekvens_lint.facts.figures import LabelledTable
from konsekvens_lint.facts.labels import GROUP, SEXES, TOTAL, UNIT
from konsekvens_lint.facts.layouts import Figure
from konsekvens_lint.language.texts import TextUnit
from konsekvens_lint.names import FACTORS

_AGES = re.compile(
    r"\d{1,2}\s?[–-]\s?\d{1,3}(?:\s?år)?|\d{2,3}\s?(?:\+|–|-)(?:\s?år)?|\d{1,3} år(?: (?:och|eller) (?:äldre|yngre))?"
)
_PERIOD = re.compile(
    r"\b(?:19|20)\d\d(?![-–]\d\d[-–])(?:\s?[/–-]\s?(?:19|20)?\d\d)?\b|\bkv(?:artal)?\.? ?[1-4]\b|\b[vh]t ?\d\d\b|\b(?:T|BM|delår )[1-5]\b"
    r"|\b(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]*\b|\b(?:uppstart|före|efter|(?:vår|höst)(?:en|terminen))\b",
    re.IGNORECASE,
)
# The months by their letters: three or more in a row of them.
_MONTHS = "JFMAMJJASOND"
_MONTHS_LETTERS = frozenset(_MONTHS[a:b] for a in range(12) for b in range(a + 3, 13))
_SHORT_HEAD, _LONGEST_NAME, _AROUND = 3, 4, 6
_PEOPLE = SEXES | {"people", "person_result"}
_SEX, _YEARS, _UNITS, _AGE = "sex", "year", "unit", "alder"


def axes_of(labelled: LabelledTable, figures: Sequence[Figure]) -> frozenset[str]:
    """The names of the axes: ``sex``, ``year``, ``unit``, and the factors of `names.FACTORS`.

    A line of labels divides by what two of them name, or one beside a total, or by what stands over it.
    """
    if not figures:
        return frozenset()
    by_sex = _by_sex(labelled, figures)
    found = {_SEX} if by_sex else set()
    for over, line in _lines(labelled, figures):
        found |= set(_of_line(labelled, over, line, by_sex=by_sex))
    return frozenset(found)


def _by_sex(labelled: LabelledTable, figures: Sequence[Figure]) -> bool:
    read = [labelled.read(figure) for figure in figures]
    whom = {each.whom for each in read}
    if "both" in whom or {"women", "men"} <= whom:
        return True
    counted = {each.whom for each in read if each.counts}
    return bool({"women", "men"} & counted) and len(counted) > 1


def _lines(
    labelled: LabelledTable, figures: Sequence[Figure]
) -> Iterator[tuple[tuple[TextUnit, ...], list[TextUnit]]]:
    """The lines of labels of the figures, each with what stands over it: the rows' labels by column, and the heads."""
    used = {id(unit): unit for figure in figures for unit in (*figure.heads, *figure.sides)}
    rows: dict[int, list[TextUnit]] = {}
    columns: dict[int, list[TextUnit]] = {}
    sides = {id(unit) for figure in figures for unit in figure.sides}
    for key, unit in used.items():
        if unit.cell is not None:
            (columns if key in sides else rows).setdefault(
                unit.cell.column if key in sides else unit.cell.row, []
            ).append(unit)
    for line in rows.values():
        yield (), line
    for column, line in columns.items():
        yield tuple(unit for unit in labelled.layout.corner if unit.cell and unit.cell.column == column), line


def _of_line(
    labelled: LabelledTable, over: Sequence[TextUnit], line: Sequence[TextUnit], *, by_sex: bool
) -> Iterator[str]:
    texts = [unit.normalised.text.strip() for unit in line]
    enough = 1 if any(TOTAL in labelled.label(unit).names for unit in line) else 2
    periods = {found[0].lower() for text in texts for found in _PERIOD.finditer(text)}
    if len(periods) >= 2 or "".join(text for text in texts if len(text) == 1) in _MONTHS_LETTERS:
        yield _YEARS
    ages = len({text for text in texts if _AGES.fullmatch(text)}) >= enough
    if (ages or _divide(over, line, f"factor_{_AGE}", enough)) and (by_sex or _may_be_ages(over, line)):
        yield _AGE
    if _divide(over, [unit for unit in line if _is_unit(unit)], UNIT, 2):
        yield _UNITS
    for name in FACTORS:
        if name != _AGE and _divide(over, line, f"factor_{name}", enough):
            yield name


def _may_be_ages(over: Sequence[TextUnit], line: Sequence[TextUnit]) -> bool:
    """Whether spans of years can be ages: what stands over them, or beside them, is not about something else ("Löptid")."""
    about = {hit.concept for unit in over for hit in unit.hits} & {GROUP, "factor_alder"}
    people = any(hit.concept in _PEOPLE for unit in (*over, *line) for hit in unit.hits)
    return not over or bool(about) or people


def _divide(over: Sequence[TextUnit], line: Sequence[TextUnit], concept: str, enough: int) -> bool:
    """Whether the labels divide by the concept: what stands over them is called so, or they differ in it."""
    if len(line) > 1 and any(_is_called(unit, concept) for unit in over):
        return True
    return len({phrase for unit in line if (phrase := _phrase(unit, concept))}) >= enough


def _is_called(unit: TextUnit, concept: str) -> bool:
    words = len(unit.normalised.text.split())
    return words <= _SHORT_HEAD and any(hit.concept == concept for hit in unit.hits)


def _phrase(unit: TextUnit, concept: str) -> str:
    """The concept's words in the label with a few letters on either side: what tells it from another label."""
    hit = next((hit for hit in unit.hits if hit.concept == concept), None)
    return unit.normalised.text[max(0, hit.start - _AROUND) : hit.end + _AROUND] if hit else ""


def _is_unit(unit: TextUnit) -> bool:
    """Whether the label is a unit's name: short, with no word for people, and not a sort of units ('Grundskola')."""
    words = len(unit.normalised.text.split())
    if words == 1 and unit.normalised.text.strip().endswith("a"):
        return False
    return words <= _LONGEST_NAME and not any(hit.concept == "people" for hit in unit.hits)

"""What a table's rows and columns divide by: sex, years, units of an organisation, and factors such as age."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from konsekvens_lint.facts.figures import LabelledTable
from konsekvens_lint.facts.labels import PERIOD, TOTAL, UNIT
from konsekvens_lint.facts.layouts import Figure
from konsekvens_lint.language.texts import TextUnit
from konsekvens_lint.names import FACTORS

_YEAR = re.compile(r"\b(?:19|20)\d\d(?:\s?[/–-]\s?(?:19|20)?\d\d)?\b")
_AGES = re.compile(r"\d{1,2}\s?[–-]\s?\d{1,3}(?:\s?år)?|\d{2,3}\s?(?:\+|–|-)(?:\s?år)?|\d{1,3} år(?: (?:och|eller) (?:äldre|yngre))?")
_SEX, _YEARS, _UNITS, _AGE = "sex", "year", "unit", "alder"
_FACTOR = "factor_"


def axes_of(labelled: LabelledTable, figures: Sequence[Figure]) -> frozenset[str]:
    """The names of the axes: ``sex``, ``year``, ``unit``, and the factors of `names.FACTORS`.

    A line of labels divides by what two of them name, or one beside a total, or by what stands over it.
    """
    if not figures:
        return frozenset()
    found = {_SEX} if _by_sex(labelled, figures) else set()
    for over, line in _lines(labelled, figures):
        found |= set(_of_line(labelled, over, line))
    return frozenset(found)


def _by_sex(labelled: LabelledTable, figures: Sequence[Figure]) -> bool:
    whom = [labelled.read(figure).whom for figure in figures]
    if "both" in whom or {"women", "men"} <= {*whom}:
        return True
    return bool({"women", "men"} & {*whom}) and len({*whom}) > 1


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


def _of_line(labelled: LabelledTable, over: Sequence[TextUnit], line: Sequence[TextUnit]) -> Iterator[str]:
    labels = [labelled.label(unit) for unit in line]
    heads = [labelled.label(unit) for unit in over]
    texts = [unit.normalised.text for unit in line]
    total = any(TOTAL in label.names for label in labels)
    enough = 1 if total else 2
    if len({year[0] for text in texts for year in _YEAR.finditer(text)}) >= 2 or _periods(labelled, line) >= 2:
        yield _YEARS
    if sum(bool(_AGES.fullmatch(text.strip())) for text in texts) >= enough:
        yield _AGE
    for name, concept in ((_UNITS, UNIT), *((name, f"{_FACTOR}{name}") for name in FACTORS)):
        headed = any(concept in label.names for label in heads) and len(line) > 1
        if headed or len({unit.source for unit, label in zip(line, labels, strict=True) if concept in label.names}) >= enough:
            yield name


def _periods(labelled: LabelledTable, line: Sequence[TextUnit]) -> int:
    """How many of the labels are a time and nothing else."""
    del labelled
    return len(
        {
            unit.source.strip().lower()
            for unit in line
            if any(hit.concept == PERIOD and hit.start == 0 for hit in unit.hits)
        }
    )

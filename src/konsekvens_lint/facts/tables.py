"""Tables of persons: whether a table counts people or gives their results, and whether it shows both sexes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from konsekvens_lint.documents.model import Block
from konsekvens_lint.documents.tables import is_pair
from konsekvens_lint.facts.labels import (
    ACCOUNT,
    ANSWER,
    COUNT,
    GROUP,
    MONEY,
    RESULT,
    SEXES,
    SPLIT,
    TARGET,
    WEAK_ANSWER,
    Label,
    Said,
    read_label,
    short_sexes,
    together,
)
from konsekvens_lint.facts.layouts import Figure, Layout, read_layout
from konsekvens_lint.language.reading import Reading
from konsekvens_lint.language.texts import TextUnit

# A large table with one figure is text in columns; of a small one it may be all that there is to tell.
_FEWEST_FIGURES = 3
_CELLS_A_FIGURE = 8


class PersonTable(NamedTuple):
    """A table that counts persons or gives their results. `split`: both sexes (all), one (some), or neither (none).

    `header` are the texts of its header row, the first when there are several.
    """

    block: Block
    header: tuple[TextUnit, ...]
    split: str


def person_tables(reading: Reading) -> list[PersonTable]:
    """The tables of persons in the document's body, in order."""
    found: dict[int, list[TextUnit]] = {}
    captions: dict[int, TextUnit] = {}
    for section in reading.sections:
        for unit in section.units:
            if unit.block.table is not None:
                found.setdefault(unit.block.number, []).append(unit)
            elif unit.block.kind == "caption":
                captions[unit.block.number + 1] = unit
    tables = (_read(units, captions.get(number)) for number, units in found.items())
    return [table for table in tables if table is not None]


def _read(cells: Sequence[TextUnit], caption: TextUnit | None) -> PersonTable | None:
    layout = read_layout(cells)
    if layout is None or len(layout.figures) < min(_FEWEST_FIGURES, len(cells) / _CELLS_A_FIGURE):
        return None
    if caption:
        layout = layout._replace(titles=(caption, *layout.titles))
    table = _Labelled(layout)
    split = table.split()
    if split == "all" or table.counts_persons():
        return PersonTable(cells[0].block, layout.header, split)
    return None


class _Labelled:
    """A table's layout with its labels read, each once."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._labels: dict[int, Label] = {}
        self._together: dict[int, Said] = {}
        for line in layout.lines:
            labels = [self._read(unit) for unit in line]
            short = short_sexes(labels)
            for unit, label in zip(line, labels, strict=True):
                self._labels[id(unit)] = label._replace(sexes=label.sexes | (label.short & short))
        self._titles = self._said(layout.titles)
        self._corner = self._said(layout.corner)
        self._results = [figure for figure in layout.figures if not self._is_target(figure)]

    def _read(self, unit: TextUnit) -> Label:
        if id(unit) not in self._labels:
            self._labels[id(unit)] = read_label(unit)
        return self._labels[id(unit)]

    def _said(self, units: tuple[TextUnit, ...]) -> Said:
        if id(units) not in self._together:
            self._together[id(units)] = together(map(self._read, units))
        return self._together[id(units)]

    def _is_target(self, figure: Figure) -> bool:
        """Whether the figure is what is aimed at: its column is, or its row is called that and nothing else."""
        sides = map(self._read, figure.sides)
        return TARGET in self._said(figure.heads).names or any(
            TARGET in label.names and not label.rest for label in sides
        )

    def counts_persons(self) -> bool:
        """Whether a figure counts persons, or gives a share or a mean of their results or answers."""
        return any(map(self._counts_persons, self._results)) or self._gives_answers()

    def _counts_persons(self, figure: Figure) -> bool:
        heads, sides = self._said(figure.heads), self._said(figure.sides)
        titles, corner = self._titles, self._corner
        names = heads.names | sides.names | titles.names | corner.names
        numbered = heads.numbered | sides.numbered | titles.numbered | corner.numbered
        if MONEY in names or any(hit.concept == MONEY for hit in figure.unit.hits):
            return False
        if "things" in numbered or ((heads.things or sides.things) and not numbered):
            return False
        if RESULT in names:
            return True
        measured = COUNT in names
        if ACCOUNT in names and not measured:
            return False
        if heads.persons or corner.persons:
            return True
        if titles.persons or GROUP in corner.names:
            return measured or heads.plain
        return sides.persons and (measured or (heads.plain and not sides.long))

    def _gives_answers(self) -> bool:
        """Whether the table shows how answers are spread over the choices that were given."""
        labels = self._labels_of(self._results)
        choices = [label for label in labels if ANSWER in label.names]
        weak = [label for label in labels if WEAK_ANSWER in label.names and ANSWER not in label.names]
        return bool(choices) and len(choices) + len(weak) > 1 and not any(MONEY in x.names for x in labels)

    def _labels_of(self, figures: Iterable[Figure]) -> list[Label]:
        """The labels over and beside the figures, and those of all the table."""
        units = {id(unit): unit for figure in figures for unit in (*figure.heads, *figure.sides)}
        return [self._read(unit) for unit in (*self._layout.titles, *self._layout.corner, *units.values())]

    def split(self) -> str:
        """Both sexes (all): in labels that differ in nothing else, or in one cell; one (some); or none."""
        if any(map(self._shows_both, self._results)):
            return "all"
        matters: dict[str, set[frozenset[str]]] = {sex: set() for sex in SEXES}
        for label in self._labels_of(self._results):
            if len(label.sexes) == 1:
                matters[min(label.sexes)].add(label.rest)
        women, men = matters["women"], matters["men"]
        if women and men and (women & men or frozenset() in women | men):
            return "all"
        return "some" if women or men else "none"

    def _shows_both(self, figure: Figure) -> bool:
        """Whether one cell has the figures of both: '5 kvinnor, 4 män', or '54/46' under 'K/M'."""
        if not is_pair(figure.unit.normalised.text):
            return bool(figure.unit.hits) and self._read(figure.unit).sexes == SEXES
        labels = map(self._read, (*self._layout.titles, *figure.heads, *figure.sides))
        return any(label.sexes == SEXES or SPLIT in label.names for label in labels)

"""Tables as grids of figures: what they measure, what they divide by, and whether they show both sexes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from konsekvens_lint.documents.model import Block, Place
from konsekvens_lint.documents.tables import is_year
from konsekvens_lint.facts.axes import axes_of
from konsekvens_lint.facts.figures import LabelledTable, Measure, ReadFigure
from konsekvens_lint.facts.labels import (
    ANSWER,
    COUNT,
    MEAN,
    MONEY,
    RESULT,
    SHARE,
    THINGS,
    TIME,
    WEAK_ANSWER,
    Label,
)
from konsekvens_lint.facts.layouts import read_layout
from konsekvens_lint.language.reading import Reading
from konsekvens_lint.language.texts import TextUnit

# A large table with one figure is text in columns; of a small one it may be all that there is to tell.
_FEWEST_FIGURES = 3
_CELLS_A_FIGURE = 8
# A longer line is a caption where it says what is counted.
_SHORT_CAPTION, _LONGEST_CAPTION = 60, 140
_COUNTING = frozenset({COUNT, SHARE, MEAN, RESULT, MONEY, TIME, THINGS})
# "0-1", "1..*": how often a field may stand in a message, in tables that specify one.
_CARDINALITY = re.compile(r"[01]\s?(?:-|–|\.\.)\s?(?:1|n|\*)", re.IGNORECASE)
_SOURCE = re.compile(r"\W*käll(?:a|or)\b", re.IGNORECASE)
# A line under a table that says what its figures are: "Belopp i tkr."
_NOTE = re.compile(r"\W*(?:belopp|tabellen|siffrorna|not|anm)\b.{0,120}$", re.IGNORECASE)
_DASHES = ("-", "–", "—")
# Factors that only people have: a share for each is a share of people.
_OF_PEOPLE = frozenset(
    {"alder", "etnicitet", "fodelseland", "funktionsnedsattning", "utbildning", "familjesituation"}
)
_SEXED = ("women", "men", "both")
# How far two shares of one whole may be from 100 when both are rounded, in percentage points.
_ROUNDING = 1.5


class Pair(NamedTuple):
    """Women's and men's figures of the same thing; `label` says of what, in the table's own words.

    `unit` is what they are told in ("%", "tkr"; nothing for numbers), `where` the text that holds the first, and
    `young` whether they are of girls and boys.
    """

    label: str
    measure: str
    women: float
    men: float
    unit: str
    where: TextUnit
    young: bool = False


class ReadTable(NamedTuple):
    """A table with figures. `persons`: it counts persons or gives their results. `split`: both sexes (all), one, or
    both for a part (some), or neither (none); na where nothing is of persons and nothing by sex.

    `header` are the texts of its header row, the first when there are several; `caption` its caption or title, and
    `source` the row or line below that says where the figures come from.
    `crossed` are the axes that the figures by sex have besides: what is crossed with sex. `unsplit` are the labels of
    what is given without sex where other things are given by sex.
    """

    block: Block
    caption: TextUnit | None
    source: TextUnit | None
    header: tuple[TextUnit, ...]
    figures: tuple[ReadFigure, ...]
    axes: frozenset[str]
    crossed: frozenset[str]
    persons: bool
    split: str
    pairs: tuple[Pair, ...]
    unsplit: tuple[str, ...]

    @property
    def measures(self) -> frozenset[str]:
        """What the figures are: persons, share, mean, money, time, cases, target, other."""
        return frozenset(figure.measure for figure in self.figures)

    @property
    def units(self) -> frozenset[str]:
        """What the figures are told in: "%", "tkr", "dagar"; nothing for numbers without a unit."""
        return frozenset(figure.unit for figure in self.figures if figure.unit)

    @property
    def has_total(self) -> bool:
        """Whether a row or column gives the total."""
        return any(figure.total for figure in self.figures)

    @property
    def one_sex(self) -> str:
        """Whether one sex stands beside a total (one) or alone, or none does; where both are not shown."""
        sexed = [figure for figure in self.figures if figure.whom in ("women", "men")]
        if not sexed:
            return "none"
        cores = {figure.core for figure in sexed}
        total = any(f.whom in ("unsaid", "total") and f.core in cores for f in self.figures)
        return "one" if total or any(figure.part for figure in sexed) else "alone"

    @property
    def by_sex(self) -> bool:
        """Whether women and men are shown side by side."""
        return bool(self.pairs) or self.split == "all"

    @property
    def about_persons(self) -> bool:
        """Whether it counts persons, or shows what women and men get each."""
        return self.persons or self.by_sex

    def header_place(self) -> Place:
        """The header row as one place, or its first cell where the row does not stand on one line of the table's text."""
        return self._line(self.header[0], [unit.source for unit in self.header])

    def row_place(self, unit: TextUnit) -> Place:
        """The row of the cell as one place, or the cell where the row does not stand on one line."""
        rows = self.block.table.rows if self.block.table else ()
        cells = next((row for row in rows if unit.cell in row), ())
        return self._line(unit, [cell.text for cell in cells if cell.text.strip()])

    def _line(self, unit: TextUnit, texts: Sequence[str]) -> Place:
        found = re.search(
            r"[\s|]+".join(re.escape(word) for text in texts for word in text.split()), self.block.text
        )
        if found is None or len(texts) < 2:
            return unit.whole()
        return unit.whole()._replace(column=None, start=found.start(), end=found.end(), quote=found[0])


def read_tables(reading: Reading) -> tuple[ReadTable, ...]:
    """The tables with figures in the document's body, in order."""
    found: list[ReadTable | None] = []
    for section in reading.sections:
        tables = groupby(section.units, key=lambda unit: unit.block.number if unit.block.table else None)
        around = {unit.block.number: unit for unit in section.units if unit.block.table is None}
        for number, cells in tables:
            if number is not None:
                told = _caption(number, around, section.heading)
                found.append(_read([*cells], told, around.get(number + 1)))
    return tuple(table for table in found if table is not None)


def _caption(number: int, around: Mapping[int, TextUnit], heading: TextUnit | None) -> TextUnit | None:
    """The table's caption: the line before it, or after it, or the heading right over it where that says what is counted."""
    before, after = around.get(number - 1), around.get(number + 1)
    if before and (before.block.kind == "caption" or _is_caption(before)):
        return before
    if after and after.block.kind == "caption":
        return after
    over = heading if heading and heading.block.number == number - 1 else None
    return over if over and _COUNTING & {hit.concept for hit in over.hits} else None


def _is_caption(unit: TextUnit) -> bool:
    """Whether the paragraph before a table is its caption: one short line that is no sentence."""
    text = unit.normalised.text.strip()
    if unit.block.kind != "paragraph" or len(text) > _LONGEST_CAPTION or text.endswith((".", "!", "?")):
        return False
    return len(text) <= _SHORT_CAPTION or bool(_COUNTING & {hit.concept for hit in unit.hits})


def _read(cells: Sequence[TextUnit], caption: TextUnit | None, after: TextUnit | None) -> ReadTable | None:
    if sum(bool(_CARDINALITY.fullmatch(unit.source.strip())) for unit in cells) > 1:
        return None
    layout = read_layout(cells)
    if layout is None or len(layout.figures) < min(_FEWEST_FIGURES, len(cells) / _CELLS_A_FIGURE):
        return None
    if caption:
        layout = layout._replace(titles=(caption, *layout.titles))
    if after and _NOTE.match(after.normalised.text):
        layout = layout._replace(titles=(*layout.titles, after))
    labelled = LabelledTable(layout)
    axes = axes_of(labelled, layout.figures)
    beside = _beside_persons(labelled, [*map(labelled.read, layout.figures)], axes)
    figures = _with_answers(labelled, beside)
    results = [figure for figure in figures if figure.measure != "target"]
    counted = [figure for figure in results if figure.counts]
    pairs, split, unsplit = _by_sex(labelled, results, counted)
    title = layout.titles[0] if layout.titles else None
    crossed = axes_of(labelled, [figure.figure for figure in figures if figure.whom in _SEXED])
    return ReadTable(
        cells[0].block,
        title,
        next((unit for unit in (*cells, after) if unit and _SOURCE.match(unit.normalised.text)), None),
        layout.header,
        tuple(figures),
        axes,
        crossed,
        bool(counted),
        split,
        pairs,
        unsplit,
    )


def _beside_persons(
    labelled: LabelledTable, figures: Sequence[ReadFigure], axes: frozenset[str]
) -> list[ReadFigure]:
    """The figures, with what is counted beside persons: the total of the sexes, and shares and means of those counted
    or of groups that only people have, such as ages.
    """
    sexed = [figure for figure in figures if figure.counts and figure.whom in _SEXED]
    of_sexes = {figure.core: figure.measure for figure in sexed}
    rows = [figure.figure.sides for figure in sexed]
    counts = any(figure.counts for figure in figures) or bool(axes & _OF_PEOPLE)

    def measure(figure: ReadFigure) -> Measure | None:
        if figure.core in of_sexes:
            return of_sexes[figure.core]
        if figure.whom == "total" and figure.figure.sides in rows:
            return "persons"
        return labelled.share_or_mean(figure.figure) if counts else None

    return [
        figure._replace(measure=found, counts=True)
        if figure.measure == "other" and (found := measure(figure))
        else figure
        for figure in figures
    ]


def _with_answers(labelled: LabelledTable, figures: Sequence[ReadFigure]) -> list[ReadFigure]:
    """The figures, with the answers of a survey counted where nothing else is."""
    uncounted = [figure for figure in figures if figure.measure == "other"]
    if any(figure.counts for figure in figures) or not _gives_answers(labelled, uncounted):
        return [*figures]
    return [f._replace(measure="share", counts=True) if f.measure == "other" else f for f in figures]


def _gives_answers(labelled: LabelledTable, figures: Sequence[ReadFigure]) -> bool:
    """Whether the table shows how answers are spread over the choices that were given."""
    units = {id(unit): unit for each in figures for unit in (*each.figure.heads, *each.figure.sides)}
    labels = labelled.about(units.values())
    choices = [label for label in labels if ANSWER in label.names]
    weak = [label for label in labels if WEAK_ANSWER in label.names and ANSWER not in label.names]
    return bool(choices) and len(choices) + len(weak) > 1 and not any(MONEY in x.names for x in labels)


def _by_sex(
    labelled: LabelledTable, results: Sequence[ReadFigure], counted: Sequence[ReadFigure]
) -> tuple[tuple[Pair, ...], str, tuple[str, ...]]:
    """The pairs, how far the table is split, and the labels of what is not."""
    by_key = {key: list(group) for key, group in _grouped(results)}
    pairs = tuple(
        pair
        for figures in by_key.values()
        for pair in _pairs(figures)
        if not labelled.is_change(figures[0].figure)
    )
    whom = {key: {figure.whom for figure in figures} for key, figures in by_key.items()}
    both = {
        key for key, who in whom.items() if ("both" in who or {"women", "men"} <= who) and _told(by_key[key])
    }
    one = {key for key, who in whom.items() if key not in both and who & {"women", "men"}}
    if not both and not _same_matter(labelled, results):
        alone = any(figure.counts for key in one for figure in by_key[key])
        return (), "some" if alone else "none" if counted else "na", ()
    cores = {figure.core for key in both for figure in by_key[key]}
    left = [f for f in results if f.key in one and f.core not in cores and f.measure != "share"]
    in_heads = any(f.whom == "both" or labelled.names_sex(f.figure.heads) for f in results if f.key in both)
    left += [
        f for f in counted if f.whom in ("unsaid", "total") and not _is_total(f, cores, counted, in_heads)
    ]
    left = [figure for figure in left if not labelled.is_change(figure.figure)]
    if in_heads:
        divided = _divided(figure for key in both for figure in by_key[key])
        left = [figure for figure in left if not _is_divided(figure, divided, counted)]
    labels = tuple(dict.fromkeys(figure.matter for figure in left))
    return pairs, "some" if labels else "all", labels


def is_whole(women: float, men: float) -> bool:
    """Whether the two shares, in percent, are the parts of one whole."""
    return abs(women + men - 100) <= _ROUNDING


def _divided(figures: Iterable[ReadFigure]) -> set[frozenset[int]]:
    """The rows, by the identity of their labels, that give women's and men's shares of a whole."""
    shares: dict[frozenset[int], dict[str, float]] = {}
    for figure in figures:
        if figure.measure == "share" and figure.whom in ("women", "men") and figure.values:
            shares.setdefault(_row(figure), {})[figure.whom] = figure.values[0]
    return {row for row, each in shares.items() if len(each) == 2 and is_whole(each["women"], each["men"])}


def _row(figure: ReadFigure) -> frozenset[int]:
    return frozenset(map(id, figure.figure.sides))


def _is_divided(figure: ReadFigure, rows: set[frozenset[int]], counted: Sequence[ReadFigure]) -> bool:
    """Whether it is the one number of persons of a row that gives women's and men's shares of it."""
    row = _row(figure)
    numbers = [each for each in counted if each.measure == "persons" and _row(each) == row]
    return bool(row) and row in rows and numbers == [figure]


def _told(figures: Sequence[ReadFigure]) -> bool:
    """Whether the sexes' figures are told, or kept secret: not only a dash for each where the total has a figure."""
    sexed = [figure for figure in figures if figure.whom in _SEXED]
    dashes = all(figure.figure.unit.normalised.text.strip() in _DASHES for figure in sexed)
    return not (dashes and any(figure.values for figure in figures if figure.whom == "total"))


def _grouped(figures: Iterable[ReadFigure]) -> Iterator[tuple[frozenset[str], Iterator[ReadFigure]]]:
    ordered = sorted(figures, key=lambda figure: sorted(figure.key))
    return groupby(ordered, key=lambda figure: figure.key)


def _pairs(figures: Sequence[ReadFigure]) -> Iterator[Pair]:
    for figure in figures:
        if figure.whom == "both" and len(figure.values) == 2:
            women, men = figure.values
            yield Pair(
                figure.label, figure.measure, women, men, figure.unit, figure.figure.unit, figure.young
            )
    women_, men_ = ([f for f in figures if f.whom == whom and f.values] for whom in ("women", "men"))
    for woman, man in zip(women_, men_, strict=False):
        if len(women_) == len(men_):
            yield Pair(
                woman.label,
                woman.measure,
                woman.values[0],
                man.values[0],
                woman.unit,
                woman.figure.unit,
                woman.young,
            )


def _same_matter(labelled: LabelledTable, results: Sequence[ReadFigure]) -> bool:
    """Whether labels of women and of men differ in nothing else, though other labels beside them may."""
    units = {id(unit): unit for each in results for unit in (*each.figure.heads, *each.figure.sides)}
    labels = labelled.about(units.values())
    women, men = (_rests(labels, sex) for sex in ("women", "men"))
    return bool(women and men and (women & men or frozenset() in women | men))


def _rests(labels: Iterable[Label], sex: str) -> set[frozenset[str]]:
    return {label.rest for label in labels if label.sexes == {sex}}


def _years(core: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in core if is_year(word))


def _without_years(core: frozenset[str]) -> frozenset[str]:
    return core - _years(core)


def _is_total(
    figure: ReadFigure, cores: set[frozenset[str]], counted: Sequence[ReadFigure], in_heads: bool
) -> bool:
    """Whether a figure without a sex is the total of those by sex: its labels say nothing but who is counted.

    "Elever" beside "Flickor" and "Pojkar" is; beside "Elever totalt" "Lärare" is not. Beside it stand those of its
    row where the sexes stand in the heads, else those of its column.
    """
    if figure.core not in cores and not (
        _without_years(figure.core) in cores and not any(map(_years, cores))
    ):
        return False
    if figure.whom == "total":
        return True
    line = figure.figure.sides if in_heads else figure.figure.heads
    alike = [
        other
        for other in counted
        if other.core == figure.core
        and other.whom in ("unsaid", "total")
        and line == (other.figure.sides if in_heads else other.figure.heads)
    ]
    return all(other.whom == "unsaid" for other in alike) and len({other.key for other in alike}) < 3

"""The forms of a document: its sheets with their scores, occasions, raters, scale and organisation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from konsekvens_lint.documents.model import Place, one_line
from konsekvens_lint.facts.forms.catalogues import Catalogue, Match, catalogues
from konsekvens_lint.facts.forms.columns import Layout, layout_of, organisation_in
from konsekvens_lint.facts.forms.entries import MEAN, Entry
from konsekvens_lint.facts.forms.evidence import evidence_told, tells_evidence
from konsekvens_lint.facts.forms.falls import falls_told, spoken_of
from konsekvens_lint.facts.forms.form import Column, Form, PointName, Row, Scale, Score, Totals
from konsekvens_lint.facts.forms.lines import Line, Piece, is_tick, value_of
from konsekvens_lint.facts.forms.raters import names_occasions, with_raters
from konsekvens_lint.facts.forms.scales import Range, legend_in, ranges_in
from konsekvens_lint.facts.forms.sheets import Sheet, sheets_of
from konsekvens_lint.language.reading import Reading, Sentence
from konsekvens_lint.language.texts import TextUnit

_ORGANISATION = re.compile(
    r"Region\s+[A-ZÅÄÖ][\w-]+(?:\s[A-ZÅÄÖ][\w-]+)?"
    r"|(?:[A-ZÅÄÖ][\w-]+\s){1,3}(?:kommun|stad|landsting|län)(?=s?\b)"
    r"|[A-ZÅÄÖ][\w-]*(?:\soch\s[\w-]+)?(?:förvaltning(?:en)?|nämnd(?:en)?|kontoret)\b"
    r"|[A-ZÅÄÖ][\w-]+\s(?:förvaltningen|nämnden|kontoret)\b"
)
# Words before a name that are none of it: "Självskattning Lekeby kommun".
_BEFORE_NAME = re.compile(
    r"(?:(?:Självskattning\w*|Skattning\w*|Checklista\w*|Uppföljning\w*|Nuläge\w*|Resultat\w*|Rapport\w*|Jämställdhet\w*) )+"
)
# More than this is no score: a row of such figures is none of a form.
_HIGHEST = 10
_LONGEST_NAMING = 160


def read_forms(reading: Reading, entries: Sequence[Mapping[str, Any]]) -> tuple[Form, ...]:
    """The filled-in forms of the document by the lists in `entries` (`rules/forms/`), in order."""
    known = catalogues(entries)
    sheets = sheets_of(reading, known)
    taken = frozenset(block for sheet in sheets for block in sheet.blocks)
    found = (_form(sheet, reading, known, taken) for sheet in sheets)
    return tuple(form for form in found if form is not None)


def _form(sheet: Sheet, reading: Reading, known: Sequence[Catalogue], taken: frozenset[int]) -> Form | None:
    keys = next((line.keys for entry in sheet.entries for line in entry.lines if line.keys), ())
    layout = layout_of(sheet.entries, sheet.heads, keys, means=_says_means(sheet))
    if layout is None:
        return None
    points = _matched(sheet)
    layout = layout._replace(columns=_with_means(layout, [entry for entry, _ in points]))
    rows = tuple(_row(entry, match, layout, sheet.catalogue) for entry, match in points)
    near, far = _sentences(sheet, reading, taken)
    cells = [p.unit for at in (*layout.comments, 0) for p in sheet.heads.get(at, ())]
    return Form(
        sheet.catalogue.id,
        tuple(PointName(point.id, point.number, point.title) for point in sheet.catalogue.points),
        _organisation(sheet, reading),
        with_raters(layout.columns, near, far, cells),
        rows,
        _totals("sum", sheet, layout),
        _totals("average", sheet, layout),
        _scale(sheet, reading, known, layout, rows),
        _head(sheet),
        sheet.blocks,
        sheet.catalogue.scale,
        tuple(falls_told(near, reading.sections, sheet.catalogue)),
        spoken_of(near, sheet.catalogue),
        evidence_told(near, sheet.catalogue),
    )


def _says_means(sheet: Sheet) -> bool:
    """Whether the heads, or the captions right over it, say that the figures are means."""
    heads = [piece.unit for pieces in sheet.heads.values() for piece in pieces]
    if len(sheet.heads) <= 2 and any(hit.concept == MEAN for unit in heads for hit in unit.hits):
        return True
    above = [unit for unit in sheet.before if unit.block.number >= min(sheet.blocks) - 2]
    return any(
        hit.concept == MEAN for unit in above for hit in unit.hits if not unit.source.rstrip().endswith(".")
    )


def _matched(sheet: Sheet) -> list[tuple[Entry, Match | None]]:
    """The rows with their points. Of two that are most like one point, the likelier has it, the other its next best.

    A row without a score that is then left with no point is a heading in the table.
    """
    entries = [entry for entry in sheet.entries if entry.kind in ("point", "other")]
    given: dict[int, Match] = {}
    taken: set[str] = set()
    wanted = [
        (match, at)
        for at, entry in enumerate(entries)
        if entry.kind == "point"
        for match in sheet.catalogue.matches(entry.text)
    ]
    for match, at in sorted(
        wanted, key=lambda each: (not entries[each[1]].has_figures, -each[0].weight, each[1])
    ):
        if at not in given and match.point not in taken:
            given[at] = match
            taken.add(match.point)
    return [(entry, given.get(at)) for at, entry in enumerate(entries) if at in given or entry.has_figures]


def _with_means(layout: Layout, entries: Sequence[Entry]) -> tuple[Column, ...]:
    """The columns; one with several decimals that are no halves holds means, whatever its head says."""
    columns = []
    for column, at in zip(layout.columns, layout.at, strict=True):
        values = [value_of(entry.cells[at].text) for entry in entries if at in entry.cells]
        odd = sum(value is not None and value * 2 % 1 != 0 for value in values)
        columns.append(column._replace(mean=column.mean or odd > 2))
    return tuple(columns)


def _row(entry: Entry, match: Match | None, layout: Layout, catalogue: Catalogue) -> Row:
    comments = [entry.cells[at].text for at in layout.comments if at in entry.cells]
    scores = tuple(
        _score(entry, at, column, layout, catalogue)
        for column, at in zip(layout.columns, layout.at, strict=True)
    )
    comment = " ".join(text for text in (*comments, entry.comment) if re.search(r"\w", text))
    evidence = tells_evidence(comment, catalogue)
    return Row(match.point if match else None, entry.text, _place(entry.lines), scores, comment, evidence)


def _score(entry: Entry, at: int, column: Column, layout: Layout, catalogue: Catalogue) -> Score | None:
    if layout.ticked:
        ticked = [
            number for number, piece in entry.cells.items() if number in layout.ticked and is_tick(piece.text)
        ]
        if len(ticked) != 1:
            return None
        piece = entry.cells[ticked[0]]
        return Score(float(layout.ticked[ticked[0]]), piece.text, piece.place)
    piece_ = entry.cells.get(at)
    return _read(piece_, catalogue.scale if column.mean else None) if piece_ else None


def _read(piece: Piece, scale: Range | None = None) -> Score | None:
    """The figure in the cell. `scale` is given where it is a mean: one far above it has lost its decimal comma."""
    value = value_of(piece.text)
    if value is None:
        return None
    lost = (
        scale is not None
        and value >= _HIGHEST
        and float(value).is_integer()
        and scale[0] <= value / 10 <= scale[1]
    )
    return Score(value / 10 if lost else value, piece.text, piece.place, lost)


def _totals(kind: str, sheet: Sheet, layout: Layout) -> Totals | None:
    entry = next((entry for entry in sheet.entries if entry.kind == kind), None)
    if entry is None:
        return None
    scores = tuple(_read(entry.cells[at]) if at in entry.cells else None for at in layout.at)
    if not any(scores) and len(scores) == 1 and len(entry.cells) == 1:
        scores = (_read(next(iter(entry.cells.values()))),)
    return Totals(_place(entry.lines), scores)


def _place(lines: Sequence[Line]) -> Place:
    """The row as one place: the line of the table's text, or the line of text from its label to its last figure."""
    pieces = [piece for line in lines for piece in (line.label, *line.cells.values()) if piece]
    first = pieces[0]
    if first.unit.cell is None:
        same = [piece for piece in pieces if piece.unit is first.unit]
        return first.unit.place(min(p.start for p in same), max(p.end for p in same))
    return row_place(first.unit)


def row_place(unit: TextUnit) -> Place:
    """The row of the cell as one place, or the cell where the row does not stand on one line of the table's text."""
    rows = unit.block.table.rows if unit.block.table else ()
    cells = [cell.text for row in rows if unit.cell in row for cell in row if cell.text.strip()]
    words = [re.escape(word) for text in cells for word in text.split()]
    found = re.search(r"[\s|]+".join(words), unit.block.text) if len(cells) > 1 else None
    if found is None:
        return unit.whole()
    return unit.whole()._replace(column=None, start=found.start(), end=found.end(), quote=found[0])


def _head(sheet: Sheet) -> Place:
    return row_place(sheet.first.unit) if sheet.first.unit.cell else sheet.first.place


def _sentences(
    sheet: Sheet, reading: Reading, taken: frozenset[int]
) -> tuple[list[Sentence], list[Sentence]]:
    """The sentences by the form, in its own sections and the one before, and those of the others; without forms' text."""
    near: list[Sentence] = []
    far: list[Sentence] = []
    blocks = [
        {unit.block.number for unit in (section.heading, *section.units) if unit}
        for section in reading.sections
    ]
    own = [bool(numbers & sheet.blocks) for numbers in blocks]
    if True in own and own.index(True):
        before = own.index(True) - 1
        own[before] = not blocks[before] & taken
    for section, numbers, is_near in zip(reading.sections, blocks, own, strict=True):
        if is_near or not numbers & taken:
            (near if is_near else far).extend(
                sentence
                for sentence in section.sentences
                if sentence.unit.block.number not in taken and sentence.unit.block.table is None
            )
    return near, far


def _scale(
    sheet: Sheet, reading: Reading, known: Sequence[Catalogue], layout: Layout, rows: Sequence[Row]
) -> Scale:
    """What is said of the scale: in the form's own section if it is, else anywhere in the document.

    Several are mixed where a score is higher than the lower range goes, or they are told with their occasions. As many as
    there are occasions are theirs in order.
    """
    own: list[TextUnit] = []
    rest: list[TextUnit] = []
    for section in reading.sections:
        units = [unit for unit in (section.heading, *section.units) if unit]
        (own if {unit.block.number for unit in units} & sheet.blocks else rest).extend(units)
    told = _told(own, known) or _told(rest, known)
    ranges = list(dict.fromkeys(found for found, _ in told))
    if len(ranges) < 2 or len(layout.columns) < 2:
        return Scale(tuple(told))
    highest = max((score.value for row in rows for score in row.scores if score), default=0)
    named = {found for found, place in told if names_occasions(place.quote, layout.columns)}
    mixed = len(named) > 1 or highest > min(high for _, high in ranges)
    in_order = mixed and len(ranges) == len(layout.columns)
    return Scale(tuple(told), mixed, tuple(enumerate(ranges)) if in_order else ())


def _told(units: Sequence[TextUnit], known: Sequence[Catalogue]) -> list[tuple[Range, Place]]:
    """The ranges told, without those of other scales (a survey's 1–5) where one is a form's."""
    found = [told for unit in units for told in ranges_in(unit)]
    found += legend_in(units, known)
    usual = {catalogue.scale for catalogue in known}
    return [told for told in found if told[0] in usual] or found


def _organisation(sheet: Sheet, reading: Reading) -> str:
    """Whose form it is: as its head says, else as the nearest text, heading or title names an organisation."""
    told = organisation_in([piece for pieces in sheet.heads.values() for piece in pieces])
    if told:
        return told
    section = next(
        (s for s in reading.sections if sheet.blocks & {unit.block.number for unit in s.units}), None
    )
    heads = [sheet.first.text] if sheet.heads else []
    near = [unit.source for unit in sheet.before]
    path = [*reversed(section.path)] if section else []
    title = [reading.document.title or ""]
    for text in (*heads, *near, *path, *title):
        match = _ORGANISATION.search(one_line(text))
        if match and len(text) < _LONGEST_NAMING:
            return _BEFORE_NAME.sub("", match[0]).strip()
    return "" if _says_means(sheet) else _most_named(reading)


def _most_named(reading: Reading) -> str:
    """The organisation that the document names most, where that is more than once and more than all others together."""
    named = Counter(
        match[0] for unit in reading.units for match in _ORGANISATION.finditer(unit.normalised.text)
    )
    name, often = next(iter(named.most_common(1)), ("", 0))
    return name if often > 1 and often * 2 > named.total() else ""

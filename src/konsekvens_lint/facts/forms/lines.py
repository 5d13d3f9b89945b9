"""A document's tables and text as lines that may be a point with its scores: a label, figures and comments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from konsekvens_lint.documents.model import Place
from konsekvens_lint.language.reading import Reading
from konsekvens_lint.language.texts import TextUnit

# What steps of scales are called: "2 – behöver utvecklas".
STEP_NAME = r"(?:inte|ej|finns|behöver|beh[\w&]ver|delvis|till|i\s|p[\w&]b[\w&]rjat|det finns|vi g[\w&]r|genomf[\w&]r|helt|uppfyll|klar|saknas)"
#: A score, sum or mean as it is written: "2", "2,5", "2½", "(2)", "18 p", "2 poäng", "20 (30)", "18 av 30", "**3**".
FIGURE = re.compile(
    r"\W{0,3}(?P<value>\d{1,3}(?:[.,]\d{1,2}|\s?½)?|½)\s*(?:p\b\.?|poäng|po[\w&]ng)?"
    r"(?:\s*(?:av|/|\()\s*(?:max\.?\s*)?\d{1,2}\)?)?\s*(?:p\b\.?|poäng)?[\s.*)¹²³]{0,4}"
    rf"(?:[=:(–-]\s*{STEP_NAME}.{{0,40}})?",
    re.IGNORECASE,
)
_TICK = re.compile(r"\W*(?:x|✓|✔|√|●|•|☒|☑)\W*", re.IGNORECASE)
#: No list has a higher score.
HIGHEST_SCORE = 5
_VALUE = r"\d{1,2}(?:[.,]\d{1,2})?"
# "… Poäng: 2. Kommentar: …": the score told in words, with what is said of it.
_KEYED = re.compile(
    rf"(?:^|[\s(–-])(?P<key>poäng|po[\w&]ng|skattning|bedömning|betyg|nivå|resultat|värde)\s*[:=]\s*(?P<value>{_VALUE})(?![\d])"
    r"(?P<rest>.*)$",
    re.IGNORECASE,
)
# "Kompetens – 2 poäng. Nya chefer utbildas."
_IN_POINTS = re.compile(
    rf"[\s(:–-]+(?P<value>{_VALUE})\s?(?:poäng|po[\w&]ng|p)\b(?P<rest>.*)$", re.IGNORECASE
)
# "Uppstart: 2, BM1: 3": scores each with its occasion.
_PAIR = rf"(?P<key>[^\W\d_][\w.]*(?:\s\d{{1,4}})?|\d{{4}})\s*[:=]\s*(?P<value>{_VALUE})"
_PAIRS = re.compile(
    rf"(?:^|[\s(–:-]){_PAIR.replace('?P<key>', '?:').replace('?P<value>', '?:')}"
    rf"(?:\s*[,;|/]\s*{_PAIR.replace('?P<key>', '?:').replace('?P<value>', '?:')})+[\s.)]*$"
)
_ONE_PAIR = re.compile(_PAIR)
# Figures at the end of a line: "… om jämställdhetsintegrering  2  2,5".
_TRAILING = re.compile(
    rf"(?:^|[\s:.…_|])[\s:.…_|(–-]*(?P<figures>{_VALUE}(?:\s*p(?:oäng)?)?(?:[\s|/→;]+{_VALUE}(?:\s*p(?:oäng)?)?)*)(?:\s*(?:av|/|\()\s*(?:max\w*\.?\s*)?[2-4]\d)?(?:\s*p(?:oäng)?)?(?:\s*[=(–-]\s*{STEP_NAME}.{{0,40}})?[\s|).]*$",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_COMMENT = re.compile(r"^[\s.,;–(-]*(?:kommentar|motivering)\s*:\s*", re.IGNORECASE)


class Piece(NamedTuple):
    """A span of a text: a cell, or a part of a line."""

    unit: TextUnit
    start: int
    end: int

    @property
    def text(self) -> str:
        """Its normalised text."""
        return self.unit.normalised.text[self.start : self.end].strip()

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.unit.place(self.start, self.end)


class Line(NamedTuple):
    """A label, and what stands beside it by column; a line of text has its figures in columns from 1.

    `keys` are the occasions that figures are told with; `row` the number of the row in a table, None in text.
    """

    label: Piece | None
    cells: dict[int, Piece]
    block: int
    row: int | None = None
    keys: tuple[str, ...] = ()
    comment: str = ""

    @property
    def text(self) -> str:
        """The label's text."""
        return self.label.text if self.label else ""

    @property
    def has_figures(self) -> bool:
        """Whether a figure or a tick stands in it."""
        return any(is_figure(piece.text) or is_tick(piece.text) for piece in self.cells.values())


def is_figure(text: str) -> bool:
    """Whether the text is a score, a sum or a mean and nothing else."""
    return bool(text) and FIGURE.fullmatch(text) is not None


def value_of(text: str) -> float | None:
    """The figure that the text is; None where it is none."""
    match = FIGURE.fullmatch(text)
    if match is None:
        return None
    written = match["value"].replace(",", ".").replace(" ", "")
    half = written.endswith("½")
    return float(written.rstrip("½") or 0) + 0.5 * half


def is_tick(text: str) -> bool:
    """Whether a cell is ticked."""
    return bool(text) and _TICK.fullmatch(text) is not None


def blocks_of(reading: Reading) -> Iterator[list[TextUnit]]:
    """The body's blocks in order, each as its texts: one, or the cells of a table."""
    units = [unit for section in reading.sections for unit in (section.heading, *section.units) if unit]
    for _, group in groupby(units, key=lambda unit: unit.block.number):
        found = list({id(unit): unit for unit in group}.values())
        if found[0].block.kind != "footnote":
            yield found


def table_rows(units: Sequence[TextUnit]) -> list[dict[int, Piece]]:
    """The table's rows, each with its cells by their columns; a merged cell stands in its first row and column."""
    rows: dict[int, dict[int, Piece]] = {}
    for unit in units:
        if unit.cell:
            piece = Piece(unit, 0, len(unit.normalised.text))
            rows.setdefault(unit.cell.row, {})[unit.cell.column] = piece
    return [rows[at] for at in sorted(rows)]


def table_lines(rows: Sequence[dict[int, Piece]], label: int, block: int) -> list[Line]:
    """The rows as lines, with the cells to the right of the column of labels."""
    lines = []
    for at, row in enumerate(rows):
        head = row.get(label)
        cells = {column: piece for column, piece in row.items() if column > label}
        comment = _COMMENT.match(head.text) if head else None
        if head and comment:
            lines.append(Line(None, cells, block, at, comment=head.text[comment.end() :].strip()))
        else:
            lines.append(Line(head, cells, block, at))
    return lines


def row_lines(rows: Sequence[dict[int, Piece]], block: int) -> list[Line]:
    """The rows as lines of text: the first words are the label, figures stand one after another, other words are comments."""
    lines = []
    for row in rows:
        pieces = [row[column] for column in sorted(row)]
        figures = [piece for piece in pieces if is_figure(piece.text)]
        words = [piece for piece in pieces if not is_figure(piece.text)]
        cells = dict(enumerate(figures or words[1:], 1))
        comment = " ".join(piece.text for piece in words[1:]) if figures else ""
        lines.append(Line(words[0] if words else None, cells, block, comment=comment))
    return lines


def text_lines(unit: TextUnit) -> list[Line]:
    """The lines of a block of text as its author broke them."""
    return [_line(unit, start, end) for start, end in _spans(unit)]


def _spans(unit: TextUnit) -> Iterator[tuple[int, int]]:
    """The spans of the normalised text that stood on one line each; the whole of it where no figure tells them apart."""
    text, origin, source = unit.normalised.text, unit.normalised.origin, unit.source
    if origin is None or "\n" not in source.strip() or not _DIGIT.search(text):
        yield 0, len(text)
        return
    start, line_end = 0, source.find("\n", origin[0])
    for at in range(len(text)):
        if 0 <= line_end < origin[at] and text[at] != " ":
            if text[start:at].strip():
                yield start, at
            start, line_end = at, source.find("\n", origin[at])
    yield start, len(text)


def _line(unit: TextUnit, start: int, end: int) -> Line:
    text = unit.normalised.text[start:end]
    found = _figures_in(text) if _DIGIT.search(text) else None
    block = unit.block.number
    if found is None:
        comment = _COMMENT.match(text)
        if comment:
            return Line(None, {}, block, comment=text[comment.end() :].strip())
        return Line(Piece(unit, start, end), {}, block)
    label_end, spans, keys, comment_text = found
    cells = {at: Piece(unit, start + a, start + b) for at, (a, b) in enumerate(spans, 1)}
    label = Piece(unit, start, start + label_end) if text[:label_end].strip(" .:–-|") else None
    return Line(label, cells, block, keys=keys, comment=comment_text)


_Found = tuple[int, list[tuple[int, int]], tuple[str, ...], str]


def _figures_in(text: str) -> _Found | None:
    """Where the label ends, the spans of the figures, the occasions that they are told with, and a comment."""
    return _in_words(_KEYED, text) or _told_in_pairs(text) or _at_end(text) or _in_words(_IN_POINTS, text)


def _in_words(form: re.Pattern[str], text: str) -> _Found | None:
    match = form.search(text)
    if match is None:
        return None
    rest = match["rest"].lstrip(" .,;–-()*").rstrip()
    return match.start(), [match.span("value")], (), _COMMENT.sub("", rest)


def _told_in_pairs(text: str) -> _Found | None:
    match = _PAIRS.search(text)
    if match is None:
        return None
    pairs = list(_ONE_PAIR.finditer(text, match.start()))
    return match.start(), [pair.span("value") for pair in pairs], tuple(pair["key"] for pair in pairs), ""


def _at_end(text: str) -> _Found | None:
    match = _TRAILING.search(text)
    if match is None:
        return None
    start = match.start("figures")
    spans = [(start + m.start(), start + m.end()) for m in re.finditer(_VALUE, match["figures"])]
    return match.start(), spans, (), ""

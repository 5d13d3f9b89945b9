"""Lines put together to entries: points with their scores, however their text is broken, sums and means."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from konsekvens_lint.facts.forms.catalogues import Catalogue, Match
from konsekvens_lint.facts.forms.lines import HIGHEST_SCORE, Line, Piece, is_figure, value_of

SUM, MEAN = "form_sum_word", "form_mean_word"
EntryKind = Literal["point", "other", "sum", "average"]
# A label is no longer than this, in characters; a text that is, is no part of a form.
_LONGEST = 300
# A point has no more lines, with a score of its own on each: what goes on is a list of figures.
_MOST_LINES = 100
# The label of a sum is short, and begins with its word.
_LONGEST_SUM, _SUM_WITHIN = 40, 4


class Entry(NamedTuple):
    """A row of a form: the lines that it is made of, and for a point how its label matches."""

    kind: EntryKind
    lines: tuple[Line, ...]
    match: Match | None = None

    @property
    def text(self) -> str:
        """The whole label."""
        return joined([line.text for line in self.lines])

    @property
    def cells(self) -> dict[int, Piece]:
        """What stands beside it by column; of several lines' the first, unless a figure follows words."""
        found: dict[int, Piece] = {}
        for line in self.lines:
            for column, piece in line.cells.items():
                known = found.get(column)
                if piece.text and (known is None or (is_figure(piece.text) and not is_figure(known.text))):
                    found[column] = piece
        return found

    @property
    def has_figures(self) -> bool:
        """Whether it has a score."""
        return any(line.has_figures for line in self.lines)

    @property
    def comment(self) -> str:
        """The comments told in text."""
        return " ".join(line.comment for line in self.lines if line.comment)


def joined(texts: Sequence[str]) -> str:
    """The texts as one; a word that was broken with a hyphen is whole."""
    whole = ""
    for text in filter(None, texts):
        if whole.endswith("-") and text[:1].islower():
            whole = whole[:-1] + text
        else:
            whole = f"{whole} {text}" if whole else text
    return whole


def entries_of(lines: Sequence[Line], catalogue: Catalogue, *, table: bool) -> list[Entry]:
    """The entries that the lines make, in order. Lines that are none of any point are left out, but for rows of a table."""
    found: list[Entry] = []
    pending: list[Line] = []
    for at, line in enumerate(lines):
        after = lines[at + 1] if at + 1 < len(lines) else None
        current = found[-1] if found and _may_go_on(found[-1]) else None
        if summed := _summing(line, pending, catalogue):
            found.append(summed)
            pending = []
        elif opened := _opened(line, pending, current, catalogue):
            found.append(Entry("point", opened, catalogue.match(_text(opened))))
            pending = []
        elif begun := _begun(line, after, catalogue):
            found.append(Entry("point", (line,), begun))
            pending = []
        elif current and not table and _has_more_scores(line, current):
            found[-1] = Entry("point", (*current.lines, _beside(line, current)), current.match)
        elif current and _continues(line, current, after, catalogue):
            found[-1] = _longer(current, line, catalogue)
        elif line.text and not line.cells and len(line.text) < _LONGEST:
            pending = [*pending[-1:], line]
        else:
            if table and found and _is_scored(line):
                found.append(Entry("other", (*pending, line)))
            pending = []
    return found


def _may_go_on(entry: Entry) -> bool:
    return entry.kind == "point" and len(entry.lines) < _MOST_LINES


def _is_scored(line: Line) -> bool:
    """Whether the line has scores: it does not count those who answered, or add up some of the points."""
    values = [value for piece in line.cells.values() if (value := value_of(piece.text)) is not None]
    return line.has_figures and all(value <= HIGHEST_SCORE for value in values)


def _has_more_scores(line: Line, current: Entry) -> bool:
    """Whether the line is a score alone, of the next occasion: in text that has lost its columns each stands by itself."""
    near = line.block - current.lines[-1].block <= 1
    return near and not line.text and current.has_figures and _is_scored(line)


def _beside(line: Line, current: Entry) -> Line:
    last = max(current.cells)
    return line._replace(cells={last + at: piece for at, piece in line.cells.items()})


def _summing(line: Line, pending: Sequence[Line], catalogue: Catalogue) -> Entry | None:
    """The sums, or means over the points, that the line gives: it, or the line before it, begins with such a word."""
    label = line if line.label else pending[-1] if pending else None
    kind = _sum_kind(label, catalogue) if label and line.has_figures else None
    return Entry(kind, (line,) if label is line or label is None else (label, line)) if kind else None


def _sum_kind(line: Line, catalogue: Catalogue) -> EntryKind | None:
    label = line.label
    if label is None or (len(line.text) > _LONGEST_SUM and catalogue.match(line.text)):
        return None
    named = {hit.concept for hit in label.unit.hits if label.start <= hit.start <= label.start + _SUM_WITHIN}
    return "sum" if SUM in named else "average" if MEAN in named else None


def _text(lines: Sequence[Line]) -> str:
    return joined([line.text for line in lines])


def _opened(
    line: Line, pending: Sequence[Line], current: Entry | None, catalogue: Catalogue
) -> tuple[Line, ...]:
    """The lines of the point that the line begins, or that it ends and lines before it began; none where it does neither."""
    if not line.text or len(line.text) > _LONGEST:
        return ()
    alone = catalogue.match(line.text)
    for count in range(len(pending), 0, -1):
        whole = (*pending[-count:], line)
        match = catalogue.match(_text(whole))
        if match and _is_near(whole) and (alone is None or _is_more(match, alone)):
            return whole
    if alone is None:
        return ()
    if current is not None and current.match is not None:
        same = alone.point == current.match.point
        if same and not (current.has_figures and line.has_figures):
            return ()
        if not same and _is_rest(line, current, alone, catalogue):
            return ()
    return (line,)


def _is_near(lines: Sequence[Line]) -> bool:
    return all(after.block - before.block <= 1 for before, after in pairwise(lines))


def _is_more(match: Match, other: Match) -> bool:
    return match.point == other.point and match.weight > other.weight


def _begun(line: Line, after: Line | None, catalogue: Catalogue) -> Match | None:
    """The point that a line with a score begins, where only the line after it has the words that suffice."""
    if not line.text or not line.has_figures or after is None or not after.text or after.cells:
        return None
    match = catalogue.match(_text((line, after)))
    return match if match and _is_near((line, after)) and catalogue.support(line.text, match.point) else None


def _is_rest(line: Line, current: Entry, match: Match, catalogue: Catalogue) -> bool:
    """Whether a line with words of another point goes on the current one, which has more of its words by it."""
    if (line.has_figures and current.has_figures) or current.match is None:
        return False
    if not (line.text[:1].islower() or current.text.endswith("-")):
        return False
    longer = catalogue.match(joined([current.text, line.text]))
    return longer is not None and longer.point == current.match.point and longer.weight > match.weight


def _continues(line: Line, current: Entry, after: Line | None, catalogue: Catalogue) -> bool:
    """Whether the line is more of the current point: its score, its comment, or the rest of its text."""
    if (line.cells and current.has_figures and line.has_figures) or _sum_kind(line, catalogue):
        return False
    if not line.text:
        return bool(line.cells or line.comment)
    if len(current.text) + len(line.text) > _LONGEST or current.match is None:
        return False
    if line.row is not None and line.cells and current.has_figures and not line.text[:1].islower():
        return False
    if line.row is None and not line.has_figures and len(line.text) > _LONGEST // 2:
        return False
    here = _gain(current.text, line.text, current.match.point, catalogue)
    if line.row is None and line.has_figures and not here and _is_sentence(line.text):
        return False
    match = catalogue.match(joined([line.text, after.text])) if after and not line.cells else None
    if after and match and match.point != current.match.point:
        ahead = catalogue.support(joined([line.text, after.text]), match.point)
        if ahead - catalogue.support(after.text, match.point) > here:
            return False
    return current.lines[-1].block == line.block or line.block - current.lines[-1].block <= 1


def _gain(text: str, more: str, point: str, catalogue: Catalogue) -> int:
    """How many more of the point's words the text has with what follows."""
    return catalogue.support(joined([text, more]), point) - catalogue.support(text, point)


def _is_sentence(text: str) -> bool:
    """Whether a line begins something new rather than goes on: a long one with a capital."""
    return len(text) > _LONGEST_SUM and text[:1].isupper()


def _longer(current: Entry, line: Line, catalogue: Catalogue) -> Entry:
    lines = (*current.lines, line)
    match = catalogue.match(joined([each.text for each in lines]))
    kept = match if match and current.match and match.point == current.match.point else current.match
    return Entry("point", lines, kept)


def scored_points(entries: Sequence[Entry]) -> frozenset[str]:
    """The points that have a score."""
    return frozenset(entry.match.point for entry in entries if entry.match and entry.has_figures)

"""Lines in the order of reading to drafts: paragraphs, items, headings, tables, notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from konsekvens_lint.documents.draft import Draft
from konsekvens_lint.documents.lines import (
    BULLET,
    MAX_HEADING,
    ORDERED,
    ends_sentence,
    ends_with_function_word,
    is_caption,
    number_depth,
)
from konsekvens_lint.documents.model import Kind
from konsekvens_lint.documents.pdf.rows import Line, Row

# Larger than the text's own size by this: a heading. Smaller, at the foot of the page: a note.
_LARGER = 1.12
_SMALLER = 0.92
# Lines further apart than this times the usual distance are paragraphs of their own.
_PARTED = 1.35
# A paragraph's last line leaves this share of the column free, and a first line is indented by so many sizes.
_FREE = 0.12
_INDENT = 0.8
_VARIES = 0.12
# Lines of a paragraph that its left edge is taken from.
_RECENT = 30
_LEVELS = 6
_USUAL_LEADING = 1.2
# A paragraph is running text from this length on.
_PROSE = 80
_NOTE = re.compile(r"(\d{1,3})(?!\d)[\s)]*[^\W\d_]")
_MOST_NOTES = 15
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])-\n(?=[a-zåäöé])(?!(?:och|eller|samt|respektive)\b)")


class Flow(NamedTuple):
    """A line with the column that it stands in; `contents`: it belongs to a contents page."""

    line: Line
    left: float
    right: float
    contents: bool = False


class Sizes(NamedTuple):
    """The sizes of a document's text: that of its body, and those of its headings from the largest."""

    body: float
    headings: tuple[float, ...]
    leading: float

    def level(self, size: float) -> int | None:
        """The level of a heading of the size, or None for the size of the body or a smaller one."""
        if size < _LARGER * self.body:
            return None
        return min(1 + sum(size < 0.97 * larger for larger in self.headings), _LEVELS)


def sizes_of(flows: Sequence[Flow]) -> Sizes:
    """The sizes by how much is set in them; the leading is the distance of baselines in a paragraph, in sizes."""
    counts: Counter[float] = Counter()
    for flow in flows:
        counts[round(flow.line.size, 1)] += len(flow.line.text)
    body = max(counts, key=lambda size: (counts[size], size)) if counts else 10.0
    larger = sorted((size for size in counts if size >= _LARGER * body), reverse=True)
    distinct = [size for at, size in enumerate(larger) if at == 0 or size < 0.97 * larger[at - 1]]
    steps = sorted(
        (one.line.base - other.line.base) / body
        for one, other in pairwise(flows)
        if one.line.page == other.line.page and body <= one.line.base - other.line.base < 3 * body
    )
    # Of a short text most lines may be paragraphs: the lines within one stand nearest.
    leading = steps[len(steps) // 8] if steps else _USUAL_LEADING
    return Sizes(body, tuple(distinct), leading)


class Composer:
    """Lines in, drafts out; it only ever goes forward."""

    def __init__(self, sizes: Sizes) -> None:
        self._sizes = sizes
        self._open: list[Flow] = []
        self._aside: list[Flow] = []
        self.drafts: list[Draft] = []

    @property
    def at_head(self) -> bool:
        """Whether no running text has been met yet, so that a letterhead is possible."""
        return not self._open and all(len(draft.text) < _PROSE for draft in self.drafts)

    def add(self, flow: Flow) -> None:
        """The next line."""
        self._take_up(flow)
        if self._open and not self._goes_on(self._open[-1], flow):
            self.close()
        self._open.append(flow)

    def _take_up(self, flow: Flow) -> None:
        """Where the line stands under one that waits aside, that is what it may go on; the text beside it is whole."""
        above = [
            aside
            for aside in self._aside
            if abs(aside.line.left - flow.line.left) < flow.line.size / 4
            and self._is_near(aside.line, flow.line)
        ]
        if not above or self._open[-1].line.left >= flow.line.left:
            return
        self._aside = [aside for aside in self._aside if aside not in above]
        self.close()
        self._open = above

    def add_aside(self, flow: Flow) -> None:
        """A line that stands far to the right of the last one: it waits until the paragraph beside it is whole."""
        self._aside.append(flow)

    def put(self, draft: Draft) -> None:
        """What is no line of text: it ends the paragraph before it."""
        self.close()
        self.drafts.append(draft)

    def close(self) -> None:
        """End the paragraph that is open."""
        for flows in (self._open, *_under_each_other(self._aside)):
            if flows:
                self.drafts.append(self._draft(flows))
        self._open, self._aside = [], []

    def _draft(self, flows: Sequence[Flow]) -> Draft:
        first = flows[0].line
        text = "\n".join(flow.line.text for flow in flows)
        if flows[0].contents:
            return Draft("contents", text, page=first.page)
        level = self._sizes.level(first.size)
        if level is not None and len(text) <= MAX_HEADING and not _is_sentence(text):
            return Draft("heading", _BROKEN_WORD.sub("", text), level=level, page=first.page)
        match = BULLET.match(text) or ORDERED.match(text)
        marker = match.group() if match else ""
        kind: Kind = "list_item" if marker else "caption" if is_caption(text) else "paragraph"
        bold = all(flow.line.bold for flow in flows)
        return Draft(kind, text[len(marker) :], page=first.page, bold=bold, marker=marker.lstrip())

    def _goes_on(self, before: Flow, flow: Flow) -> bool:
        """Whether the line belongs to the paragraph of the line before it."""
        last, line = before.line, flow.line
        if before.contents or flow.contents or not self._of_one_size(last.size, line.size):
            return False
        if last.bold != line.bold and not (last.bold and not _ends(last.text) and line.text[:1].islower()):
            return False
        if (BULLET.match(line.text) or ORDERED.match(line.text)) and not self._runs_on(before, flow):
            return False
        if self._sizes.level(line.size) is not None:
            return self._is_near(last, line) and not number_depth(line.text)
        if not self._follows(before, flow):
            cut = ends_with_function_word(last.text) or _is_cut(last.text)
            return not ends_sentence(last.text) and (cut or line.text[:1].islower())
        return not self._is_ended(before, flow)

    def _runs_on(self, before: Flow, flow: Flow) -> bool:
        """Whether a line that begins as an item does, with a dash or a number, only goes on the full line above it."""
        last, line = before.line, flow.line
        if not self._follows(before, flow) or self._had_room(before, flow) or ends_sentence(last.text):
            return False
        dash = line.text[0] in "–-" and line.text[1:].lstrip()[:1].islower()
        return abs(last.left - line.left) < 1 and (dash or ends_with_function_word(last.text))

    def _of_one_size(self, one: float, other: float) -> bool:
        """Whether lines of these sizes may be of one paragraph; recognised text varies from line to line."""
        if self._sizes.level(one) != self._sizes.level(other):
            return False
        return abs(one - other) <= _VARIES * one

    def _is_near(self, last: Line, line: Line) -> bool:
        return last.page == line.page and 0 < last.base - line.base < 1.8 * line.size

    def _follows(self, before: Flow, flow: Flow) -> bool:
        """Whether the line stands right under the one before, in the same column."""
        last, line = before.line, flow.line
        same = last.page == line.page and before.left == flow.left
        step = last.base - line.base
        return same and 0 < step <= _PARTED * self._sizes.leading * line.size

    def _is_ended(self, before: Flow, flow: Flow) -> bool:
        """Whether the line before ended its paragraph: it had room for more, or this one is indented."""
        last, line = before.line, flow.line
        if line.text[:1].islower() or ends_with_function_word(last.text) or _is_cut(last.text):
            return False
        if self._had_room(before, flow):
            return True
        starts = [each.line.left for each in self._open[1:][-_RECENT:]] or [last.left]
        return ends_sentence(last.text) and line.left - min(starts) > _INDENT * line.size

    def _had_room(self, before: Flow, flow: Flow) -> bool:
        """Whether the next line's first word had room on the line before, which is then a paragraph's last."""
        room = before.right - before.line.right
        return room > flow.line.first + 0.3 * flow.line.size and room > _FREE * (before.right - before.left)


def _under_each_other(flows: Sequence[Flow]) -> list[list[Flow]]:
    """The lines by the edge that they begin at, in the order of their first."""
    groups: dict[int, list[Flow]] = {}
    for flow in flows:
        groups.setdefault(round(flow.line.left / 4), []).append(flow)
    return list(groups.values())


def _is_sentence(text: str) -> bool:
    return text.rstrip().endswith((".", ";", ",")) and len(text.split()) > 4


def _is_cut(text: str) -> bool:
    """Whether the line breaks off after a comma or in a word."""
    return text.endswith(",") or (text.endswith("-") and text[-2:-1].isalpha())


def _ends(text: str) -> bool:
    return text.rstrip().endswith((".", ":", "?", "!"))


def notes_of(lines: Sequence[Line]) -> Iterator[Draft]:
    """The notes in the lines at the foot of a page, each from its number on."""
    parts: list[Line] = []
    for line in lines:
        if _NOTE.match(line.text) and parts:
            yield _note(parts)
            parts = []
        parts.append(line)
    if parts:
        yield _note(parts)


def _note(parts: Sequence[Line]) -> Draft:
    return Draft("footnote", "\n".join(line.text for line in parts), page=parts[0].page)


def foot_of(rows: Sequence[Row], body: float) -> int:
    """How many of a page's last rows are notes: small ones below others, whose numbers rise from the first on."""
    count = 0
    for row in reversed(rows):
        if len(row) > 1 or row[0].cells or row[0].size > _SMALLER * body:
            break
        count += 1
    while count and not _NOTE.match(rows[len(rows) - count][0].text):
        count -= 1
    foot = [row[0].text for row in rows[len(rows) - count :]]
    numbers = [int(match[1]) for text in foot if (match := _NOTE.match(text))]
    rising = all(a < b for a, b in pairwise(numbers))
    return count if rising and count < len(rows) and len(numbers) <= _MOST_NOTES else 0

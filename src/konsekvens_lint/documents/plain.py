"""Plain text: paragraphs, lists, tables and headings from nothing but lines.

A block's text is the file's own, line breaks and all, so that a place in it has its line: the block's line
plus the line breaks before the place. Only a bullet or number at the front is taken away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from konsekvens_lint.documents.assemble import assemble
from konsekvens_lint.documents.draft import Draft
from konsekvens_lint.documents.lines import (
    BARE_BULLET,
    BULLET,
    ORDERED,
    ends_in_figure,
    is_caption,
    is_contents_entry,
    is_contents_heading,
    is_contents_line,
    is_known_section,
    is_lone_number,
    is_page_marker,
    is_section_number,
)
from konsekvens_lint.documents.model import Document, Kind
from konsekvens_lint.documents.outline import mark_contents, promote_bare
from konsekvens_lint.documents.plain_tables import is_row, table_at
from konsekvens_lint.documents.scored_tables import scored_table_at
from konsekvens_lint.documents.wrapping import SLACK, WRAPPED_LINES, ends_between, wrap_width

#: A running header stands this often at least, next to a page number.
REPEATS = 2


def read_plain(text: str) -> Document:
    """The document in a plain text; one without headings has one section. Errors: DocumentError too_large, and no other."""
    return assemble("txt", promote_bare(mark_contents(drafts_of(text.split("\n")))))


def drafts_of(lines: Sequence[str]) -> list[Draft]:
    """The text's lines as paragraphs, items, tables, contents lines and furniture; no headings yet."""
    cleaned = [line.replace("\f", " ") for line in lines]
    breaks = {index for index, line in enumerate(lines) if "\f" in line}
    return _Reader(cleaned, breaks).drafts()


def contents_lines(lines: Sequence[str]) -> set[int]:
    """The lines of contents pages: those with dot leaders, and those with page numbers under 'Innehåll'."""
    found: set[int] = set()
    on_page = False
    for index, line in enumerate(lines):
        if not line.strip():
            continue
        if is_contents_line(line) or (on_page and is_contents_entry(line)):
            found.add(index)
        else:
            on_page = is_contents_heading(line)
    return found


class _Reader:
    """The pass over the lines. It only ever goes forward; what it has seen is in `done`."""

    def __init__(self, lines: Sequence[str], breaks: set[int]) -> None:
        self.lines = lines
        self.furniture = _furniture(lines, breaks)
        self.contents = contents_lines(lines)
        text = [line.strip() for at, line in enumerate(lines) if at not in self.furniture]
        self.width = wrap_width(text)
        self.spaced = _is_spaced(text)
        if self.width is None and self.spaced:
            self.width = wrap_width([line for line in text if line])
        self.done: list[Draft] = []

    def drafts(self) -> list[Draft]:
        index = 0
        while index < len(self.lines):
            index = self._step(index)
        return self.done

    def _step(self, index: int) -> int:
        line = self.lines[index]
        if not line.strip():
            return index + 1
        if index in self.furniture:
            self.done.append(Draft("header", line.strip(), line=index + 1))
            return index + 1
        if index in self.contents:
            self.done.append(Draft("contents", line.strip(), line=index + 1))
            return index + 1
        if BARE_BULLET.match(line):
            after = self._text_line(index + 1)
            if after is None or BARE_BULLET.match(self.lines[after]):
                return index + 1
        if is_row(line):
            found = table_at(self.lines, index)
            if found:
                self.done.extend(found.drafts)
                return found.end
        if scored := scored_table_at(self.lines, index):
            self.done.append(scored[0])
            return scored[1]
        return self._paragraph(index)

    def _paragraph(self, start: int) -> int:
        """A paragraph or an item from this line on; returns the line after it."""
        marker, begin = self._marker(start)
        end = self._end(begin, bool(marker))
        parts = [self.lines[at] if at not in self.furniture else "" for at in range(begin, end)]
        self._pass_furniture(begin, end)
        parts[0] = parts[0][len(marker) if begin == start else 0 :]
        text = "\n".join(parts).strip()
        kind: Kind = "list_item" if marker else "caption" if is_caption(text) else "paragraph"
        self.done.append(Draft(kind, text, line=begin + 1, marker=marker.lstrip()))
        return end

    def _marker(self, start: int) -> tuple[str, int]:
        """The bullet or number at the front, and the line where the text begins: a bullet may stand alone."""
        line = self.lines[start]
        if BARE_BULLET.match(line):
            after = self._text_line(start + 1)
            return (line, after) if after is not None else ("", start)
        match = BULLET.match(line) or ORDERED.match(line)
        return (match.group(), start) if match else ("", start)

    def _end(self, start: int, item: bool) -> int:
        end = start + 1
        if is_section_number(self.lines[start]):
            after = self._text_line(end)
            end = after + 1 if after is not None else end
        while True:
            following = self._goes_on(end - 1, start, item)
            if following is None:
                return end
            end = following + 1

    def _goes_on(self, last: int, start: int, item: bool) -> int | None:
        """The line with which the paragraph goes on after its line `last`, or None."""
        after = self._text_line(last + 1)
        if after is None or self._begins(after):
            return None
        line, text = self.lines[last].strip(), self.lines[after].strip()
        if after == last + 1:
            if item and self.lines[after][:1] in " \t":
                return after
            return None if ends_between(self.lines, last, self.width, last == start) else after
        if line.endswith((".", ":", ";", "!", "?")) or is_known_section(line) or is_row(self.lines[last]):
            return None
        if ends_in_figure(text):
            return None
        if text[:1].islower() and (not item or self.spaced):
            return after
        if not (self.spaced and self.width is not None and len(line) >= self.width * SLACK):
            return None
        return None if ends_between((line, text), 0, self.width, last == start) else after

    def _begins(self, index: int) -> bool:
        """Whether the line begins something of its own."""
        line = self.lines[index]
        return bool(
            BULLET.match(line)
            or BARE_BULLET.match(line)
            or ORDERED.match(line)
            or index in self.contents
            or (is_row(line) and table_at(self.lines, index))
            or scored_table_at(self.lines, index)
        )

    def _text_line(self, index: int) -> int | None:
        """The next line with text, past blank lines and furniture."""
        while index < len(self.lines):
            if self.lines[index].strip() and index not in self.furniture:
                return index
            index += 1
        return None

    def _pass_furniture(self, start: int, end: int) -> None:
        for index in range(start, end):
            if index in self.furniture and self.lines[index].strip():
                self.done.append(Draft("header", self.lines[index].strip(), line=index + 1))


def _is_spaced(lines: Sequence[str]) -> bool:
    """A blank line after nearly every line, though sentences run over the breaks."""
    filled = [index for index, line in enumerate(lines) if line]
    if len(filled) < 6:
        return False
    apart = [(lines[a], lines[b]) for a, b in pairwise(filled) if b - a > 1]
    running = sum(after[:1].islower() and not line.endswith((".", ":")) for line, after in apart)
    return len(apart) > 0.6 * len(filled) and running >= max(WRAPPED_LINES, len(filled) // 8)


def _furniture(lines: Sequence[str], breaks: set[int]) -> set[int]:
    """The lines that are page numbers or running headers."""
    markers = {index for index, line in enumerate(lines) if line.strip() and is_page_marker(line)}
    numbers = {i for i, line in enumerate(lines) if is_lone_number(line) and _stands_apart(lines, i)}
    found = markers | numbers
    anchors = found | breaks
    texts = Counter(lines[near].strip() for near in set(_near(lines, anchors, found)))
    repeated = {text for text, count in texts.items() if count >= REPEATS and len(text) < 120}
    return found | {near for near in _near(lines, anchors, found) if lines[near].strip() in repeated}


def _stands_apart(lines: Sequence[str], index: int) -> bool:
    before = lines[index - 1].strip() if index else ""
    after = lines[index + 1].strip() if index + 1 < len(lines) else ""
    return not before and not after


def _near(lines: Sequence[str], anchors: set[int], found: set[int]) -> Iterator[int]:
    """The first line with text on either side of each page number or page break."""
    for anchor in sorted(anchors):
        for step in (-1, 1):
            index = anchor + (step if anchor in found else min(step, 0))
            while 0 <= index < len(lines) and not lines[index].strip():
                index += step
            if 0 <= index < len(lines) and index not in found:
                yield index

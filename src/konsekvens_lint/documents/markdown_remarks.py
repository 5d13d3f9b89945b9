"""HTML comments in Markdown: no part of the text, but for what they say to the tool."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from konsekvens_lint.documents import refusals
from konsekvens_lint.documents.model import Block, Document, Place, Remark
from konsekvens_lint.documents.remarks import told_the_tool
from konsekvens_lint.limits import MAX_REMARKS

#: The line that opens a fence about code.
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_OPEN, _CLOSE = "<!--", "-->"
_OPEN_OR_CLOSE = re.compile(f"{_OPEN}|{_CLOSE}")
_OPEN_OR_CODE = re.compile(f"{_OPEN}|`+")


class _Comment(NamedTuple):
    """Where a comment begins and ends in the text, on which lines (from 1), and what it says."""

    start: int
    end: int
    first: int
    last: int
    said: str


def without_comments(text: str) -> str:
    """The text without HTML comments; their line breaks stay, so that line numbers hold."""
    if _OPEN not in text:
        return text
    at, kept = 0, []
    for each in _comments(text):
        kept += [text[at : each.start], "\n" * (each.last - each.first)]
        at = each.end
    return "".join([*kept, text[at:]])


def remarks_in(text: str, document: Document) -> tuple[Remark, ...]:
    """The comments to the tool in the text that the document was read from; those in code are none.

    Errors: DocumentError too_large.
    """
    told = [each for each in _comments(text) if told_the_tool(each.said) is not None] if _OPEN in text else []
    if not told:
        return ()
    if len(told) > MAX_REMARKS:
        raise refusals.too_many_remarks()
    lines = without_comments(text).split("\n")
    blocks = _Blocks(document)
    return tuple(
        _remark(each, blocks.at(each, _is_blank(lines[each.first - 1]) and _is_blank(lines[each.last - 1])))
        for each in told
    )


def _comments(text: str) -> Iterator[_Comment]:
    """All comments, but for what is shown in code. One that nobody closes ends with its line: CommonMark lets it go on
    to the end of the document, and what is judged would be nothing."""
    at, line, fence = 0, 1, ""
    while at < len(text):
        end = _end_of_line(text, at)
        following = end + 1
        if fence:
            fence = "" if text[at:end].strip().startswith(fence) else fence
        elif opening := FENCE.match(text, at, end):
            fence = opening[1]
        else:
            for start, stop in _on_line(text, at, end):
                said = text[start + len(_OPEN) : stop].removesuffix(_CLOSE)
                yield _Comment(start, stop, line, line + text.count("\n", start, stop), said.strip())
                following = max(following, stop) if stop > end else following
        line += text.count("\n", at, following)
        at = following


def _on_line(text: str, at: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the comments that open between these positions of one line begin and end; only the last may end below."""
    ticks: dict[int, list[int]] = {}
    found = list(_OPEN_OR_CODE.finditer(text, at, end))
    for each in found:
        if each[0] != _OPEN:
            ticks.setdefault(len(each[0]), []).append(each.start())
    for each in found:
        if each.start() < at:
            continue
        if each[0] == _OPEN:
            at = _end_of_comment(text, each.end(), end)
            yield each.start(), at
        else:
            alike = ticks[len(each[0])]
            closing = bisect_right(alike, each.start())
            at = alike[closing] + len(each[0]) if closing < len(alike) else each.end()


def _end_of_comment(text: str, at: int, end_of_line: int) -> int:
    """Where the comment that is open here ends: with its line if none closes it before another opens below."""
    close = text.find(_CLOSE, at, end_of_line)
    if close >= 0:
        return close + len(_CLOSE)
    below = _OPEN_OR_CLOSE.search(text, end_of_line)
    return below.end() if below and below[0] == _CLOSE else end_of_line


def _end_of_line(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


class _Blocks:
    """The document's blocks by the lines where they begin."""

    def __init__(self, document: Document) -> None:
        begun = [(each.line, each) for each in (*document.blocks, *document.footnotes) if each.line]
        begun.sort(key=lambda each: each[0])
        self._lines = [line for line, _ in begun]
        self._blocks = [block for _, block in begun]

    def at(self, comment: _Comment, is_alone: bool) -> Block | None:
        """The block whose text the comment stands in; of one alone on its lines the next, else the one before."""
        after = bisect_right(self._lines, comment.last)
        if after < len(self._blocks) and (is_alone or not after):
            return self._blocks[after]
        return self._blocks[bisect_left(self._lines, self._lines[after - 1])] if after else None


def _is_blank(line: str) -> bool:
    """Whether there is no text on the line: but a quotation's mark, maybe."""
    return not line.strip(" \t\r\f>")


def _remark(comment: _Comment, block: Block | None) -> Remark:
    """The remark at the whole block, and at the comment's own line: there it is mended."""
    if block is None:
        return Remark(comment.said, None)
    table = block.table.number if block.table else None
    place = Place(
        block.section,
        block.number,
        comment.first,
        block.page,
        table,
        None,
        None,
        0,
        len(block.text),
        block.text,
    )
    return Remark(comment.said, place, frozenset({block.number}))

"""HTML comments in Markdown: no part of the text, but for what they say to the tool."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from konsekvens_lint.documents.model import Block, Document, Place, Remark
from konsekvens_lint.documents.remarks import told_the_tool

#: The line that opens a fence about code.
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)


def without_comments(text: str) -> str:
    """The text without HTML comments; their line breaks stay, so that line numbers hold."""
    return _COMMENT.sub(lambda match: "\n" * match.group().count("\n"), text) if "<!--" in text else text


def remarks_in(text: str, document: Document) -> tuple[Remark, ...]:
    """The comments to the tool in the text that the document was read from; those in code are none."""
    return tuple(_remarks(text, document)) if "<!--" in text else ()


def _remarks(text: str, document: Document) -> Iterator[Remark]:
    told = [match for match in _COMMENT.finditer(text) if told_the_tool(match[1]) is not None]
    if not told:
        return
    lines = without_comments(text).split("\n")
    code = _lines_of_code(lines)
    for match in told:
        first = text.count("\n", 0, match.start()) + 1
        last = first + match.group().count("\n")
        if first in code or _is_in_code(text, match):
            continue
        block = _block_at(first, last, lines, document)
        # One that nobody closed would go on to the end of the file.
        said = match[1] if match.group().endswith("-->") else match[1].partition("\n")[0]
        yield Remark(said.strip(), _place(block, first), frozenset({block.number} if block else ()))


def _lines_of_code(lines: Sequence[str]) -> frozenset[int]:
    """The numbers of the lines in fences, from 1."""
    found: set[int] = set()
    mark = ""
    for number, line in enumerate(lines, 1):
        if mark:
            found.add(number)
            mark = "" if line.strip().startswith(mark) else mark
        elif opening := FENCE.match(line):
            mark = opening[1]
    return frozenset(found)


def _is_in_code(text: str, comment: re.Match[str]) -> bool:
    """Whether the comment is shown, between backticks."""
    return text[: comment.start()].endswith("`") and text[comment.end() :].startswith("`")


def _block_at(first: int, last: int, lines: Sequence[str], document: Document) -> Block | None:
    """The block whose text the comment on these lines stands in; of one alone on them the next, else the one before."""
    blocks = [(block.line, block) for block in (*document.blocks, *document.footnotes) if block.line]
    before = [(line, block) for line, block in blocks if line <= last]
    after = [(line, block) for line, block in blocks if line > last]
    alone = _is_blank(lines[first - 1]) and _is_blank(lines[last - 1])
    if after and (alone or not before):
        return min(after, key=lambda each: each[0])[1]
    return max(before, key=lambda each: each[0])[1] if before else None


def _is_blank(line: str) -> bool:
    """Whether there is no text on the line: but a quotation's mark, maybe."""
    return not line.strip(" \t\r\f>")


def _place(block: Block | None, line: int) -> Place | None:
    """The whole block, at the comment's own line: there it is mended."""
    if block is None:
        return None
    table = block.table.number if block.table else None
    return Place(
        block.section, block.number, line, block.page, table, None, None, 0, len(block.text), block.text
    )

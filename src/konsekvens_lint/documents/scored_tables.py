"""Tables of text recognised in pictures: an item of some lines, and its figure at the end of the first.

Such a table has lost its columns. Its caption tells that it is one, and a figure in the middle of an item's text
belongs beside it: "konsekvenser för kvinnor 1,7 / och män, flickor och pojkar".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from konsekvens_lint.documents.draft import Draft
from konsekvens_lint.documents.lines import is_caption
from konsekvens_lint.documents.model import Cell, Table

_SCORED = re.compile(r"(?P<item>.*[^\W\d_]) (?P<figure>\d{1,3}(?:,\d{1,2})?)")
# Lines with text above the first row in which the caption stands, and the fewest rows of a table.
_CAPTION_ABOVE = 8
_FEWEST_ROWS = 4
# A line that goes on an item, and the words that an item's first line has at least.
_LONGEST_REST = 75
_WORDS = 4
_LONGEST_ITEM = 160


def scored_table_at(lines: Sequence[str], start: int) -> tuple[Draft, int] | None:
    """The table whose first row is this line, and the index of the line after it; or None."""
    if not _is_scored(lines[start]) or not _has_caption(lines, start):
        return None
    rows: list[tuple[list[str], str, int]] = []
    end = at = start
    while at < len(lines):
        line = lines[at].strip()
        match = _SCORED.fullmatch(line) if _is_scored(line) else None
        if match:
            rows.append(([match["item"]], match["figure"], at + 1))
            end = at + 1
        elif line:
            if len(rows[-1][0]) > 1 or not _is_rest(line):
                break
            rows[-1][0].extend([*[""] * (at - end), line])
            end = at + 1
        at += 1
    if len(rows) < _FEWEST_ROWS:
        return None
    cells = tuple(
        (Cell("\n".join(item), row, 0, line=line), Cell(figure, row, 1, line=line))
        for row, (item, figure, line) in enumerate(rows)
    )
    text = "\n".join(lines[start:end]).strip()
    return Draft("table", text, line=start + 1, table=Table(0, cells)), end


def _is_scored(line: str) -> bool:
    line = line.strip()
    if not line[-1:].isdigit() or len(line) > _LONGEST_ITEM or "  " in line:
        return False
    return len(line.split()) > _WORDS and bool(_SCORED.fullmatch(line))


def _is_rest(line: str) -> bool:
    return len(line) <= _LONGEST_REST and not line.endswith((".", ":")) and not is_caption(line)


def _has_caption(lines: Sequence[str], start: int) -> bool:
    above = [line.strip() for line in lines[max(0, start - 3 * _CAPTION_ABOVE) : start] if line.strip()]
    return any(is_caption(line) for line in above[-_CAPTION_ABOVE:])

"""Pages to Document: the words of either library laid out by one set of rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from konsekvens_lint.documents.assemble import assemble
from konsekvens_lint.documents.draft import Draft
from konsekvens_lint.documents.lines import is_contents_heading, is_letterhead
from konsekvens_lint.documents.model import Cell, Document, Kind
from konsekvens_lint.documents.outline import complete, mark_contents
from konsekvens_lint.documents.pdf.aligned import table_at
from konsekvens_lint.documents.pdf.columns import in_order
from konsekvens_lint.documents.pdf.furniture import Sheet, sheets_of
from konsekvens_lint.documents.pdf.page import Page
from konsekvens_lint.documents.pdf.rows import Line, Row, joined
from konsekvens_lint.documents.pdf.ruled import with_grids
from konsekvens_lint.documents.pdf.text import Composer, Flow, Sizes, foot_of, notes_of, sizes_of
from konsekvens_lint.documents.plain import contents_lines
from konsekvens_lint.documents.tables import is_letterhead_table, is_number, letterhead_drafts, make_table

# What stands before a heading or an item, with a gap after it.
_LABEL = re.compile(
    r"(?:\d{1,2}\.)*\d{1,2}\.?|[•▪●–—\-\uf0b7\uf0a7]|[a-zåäö]\)|(?:\d+ ?)?(?:§|kap\.?) ?(?:\d+\.)*\d*"
)
_GAP = "    "
_PAGE_AT_END = re.compile(r"[^\W\d_].* (\d{1,4})$")
# Pieces of a row further apart than this, in parts of the font's size, say different things.
_FAR = 3.0
# Lines of one entry of a contents page, at most.
_ENTRY = 4

Stretch = list[Row]
Rows = tuple[tuple[Cell, ...], ...]


def document_of(pages: Sequence[Page], notes: tuple[str, ...] = ()) -> Document:
    """The document of these pages, which have text."""
    sheets = sheets_of(pages)
    stretches = [stretch for sheet in sheets for stretch in _stretches(sheet)]
    rows = [row for stretch in stretches for row in stretch]
    sizes = sizes_of([Flow(joined(row), 0, 0) for row in rows if not row[0].cells])
    contents = {id(rows[at]) for at in _contents(rows)}
    composer = Composer(sizes)
    footnotes: list[Draft] = []
    for stretch in stretches:
        foot = foot_of(stretch, sizes.body)
        footnotes += notes_of([joined(row) for row in stretch[len(stretch) - foot :]])
        _compose(stretch[: len(stretch) - foot], contents, sizes, composer)
    composer.close()
    keyed = [(str(number), note) for number, note in enumerate(footnotes, 1)]
    body = complete(mark_contents(composer.drafts))
    return assemble("pdf", body, keyed, list(_furniture(sheets)), notes)


def _stretches(sheet: Sheet) -> Iterator[Stretch]:
    for stretch in in_order(with_grids(sheet.page, sheet.rows)):
        yield [_with_label(row) for row in stretch]


def _with_label(row: Row) -> Row:
    """The row, a number or bullet at its front joined with what it stands before."""
    is_label = len(row) > 1 and _LABEL.fullmatch(row[0].text)
    if is_label and row[1].text[:1].isalpha() and not any(is_number(line.text) for line in row[2:]):
        return (joined(row[:2]), *row[2:])
    return row


def _contents(rows: Sequence[Row]) -> set[int]:
    """The rows of contents pages, an entry's first lines too, which have no page number of their own."""
    texts = [_GAP.join(line.text for line in row) for row in rows]
    # Leaders without a page number are a form's lines to write on.
    found = {at for at in contents_lines(texts) if texts[at].rstrip()[-1:].isdigit()}
    for at, row in enumerate(rows):
        if is_contents_heading(joined(row).text):
            found |= _entries(rows, at)
    for before, after in pairwise(sorted(found)):
        if after - before <= _ENTRY and rows[before][0].page == rows[after][0].page:
            found |= set(range(before, after))
    return found


def _entries(rows: Sequence[Row], heading: int) -> set[int]:
    """The contents heading and the rows under it that end in page numbers, which never fall."""
    found: set[int] = set()
    page = 0
    for at in range(heading + 1, len(rows)):
        match = _PAGE_AT_END.search(joined(rows[at]).text)
        if match and int(match[1]) >= page:
            page = int(match[1])
            found.add(at)
        elif at - max(found, default=heading) >= _ENTRY:
            break
    return {heading, *found} if len(found) > 1 else set()


def _compose(rows: Stretch, contents: set[int], sizes: Sizes, composer: Composer) -> None:
    lines = [line for row in rows for line in row]
    if not lines:
        return
    left, right = min(line.left for line in lines), _right_edge(lines, sizes.body)
    at = 0
    while at < len(rows):
        row = rows[at]
        is_text = id(row) not in contents and sizes.level(row[0].size) is None
        found = table_at(rows, at) if is_text else None
        if id(row) in contents:
            composer.add(Flow(joined(row), left, right, contents=True))
        elif row[0].cells:
            _put_table(row[0].cells, row[0].page, composer, drawn=True)
        elif found:
            _put_table(found.rows, row[0].page, composer, drawn=False)
            at = found.end
            continue
        else:
            first, *aside = _pieces(row)
            composer.add(Flow(first, left, right))
            for line in aside:
                composer.add_aside(Flow(line, left, right))
        at += 1


def _right_edge(lines: Sequence[Line], body: float) -> float:
    """Where the lines of running text end: a header's longer line does not make them short."""
    ends = sorted(line.right for line in lines if line.text.count(" ") >= 3 and line.size <= 1.1 * body)
    return ends[len(ends) * 9 // 10] if len(ends) >= 5 else max(line.right for line in lines)


def _pieces(row: Row) -> Iterator[Line]:
    """The row as one line of text, or as several where they stand far apart."""
    run = row[:1]
    for line in row[1:]:
        if line.left - run[-1].right > _FAR * line.size:
            yield joined(run)
            run = ()
        run = (*run, line)
    yield joined(run)


def _put_table(rows: Rows, page: int, composer: Composer, *, drawn: bool) -> None:
    if _is_letterhead(rows, drawn, composer.at_head):
        drafts = letterhead_drafts(rows)
    elif max(len(row) for row in rows) < 2:
        drafts = [Draft("paragraph", cell.text) for row in rows for cell in row]
    else:
        drafts = [make_table(rows)]
    for draft in drafts:
        composer.put(draft._replace(page=page))


def _is_letterhead(rows: Rows, drawn: bool, at_head: bool) -> bool:
    """Whether the table is the head of a paper. Without drawn lines one label, date or address at the head tells."""
    texts = [cell.text for row in rows for cell in row]
    numbers = sum(map(is_number, texts))
    if at_head and not drawn and 2 * numbers < len(texts) and any(map(is_letterhead, texts)):
        return True
    return is_letterhead_table(rows) and (at_head or not numbers)


def _furniture(sheets: Sequence[Sheet]) -> Iterator[Draft]:
    seen: set[str] = set()
    for sheet in sheets:
        for line in sheet.furniture:
            if line.text not in seen:
                seen.add(line.text)
                kind: Kind = "header" if line.base > sheet.page.height / 2 else "footer"
                yield Draft(kind, line.text, page=line.page)

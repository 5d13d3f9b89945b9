"""Comments in a Word file that are to the tool: what each says, and the blocks that it stands at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from lxml import etree

from konsekvens_lint.documents import refusals
from konsekvens_lint.documents import word_names as w
from konsekvens_lint.documents.draft import Draft
from konsekvens_lint.documents.errors import DocumentError
from konsekvens_lint.documents.model import Block, Document, Place, Remark
from konsekvens_lint.documents.remarks import told_the_tool
from konsekvens_lint.documents.word_package import Package, Relation
from konsekvens_lint.documents.word_text import NOTES
from konsekvens_lint.limits import MAX_REMARKED, MAX_REMARKS

_SIGNS = {w.TAB: " ", w.BR: " ", w.CR: " ", w.NO_BREAK_HYPHEN: "\u2011", w.SOFT_HYPHEN: "\u00ad"}
_MARKS = frozenset({w.RANGE_START, w.RANGE_END, w.REFERENCE})
# What was deleted, or moved from there, and is no text any more.
_TAKEN_OUT = (w.DEL, w.MOVE_FROM)

#: The blocks' numbers by the elements that their text was read from.
_Numbers = Mapping[etree._Element, Sequence[int]]


class Read(NamedTuple):
    """A Word file as far as it has been read: `drafts` are the document's blocks and footnotes by their numbers, from 1,
    and `notes` the numbers of the footnotes by their keys."""

    package: Package
    relations: Mapping[str, Relation]
    root: etree._Element | None
    document: Document
    drafts: Sequence[Draft]
    notes: Mapping[str, int]


class _Anchor(NamedTuple):
    """What a comment stands at: numbers of blocks, and the elements in its range."""

    blocks: frozenset[int]
    elements: frozenset[etree._Element] = frozenset()


_NOWHERE = _Anchor(frozenset())


def remarks_in(file: Read) -> tuple[Remark, ...]:
    """The comments to the tool, in the order in which the file keeps its comments."""
    comments = _part(file, "comments")
    if comments is None or file.root is None:
        return ()
    texts = ((each.get(w.ID) or "", _text(each)) for each in comments.iterchildren(w.COMMENT))
    told = {number: text for number, text in texts if told_the_tool(text) is not None}
    if not told:
        return ()
    if len(told) > MAX_REMARKS:
        raise refusals.too_many_remarks()
    answered = _answered(comments, file, told)
    anchors = _anchors(file, file.root, {*told, *answered.values()})
    places = _Places(file)
    return tuple(
        places.remark(text, anchors.get(number) or anchors.get(answered.get(number, "")))
        for number, text in told.items()
    )


def _part(file: Read, kind: str) -> etree._Element | None:
    """A part that the document points to; one that is damaged is as none, since the text does not need it.

    Errors: DocumentError too_large.
    """
    name = next((each.target for each in file.relations.values() if each.kind == kind), None)
    try:
        return file.package.xml(name) if name else None
    except DocumentError as error:
        if error.code == "too_large":
            raise
        return None


def _text(comment: etree._Element) -> str:
    return "\n".join(
        "".join(
            (each.text or "") if each.tag == w.T else _SIGNS.get(w.name(each), "")
            for each in paragraph.iter()
        )
        for paragraph in comment.iter(w.P)
    ).strip()


def _answered(comments: etree._Element, file: Read, told: Iterable[str]) -> dict[str, str]:
    """For each answer among these the number of the comment that it is an answer to."""
    extended = _part(file, "commentsExtended")
    if extended is None:
        return {}
    parents = {each.get(w.W15_PARA_ID): each.get(w.PARENT_ID) for each in extended}
    ids = {each.get(w.ID) or "": _ids(each) for each in comments.iterchildren(w.COMMENT)}
    owners = {key: number for number, keys in ids.items() for key in keys}
    found = ((number, parents.get(key)) for number in told for key in ids[number])
    return {number: owners[parent] for number, parent in found if parent in owners}


def _ids(comment: etree._Element) -> list[str]:
    ids = (paragraph.get(w.W14_PARA_ID) for paragraph in comment.iter(w.P))
    return [each for each in ids if each]


def _anchors(file: Read, root: etree._Element, wanted: set[str]) -> dict[str, _Anchor]:
    """What the comments of these numbers stand at, in the body or in its notes."""
    numbers: dict[etree._Element, list[int]] = {}
    for number, draft in enumerate(file.drafts, 1):
        for element in _elements(draft):
            numbers.setdefault(element, []).append(number)
    found = _in_body(root, wanted, numbers)
    for kind, name, prefix in NOTES if wanted - found.keys() else ():
        part = _part(file, kind)
        for note in part.iterchildren(name) if part is not None else ():
            marks = {mark.get(w.ID) or "" for mark in note.iter(*_MARKS)} & wanted
            block = file.notes.get(prefix + (note.get(w.ID) or ""))
            found |= {mark: _Anchor(frozenset({block})) for mark in marks if block}
    return found


def _elements(draft: Draft) -> Iterator[etree._Element]:
    """All elements that the draft's text was read from."""
    if isinstance(draft.origin, Mapping):
        for drafts in draft.origin.values():
            for inner in drafts:
                yield from _elements(inner)
    else:
        for strand in draft.origin:
            yield from (each for each in strand.elements if each is not None)


def _in_body(root: etree._Element, wanted: set[str], numbers: _Numbers) -> dict[str, _Anchor]:
    text: list[etree._Element] = []
    taken_out = 0
    begun: dict[str, tuple[etree._Element, int, int]] = {}
    spans: dict[str, _Span] = {}
    for element in root.iter():
        if element in numbers:
            text.append(element)
        elif element.tag in _TAKEN_OUT:
            taken_out += 1
        elif element.tag in _MARKS and (number := element.get(w.ID) or "") in wanted:
            mark, first, before = begun.setdefault(number, (element, len(text), taken_out))
            if element.tag != w.RANGE_START:
                spans.setdefault(number, _Span(mark, first, len(text), taken_out > before))
    for number, (mark, first, before) in begun.items():
        spans.setdefault(number, _Span(mark, first, len(text), taken_out > before))
    body = _Body(text, numbers)
    return {number: body.anchor(span) for number, span in spans.items()}


class _Span(NamedTuple):
    """A comment's range: its first mark, where it begins and ends among the elements of the text, and whether it holds
    what was deleted or moved."""

    mark: etree._Element
    first: int
    end: int
    holds_taken_out: bool


class _Body:
    """The body's text in its order. What comments share is found once: a hostile file has thousands of them."""

    def __init__(self, text: Sequence[etree._Element], numbers: _Numbers) -> None:
        self._text = text
        self._numbers = numbers
        self._anchors: dict[tuple[int, int], _Anchor] = {}
        self._beside: dict[etree._Element, _Anchor] = {}
        self._held = 0

    def anchor(self, span: _Span) -> _Anchor:
        """What a comment stands at: nothing, where all that it is about was deleted or moved."""
        within = self._text[span.first : span.end]
        if span.holds_taken_out and all(each.tag == w.T and _is_blank(each) for each in within):
            return _NOWHERE
        if not within:
            return _NOWHERE if _is_taken_out(span.mark) else self._anchor_beside(span)
        if (span.first, span.end) not in self._anchors:
            self._anchors[span.first, span.end] = self._made(within)
        return self._anchors[span.first, span.end]

    def _anchor_beside(self, span: _Span) -> _Anchor:
        """The text of the paragraph that a mark about no text stands in, else that of its text boxes; if it has none, the
        next text, else the last."""
        paragraph = _paragraph_of(span.mark)
        if paragraph is not None:
            if paragraph not in self._beside:
                within = [each for each in paragraph.iter() if each in self._numbers]
                own = [each for each in within if _paragraph_of(each) is paragraph]
                self._beside[paragraph] = self._made(own or within)
            if self._beside[paragraph].blocks:
                return self._beside[paragraph]
        return self._made(self._text[span.first : span.first + 1] or self._text[-1:])

    def _made(self, elements: Sequence[etree._Element]) -> _Anchor:
        self._held += len(elements)
        if self._held > MAX_REMARKED:
            raise refusals.too_many_remarks()
        return _Anchor(
            frozenset(number for each in elements for number in self._numbers[each]), frozenset(elements)
        )


def _is_blank(element: etree._Element) -> bool:
    return not (element.text or "").strip()


def _is_taken_out(mark: etree._Element) -> bool:
    return next(mark.iterancestors(*_TAKEN_OUT), None) is not None


def _paragraph_of(element: etree._Element) -> etree._Element | None:
    return next(element.iterancestors(w.P), None)


class _Places:
    """The places of anchors, each found once."""

    def __init__(self, file: Read) -> None:
        self._drafts = file.drafts
        self._blocks = (*file.document.blocks, *file.document.footnotes)
        self._places: dict[_Anchor, Place] = {}
        self._cells: dict[int, dict[etree._Element, tuple[int, int]]] = {}

    def remark(self, text: str, anchor: _Anchor | None) -> Remark:
        """The remark that says the text at the anchor."""
        if anchor is None or not anchor.blocks:
            return Remark(text, None)
        if anchor not in self._places:
            self._places[anchor] = self._place(min(anchor.blocks), anchor.elements)
        return Remark(text, self._places[anchor], anchor.blocks)

    def _place(self, number: int, touched: frozenset[etree._Element]) -> Place:
        """The touched words of the block, or those of the first cell of a table that is touched."""
        block, draft = self._blocks[number - 1], self._drafts[number - 1]
        if block.table is not None and isinstance(draft.origin, Mapping):
            if number not in self._cells:
                self._cells[number] = _cells(draft.origin)
            cells = self._cells[number]
            cell = min((cells[each] for each in touched if each in cells), default=None)
            if cell is not None:
                drafts = draft.origin[cell]
                text = "\n".join(each.text for each in drafts)
                return _at(block, _span_in_cell(drafts, touched), text, *cell)
        return _at(block, _span(draft, touched) or range(len(block.text)), block.text)


def _cells(origin: Mapping[tuple[int, int], Sequence[Draft]]) -> dict[etree._Element, tuple[int, int]]:
    """The first cell, by row and column, that each element's text stands in."""
    found: dict[etree._Element, tuple[int, int]] = {}
    for cell, drafts in sorted(origin.items()):
        for draft in drafts:
            for element in _elements(draft):
                found.setdefault(element, cell)
    return found


def _at(block: Block, span: range, text: str, row: int | None = None, column: int | None = None) -> Place:
    table = block.table.number if block.table else None
    start, end = span.start, span.stop
    return Place(
        block.section, block.number, block.line, block.page, table, row, column, start, end, text[start:end]
    )


def _span_in_cell(drafts: Sequence[Draft], touched: frozenset[etree._Element]) -> range:
    """The touched words in the text of a cell, which has a line for each of its paragraphs."""
    spans: list[range] = []
    at = 0
    for draft in drafts:
        if span := _span(draft, touched):
            spans.append(range(at + span.start, at + span.stop))
        at += len(draft.text) + 1
    return range(spans[0].start, spans[-1].stop) if spans else range(max(0, at - 1))


def _span(draft: Draft, touched: frozenset[etree._Element]) -> range | None:
    """The touched words in a draft's text: all of it where they are not to be told apart; None where there are none."""
    if not touched.intersection(_elements(draft)):
        return None
    whole = range(len(draft.text))
    if isinstance(draft.origin, Mapping):
        return whole
    pieces = [piece for strand in draft.origin for piece in zip(strand.parts, strand.elements, strict=True)]
    # Before the text may stand a typed bullet, and white space on either side.
    at = "".join(part for part, _ in pieces).rfind(draft.text)
    if at < 0:
        return whole
    ends: list[int] = []
    offset = -at
    for part, element in pieces:
        if element in touched and part.strip():
            ends += [offset + len(part) - len(part.lstrip()), offset + len(part.rstrip())]
        offset += len(part)
    return range(max(0, ends[0]), min(len(draft.text), ends[-1])) or whole if ends else whole

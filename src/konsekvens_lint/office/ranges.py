"""Comment ranges set in a Word file's XML, with runs split where a range begins or ends within one.

Word ignores ranges in text boxes, footnotes, headers and footers ([MS-OI29500] 2.1.315), and loses those in a control
that it fills in anew. So a range is set in the body, around the run or the control that holds the place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from itertools import takewhile
from typing import NamedTuple

from lxml import etree

from konsekvens_lint.documents import word_names as w
from konsekvens_lint.documents.word_text import is_prompt
from konsekvens_lint.office.spots import Spot

#: What holds the lines of a paragraph, and runs.
_LINES = w.WRAPPERS | {w.P}
#: Elements of a run that are characters; all others stand for something that has its text elsewhere.
_CHARACTERS = frozenset({w.T, w.TAB, w.P_TAB, w.BR, w.CR, w.NO_BREAK_HYPHEN, w.SOFT_HYPHEN, w.SYM})


class Range(NamedTuple):
    """A comment's number, and the first and the last character that it is about."""

    number: int
    first: Spot
    last: Spot


def set_ranges(ranges: Sequence[Range]) -> None:
    """Set the ranges in the XML that their spots are in, each with the reference by which Word shows the comment."""
    pieces = _pieces([*(_start_of(each) for each in ranges), *(_end_of(each) for each in ranges)])
    starts = [(_piece(pieces, _start_of(each)), each.number) for each in ranges]
    ends = [(_piece_before(pieces, _end_of(each)), each.number) for each in ranges]
    for element, _ in starts:
        _begin_run_at(element)
    for element, _ in ends:
        _begin_run_at(_next(element))
    for element, number in starts:
        _holder(element).addprevious(_marked(w.RANGE_START, number))
    for element, number in reversed(ends):
        holder = _holder(element)
        holder.addnext(_reference(number))
        holder.addnext(_marked(w.RANGE_END, number))


def _start_of(range_: Range) -> Spot:
    return range_.first


def _end_of(range_: Range) -> Spot:
    return range_.last._replace(offset=range_.last.offset + 1)


#: For a text that was cut: where each of its pieces began in it, and the element that holds the piece.
_Pieces = dict[etree._Element, list[tuple[int, etree._Element]]]


def _pieces(cuts: Iterable[Spot]) -> _Pieces:
    """The texts cut before each of these characters."""
    offsets: dict[etree._Element, set[int]] = {}
    for element, offset in cuts:
        if element.tag == w.T and is_in_run(element) and 0 < offset < len(element.text or ""):
            offsets.setdefault(element, set()).add(offset)
    return {element: _cut(element, sorted(each)) for element, each in offsets.items()}


def _cut(element: etree._Element, offsets: Sequence[int]) -> list[tuple[int, etree._Element]]:
    text = element.text or ""
    pieces = [(0, element)]
    for start, end in zip(offsets, [*offsets[1:], len(text)], strict=True):
        piece = deepcopy(element)
        piece.text, piece.tail = text[start:end], None
        pieces[-1][1].addnext(piece)
        pieces.append((start, piece))
    element.text = text[: offsets[0]]
    for _, piece in pieces:
        piece.set(w.SPACE, "preserve")
    return pieces


def _piece(pieces: _Pieces, spot: Spot) -> etree._Element:
    """The element that begins with the character, or holds it where it cannot be cut."""
    return next(
        (piece for start, piece in pieces.get(spot.element, ()) if start == spot.offset), spot.element
    )


def _piece_before(pieces: _Pieces, spot: Spot) -> etree._Element:
    """The element that ends before the character."""
    before = [piece for start, piece in pieces.get(spot.element, ()) if start < spot.offset]
    return before[-1] if before else spot.element


def _begin_run_at(element: etree._Element | None) -> None:
    """Split the element's run so that it is the first in it, but for the run's properties."""
    if element is None or not is_in_run(element):
        return
    run = _holder(element)
    earlier = [child for child in run[: run.index(element)] if child.tag != w.R_PR]
    if not earlier:
        return
    left = etree.Element(run.tag, dict(run.attrib), nsmap=run.nsmap)
    properties = run.find(w.R_PR)
    left.extend([] if properties is None else [deepcopy(properties)])
    left.extend(earlier)
    run.addprevious(left)


def _next(element: etree._Element) -> etree._Element | None:
    return element.getnext() if is_in_run(element) else None


def is_in_run(element: etree._Element) -> bool:
    """Whether the element is a character or text directly in the run that ranges are set around."""
    return element.tag in _CHARACTERS and element.getparent() is _holder(element)


def _holder(element: etree._Element) -> etree._Element:
    """What a range around the element is set around: its run in the body, or the control or formula that it is in."""
    runs = list(element.iterancestors(w.R))
    holder = runs[-1] if runs else next(each for each in _with_ancestors(element) if _stands_in_line(each))
    return next((each for each in reversed(_controls(holder)) if _is_filled_in(each)), holder)


def _controls(holder: etree._Element) -> list[etree._Element]:
    """The controls in its paragraph that the element stands in, the innermost first."""
    within = takewhile(lambda each: each.tag != w.P, holder.iterancestors())
    return [each for each in within if each.tag == w.SDT]


def _with_ancestors(element: etree._Element) -> Iterator[etree._Element]:
    yield element
    yield from element.iterancestors()


def _stands_in_line(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag in _LINES


def _is_filled_in(control: etree._Element) -> bool:
    """Whether Word replaces all that the control holds: a prompt, a choice, or a value that is bound to data."""
    properties = control.find(w.SDT_PR)
    return is_prompt(control) or (
        properties is not None and any(properties.find(name) is not None for name in w.BOUND)
    )


def _marked(name: str, number: int) -> etree._Element:
    return etree.Element(name, {w.ID: str(number)})


def _reference(number: int) -> etree._Element:
    run = etree.Element(w.R)
    run.append(_marked(w.REFERENCE, number))
    return run

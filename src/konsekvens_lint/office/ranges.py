"""Comment ranges set in a Word file's XML, with runs split where a range begins or ends within one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from konsekvens_lint.documents import word_names as w
from konsekvens_lint.office.holding import hold_of, is_in_run, reference_after
from konsekvens_lint.office.spots import Spot

# What XML calls white space.
_SPACES = " \t\r\n"


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
        if is_in_run(element):
            _begin_run_at(element.getnext())
    for element, number in starts:
        hold_of(element).first.addprevious(_marked(w.RANGE_START, number))
    for element, number in reversed(ends):
        last = hold_of(element).last
        _refer(last, number)
        last.addnext(_marked(w.RANGE_END, number))


def _start_of(range_: Range) -> Spot:
    return range_.first


def _end_of(range_: Range) -> Spot:
    return range_.last._replace(offset=range_.last.end)


#: For a text that was cut: where each of its pieces began in it, and the element that holds the piece.
_Pieces = dict[etree._Element, list[tuple[int, etree._Element]]]


def _pieces(cuts: Iterable[Spot]) -> _Pieces:
    """The texts cut before each of these characters."""
    offsets: dict[etree._Element, set[int]] = {}
    for element, offset, _ in cuts:
        if element.tag == w.T and 0 < offset < len(element.text or "") and is_in_run(element):
            offsets.setdefault(element, set()).add(offset)
    return {element: _cut(element, sorted(each)) for element, each in offsets.items()}


def _cut(element: etree._Element, offsets: Sequence[int]) -> list[tuple[int, etree._Element]]:
    """The text's pieces from each offset on. White space about the whole that is not shown is left out, since that about
    each piece is.
    """
    text = element.text or ""
    whole = text if element.get(w.SPACE) == "preserve" else text.strip(_SPACES)
    hidden = text.index(whole)
    pieces: list[tuple[int, etree._Element]] = [(0, element)]
    for start, end in zip(offsets, [*offsets[1:], len(text)], strict=True):
        piece = deepcopy(element)
        piece.text, piece.tail = whole[max(0, start - hidden) : max(0, end - hidden)], None
        pieces[-1][1].addnext(piece)
        pieces.append((start, piece))
    element.text = whole[: max(0, offsets[0] - hidden)]
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
    run = hold_of(element).first
    earlier = [child for child in run[: run.index(element)] if child.tag != w.R_PR]
    if not earlier:
        return
    left = etree.Element(run.tag, dict(run.attrib), nsmap=run.nsmap)
    properties = run.find(w.R_PR)
    left.extend([] if properties is None else [deepcopy(properties)])
    left.extend(earlier)
    run.addprevious(left)


def _refer(last: etree._Element, number: int) -> None:
    run = etree.Element(w.R)
    run.append(_marked(w.REFERENCE, number))
    beside, is_after = reference_after(last)
    if is_after:
        beside.addnext(run)
    else:
        properties = beside.find(w.P_PR)
        beside.insert(0 if properties is None else beside.index(properties) + 1, run)


def _marked(name: str, number: int) -> etree._Element:
    return etree.Element(name, {w.ID: str(number)})

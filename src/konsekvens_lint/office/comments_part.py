"""The parts of a Word file that hold its comments: those of the tool are replaced, those of people kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from lxml import etree

from konsekvens_lint.documents import word_names as w
from konsekvens_lint.office.comment_texts import Line

AUTHOR = "konsekvens-lint"
_INITIALS = "kl"
#: Half points: the size of Word's own comments.
_SIZE = "20"
# What XML cannot hold.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def new_part() -> etree._Element:
    """A part with no comments in it."""
    return etree.Element(w.COMMENTS, nsmap={"w": w.NAMESPACE})


def take_out_own(comments: etree._Element) -> list[etree._Element]:
    """The tool's own comments, taken out of the part."""
    own = [each for each in comments.iterchildren(w.COMMENT) if each.get(w.AUTHOR) == AUTHOR]
    for each in own:
        comments.remove(each)
    return own


def take_out_ranges(root: etree._Element, comments: Iterable[etree._Element]) -> None:
    """Take the ranges and references of these comments out of the text."""
    numbers = {each.get(w.ID) for each in comments}
    marks = root.iter(w.RANGE_START, w.RANGE_END, w.REFERENCE)
    for mark in [each for each in marks if each.get(w.ID) in numbers]:
        run = mark.getparent()
        assert run is not None, "a mark is never the root"
        run.remove(mark)
        if mark.tag == w.REFERENCE and all(child.tag == w.R_PR for child in run):
            holder = run.getparent()
            assert holder is not None, "nor is a run"
            holder.remove(run)


def ids_of(comments: Iterable[etree._Element]) -> set[str]:
    """The ids by which Word's other parts know these comments: those of their paragraphs."""
    ids = (paragraph.get(w.W14_PARA_ID) for each in comments for paragraph in each.iterchildren(w.P))
    return {each for each in ids if each}


def take_out_ids(part: etree._Element, gone: set[str]) -> set[str]:
    """Take what is known of these comments out of one of Word's other parts; an answer to one stands on its own.

    Gives the further ids by which the part knew them.
    """
    further: set[str] = set()
    for entry in list(part):
        named = {etree.QName(name).localname: value for name, value in entry.attrib.items()}
        if gone & {named.get("paraId"), named.get("durableId")}:
            further |= {named["durableId"]} if "durableId" in named else set()
            part.remove(entry)
        elif named.get("paraIdParent") in gone:
            del entry.attrib[w.PARENT_ID]
    return further


def first_free_number(comments: etree._Element) -> int:
    """The lowest number that is above those of all comments."""
    numbers = [int(each.get(w.ID) or 0) for each in comments.iterchildren(w.COMMENT)]
    return max(numbers, default=-1) + 1


def add(comments: etree._Element, number: int, lines: Sequence[Line], at: datetime) -> None:
    """Add a comment with these lines."""
    about = {w.ID: str(number), w.AUTHOR: AUTHOR, w.DATE: f"{at:%Y-%m-%dT%H:%M:%SZ}", w.INITIALS: _INITIALS}
    comment = etree.SubElement(comments, w.COMMENT, about)
    for index, line in enumerate(lines):
        paragraph = etree.SubElement(comment, w.P)
        if index == 0:
            etree.SubElement(etree.SubElement(paragraph, w.R), w.ANNOTATION_REF)
        _run(paragraph, line.label, bold=True)
        _run(paragraph, f" {line.text}" if line.label and line.text else line.text)


def _run(paragraph: etree._Element, text: str, *, bold: bool = False) -> None:
    """The text as a run in Swedish, with a line break for each of its own."""
    if not text:
        return
    run = etree.SubElement(paragraph, w.R)
    properties = etree.SubElement(run, w.R_PR)
    if bold:
        etree.SubElement(properties, w.B)
    etree.SubElement(properties, w.SIZE, {w.VAL: _SIZE})
    etree.SubElement(properties, w.LANG, {w.VAL: "sv-SE"})
    for index, part in enumerate(_FORBIDDEN.sub("", text).split("\n")):
        if index:
            etree.SubElement(run, w.BR)
        piece = etree.SubElement(run, w.T, {w.SPACE: "preserve"})
        piece.text = part

"""The parts of a Word file that hold its comments: those of the tool are replaced, those of people kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import chain, count

from lxml import etree

from konsekvens_lint.documents import word_names as w
from konsekvens_lint.office.comment_texts import Line

AUTHOR = "konsekvens-lint"
_MARKS = (w.RANGE_START, w.RANGE_END, w.REFERENCE)
_INITIALS = "kl"
#: Half points: the size of Word's own comments.
_SIZE = "20"
# What XML cannot hold.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def new_part() -> etree._Element:
    """A part with no comments in it."""
    return etree.Element(w.COMMENTS, nsmap={"w": w.NAMESPACE})


def own_in(comments: etree._Element) -> list[etree._Element]:
    """The tool's own comments."""
    return [each for each in comments.iterchildren(w.COMMENT) if each.get(w.AUTHOR) == AUTHOR]


def take_out_own(comments: etree._Element) -> list[etree._Element]:
    """The tool's own comments, taken out of the part."""
    own = own_in(comments)
    for each in own:
        comments.remove(each)
    return own


def take_out_ranges(root: etree._Element, gone: Iterable[etree._Element], left: etree._Element) -> None:
    """Take out of the text the ranges and references of comments that are gone, and not of those that are left."""
    numbers = {each.get(w.ID) for each in gone} - {each.get(w.ID) for each in left}
    for mark in [each for each in root.iter(*_MARKS) if each.get(w.ID) in numbers]:
        _take_out(mark)


def _take_out(mark: etree._Element) -> None:
    """Take the mark out, and what holds it where that holds no more: a run, an insertion."""
    holder = mark.getparent()
    if holder is None:
        return
    holder.remove(mark)
    if holder.tag in (w.R, w.INS) and all(child.tag == w.R_PR for child in holder):
        _take_out(holder)


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


def said_by_people(comments: etree._Element) -> list[str]:
    """Who has said what, but for the tool."""
    others = (each for each in comments.iterchildren(w.COMMENT) if each.get(w.AUTHOR) != AUTHOR)
    return [f"{each.get(w.AUTHOR)}: {words(each)}" for each in others]


def words(comment: etree._Element) -> str:
    """What the comment says, without white space."""
    return "".join("".join(comment.itertext(w.T)).split())


def numbers(comments: etree._Element, root: etree._Element) -> set[str]:
    """The numbers of the comments, and those that marks in the text have."""
    marks = chain(comments.iterchildren(w.COMMENT), root.iter(*_MARKS))
    return {each.get(w.ID) or "" for each in marks}


def put(comments: etree._Element, comment: etree._Element, taken: set[str]) -> int:
    """Put the comment in the part, and give its number, which is then taken: its own, or the lowest that is not."""
    number = comment.get(w.ID) or ""
    if number in taken or not number.isdecimal():
        number = next(free for free in map(str, count()) if free not in taken)
    comment.set(w.ID, number)
    taken.add(number)
    comments.append(comment)
    return int(number)


def made(lines: Sequence[Line], at: datetime) -> etree._Element:
    """A comment with these lines, without a number."""
    about = {w.AUTHOR: AUTHOR, w.DATE: f"{at:%Y-%m-%dT%H:%M:%SZ}", w.INITIALS: _INITIALS}
    comment = etree.Element(w.COMMENT, about, nsmap={"w": w.NAMESPACE})
    for index, line in enumerate(lines):
        paragraph = etree.SubElement(comment, w.P)
        if index == 0:
            etree.SubElement(etree.SubElement(paragraph, w.R), w.ANNOTATION_REF)
        _run(paragraph, line.label, bold=True)
        _run(paragraph, f" {line.text}" if line.label and line.text else line.text)
    return comment


def _run(paragraph: etree._Element, text: str, *, bold: bool = False) -> None:
    """The text as a run in Swedish, where there is any."""
    if not text:
        return
    run = etree.SubElement(paragraph, w.R)
    properties = etree.SubElement(run, w.R_PR)
    if bold:
        etree.SubElement(properties, w.B)
    etree.SubElement(properties, w.SIZE, {w.VAL: _SIZE})
    etree.SubElement(properties, w.LANG, {w.VAL: "sv-SE"})
    piece = etree.SubElement(run, w.T, {w.SPACE: "preserve"})
    piece.text = _FORBIDDEN.sub("", text)

"""Text of a Word part that stands where no reader comes, so that nothing of it is left out in silence."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from lxml import etree

from konsekvens_lint.documents import word_names as w
from konsekvens_lint.documents.word_tables import is_deleted_cell, is_deleted_row

_TAKEN_OUT = frozenset({w.DEL, w.MOVE_FROM, w.RUBY_TEXT})


def has_strays(part: etree._Element, met: AbstractSet[etree._Element]) -> bool:
    """Whether the part has text that was not met by its reader, and that was not deleted, moved away or an alternative
    to what was read.

    No sound file has: text stands outside paragraphs and their runs, or deeper in tables and boxes than is read.
    """
    return any(
        each not in met and each.text and not each.text.isspace() and not _is_left_out(each)
        for each in part.iter(w.T)
    )


def _is_left_out(text: etree._Element) -> bool:
    return any(map(_leaves_out, text.iterancestors()))


def _leaves_out(element: etree._Element) -> bool:
    if element.tag in (w.CHOICE, w.FALLBACK):
        alternate = element.getparent()
        return alternate is not None and alternate.tag == w.ALTERNATE and w.branch(alternate) is not element
    if element.tag == w.TR:
        return is_deleted_row(element)
    if element.tag == w.TC:
        return is_deleted_cell(element)
    return element.tag in _TAKEN_OUT

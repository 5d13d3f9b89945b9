"""What a comment range is set around: the run that holds a character, or what Word replaces as a whole with the run in it.

A text box, a formula, the result of a field and a control that is filled in are such; and Word ignores ranges in text
boxes, footnotes, headers and footers ([MS-OI29500] 2.1.315).
"""

from __future__ import annotations

from itertools import takewhile
from typing import NamedTuple

from lxml import etree

from konsekvens_lint.documents import word_names as w
from konsekvens_lint.documents.word_text import is_prompt

#: Elements of a run that are characters; all others stand for something that has its text elsewhere.
_CHARACTERS = frozenset({w.T, w.TAB, w.P_TAB, w.BR, w.CR, w.NO_BREAK_HYPHEN, w.SOFT_HYPHEN, w.SYM})


class Hold(NamedTuple):
    """The first and the last element of what a range is set around."""

    first: etree._Element
    last: etree._Element


def hold_of(element: etree._Element) -> Hold:
    """What a range that begins or ends with the element is set around."""
    inner = _run_or_formula(element)
    controls = [each for each in inner.iterancestors(w.SDT) if _is_filled_in(each)]
    if controls:
        return Hold(controls[-1], controls[-1])
    simple = list(inner.iterancestors(w.FIELD_SIMPLE))
    if simple:
        return Hold(simple[-1], simple[-1])
    return _field_around(inner) or Hold(inner, inner)


def is_in_run(element: etree._Element) -> bool:
    """Whether the element is a character or text directly in the run that ranges are set around."""
    return element.tag in _CHARACTERS and element.getparent() is hold_of(element).first


def reference_after(last: etree._Element) -> tuple[etree._Element, bool]:
    """Where the reference of a comment goes whose range ends with `last`: an element, and whether it comes after it or is
    to be the first in it, which is then a paragraph.

    As near as may be: LibreOffice 7.4 loses the text of a control that a reference stands in, after its text.
    """
    paragraph = next(last.iterancestors(w.P), None)
    if paragraph is None:
        return _paragraph_beside(last)
    if next(paragraph.iterancestors(w.SDT), None) is not None:
        return paragraph, False
    within = takewhile(lambda each: each is not paragraph, last.iterancestors())
    controls = [each for each in within if each.tag == w.SDT]
    return (controls[-1] if controls else last), True


def _paragraph_beside(control: etree._Element) -> tuple[etree._Element, bool]:
    """The beginning of the paragraph that follows the control; where there is none, the end of the one before it; where
    there is none of these, the beginning of its own.
    """
    following = (each for sibling in control.itersiblings() for each in sibling.iter(w.P))
    before = (each for sibling in control.itersiblings(preceding=True) for each in sibling.iter(w.P))
    for paragraph in following:
        if not any(map(_is_filled_in, paragraph.iterancestors(w.SDT))):
            return paragraph, False
    for paragraph in before:
        if len(paragraph) and not any(map(_is_filled_in, paragraph.iterancestors(w.SDT))):
            return paragraph[-1], True
    return next(control.iter(w.P)), False


def _run_or_formula(element: etree._Element) -> etree._Element:
    """The outermost run in the body that the element is in: that which holds its text box. Formulas have no such run."""
    outer = list(element.iterancestors(w.R)) or list(element.iterancestors(w.MATH, w.MATH_PARA))
    return outer[-1] if outer else element


def _field_around(run: etree._Element) -> Hold | None:
    """From the beginning to the end of the outermost field in its paragraph that the run is in."""
    paragraph = next(run.iterancestors(w.P), None)
    runs = list(paragraph.iter(w.R)) if paragraph is not None else []
    if run not in runs:
        return None
    at, open_at = runs.index(run), list[int]()
    for number, each in enumerate(runs):
        for mark in each.iterchildren(w.FIELD_CHAR):
            if mark.get(w.FIELD_TYPE) == "begin":
                open_at.append(number)
            elif mark.get(w.FIELD_TYPE) == "end" and open_at:
                begun = open_at.pop()
                if not open_at and begun <= at <= number:
                    return Hold(runs[begun], each)
    return None


def _is_filled_in(control: etree._Element) -> bool:
    """Whether Word replaces all that the control holds: a prompt, a choice, or a value that is bound to data."""
    properties = control.find(w.SDT_PR)
    return is_prompt(control) or (
        properties is not None and any(properties.find(name) is not None for name in w.BOUND)
    )

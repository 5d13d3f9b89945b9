"""What identifies a matter: its title and its diary number, the same from every layout of the same memo."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from konsekvens_lint.documents.draft import Draft
from konsekvens_lint.documents.lines import (
    is_body_name,
    is_contents_heading,
    is_document_type,
    is_label,
    is_letterhead,
    is_running_text,
    is_usual_section,
    looks_like_heading,
    number_depth,
)
from konsekvens_lint.documents.model import one_line
from konsekvens_lint.documents.vocabulary import LABELS, TITLE_LABELS, fold

#: How far into a document its letterhead may reach, in blocks, and how long its lines may be.
HEAD = 40
LINE = 200

# A date is none: it stands there where the columns of a letterhead have come apart.
_VALUE = (
    r"(?!(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\d/-]))"
    r"(?:[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,9}(?:[ -]|(?=\d)))?"
    r"\d{2,6}[A-Z]?(?:\s?[/:–-]\s?\d{1,6}){1,3}(?:[/-][A-ZÅÄÖ]{1,4}\d{0,3}\b)?(?:\s[A-ZÅÄÖ]{2,5}\b(?!\s[a-zåäö]))?"
)
_LABELLED = re.compile(
    r"(?:\b(?:d\.? ?nr|(?:diarie|ärende)-?\s?(?:nummer|nr|beteckning)|(?:vår )?beteckning)"
    rf"\s*[:.]?\s*)(?P<value>(?-i:{_VALUE}))",
    re.IGNORECASE,
)
_ALONE = re.compile(r"[A-ZÅÄÖ]{2,6}[ -]?(?:19|20)\d\d[/:-]\d{1,6}(?:-\d{1,4})?")
_MATTER = re.compile(r"(?P<label>[^\W\d][\w/ ]{2,20})\s*:\s*(?P<value>\S.{5,200})", re.DOTALL)


def diary_number(body: Sequence[Draft], furniture: Iterable[Draft]) -> str | None:
    """The matter's diary number, or None. A number in running text belongs to some other matter.

    The letterhead goes first, then headers and footers; labelled numbers before bare ones.
    """
    lines = [line for line in _head_lines(body) if not is_running_text(line)]
    lines += [one_line(draft.text) for draft in furniture]
    for line in lines:
        match = _LABELLED.search(line)
        if match:
            return one_line(match["value"])
    return next((line for line in lines if _ALONE.fullmatch(line)), None)


def title(body: Sequence[Draft]) -> str | None:
    """What the matter is called, or None.

    A title's style first, then a labelled field ('Ärende: …'), then the first heading of the first rank
    that is no kind of paper ('Tjänsteskrivelse'), no usual section and no numbered chapter.
    """
    index = title_index(body)
    if index is not None and body[index].title:
        return one_line(body[index].text)
    return _labelled_title(body) or (one_line(body[index].text) if index is not None else _under_type(body))


def _under_type(body: Sequence[Draft]) -> str | None:
    """The line under the kind of paper: 'RIKTLINJE', and below it what it is a guideline for."""
    for draft, after in pairwise(body[: HEAD + 1]):
        if draft.kind == "heading" and is_document_type(draft.text):
            is_line = after.kind == "paragraph" and looks_like_heading(after.text)
            return one_line(after.text) if is_line and not is_body_name(after.text) else None
    return None


def title_index(body: Sequence[Draft]) -> int | None:
    """Where the heading stands that is the title of the whole document, or None."""
    for index, draft in enumerate(body):
        if draft.kind == "heading" and draft.title and _can_be_title(draft.text):
            return index
    headings = [(index, draft) for index, draft in enumerate(body) if draft.kind == "heading"]
    ranks = [draft.level or 1 for _, draft in headings if not is_document_type(draft.text)]
    if not ranks:
        return None
    for at, (index, draft) in enumerate(headings):
        if is_document_type(draft.text) and at + 1 < len(headings):
            continue
        if not _can_be_title(draft.text):
            return None
        end = headings[at + 1][0] if at + 1 < len(headings) else len(body)
        alone = (draft.level or 1) < min(ranks[1:], default=99) if len(ranks) == len(headings) else False
        if alone or _rank_alone(headings, at) or _is_head(body[index + 1 : end]):
            return index
        return None
    return None


def _rank_alone(headings: Sequence[tuple[int, Draft]], at: int) -> bool:
    level = headings[at][1].level or 1
    return all((draft.level or 1) > level for _, draft in headings[at + 1 :])


def _can_be_title(text: str) -> bool:
    return not (
        is_document_type(text)
        or is_usual_section(text)
        or is_contents_heading(text)
        or number_depth(text) > 0
    )


def _is_head(drafts: Sequence[Draft]) -> bool:
    """What stands under a title before the first section: dates, labels, names; no sentences."""
    return all(
        draft.kind in ("contents", "header", "footer")
        or is_letterhead(draft.text)
        or is_body_name(draft.text)
        or (len(draft.text) < 100 and not draft.text.rstrip().endswith("."))
        for draft in drafts
    )


def _labelled_title(body: Sequence[Draft]) -> str | None:
    for line in _head_lines(body):
        match = _MATTER.fullmatch(line)
        if match and fold(match["label"]) in TITLE_LABELS and any(c.isalpha() for c in match["value"]):
            return match["value"].strip()
    return None


def _head_lines(body: Sequence[Draft]) -> list[str]:
    """The short lines at the head, each label joined with the line after it."""
    lines: list[str] = []
    for draft in body[:HEAD]:
        text = one_line(draft.text)
        if not text or draft.kind == "contents":
            continue
        if lines and is_label(lines[-1]) and not is_label(text) and len(text) < LINE:
            lines[-1] = f"{lines[-1].rstrip(' :')}: {text}"
        if len(text) < LINE:
            lines.append(text)
        elif draft.kind == "paragraph":
            break
    return lines


def is_letterhead_label(text: str) -> bool:
    """Whether a cell holds a letterhead's label, with its value or alone."""
    first = fold(text.partition("\n")[0].partition(":")[0]).rstrip(" .")
    return first in LABELS or bool(_LABELLED.search(text[:LINE]))

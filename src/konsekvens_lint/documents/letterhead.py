"""The lines at the head of a paper and in its headers, each label with its value: where a paper says what it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, takewhile
from typing import NamedTuple

from konsekvens_lint.documents.draft import Draft
from konsekvens_lint.documents.identity import HEAD, LINE
from konsekvens_lint.documents.lines import (
    is_document_type,
    is_known_section,
    is_label,
    is_running_text,
)
from konsekvens_lint.documents.model import one_line
from konsekvens_lint.documents.tables import LETTERHEAD_ROWS, is_letterhead_table, letterhead_drafts
from konsekvens_lint.documents.vocabulary import (
    DATE_LABELS,
    HISTORY_WORDS,
    OTHER_LABELS,
    REVISED_WORDS,
    UNIT_LABELS,
    fold,
)

_GAP = re.compile(r"\t+| {3,}")
# Markdown's bold and italic, and its hard line break.
_MARKS = re.compile(r"\*+|__+|\\$")
_PAGE_AT_END = re.compile(r"[ ,|]*(?:\b[Ss]ida?n?:? *)?\d{1,3} ?(?:\( ?\d{1,3} ?\)|av \d{1,3})$")
_TITLED_LABELS = frozenset((*DATE_LABELS, *OTHER_LABELS, *UNIT_LABELS))
#: The most lines that are looked at, however they are parted into blocks.
ROWS = 200
#: So much of headers and footers is looked at: those of the first pages.
FURNITURE = 100
#: The most words of a label.
_LABEL_WORDS = 3


class Letterhead(NamedTuple):
    """What the paper's head says, and its headers and footers: lines, a label and its value as 'Datum: 2024-03-21'."""

    body: tuple[str, ...]
    headers: tuple[str, ...]
    footers: tuple[str, ...]


def letterhead(body: Sequence[Draft], furniture: Iterable[Draft]) -> Letterhead:
    """The lines of the head, which ends where the text begins, and of headers and footers."""
    furniture = tuple(islice(furniture, FURNITURE))
    headers = _joined(_rows(draft for draft in furniture if draft.kind == "header"))
    footers = _joined(_rows(draft for draft in furniture if draft.kind != "header"))
    return Letterhead(_joined(_rows(_head(body))), headers, footers)


def _head(body: Sequence[Draft]) -> Iterator[Draft]:
    is_titled = False
    for draft, after in zip(body[:HEAD], [*body[1:HEAD], None], strict=False):
        is_titled = is_titled or draft.kind == "heading"
        if _opens_text(draft):
            return
        if draft.table is not None:
            # A table before any heading has the head in its cells, whether labels say so or not.
            if is_letterhead_table(draft.table.rows) or not is_titled:
                cells = letterhead_drafts(draft.table.rows[:LETTERHEAD_ROWS])
                yield from takewhile(lambda cell: not _opens_text(cell), cells)
        # A heading over a text is that text's, not the paper's.
        elif draft.kind != "contents" and not (draft.kind == "heading" and after and _is_prose(after)):
            yield draft


def _opens_text(draft: Draft) -> bool:
    """Whether the head has ended here."""
    if draft.kind in ("list_item", "quotation") or _is_prose(draft):
        return True
    name = fold(draft.text[:LINE].split("\n")[0])
    if any(word in name for word in HISTORY_WORDS) and len(name.split()) <= _LABEL_WORDS:
        return True
    return is_known_section(draft.text) and not (is_document_type(draft.text) or is_label(draft.text))


def _is_prose(draft: Draft) -> bool:
    longest = max(map(len, draft.text.split("\n")))
    return draft.kind == "paragraph" and (longest >= LINE or is_running_text(one_line(draft.text)))


def _rows(drafts: Iterable[Draft]) -> list[list[str]]:
    """The drafts' lines, parted at wide gaps into cells, without page numbers at the end of a cell."""
    lines = (line for draft in drafts for line in draft.text.split("\n"))
    kept = (line for line in lines if len(line) < LINE)
    rows = ([cell for part in _GAP.split(line) if (cell := _cell(part))] for line in kept)
    return [row for row in islice(rows, ROWS) if row]


def _cell(text: str) -> str:
    text = one_line(_MARKS.sub("", text))
    return _PAGE_AT_END.sub("", text) or text


def _joined(rows: Sequence[list[str]]) -> tuple[str, ...]:
    """The cells, labels joined with the values after or below them: one with one, and as many with as many."""
    joined: list[str] = []
    at = 0
    while at < len(rows):
        labels, values, used = _labels_and_values(rows[at:])
        joined += (f"{label.rstrip(' :')}: {value}" for label, value in zip(labels, values, strict=True))
        if not used:
            joined += rows[at]
        at += used or 1
    return tuple(joined)


def _labels_and_values(rows: Sequence[list[str]]) -> tuple[Sequence[str], Sequence[str], int]:
    """The labels that the rows begin with and their values, and how many rows those are; none of them where there are no
    labels, or no telling which value is whose."""
    first = rows[0]
    if len(first) == 2 and _is_label(first[0]) and not _is_label(first[1]):
        return first[:1], first[1:], 1
    if len(first) > 1:
        labels, values = first, rows[1] if len(rows) > 1 else []
        used = 2
    else:
        labels = [row[0] for row in takewhile(lambda row: len(row) == 1 and _is_label(row[0]), rows)]
        used = 2 * len(labels)
        values = [row[0] for row in rows[len(labels) : used] if len(row) == 1]
    is_told = all(map(_is_label, labels)) and len(labels) == len(values) and not any(map(_is_label, values))
    # Where a date is missing, those below it are not in their places.
    is_told = is_told and (len(labels) < 2 or all(map(_may_be_of, labels, values)))
    return (labels, values, used) if is_told else ((), (), 0)


def _may_be_of(label: str, value: str) -> bool:
    """Whether the value can be the label's: a date has figures."""
    name = fold(label).rstrip(" :")
    is_date = name in DATE_LABELS or any(
        word in name for word in (*REVISED_WORDS, "datum", "giltig", "galler")
    )
    return not is_date or any(map(str.isdigit, value))


def _is_label(line: str) -> bool:
    return is_label(line) or fold(line).rstrip(" :") in _TITLED_LABELS


def is_row_of_labels(line: str) -> bool:
    """'Handläggare Datum Diarienummer': nothing but labels, the heads of columns that the next line fills."""
    words = [word.rstrip(":") for word in line.split()]
    at = 0
    while at < len(words):
        sizes = range(min(_LABEL_WORDS, len(words) - at), 0, -1)
        size = next((size for size in sizes if _is_label(" ".join(words[at : at + size]))), 0)
        if not size:
            return False
        at += size
    return len(words) > 1

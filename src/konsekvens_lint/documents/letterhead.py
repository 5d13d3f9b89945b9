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
    UNIT_LABELS,
    fold,
)

_GAP = re.compile(r"\t+| {3,}")
# Markdown's bold and italic, and its hard line break.
_MARKS = re.compile(r"\*+|__+|\\$")
_PAGE_AT_END = re.compile(r"[ ,|]*(?:\b[Ss]ida?n?:? *)?\d{1,3} ?(?:\( ?\d{1,3} ?\)|av \d{1,3})$")
_TITLED_LABELS = frozenset((*DATE_LABELS, *OTHER_LABELS, *UNIT_LABELS))
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
    headers = _joined(_lines(draft for draft in furniture if draft.kind == "header"))
    footers = _joined(_lines(draft for draft in furniture if draft.kind != "header"))
    return Letterhead(_joined(_lines(_head(body))), headers, footers)


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


def _lines(drafts: Iterable[Draft]) -> list[str]:
    """The drafts' lines, parted at wide gaps, without page numbers."""
    parts = (part for draft in drafts for line in draft.text.split("\n") for part in _GAP.split(line))
    return [line for part in parts if (line := _PAGE_AT_END.sub("", one_line(_MARKS.sub("", part))))]


def _joined(lines: Sequence[str]) -> tuple[str, ...]:
    """The lines, labels joined with the values after them: one with one, and as many labels with as many values."""
    joined: list[str] = []
    at = 0
    while at < len(lines):
        labels = _labels_from(lines[at:])
        values = lines[at + len(labels) : at + 2 * len(labels)]
        if labels and len(values) == len(labels) and not any(map(_is_label, values)):
            joined += (f"{label.rstrip(' :')}: {value}" for label, value in zip(labels, values, strict=True))
            at += 2 * len(labels)
        else:
            joined.append(lines[at])
            at += 1
    return tuple(joined)


def _labels_from(lines: Sequence[str]) -> list[str]:
    labels: list[str] = []
    for line in lines:
        if not _is_label(line):
            break
        labels.append(line)
    return labels


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

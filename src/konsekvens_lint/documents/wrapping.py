"""Hard-wrapped lines: where a paragraph ends though no blank line says so.

A line was broken by the wrapping only if the next word had no room on it; a line that ends earlier was
ended by its writer. Text from PDF tools is measured in characters of unequal width, hence the slack.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from konsekvens_lint.documents.lines import (
    ends_sentence,
    ends_with_function_word,
    is_usual_section,
    looks_like_heading,
)

#: A line shorter than this share of the usual width, with room for the next word, was ended on purpose.
SLACK = 0.85
#: So many lines must go on in lower case before the text counts as hard-wrapped.
WRAPPED_LINES = 3
#: In text of unknown width a longer line may have been wrapped.
SHORT = 45
#: A heading over a paragraph is at most this share of the width, else it may be the paragraph's own line.
HEADING = 0.8


def wrap_width(lines: Sequence[str]) -> int | None:
    """Where the text is wrapped: the width that nine of ten lines keep that go on in lower case, or None."""
    widths = sorted(
        len(line)
        for line, after in pairwise(lines)
        if line and after[:1].islower() and "  " not in line and "\t" not in line
    )
    return widths[len(widths) * 9 // 10] if len(widths) >= WRAPPED_LINES else None


def ends_between(lines: Sequence[str], at: int, width: int | None, first: bool) -> bool:
    """Whether a paragraph ends after line `at`, with text in the line after it.

    `first`: the line is its paragraph's first. Without a known width a short line or a full sentence ends it.
    """
    line, after = lines[at].strip(), lines[at + 1].strip()
    if after[:1].islower() or line.endswith((",", "-", "\u00ad")) or ends_with_function_word(line):
        return False
    if after[:1].isdigit() and not ends_sentence(line):
        return False
    if ends_sentence(line) and _is_heading(lines, at + 1, width):
        return True
    if width is None:
        return ends_sentence(line) or len(line) < SHORT or looks_like_heading(line)
    return (first and is_usual_section(line) and looks_like_heading(line)) or _had_room(
        line, after, width * SLACK
    )


def _had_room(line: str, after: str, width: float) -> bool:
    return len(line) + 1 + len(after.split(None, 1)[0]) <= width


def _is_heading(lines: Sequence[str], at: int, width: int | None) -> bool:
    """A line that looks like a heading, was ended on purpose, and has text directly under it."""
    if width is None or at + 1 >= len(lines):
        return False
    line, after = lines[at].strip(), lines[at + 1].strip()
    if not after[:1].isupper() or len(line) > width * HEADING or not looks_like_heading(line):
        return False
    return _had_room(line, after, width)

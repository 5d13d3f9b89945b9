"""When an occasion was, from what its label says: columns may stand with the latest first."""

from __future__ import annotations

import re

_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
# Parts of a year, by the month that they are about: they come between months.
_PARTS = {r"v[\w&]r": 4, "vt": 4, r"h[\w&]st": 10, "ht": 10, "q1": 2, "q2": 5, "q3": 8, "q4": 11}
_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)-?(0[1-9]|1[0-2])-?([0-3]\d)(?!\d)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_NUMBER = re.compile(r"(?<!\d)(\d{1,2})(?!\d)")
_FIRST = re.compile(r"\W*(?:upp)?start|\W*f[\w&]re\b|\W*nul[\w&]ge|\W*baslinje", re.IGNORECASE)


def time_of(label: str) -> tuple[int, ...]:
    """Year, month and day as far as the label says; of a label without a year the number of the occasion, 0 for the start."""
    date = _DATE.search(label)
    if date:
        return int(date[1]), int(date[2]), int(date[3])
    year = _YEAR.search(label)
    if year:
        return int(year[1]), _month(label)
    number = _NUMBER.search(label)
    if number:
        return 0, int(number[1])
    return (0, 0) if _FIRST.match(label) else ()


def _month(label: str) -> int:
    words = re.findall(r"[^\W\d_]+\d?", label.lower())
    months = [at for word in words for at, month in enumerate(_MONTHS, 1) if word.startswith(month)]
    parts = [at for word in words for part, at in _PARTS.items() if re.match(part, word)]
    return next(iter((*months, *parts)), 0)

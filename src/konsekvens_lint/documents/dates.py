"""The day that a paper is dated, as its letterhead says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal, NamedTuple

from konsekvens_lint.documents.letterhead import Letterhead, is_row_of_labels
from konsekvens_lint.documents.lines import is_document_type, is_running_text
from konsekvens_lint.documents.units import unit_name
from konsekvens_lint.documents.vocabulary import DATE_LABELS, NO_PLACES, OTHER_DATE_WORDS, REVISED_WORDS, fold

_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MONTH = (
    r"jan(?:uari)?|feb(?:ruari)?|mars?|apr(?:il)?|maj|juni?|juli?|aug(?:usti)?|sept?(?:ember)?|okt(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?"
)
_DATE = re.compile(
    r"(?<![\d–-])(?:(?P<year>(?:19|20)\d\d)[-–](?P<month>\d\d)[-–](?P<day>\d\d)"
    rf"|(?:den )?(?P<day_before>\d{{1,2}}) (?P<name>{_MONTH})\.? (?P<year_after>(?:19|20)\d\d))(?![\d–-])",
    re.IGNORECASE,
)
_LABEL = "|".join(sorted(map(re.escape, DATE_LABELS), key=len, reverse=True))
_LABELLED = re.compile(rf"(?:^|(?P<before>\S+) )(?P<label>{_LABEL})(?: den)?[ .:]*$")
_DECIDED = re.compile(
    r"(?:antag(?:en|et|na)|beslut(?:ad|at|ade)?|faststall(?:d|t|da)|godkan(?:d|t|da))"
    r"(?: (?:av|vid|i)(?: [\w-]+){1,6}?)?[ ,:]*$"
)
# What may stand after a date that is alone: nothing, or the diary number.
_NOTHING = re.compile(r"[ ,.:(]*(?:(?:[Dd]nr:? )?[A-ZÅÄÖ]{2,6}[ -]?\d{4}[/:-]\d{1,6})?")
_PLACE = re.compile(r"[A-ZÅÄÖ][a-zåäö]+(?: [A-ZÅÄÖ][a-zåäö]+)?,?")
#: The oldest paper that is looked for, and how long before its day one may be written.
_EARLIEST = date(1950, 1, 1)
_AHEAD = timedelta(days=366)

Rank = Literal["dated", "alone", "meeting", "decided", "signed", "revised"]


class _Found(NamedTuple):
    rank: Rank
    day: date


def document_date(head: Letterhead, today: date | None = None) -> str | None:
    """The document's date (ISO 8601), or None where none is said, or more than one without telling which.

    That of the paper itself goes first, by its label or alone in the letterhead or header; then that of the meeting, and of
    the decision. One that stands with a place or a unit comes last. None is more than a year after `today`.
    """
    days: dict[Rank, set[date]] = {}
    for each in _found(head):
        if _is_plausible(each.day, today):
            days.setdefault(each.rank, set()).add(each.day)
    if "dated" in days:
        return _only(days["dated"] | days.get("alone", set()))
    ranks: tuple[Rank, ...] = ("alone", "meeting", "decided", "signed")
    first = next((days[rank] for rank in ranks if rank in days), None)
    # What has been revised since is no longer of that day.
    return _only(first | days.get("revised", set())) if first else None


def date_in(text: str) -> str | None:
    """The one date that the text has (ISO 8601), or None."""
    return _only({day for day in _days(text) if _is_plausible(day)})


def _is_plausible(day: date, today: date | None = None) -> bool:
    return _EARLIEST <= day <= (today or date.today()) + _AHEAD


def _only(days: set[date]) -> str | None:
    return next(iter(days)).isoformat() if len(days) == 1 else None


def _found(head: Letterhead) -> Iterator[_Found]:
    # What else a footer dates is the template.
    yield from (each for line in head.footers for each in _in_line(line) if each.rank == "dated")
    for lines in (head.body, head.headers):
        for line in lines:
            yield from _in_line(line)
        for above, below in pairwise(lines):
            days = _days(below)
            if len(days) == 1 and is_row_of_labels(above) and "datum" in fold(above).split():
                yield _Found("dated", days[0])


def _in_line(line: str) -> Iterator[_Found]:
    if is_running_text(line):
        return
    matches = [*_DATE.finditer(line)]
    for match in matches:
        rank, day = _rank(line, match, is_only=len(matches) == 1), _day(match)
        if rank and day:
            yield _Found(rank, day)


def _rank(line: str, match: re.Match[str], *, is_only: bool) -> Rank | None:
    """What the date is of, by what stands before it in the line."""
    before, after = line[: match.start()], line[match.end() :]
    labelled = _LABELLED.search(fold(before))
    if labelled and _may_begin_after(labelled["before"], before, labelled["label"]):
        return DATE_LABELS[labelled["label"]]
    name = fold(line)
    if any(word in name for word in REVISED_WORDS):
        return "revised"
    if not is_only or any(word in name for word in OTHER_DATE_WORDS):
        return None
    if _DECIDED.fullmatch(fold(before)):
        return "decided"
    return _rank_of_stamp(before.strip(" ,:"), match[0]) if _NOTHING.fullmatch(after) else None


def _rank_of_stamp(name: str, day: str) -> Rank | None:
    """What a date is of that stands alone, or after a name."""
    if not name or is_document_type(name):
        return "alone"
    is_place = bool(_PLACE.fullmatch(name)) and day.startswith("den ") and not fold(name).endswith(NO_PLACES)
    return "signed" if is_place or unit_name(name) else None


def _may_begin_after(word: str | None, before: str, label: str) -> bool:
    """Whether a label may begin after the word: a value's last, or a name; not 'Ert', 'Revision' or 'giltig till'."""
    if word is None or " " in label or any(map(str.isdigit, word)):
        return True
    written = next((each for each in before.split() if fold(each) == word), word)
    return written[:1].isupper() and not word.endswith(NO_PLACES)


def _days(text: str) -> list[date]:
    return [day for match in _DATE.finditer(text) if (day := _day(match))]


def _day(match: re.Match[str]) -> date | None:
    month = match["month"] or 1 + _MONTHS.index(match["name"][:3].lower())
    try:
        return date(
            int(match["year"] or match["year_after"]), int(month), int(match["day"] or match["day_before"])
        )
    except ValueError:
        return None

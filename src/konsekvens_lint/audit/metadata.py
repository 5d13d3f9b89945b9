"""What an organisation knows of a document beside its text: the unit, the date, its own word for the type, the diary number."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Final, NamedTuple

#: What people call each field, in a path pattern and at the head of a CSV file.
FIELDS: Final = ("enhet", "datum", "år", "typ", "diarienummer")

_YEAR = re.compile(r"[12][0-9]{3}")
_DATE = re.compile(r"([12][0-9]{3})-?([0-9]{2})-?([0-9]{2})")


class Metadata(NamedTuple):
    """What is known; None where nothing is. `date` is ISO 8601, and `year` that of the date where there is one."""

    unit: str | None = None
    date: str | None = None
    year: int | None = None
    type: str | None = None
    diary_number: str | None = None

    def over(self, other: Metadata) -> Metadata:
        """What either knows; this one first. A date comes with its year, and to a year that it is of."""
        is_told = self.year is not None and (self.date is not None or self.year != other.year)
        dated = self if is_told else other
        return Metadata(
            self.unit or other.unit,
            dated.date,
            dated.year,
            self.type or other.type,
            self.diary_number or other.diary_number,
        )


NOTHING: Final = Metadata()


class BadDate(Exception):
    """A text that is no date; the message shows it, in Swedish."""


def metadata_of(fields: Mapping[str, str]) -> Metadata:
    """The metadata that the fields say, by their names in `FIELDS`; an empty field says nothing. Errors: BadDate."""
    told = {name: value.strip() for name, value in fields.items() if value.strip()}
    day, year = _date(told.get("datum", ""))
    if year is None and "år" in told:
        _, year = _date(told["år"])
    return Metadata(told.get("enhet"), day, year, told.get("typ"), told.get("diarienummer"))


def _date(text: str) -> tuple[str | None, int | None]:
    """The day and its year; a year alone has no day."""
    if not text:
        return None, None
    if _YEAR.fullmatch(text):
        return None, int(text)
    if match := _DATE.fullmatch(text):
        try:
            day = date(*map(int, match.groups()))
        except ValueError:
            pass
        else:
            return day.isoformat(), day.year
    raise BadDate(f"”{text}” är inget datum: skriv 2024-03-21, eller bara året")

"""Units year by year: who gets better, counted from the database, and told on the page and in Excel."""

from __future__ import annotations

from pathlib import Path

import pytest
from made import made, report
from report_pages import heads, page_of, rows, section, words
from summaries import MEASURES, small_summary
from workbooks import read

from konsekvens_lint.audit.summary import Counts, Cut, UnitYears
from konsekvens_lint.audit.xlsx.report import content

DB = Path("revision.db")
_OTHERS = (Counts(),) * (len(MEASURES) - 2)


def _year(name: str, section: Counts, content: Counts = Counts()) -> Cut:  # noqa: B008 – a constant
    return Cut(name, section.judged, 0, (section, content, *_OTHERS), ())


UNITS = (
    UnitYears("Few", (_year("2024", Counts(1, 3)), _year("2025", Counts(5, 0)))),
    UnitYears("Better", (_year("2024", Counts(1, 9)), _year("2025", Counts(6, 4)))),
    UnitYears("Best", (_year("2024", Counts(0, 5)), _year("2025", Counts(9, 1)))),
    UnitYears("Worse", (_year("2024", Counts(8, 2)), _year("2025", Counts(2, 8)))),
    UnitYears("Apart", (_year("2025", Counts(), Counts(5, 0)),)),
)


def test_each_unit_is_counted_by_year(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with made(DB) as audit:
        audit.add(report("a", judgement="substantive"), "Kultur", 2025, copies=["copy"])
        audit.add(report("b", judgement="none"), "Kultur", 2024)
        audit.add(report("c", judgement="none"), "Kultur", 2024)
        audit.add(report("d", judgement="none"), "Kultur")
        audit.add(report("e", judgement="none"), None, 2024)
        found = audit.summary()
    at = [each.id for each in found.measures].index("innehall")
    told = [
        (each.unit, [(cut.name, cut.judged, cut.measures[at]) for cut in each.years])
        for each in found.unit_years
    ]
    assert told == [
        ("Kultur", [("2024", 2, Counts(0, 2)), ("2025", 1, Counts(1, 0))]),
        (None, [("2024", 1, Counts(0, 1))]),
    ]


def test_the_most_improved_stand_first_and_few_have_no_change() -> None:
    found = section(page_of(small_summary(unit_years=UNITS)), "enheter")
    assert heads(found)[:4] == ["Enhet", "2024", "2025", "Ändring i procentenheter"]
    assert [(row[0], row[3]) for row in rows(found, 0)] == [
        ("Best", "+90"), ("Better", "+50"), ("Worse", "−60"), ("Few", "–")
    ]  # fmt: skip
    assert rows(found, 0)[1] == ["Better", "10 % 1 av 10", "60 % 6 av 10", "+50"]
    assert rows(found, 1) == [["Apart", "–", "100 % 5 av 5", "–"]]


def test_of_what_is_not_wanted_fewer_is_better() -> None:
    def years(before: Counts, now: Counts) -> tuple[Cut, ...]:
        return tuple(
            Cut(name, 10, 0, (Counts(), Counts(), counts, Counts()), ())
            for name, counts in (("2024", before), ("2025", now))
        )

    several = (
        UnitYears("Worse", years(Counts(1, 9), Counts(5, 5))),
        UnitYears("Better", years(Counts(9, 1), Counts(5, 5))),
    )
    found = section(page_of(small_summary(unit_years=several)), "enheter")
    assert [(row[0], row[3]) for row in rows(found, 2)] == [("Better", "−40"), ("Worse", "+40")]


def test_without_years_it_says_what_is_needed() -> None:
    (first, *_) = small_summary().years
    found = section(page_of(small_summary(years=(first,))), "enheter")
    assert "minst två kända år" in words(found) and "--meta" in words(found)


def test_the_workbook_has_a_row_for_each_unit_and_year() -> None:
    sheet = read(content(small_summary(unit_years=UNITS), Path()))["Enheter per år"]
    assert sheet.row("Enhet")[:5] == [
        "Enhet", "År", "Granskade", "Ej granskade", f"{MEASURES[0].title}: andel"
    ]  # fmt: skip
    assert sheet.row("Better", 2025)[:8] == ["Better", 2025, 10, 0, 0.6, 6, 10, 0]
    assert "Enheter per år" not in read(content(small_summary(unit_years=UNITS[4:]), Path()))

"""Numbers in Swedish, and the last line of a run."""

from __future__ import annotations

from typing import Any

import pytest

from konsekvens_lint.formats.tally import Tally, blocking, closing_line, tally
from konsekvens_lint.formats.words import KINDS, LEVELS, NOTES, OVERALL, VERDICTS, counted, listed, sentence


def _tally(errors: int = 0, warnings: int = 0, tips: int = 0, unread: int = 0) -> Tally:
    found: Any = {"error": errors, "warning": warnings, "info": tips}
    return Tally(1, unread, 0, found, found, {"error": 0, "warning": 0, "info": 0})


@pytest.mark.parametrize(
    ("number", "level", "told"),
    [
        (0, "error", "0 fel"),
        (1, "error", "1 fel"),
        (2, "error", "2 fel"),
        (1, "warning", "1 varning"),
        (2, "warning", "2 varningar"),
        (1, "info", "1 tips"),
        (2, "info", "2 tips"),
    ],
)
def test_singular_and_plural(number: int, level: Any, told: str) -> None:
    assert counted(number, level) == told


@pytest.mark.parametrize(
    ("items", "told"), [([], ""), (["a"], "a"), (["a", "b"], "a och b"), (["a", "b", "c"], "a, b och c")]
)
def test_lists(items: list[str], told: str) -> None:
    assert listed(items) == told


@pytest.mark.parametrize(
    ("text", "told"), [("Så är det", "Så är det."), ("Så?", "Så?"), ("eftersom …", "eftersom …"), (" ", "")]
)
def test_a_sentence_has_one_end(text: str, told: str) -> None:
    assert sentence(text) == told


@pytest.mark.parametrize(
    ("exit_code", "counts", "fail_on", "told"),
    [
        (0, _tally(), "error", "Avslutar med 0: inga fel (gräns: fel)."),
        (0, _tally(warnings=3), "error", "Avslutar med 0: inga fel (gräns: fel)."),
        (0, _tally(), "warning", "Avslutar med 0: inga fel eller varningar (gräns: varning)."),
        (0, _tally(), "info", "Avslutar med 0: inga fel, varningar eller tips (gräns: tips)."),
        (0, _tally(), "never", "Avslutar med 0: inga fynd (ingen gräns)."),
        (0, _tally(2, 1), "never", "Avslutar med 0: 2 fel och 1 varning (ingen gräns)."),
        (1, _tally(1), "error", "Avslutar med 1: 1 fel (gräns: fel)."),
        (1, _tally(2, 5), "error", "Avslutar med 1: 2 fel (gräns: fel)."),
        (1, _tally(0, 1), "warning", "Avslutar med 1: 1 varning (gräns: varning)."),
        (1, _tally(2, 2), "warning", "Avslutar med 1: 2 fel och 2 varningar (gräns: varning)."),
        (1, _tally(0, 1, 1), "info", "Avslutar med 1: 1 varning och 1 tips (gräns: tips)."),
        (2, _tally(unread=1), "error", "Avslutar med 2: 1 dokument kunde inte läsas."),
        (
            2,
            _tally(2, unread=3),
            "error",
            "Avslutar med 2: 3 dokument kunde inte läsas. Dessutom 2 fel (gräns: fel).",
        ),
        (2, _tally(), "error", "Avslutar med 2: inget dokument kunde granskas."),
        (
            0,
            _tally(unread=1),
            "error",
            "Avslutar med 0: inga fel (gräns: fel). 1 dokument kunde inte läsas.",
        ),
    ],
)
def test_the_last_line_says_why(exit_code: int, counts: Tally, fail_on: Any, told: str) -> None:
    assert closing_line(exit_code, counts, fail_on) == told


def test_the_last_line_tells_a_reason_it_is_given() -> None:
    told = closing_line(0, _tally(), "error", reason="alla angivna filer är undantagna")
    assert told == "Avslutar med 0: alla angivna filer är undantagna."


def test_the_limit_holds_for_what_is_above_it() -> None:
    assert blocking("warning") == ("error", "warning")
    assert blocking("never") == ()


def test_a_report_in_numbers(build: Any) -> None:
    counts = tally(build.full())
    assert (counts.read, counts.unread, counts.skipped) == (3, 1, 3)
    assert counts.findings == {"error": 1, "warning": 8, "info": 1}
    assert counts.documents == {"error": 1, "warning": 2, "info": 1}


def test_every_code_has_its_word() -> None:
    assert {len(each) for each in (LEVELS, VERDICTS, OVERALL, KINDS)} == {4, 5, 3, 10}
    assert set(NOTES) >= {"ocr_damaged", "not_swedish"}

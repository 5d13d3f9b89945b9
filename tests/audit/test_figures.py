"""Figures in words: what Excel shows of the same share, and never all or nothing for what is not."""

import pytest

from konsekvens_lint.audit.figures import change, percent, told
from konsekvens_lint.audit.summary import Counts


@pytest.mark.parametrize(
    ("has", "judged", "said"),
    [(1, 8, "13 %"), (5, 8, "63 %"), (57, 200, "29 %"), (1, 3, "33 %"), (0, 9, "0 %"), (9, 9, "100 %"), (1, 500, "under 1 %"), (499, 500, "över 99 %")],
)  # fmt: skip
def test_halves_go_up_and_little_is_not_nothing(has: int, judged: int, said: str) -> None:
    assert percent(has / judged).replace("\u00a0", " ") == said


def test_a_change_is_that_of_the_percentages_that_are_told() -> None:
    assert change(Counts(1, 7), Counts(5, 3)) == "+50"
    assert change(Counts(5, 3), Counts(1, 7)) == "−50"
    assert change(Counts(1, 3), Counts(5, 3)) == "", "few were judged before"


def test_a_share_stands_with_what_it_is_of() -> None:
    assert told(Counts(31, 19, 4)).replace("\u00a0", " ") == "62 % (31 av 50), 4 ej bedömda"
    assert told(Counts(not_judged=1)).replace("\u00a0", " ") == "1 ej bedömt"
    assert told(Counts(not_applicable=3)) == "gäller inga dokument"

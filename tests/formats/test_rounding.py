"""Rounding: halves go up, also those that binary numbers cannot hold."""

import pytest

from konsekvens_lint.formats.rounding import half_up


@pytest.mark.parametrize(
    ("value", "decimals", "rounded"),
    [(12.5, 0, 13), (0.285 * 100, 0, 29), (1.125, 2, 1.13), (2.25, 1, 2.3), (1.05, 1, 1.1), (2.449999, 1, 2.4), (0, 1, 0), (7, 0, 7)],
)  # fmt: skip
def test_halves_go_up(value: float, decimals: int, rounded: float) -> None:
    assert half_up(value, decimals) == rounded

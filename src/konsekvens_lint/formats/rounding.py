"""Rounding as people and spreadsheets do it: halves go up."""

from __future__ import annotations

from math import floor


def half_up(value: float, decimals: int = 0) -> float:
    """The value, at least 0, with so many decimals; what is a half but for the error of its binary form is one."""
    scale = float(10**decimals)
    return floor(round(value * scale, 6) + 0.5) / scale

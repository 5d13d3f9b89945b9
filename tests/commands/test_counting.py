"""Counts in words: each kind of what was not judged can be read alone."""

from __future__ import annotations

import inspect
import re
from typing import get_args

import pytest

from konsekvens_lint.commands.counting import not_judged
from konsekvens_lint.documents import refusals
from konsekvens_lint.running.failures import GIVEN_UP
from konsekvens_lint.running.finding import PassedOver

CODES = GIVEN_UP | set(re.findall(r'DocumentError\(\s*"([a-z_]+)"', inspect.getsource(refusals)))


@pytest.mark.parametrize("code", sorted(CODES))
def test_what_could_not_be_read_is_files(code: str) -> None:
    told = not_judged({}, {code: 2})
    assert "filer" in told
    assert code not in told
    assert told.endswith(" (2)")


@pytest.mark.parametrize("why", get_args(PassedOver))
def test_what_was_passed_over_is_files(why: PassedOver) -> None:
    assert "filer" in not_judged({why: 1}, {})


def test_all_codes_are_found() -> None:
    assert {"empty", "missing", "crashed"} < CODES


def test_nothing_is_nothing() -> None:
    assert not_judged({"hidden": 0}, {}) == ""

"""Numbers in rule files that are none, or out of bounds, are told in Swedish."""

from __future__ import annotations

import pytest

from konsekvens_lint.rulebook.shape import wrong_shape


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("tre", "”steg” ska vara ett heltal, inte ”tre”."),
        (2.5, "”steg” ska vara ett heltal, inte 2.5."),
        (-1, "”steg” ska vara minst 0, inte -1."),
        (11, "”steg” får vara högst 10, inte 11."),
    ],
)
def test_a_number_that_is_not_as_asked(given: object, told: str) -> None:
    schema = {"properties": {"steg": {"type": "integer", "minimum": 0, "maximum": 10}}}
    assert wrong_shape(schema, {"steg": given}) == (told, ["steg"])

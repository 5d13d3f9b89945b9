"""Every small table of the YAML files here is read as it says: a new trick of tables is one more case.

A case gives what it tests: ``persons``, ``split`` (na where nothing is of persons or by sex), ``axes``, ``measures``,
``total``, ``units``, ``source`` (where it says that its figures come from), and ``widest``, the pair of women's and men's figures that lie furthest apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from konsekvens_lint.facts.gaps import widest
from konsekvens_lint.facts.tables import ReadTable

FOLDER = Path(__file__).parent


def _cases() -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*.yaml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            yield pytest.param(case, id=f"{path.stem}-{case['id']}")


CASES = list(_cases())


@pytest.mark.parametrize("case", CASES)
def test_the_table_is_read(
    case: Mapping[str, Any], read_one: Callable[[str, str, str], ReadTable | None]
) -> None:
    got = told(read_one(case["table"], case.get("caption", ""), case.get("after", "")))
    wanted = {
        name: sorted(value) if isinstance(value, list) else value for name, value in case["reads"].items()
    }
    if wanted.get("widest") and got["widest"]:
        got["widest"] = {name: got["widest"][name] for name in wanted["widest"]}
    assert {name: got[name] for name in wanted} == wanted


def told(table: ReadTable | None) -> dict[str, Any]:
    """The reading in the words of the cases."""
    if table is None:
        nothing: dict[str, Any] = {
            "persons": False,
            "split": "na",
            "total": False,
            "widest": None,
            "source": None,
        }
        return nothing | {"axes": [], "measures": [], "units": []}
    pair = widest(table.pairs)
    return {
        "persons": table.persons,
        "split": table.split if table.about_persons else "na",
        "axes": sorted(table.axes),
        "measures": sorted(table.measures),
        "total": table.has_total,
        "units": sorted(table.units),
        "source": table.source and table.source.source,
        "widest": pair and {"measure": pair.label, "women": pair.women, "men": pair.men},
    }


def test_there_are_at_least_fifty() -> None:
    assert len(CASES) >= 50

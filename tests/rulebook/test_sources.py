"""Legal bases are cited only as far as they bind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from konsekvens_lint.rulebook.pack import read_pack
from konsekvens_lint.rulebook.where import rules_folder

# What a source must also say where it cites one that binds some only, or that is no longer in force.
BINDS = {
    "2001:100": "statistikmyndigheter",
    "2000:605": "myndighet",
    "2024:183": "statliga myndigheter",
    "1994:124": "upphävt",
}
# Those whose source is advice say so.
ADVISES = ("Tillväxtverkets", "Barnombudsmannens")


def _sources() -> Iterator[tuple[str, str]]:
    for file in read_pack(rules_folder()).files:
        if file.kind in ("rule", "checklist", "profile", "judgement", "measure"):
            yield from ((Path(file.name).name, each) for each in _in(file.content))


def _in(entry: Any) -> Iterator[str]:
    if isinstance(entry, dict):
        if isinstance(entry.get("source"), str):
            yield " ".join(entry["source"].split())
        yield from (found for value in entry.values() for found in _in(value))
    elif isinstance(entry, list):
        yield from (found for value in entry for found in _in(value))


SOURCES = list(_sources())


@pytest.mark.parametrize(("name", "source"), SOURCES, ids=[name for name, _ in SOURCES])
def test_a_legal_base_is_cited_as_far_as_it_binds(name: str, source: str) -> None:
    for number, binds in BINDS.items():
        assert number not in source or binds in source
    for body in ADVISES:
        assert body not in source or re.search(r"\(råd\)|metodstöd", source)
    assert "SKR:s checklista" not in source or "rekommendation" in source


def test_the_guide_cites_them_as_far_as_they_bind() -> None:
    guide = Path(__file__).parent.parent.parent / "docs" / "egen-profil.md"
    for paragraph in guide.read_text(encoding="utf-8").split("\n\n"):
        for number, binds in BINDS.items():
            assert number not in paragraph or binds in paragraph or "myndigheter" in paragraph, number


def test_each_of_them_is_cited_somewhere() -> None:
    guide = Path(__file__).parent.parent.parent / "docs" / "egen-profil.md"
    text = " ".join(source for _, source in SOURCES) + guide.read_text(encoding="utf-8")
    assert [number for number in BINDS if number not in text] == []

"""The lists of points that self-assessment forms follow: what is known of each, the way from the old to the new, errors."""

from __future__ import annotations

from pathlib import Path

import pytest

from konsekvens_lint.facts.forms.catalogues import Catalogue, catalogues
from konsekvens_lint.rulebook.errors import PackError
from konsekvens_lint.rulebook.loading import built_in, with_packs

BOOK = built_in()
OLDER, NEWER = catalogues(BOOK.forms)
FORM = """\
id: eget
title: Vår egen lista
source: Vår handbok
follows: skr-tio-punkter
scale: {lowest: 1, highest: 5, labels: [inte alls]}
points:
  - id: beslut
    number: 1
    title: Beslut
    text: Vi har ett beslut.
    follows: [politiskt-beslut]
    known_by: [beslut]
    also: [nämnd]
"""


def _pack(folder: Path, text: str) -> Path:
    (folder / "forms").mkdir()
    file = folder / "forms" / "eget.yaml"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize("catalogue", [OLDER, NEWER], ids=lambda catalogue: catalogue.id)
def test_each_point_is_known_by_its_own_text_and_title_and_stands_in_its_place(catalogue: Catalogue) -> None:
    entry = next(entry for entry in BOOK.forms if entry["id"] == catalogue.id)
    assert [point["number"] for point in entry["points"]] == [*range(1, 11)]
    for point in entry["points"]:
        for text in (point["text"], point["text"].upper()):
            match = catalogue.match(text)
            assert match and match.point == point["id"], text


def test_the_number_of_a_point_decides_nothing_that_its_words_say() -> None:
    for number in range(1, 11):
        match = OLDER.match(f"{number}. All individbaserad statistik redovisas med kön som indelningsgrund")
        assert match and match.point == "statistik", number


@pytest.mark.parametrize(
    "text",
    [
        "Kostnad per brukare",
        "Jämställdhetsintegrering",
        "Sjukfrånvaro",
        "och män, flickor och pojkar",
        "Summa poäng",
    ],
)
def test_what_is_no_point_is_none(text: str) -> None:
    assert OLDER.match(text) is None
    assert NEWER.match(text) is None


def test_the_scales() -> None:
    assert (OLDER.scale, NEWER.scale) == ((1, 3), (1, 4))


def test_each_old_point_has_its_successors_in_the_newer_list() -> None:
    assert NEWER.successors.keys() == OLDER.by_id.keys()
    assert NEWER.successors["statistik"] == ("redovisar-statistik", "analyserar-statistik")
    assert NEWER.successors["styrdokument"] == NEWER.successors["uppfoljning"] == ("styrkedjan",)
    several = {old for old, new in NEWER.successors.items() if len(new) > 1}
    assert several == {"statistik"}


def test_a_list_of_ones_own_is_known(tmp_path: Path) -> None:
    _pack(tmp_path, FORM)
    forms = with_packs([tmp_path]).forms
    assert [form["id"] for form in forms if form["id"] == "eget"] == ["eget"]
    assert len(forms) == len(BOOK.forms) + 1


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        (
            "skr-tio-punkter",
            "skr-tio-punkt",
            4,
            "formuläret ”skr-tio-punkt” finns inte. Menade du ”skr-tio-punkter”?",
        ),
        ("lowest: 1", "lowest: 5", 5, "lägsta poäng ska vara lägre"),
        ("[politiskt-beslut]", "[politisk-beslut]", 11, "Menade du ”politiskt-beslut”?"),
        ("known_by: [beslut]", "known_by: ['beslut(']", 12, "är inget giltigt reguljärt uttryck"),
        ("number: 1", "nummer: 1", 8, "okänd nyckel ”nummer”"),
        ("labels: [inte alls]", "labels: ['[']", 5, "är inget giltigt reguljärt uttryck"),
        ("points:", "evidence: ['(']\npoints:", 6, "är inget giltigt reguljärt uttryck"),
        ("labels:", "steps: [[nej], [ja]], labels:", 5, "inte lika många steg med ord"),
    ],
)
def test_a_wrong_list(old: str, new: str, line: int, told: str, tmp_path: Path) -> None:
    file = _pack(tmp_path, FORM.replace(old, new, 1))
    with pytest.raises(PackError) as raised:
        with_packs([tmp_path])
    assert str(raised.value).startswith(f"{file}, rad {line}: ")
    assert told in str(raised.value)


def test_a_point_that_is_there_twice(tmp_path: Path) -> None:
    _pack(tmp_path, FORM + FORM[FORM.index("  - id") :])
    with pytest.raises(PackError, match="punkten ”beslut” finns två gånger"):
        with_packs([tmp_path])

"""Templates in packs: an organisation's own goes before the built-in one, and what is wrong is told with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from konsekvens_lint.documents.reader import read
from konsekvens_lint.facts.facts import find_facts
from konsekvens_lint.language.patterns import heading_name
from konsekvens_lint.names import GENDER_HEADING, PERSPECTIVE_HEADING
from konsekvens_lint.office.outline import outline
from konsekvens_lint.rulebook.errors import PackError
from konsekvens_lint.rulebook.loading import built_in, with_packs
from konsekvens_lint.settings.headings import demanded_headings
from konsekvens_lint.settings.profiles import GENDER_ROLE, resolve

BOOK = built_in()
TEMPLATE = """\
kind: tjansteskrivelse
label: Tjänsteskrivelse
source: Vår mall
title: Skriv rubriken
letterhead: {Diarienummer: Skriv numret}
answered: [rubrik-jamstalldhet]
sections:
  - heading: Förslag
    questions:
      - ask: Vad föreslås?
  - perspectives: true
    questions:
      - answers: [konsekvenser, statistik]
        otherwise: Vad betyder det?
"""
BASE = "id: bas\ntitle: Bas\nsource: Bas\nextends: skr\nheadings: {Barnens sak: [barn], Så berörs kvinnor och män: [jamstalldhet]}\n"
CHILD = "id: egen\ntitle: Egen\nsource: Egen\nextends: bas\nheadings: {Kvinnor och män hos oss: [jamstalldhet], BARNENS SAK: [barn]}\n"


def _pack(folder: Path, text: str) -> Path:
    (folder / "templates").mkdir()
    file = folder / "templates" / "egen.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_an_own_template_goes_before_the_built_in_one(tmp_path: Path) -> None:
    _pack(tmp_path, TEMPLATE)
    book = with_packs([tmp_path])
    made = outline("tjansteskrivelse", resolve(book.profile("skr") or {}, book), book)
    assert [part.heading for part in made.parts] == ["Förslag", "Konsekvenser för jämställdhet"]
    assert len(made.parts[1].prompts) == 5, "what has no place of its own is asked under gender equality"
    assert book.templates["remissvar"] == BOOK.templates["remissvar"]


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ("statistik]", "statistk]", 13, "prövningen ”statistk” finns inte. Menade du ”statistik”?"),
        ("statistik]", "rubrik-jamstalldhet]", 13, "kan bara ställas på ett ställe"),
        ("  - heading: Förslag\n    q", "  - q", 8, "avsnittet saknar ”heading”"),
        ("        otherwise", "        ask", 13, "ange ”ask”, eller ”answers” och kanske ”otherwise”"),
        (
            "perspectives: true",
            "heading: Kvinnor och män",
            7,
            "ett avsnitt ska ha ”perspectives: true”, inte 0",
        ),
        ("perspectives: true", "perspectives: false", 11, "”perspectives” kan bara vara true"),
        ("kind: tj", "kind: tjj", 1, "Menade du ”tjansteskrivelse”?"),
        ("title: Skriv", "titel: Skriv", 4, "okänd nyckel ”titel”. Menade du ”title”?"),
    ],
)
def test_what_is_wrong_is_told(old: str, new: str, line: int, told: str, tmp_path: Path) -> None:
    assert TEMPLATE.count(old) == 1
    file = _pack(tmp_path, TEMPLATE.replace(old, new))
    with pytest.raises(PackError) as caught:
        with_packs([tmp_path])
    assert told in str(caught.value)
    assert (caught.value.file, caught.value.line) == (str(file), line)


def test_two_for_one_kind_in_a_pack(tmp_path: Path) -> None:
    _pack(tmp_path, TEMPLATE).with_name("till.yaml").write_text(TEMPLATE, encoding="utf-8")
    with pytest.raises(PackError, match="”tjansteskrivelse” finns redan i"):
        with_packs([tmp_path])


@pytest.mark.parametrize("role", sorted(BOOK.usual_headings))
def test_a_usual_heading_is_known_for_what_it_is(role: str) -> None:
    text = f"# Nya tider\n\n## Inledning\n\nText.\n\n## {BOOK.usual_headings[role]}\n\nText om saken.\n"
    (*_, last) = find_facts(read(Path("a.md"), text.encode()), BOOK).reading.sections
    assert role in last.own_roles


def test_every_heading_that_a_profile_may_name_has_a_usual_one_or_is_an_area_of_gender_equality() -> None:
    """What is asked under gender equality where nothing else is said: the goals' areas and SKR's."""
    roles = {name for name in BOOK.patterns.seeds if name.startswith(PERSPECTIVE_HEADING)}
    areas = {role.removeprefix(PERSPECTIVE_HEADING) for role in roles - BOOK.usual_headings.keys()}
    assert areas == {
        "makt",
        "ekonomisk_jamstalldhet",
        "jamstalld_utbildning",
        "obetalt_arbete",
        "jamstalld_halsa",
        "mans_vald",
        "resurser",
        "bemotande",
    }
    assert GENDER_ROLE in BOOK.usual_headings


def test_the_nearest_profiles_heading_is_the_one_to_write(tmp_path: Path) -> None:
    (tmp_path / "profiles").mkdir()
    for name, text in (("bas", BASE), ("egen", CHILD)):
        (tmp_path / "profiles" / f"{name}.yaml").write_text(text, encoding="utf-8")
    book = with_packs([tmp_path])
    whole = resolve(book.profile("egen") or {}, book)
    assert demanded_headings(whole, book) == {
        GENDER_ROLE: "Kvinnor och män hos oss",
        "perspective_barn": "BARNENS SAK",
    }
    assert {heading_name(text) for text in whole.headings} == {
        "kvinnor och man hos oss",
        "barnens sak",
        "sa berors kvinnor och man",
    }
    assert GENDER_HEADING == "jamstalldhet"

"""Whatever is wrong with a criterion, a checklist's point, a profile or example memos is told with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from konsekvens_lint.rulebook.errors import PackError
from konsekvens_lint.rulebook.loading import with_packs

CRITERION = """\
id: egen-provning
means: Något eget
each: {thing: goal, counted: neutral, holds: gendered}
verdicts:
  - not_applicable: {fulfil: na}
  - met: {fulfil: all}
  - missing: always
reasons: {met: Ja., missing: Nej., not_applicable: Inget.}
evidence: [holding]
"""
CHECKLIST = """\
id: egen
title: Egen
source: Egen
kinds: [tjansteskrivelse]
points:
  - id: barn
    title: Barn
    question: Vad betyder det för barn?
    demand: krav
    criterion: perspektiv
    about: barn
"""
PROFILE = """\
id: egen
title: Egen
source: Egen
extends: skr
checklists: [egen]
decisions:
  - {by: nämnden, date: "2024-01-01", says: Så., rules: [BES01]}
headings: {Barnen: [barn]}
demands: {egen: {barn: rad}}
levels: {STA01: {uppfoljning: error}}
"""
MEMOS = """\
profile: egen
memos:
  - text: "# Ett ärende"
    verdicts: {egen: {barn: missing}}
    finds: {BES01: error}
"""
FILES = {
    "criteria/egen.yaml": CRITERION,
    "checklists/egen.yaml": CHECKLIST,
    "profiles/egen.yaml": PROFILE,
    "examples/egen.yaml": MEMOS,
}


def _packed(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_the_pack_that_the_errors_are_made_from_is_right(tmp_path: Path) -> None:
    book = with_packs([_packed(tmp_path, FILES)])
    assert book.checklist("egen")
    assert book.profile("egen")


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "told"),
    [
        ("checklists", "criterion: perspektiv", "criterion: perspektif", 10, "prövningen ”perspektif” finns inte. Menade du ”perspektiv”?"),
        ("checklists", "    criterion: perspektiv\n    about: barn\n", "", 6, "punkten saknar ”verdicts”. Ange ”criterion”, eller ”verdicts” och ”reasons”."),
        ("checklists", "about: barn", "evidence: [impact]", 11, "punkten har både ”criterion” och ”evidence”: det ena räcker."),
        ("checklists", "    about: barn\n", "", 6, "punkten saknar ”about”: vilket perspektiv."),
        ("checklists", "about: barn", "about: barnn", 11, "perspektivet ”barnn” finns inte. Menade du ”barn”?"),
        ("checklists", "criterion: perspektiv", "criterion: statistik", 11, "punktens prövning gäller inget perspektiv, så ”about” gör ingen nytta."),
        ("checklists", "about: barn", "about: barn\n    options: {points: 3}", 12, "punktens prövning har inget tröskelvärde ”points”."),
        ("checklists", "about: barn", "about: barn\n  - {id: b, title: B, question: B, demand: krav, evidence: [perspective], verdicts: [{met: always}], reasons: {met: Ja.}}", 12, "”perspective” kan inte visas, för prövningen frågar efter inget perspektiv."),
        ("checklists", "about: barn", "about: barn\n  - {id: b, title: B, question: B, demand: krav, lacking: [failing], verdicts: [{met: always}], reasons: {met: Ja.}}", 12, "”failing” kan inte visas, för prövningen räknar inget (”each”)."),
        ("criteria", "  - not_applicable: {fulfil: na}", "  - missing: always\n  - not_applicable: {fulfil: na}", 5, "raden stämmer alltid, så de som följer kommer aldrig i fråga."),
        ("criteria", "met: Ja.,", "met: [{Ja.: {kind: budget}}],", 8, "den sista raden ska vara ”… : always”"),
        ("profiles", "rules: [BES01]", "rules: [PER02]", 7, "beslutet gör PER02 bindande, men regeln är av: ange nivån under ”levels”."),
        ("profiles", '"2024-01-01"', '"2024-13-45"', 7, "”2024-13-45” är ingen dag."),
        ("profiles", "checklists: [egen]", "checklists: [egen, egen]", 5, "har samma värde två gånger"),
        ("examples", "{egen: {barn: missing}}\n", "{egen: {barn: missing}}\n    known: {egen: {barnn: met}}\n", 5, "”barnn” finns inte. Menade du ”barn”?"),
        ("examples", "{egen: {barn: missing}}\n", "{egen: {barn: missing}}\n    known: {egen: {barn: missing}}\n", 5, "detsamma: ta bort ”known”."),
        ("profiles", "rules: [BES01]}", "rules: [BES01], kinds: [memo]}", 7, "kan inte vara ”memo”."),
        ("profiles", "demands: {egen: {barn: rad}}", "demands: {egen: kanske}", 9, "”egen” kan inte vara ”kanske”. Välj bland: krav, rad."),
        ("examples", "{egen: {barn: missing}}\n", "{egen: {barn: missing}}\n    known: {egn: {barn: met}}\n", 5, "”egn” finns inte. Menade du ”egen”?"),
        ("criteria", "thing: goal", "thing: gol", 3, "inget heter ”gol”. Menade du ”goal”?"),
        ("criteria", "thing: goal", "thing: gap", 3, "”options” saknar ”points”."),
        ("criteria", "holds: gendered", "options: {points: 3}, holds: gendered", 3, "”goal” har inget tröskelvärde ”points”."),
        ("criteria", "counted: neutral", "counted: neutrall", 3, "okänt faktum ”neutrall”. Menade du ”neutral”?"),
        ("criteria", "fulfil: all", "fulfil: alla", 6, "”fulfil” kan inte vara ”alla”. Menade du ”all”?"),
        ("criteria", "each: {thing: goal, counted: neutral, holds: gendered}\n", "", 3, "”fulfil” behöver ”each”: vad som räknas."),
        ("criteria", "{fulfil: na}\n  - met: {fulfil: all}", "{kind: budget}\n  - met: {kind: mall}", 3, "”each” räknar till ingen nytta"),
        ("criteria", "missing: Nej., ", "", 7, "”reasons” saknar ”missing”."),
        ("criteria", "means:", "mens:", 2, "okänd nyckel ”mens”. Menade du ”means”?"),
        ("profiles", "rules: [BES01]", "rules: [BES99]", 7, "”BES99” finns inte."),
        ("profiles", "[barn]}\ndemands", "[bar]}\ndemands", 8, "”bar” finns inte. Menade du ”barn”?"),
        ("profiles", "{barn: rad}", "{barnen: rad}", 9, "”barnen” finns inte. Menade du ”barn”?"),
        ("profiles", "demands: {egen:", "demands: {egna:", 9, "”egna” finns inte. Menade du ”egen”?"),
        ("profiles", "{uppfoljning: error}", "{uppföljning: error}", 10, "okänd nyckel ”uppföljning”. Menade du ”uppfoljning”?"),
        ("profiles", "{uppfoljning: error}", "fel", 10, "”STA01” kan inte vara ”fel”. Välj bland: error, warning, info, off."),
        ("profiles", '"2024-01-01"', "i fjol", 7, "”i fjol” har fel form."),
        ("profiles", "extends: skr\nchecklists: [egen]\n", "", 1, "profilen saknar ”checklists”."),
        ("examples", "profile: egen", "profile: egna", 1, "”egna” finns inte. Menade du ”egen”?"),
        ("examples", "{barn: missing}", "{barnen: missing}", 4, "”barnen” finns inte. Menade du ”barn”?"),
        ("examples", "barn: missing", "barn: saknas", 4, "”barn” kan inte vara ”saknas”."),
        ("examples", "BES01: error", "BES99: error", 5, "”BES99” finns inte."),
        ("examples", '"# Ett ärende"\n', '"# Ett ärende"\n    file: a.md\n', 3, "ange antingen ”text” eller ”file”."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told(file: str, old: str, new: str, line: int, told: str, tmp_path: Path) -> None:
    name = f"{file}/egen.yaml"
    assert old in FILES[name]
    _packed(tmp_path, {**FILES, name: FILES[name].replace(old, new, 1)})
    with pytest.raises(PackError) as caught:
        with_packs([tmp_path])
    assert str(caught.value).startswith(f"{tmp_path / name}, rad {line}: ")
    assert told in str(caught.value)


HEADINGS = "  perspective_samer: {means: Samer, in: heading, role: true, when: samer}\n"
SENTENCES = "  speaks_of_samer: {means: Samer, in: sentence, when: samer}\n"


@pytest.mark.parametrize(
    ("patterns", "told"),
    [
        (HEADINGS, "perspektivet ”samer” är halvt: mönstret ”speaks_of_samer” saknas."),
        (SENTENCES, "perspektivet ”samer” är halvt: mönstret ”perspective_samer” saknas."),
        (HEADINGS.replace("role: true, ", "") + SENTENCES, "”perspective_samer” behöver ”in: heading” och ”role: true”."),
    ],
)  # fmt: skip
def test_half_a_perspective(patterns: str, told: str, tmp_path: Path) -> None:
    concepts = "source: egen\nconcepts:\n  samer: {means: Samer, source: egen, forms: [samer]}\n"
    own = {"concepts/s.yaml": concepts, "patterns/s.yaml": f"patterns:\n{patterns}"}
    checklist = CHECKLIST.replace("about: barn", "about: samer")
    with pytest.raises(PackError) as caught:
        with_packs([_packed(tmp_path, {**own, "checklists/egen.yaml": checklist})])
    assert told in str(caught.value)


def test_a_file_is_what_its_keys_say_wherever_it_lies(tmp_path: Path) -> None:
    book = with_packs([_packed(tmp_path, {"listor/egen.yaml": CHECKLIST, "profil.yaml": PROFILE})])
    assert book.profile("egen")
    assert with_packs([tmp_path / "listor" / "egen.yaml"]).checklist("egen")


def test_a_file_that_is_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "egen.yaml").write_bytes("title: Älvsunda\n".encode("latin-1"))
    with pytest.raises(PackError, match="Spara om den med den teckenkodningen"):
        with_packs([tmp_path])


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("adds_to: geography_word, regex: ['X']", "bara ord (”forms”) kan läggas till ett annat begrepp"),
        ("adds_to: alv2, forms: [a]}\n  alv2: {means: Ö, source: egen, adds_to: people, forms: [b]", "läggs i sin tur till ”people”"),
    ],
)  # fmt: skip
def test_what_cannot_be_added_to_a_concept(entry: str, told: str, tmp_path: Path) -> None:
    concepts = f"source: egen\nconcepts:\n  alv: {{means: Ö, source: egen, {entry}}}\n"
    with pytest.raises(PackError) as caught:
        with_packs([_packed(tmp_path, {"ord/a.yaml": concepts})])
    assert told in str(caught.value)


def test_words_added_to_a_concept_are_hidden_there_too(tmp_path: Path) -> None:
    concepts = "source: egen\nconcepts:\n  alv: {means: Utby, source: egen, adds_to: geography_word, forms: [utby*], not: [utbyte]}\n"
    book = with_packs([_packed(tmp_path, {"ord/a.yaml": concepts})])
    hits = book.patterns.scanner(False).scan("utbyn och utbyte")
    assert [(hit.start, hit.concept) for hit in hits if hit.concept == "geography_word"] == [
        (0, "geography_word")
    ]


def test_words_added_to_a_concept_that_is_not_there(tmp_path: Path) -> None:
    concepts = (
        "source: egen\nconcepts:\n  alv: {means: Ö, source: egen, adds_to: geografi_word, forms: [Storön]}\n"
    )
    with pytest.raises(PackError, match="”geografi_word” finns inte"):
        with_packs([_packed(tmp_path, {"concepts/a.yaml": concepts})])


def test_a_perspective_of_a_packs_own(tmp_path: Path) -> None:
    patterns = f"patterns:\n{HEADINGS}{SENTENCES}"
    concepts = (
        "source: egen\nconcepts:\n  samer: {means: Samer, source: egen, forms: [samer, samerna, samisk*]}\n"
    )
    own = {"concepts/s.yaml": concepts, "patterns/s.yaml": patterns}
    checklist = CHECKLIST.replace("about: barn", "about: samer")
    assert with_packs([_packed(tmp_path, {**own, "checklists/egen.yaml": checklist})]).checklist("egen")

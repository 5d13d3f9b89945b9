"""Whatever is wrong with a pack is told with file, line and the nearest spelling, in one Swedish line."""

from __future__ import annotations

from pathlib import Path

import pytest

from konsekvens_lint.rulebook.errors import PackError
from konsekvens_lint.rulebook.loading import with_packs

RULE = """\
code: EGE01
name: egen-regel
title: En egen regel
kinds: [tjansteskrivelse]
level: error
each: document
when: {judgement: none}
message: Något saknas.
advice: Skriv något.
why: Det behövs.
source: Kommunens riktlinje
examples:
  good:
    - text: Ett.
    - text: Två.
  bad:
    - text: Tre.
    - text: Fyra.
  tricky:
    - text: Fem.
      fires: false
      why: Sex.
"""
CONCEPTS = """\
source: egen lista
concepts:
  egenbegrepp:
    means: Något eget
    source: public
    forms: [egenhet]
"""
PATTERNS = """\
patterns:
  eget_monster:
    means: Något eget
    in: clause
    when: {all: [women, negation]}
"""


def _error(folder: Path, files: dict[str, str]) -> PackError:
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    with pytest.raises(PackError) as caught:
        with_packs([folder])
    assert "\n" not in str(caught.value)
    return caught.value


def _assert_at(error: PackError, file: str, line: int) -> None:
    assert error.file == file
    assert error.line == line
    assert str(error).startswith(f"{file}, rad {error.line}: ")


def _edited(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1, old
    return text.replace(old, new)


def test_the_rule_that_the_errors_are_made_from_is_right(tmp_path: Path) -> None:
    (tmp_path / "EGE01.yaml").write_text(RULE, encoding="utf-8")
    assert with_packs([tmp_path]).rule("EGE01")


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        pytest.param("level:", "serched: true\nlevel:", 5, "okänd nyckel ”serched”. Menade du ”searched”?",
                     id="unknown-key"),
        pytest.param("each:", "eahc:", 6, "okänd nyckel ”eahc”. Menade du ”each”?",
                     id="required-key-misspelt"),
        pytest.param("level: error", "level: errro", 5, "Menade du ”error”?", id="unknown-level"),
        pytest.param("[tjansteskrivelse]", "[tjansteskrivelser]", 4, "Menade du ”tjansteskrivelse”?",
                     id="unknown-kind"),
        pytest.param("{judgement: none}", "{judgment: none}", 7,
                     "okänt faktum ”judgment”. Menade du ”judgement”?", id="unknown-fact"),
        pytest.param("{judgement: none}", "{judgement: substantiv}", 7, "Menade du ”substantive”?",
                     id="unknown-value"),
        pytest.param("{judgement: none}", "{has: no_impactt}", 7, "Menade du ”no_impact”?",
                     id="unknown-name"),
        pytest.param("each: document", "each: wommen", 6, "Menade du ”women”?", id="unknown-concept-in-each"),
        pytest.param("level: error", "level: error\nlevel: info", 6, "nyckeln ”level” står två gånger",
                     id="key-twice"),
        pytest.param("title: En egen regel\n", "", 1, "saknar ”title”", id="missing-key"),
        pytest.param("code: EGE01", "code: ege1", 1, "”code” ”ege1” har fel form", id="code-of-wrong-form"),
        pytest.param("    - text: Fyra.\n", "", 16, "”bad” behöver minst 2", id="too-few-examples"),
        pytest.param("  tricky:\n    - text: Fem.\n      fires: false\n      why: Sex.\n", "", 12,
                     "saknar ”tricky”", id="missing-examples"),
        pytest.param("      fires: false\n", "", 20, "saknar ”fires”", id="tricky-without-fires"),
        pytest.param("each: document", "each: [document", 7, "inte giltig YAML", id="broken-yaml"),
        pytest.param("code: EGE01", "code: BES01", 1, "”BES01” finns redan", id="duplicate-code"),
        pytest.param("name: egen-regel", "name: ingen-paverkan-utan-skal", 2,
                     "”ingen-paverkan-utan-skal” finns redan", id="duplicate-name"),
    ],
)  # fmt: skip
def test_a_wrong_rule(old: str, new: str, line: int, told: str, tmp_path: Path) -> None:
    error = _error(tmp_path, {"EGE/EGE01-egen-regel.yaml": _edited(RULE, old, new)})
    _assert_at(error, "EGE/EGE01-egen-regel.yaml", line)
    assert told in str(error)


def test_two_rules_of_one_pack_with_the_same_code(tmp_path: Path) -> None:
    other = _edited(RULE, "name: egen-regel", "name: en-annan-regel")
    error = _error(tmp_path, {"a.yaml": RULE, "b.yaml": other})
    assert str(error) == "b.yaml, rad 1: ”EGE01” finns redan i a.yaml."


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        pytest.param("[women, negation]", "[wommen, negation]", 5,
                     "”wommen” är varken ett begrepp eller ett mönster. Menade du ”women”?",
                     id="unknown-concept"),
        pytest.param("[women, negation]", "[women, eget_monster]", 2, "hänvisar till sig självt",
                     id="cycle-of-one"),
        pytest.param("in: clause", "in: claus", 4, "Menade du ”clause”?", id="unknown-span"),
        pytest.param("eget_monster:", "no_impact:", 2, "”no_impact” finns redan", id="duplicate-pattern"),
    ],
)  # fmt: skip
def test_a_wrong_pattern(old: str, new: str, line: int, told: str, tmp_path: Path) -> None:
    error = _error(tmp_path, {"patterns/egna.yaml": _edited(PATTERNS, old, new)})
    _assert_at(error, "patterns/egna.yaml", line)
    assert told in str(error)


def test_patterns_that_refer_to_each_other(tmp_path: Path) -> None:
    there = "  andra:\n    means: X\n    in: clause\n    when: tredje\n"
    back = "  tredje:\n    means: X\n    in: clause\n    when: andra\n"
    error = _error(tmp_path, {"patterns/egna.yaml": f"patterns:\n{there}{back}"})
    assert error.line in (2, 3, 6, 7)
    assert "hänvisar till sig självt" in str(error)


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        pytest.param("forms:", "form:", 6, "Menade du ”forms”?", id="unknown-key"),
        pytest.param("  egenbegrepp:", "  women:", 3, "”women” finns redan", id="duplicate-concept"),
        pytest.param("    source: public\n", "", 3, "saknar ”source”", id="no-source"),
        pytest.param("[egenhet]", "[]", 6, "”forms” behöver minst 1", id="no-forms"),
    ],
)
def test_a_wrong_concept(old: str, new: str, line: int, told: str, tmp_path: Path) -> None:
    error = _error(tmp_path, {"concepts/egna.yaml": _edited(CONCEPTS, old, new)})
    _assert_at(error, "concepts/egna.yaml", line)
    assert told in str(error)


def test_a_judgement_of_something_unknown(tmp_path: Path) -> None:
    text = "of: impact_passages\nfact: eget\nmeans: X\nrows:\n  - ja: always\n"
    error = _error(tmp_path, {"judgements/eget.yaml": text})
    assert str(error).startswith("judgements/eget.yaml, rad 1: ")
    assert "Menade du ”impact_passage”?" in str(error)


@pytest.mark.parametrize(
    ("line_of_text", "told"),
    [
        ("checklists: [skr-jamstalda-beslut]", "Menade du ”skr-jamstallda-beslut”?"),
        ("checklists: []\nextends: srk", "Menade du ”skr”?"),
        ("checklists: []\nlevels: {BES33: off}", "Menade du ”BES03”?"),
    ],
)
def test_a_profile_that_names_what_does_not_exist(line_of_text: str, told: str, tmp_path: Path) -> None:
    error = _error(tmp_path, {"profiles/egen.yaml": f"id: egen\ntitle: E\nsource: E\n{line_of_text}\n"})
    assert str(error).startswith("profiles/egen.yaml, rad ")
    assert told in str(error)


@pytest.mark.parametrize("text", ["", "- en\n- lista\n", "bara text\n"])
def test_a_file_that_holds_no_keys(text: str, tmp_path: Path) -> None:
    error = _error(tmp_path, {"EGE01.yaml": text})
    assert (error.file, error.line) == ("EGE01.yaml", 1)


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "EGE01.yaml").write_bytes(b"code: \xff\xfe")
    error = _error(tmp_path, {})
    assert error.file == "EGE01.yaml"
    assert "kan inte läsas" in str(error)


def test_an_empty_folder(tmp_path: Path) -> None:
    error = _error(tmp_path, {})
    assert str(error) == f"{tmp_path}: mappen innehåller inga regelfiler (.yaml)."


def test_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="regelpaketet finns inte"):
        with_packs([tmp_path / "finns-inte"])


def test_one_wrong_file_among_right_ones(tmp_path: Path) -> None:
    files = {"concepts/egna.yaml": CONCEPTS, "patterns/egna.yaml": PATTERNS}
    error = _error(tmp_path, {**files, "EGE/EGE01.yaml": _edited(RULE, "level: error", "level: errro")})
    assert (error.file, error.line) == ("EGE/EGE01.yaml", 5)

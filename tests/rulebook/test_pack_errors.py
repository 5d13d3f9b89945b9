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
JUDGEMENT = """\
of: matter
fact: concerns_people
means: Berör ärendet människor?
rows:
  - direct: {title: people}
  - unsure: always
"""
POINT = """\
  - id: mal
    title: Mål
    question: Nämns ett mål?
    demand: krav
    verdicts:
      - met: goal_named
      - missing: always
    reasons:
      met: Ett mål nämns.
      missing: Inget mål nämns.
"""
CHECKLIST = f"""\
id: egen
title: Egen
source: Egen
kinds: [tjansteskrivelse]
points:
{POINT}"""


def _error(folder: Path, files: dict[str, str]) -> PackError:
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    with pytest.raises(PackError) as caught:
        with_packs([folder])
    assert "\n" not in str(caught.value)
    return caught.value


def _assert_at(error: PackError, file: Path, line: int) -> None:
    assert error.file == str(file)
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
        pytest.param("{judgement: none}", "{xyz: none}", 7,
                     "okänt faktum ”xyz”. Välj bland: kind, kind_sure, concerns_people, mentions,", id="fact-near-no-other"),
        pytest.param("{judgement: none}", "{true: none}", 7, "okänt faktum ”true”.", id="key-that-is-no-text"),
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
        pytest.param("level: error", "level: error\nlevels: [{varning: always}]", 6,
                     "okänd nyckel ”varning”. Menade du ”warning”?", id="level-misspelt-in-a-row"),
        pytest.param("level: error", "level: error\nlevels: [{off: always}]", 6,
                     "okänd nyckel ”off”. Välj bland: error, warning, info.", id="off-in-a-row"),
        pytest.param("level: error", "level: error\nlevels: [{info: always, error: always}]", 6,
                     "”levels” har en rad med flera nycklar", id="two-values-in-a-row"),
        pytest.param("when: {judgement: none}", "when: {any: women}", 7, "”any” ska vara en lista, inte ”women”.",
                     id="text-where-a-list-is-due"),
        pytest.param("when: {judgement: none}", "when: {any: {judgement: none, kind: budget}}", 7,
                     "”any” ska vara en lista, inte nycklar med värden.", id="mapping-where-a-list-is-due"),
        pytest.param("when: {judgement: none}", "when:\n  all:\n    - {all: null}", 9,
                     "”all” är tom.", id="nothing-where-a-list-is-due"),
        pytest.param("when: {judgement: none}", "when: false", 7,
                     "”when” ska vara ett villkor: always, ett namn, en lista, {faktum: värde}, {all: […]}, {any: […]} "
                     "eller {not: …}, inte false.", id="false-for-a-condition"),
        pytest.param("when: {judgement: none}", "when: [1, 2]", 7, "”when” ska vara ett villkor",
                     id="numbers-for-conditions"),
        pytest.param("when: {judgement: none}", "when: {anny: [{kind: mall}]}", 7, "Menade du ”any”?", id="operator-misspelt"),
        pytest.param("when: {judgement: none}", "when: {any: []}", 7, "”any” behöver minst 1 st.", id="empty-any"),
        pytest.param("when: {judgement: none}", "when: {}", 7, "”when” är tom.", id="empty-condition"),
        pytest.param("when: {judgement: none}", "when: {kind: {a: b}}", 7,
                     "”kind” ska vara ett värde (en text, true, false eller null) eller en lista med värden, inte "
                     "nycklar med värden.",
                     id="mapping-for-a-value"),
        pytest.param("when: {judgement: none}", "when: {kind: null}", 7, "”kind” kan inte vara ”null”. Välj bland: "
                     "tjansteskrivelse, remissvar, utredning,", id="null-for-a-kind"),
        pytest.param("each: document\nwhen: {judgement: none}", "each: women\nwhen: {zone: texten}", 7,
                     "”zone” kan inte vara ”texten”. Välj bland: body, heading, contents,",
                     id="unknown-zone"),
        pytest.param("each: document\nwhen: {judgement: none}",
                     "each: women\nwhen: always\nnot_applicable: {zone: table}", 8, "okänt faktum ”zone”.",
                     id="of-the-document-what-only-a-sentence-has"),
        pytest.param("each: document", "each: [document, women]", 6,
                     "”each” är varken ett begrepp eller ett mönster: ”document”.", id="document-among-others"),
        pytest.param("message: Något saknas.", 'message: "Andel { av"', 8, "en klammer saknar sin andra hälft",
                     id="unbalanced-brace"),
        pytest.param("message: Något saknas.", 'message: "Texten ”{quote.foo}”."', 8,
                     "”{quote.foo}” är inget som texten kan fyllas med. Menade du ”quote”? "
                     "Välj bland: heading, quote, sex, other_sex.", id="unknown-blank"),
        pytest.param("message: Något saknas.", 'message: "Listan har {listed}."', 8,
                     "”{listed}” är inget som texten kan fyllas med.", id="blank-of-another-thing"),
        pytest.param("{judgement: none}", "says", 7, "”says” behöver ett begrepp eller ett mönster",
                     id="names-asked-for-without-a-name"),
        pytest.param("advice: Skriv något.", 'advice: "Skriv {}."', 9, "”{}” är inget som", id="nameless-blank"),
        pytest.param("message: Något saknas.", 'message: X\nmessages:\n  - "Andel }": always', 10,
                     "en klammer saknar", id="unbalanced-brace-in-a-row"),
        pytest.param("level: error", "level: error\npoint_at: [titel]", 6, "”point_at” kan inte peka på ”titel”",
                     id="point-at-nothing-known"),
        pytest.param("each: document\nwhen: {judgement: none}", "each: women\nwhen: always\npoint_at: [title]", 8,
                     "”point_at” gäller bara regler med ”each: document”", id="point-at-beside-the-found"),
        pytest.param("      why: Sex.\n", "      why: Sex.\n      xyz: Sju.\n", 23,
                     "okänd nyckel ”xyz”. Välj bland: text, fires, why, kind, at, audited.", id="unknown-key-of-an-example"),
        pytest.param("- text: Ett.", "- text: 1", 14, "”text” ska vara en text, inte 1.", id="number-for-a-text"),
        pytest.param("- text: Ett.", "- text: Ett.\n      kind: brev", 15,
                     "”kind” kan inte vara ”brev”. Välj bland: tjansteskrivelse, remissvar,", id="kind-of-an-example"),
    ],
)  # fmt: skip
def test_a_wrong_rule(old: str, new: str, line: int, told: str, tmp_path: Path) -> None:
    error = _error(tmp_path, {"EGE/EGE01-egen-regel.yaml": _edited(RULE, old, new)})
    _assert_at(error, tmp_path / "EGE/EGE01-egen-regel.yaml", line)
    assert told in str(error)


def test_two_rules_of_one_pack_with_the_same_code(tmp_path: Path) -> None:
    other = _edited(RULE, "name: egen-regel", "name: en-annan-regel")
    error = _error(tmp_path, {"a.yaml": RULE, "b.yaml": other})
    assert str(error) == f"{tmp_path / 'b.yaml'}, rad 1: ”EGE01” finns redan i {tmp_path / 'a.yaml'}."


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
        pytest.param("in: clause", "in: clause\n    zone: texten", 5,
                     "”zone” kan inte vara ”texten”. Välj bland: body, heading,",
                     id="unknown-zone"),
        pytest.param("{all: [women, negation]}", "{any: women}", 5, "”any” ska vara en lista, inte ”women”.",
                     id="text-where-a-list-is-due"),
        pytest.param("[women, negation]", "[women, {negation: true}]", 5,
                     "okänd nyckel ”negation”. Välj bland: all, any, not.", id="a-name-asked-for-a-value"),
        pytest.param("{all: [women, negation]}", "true", 5, "”when” ska vara ett villkor", id="true-for-a-condition"),
    ],
)  # fmt: skip
def test_a_wrong_pattern(old: str, new: str, line: int, told: str, tmp_path: Path) -> None:
    error = _error(tmp_path, {"patterns/egna.yaml": _edited(PATTERNS, old, new)})
    _assert_at(error, tmp_path / "patterns/egna.yaml", line)
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
        pytest.param(
            "forms: [egenhet]",
            'regex: ["\\\\d+", "("]',
            6,
            "”(” är inget giltigt reguljärt uttryck",
            id="broken-expression",
        ),
    ],
)
def test_a_wrong_concept(old: str, new: str, line: int, told: str, tmp_path: Path) -> None:
    error = _error(tmp_path, {"concepts/egna.yaml": _edited(CONCEPTS, old, new)})
    _assert_at(error, tmp_path / "concepts/egna.yaml", line)
    assert told in str(error)


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        pytest.param("of: matter", "of: mater", 1,
                     "okänt ”of”: mater. Menade du ”matter”? Välj bland: document_kind, finding, matter, impact_passage, perspective_text.",
                     id="unknown-of"),
        pytest.param("of: matter", "of: document_kind", 1, "omdömet ”concerns_people” ska ha ”of: matter”.",
                     id="of-another-scope"),
        pytest.param("fact: concerns_people", "fact: concern_people", 2,
                     "inget omdöme heter ”concern_people”. Menade du ”concerns_people”? Välj bland: kind, impact_text,",
                     id="unknown-fact"),
        pytest.param("direct: {title", "direkt: {title", 5, "”concerns_people” kan inte vara ”direkt”. Menade du ”direct”?",
                     id="unknown-value"),
        pytest.param("{title: people}", "{titel: people}", 5, "okänt faktum ”titel”. Menade du ”title”?",
                     id="condition-over-an-unknown-fact"),
        pytest.param("unsure: always", "unsure: always\nbeside_heading: [osäkert]", 7,
                     "”concerns_people” kan inte vara ”osäkert”. Välj bland: direct, indirect, no, unsure.",
                     id="unknown-value-beside-the-heading"),
        pytest.param("unsure: always", "unsure: always\nreasons: {osäkert: X}", 7,
                     "”concerns_people” kan inte vara ”osäkert”.", id="reason-for-an-unknown-value"),
        pytest.param("", "", 2, "”concerns_people” finns redan i ", id="second-table-for-a-fact"),
    ],
)  # fmt: skip
def test_a_wrong_judgement(old: str, new: str, line: int, told: str, tmp_path: Path) -> None:
    error = _error(tmp_path, {"judgements/eget.yaml": _edited(JUDGEMENT, old, new) if old else JUDGEMENT})
    _assert_at(error, tmp_path / "judgements/eget.yaml", line)
    assert told in str(error)


def test_a_judgement_whose_value_is_not_ordered(tmp_path: Path) -> None:
    rows = "rows:\n  - substantive: {has: women}\n  - none: always\nbest_first: [substantive]\n"
    text = f"of: impact_passage\nfact: judgement\nmeans: X\n{rows}"
    error = _error(tmp_path, {"judgements/eget.yaml": text})
    _assert_at(error, tmp_path / "judgements/eget.yaml", 6)
    assert "”none” saknas i ”best_first”" in str(error)


def test_the_checklist_that_the_errors_are_made_from_is_right(tmp_path: Path) -> None:
    (tmp_path / "checklists").mkdir()
    (tmp_path / "checklists" / "egen.yaml").write_text(CHECKLIST, encoding="utf-8")
    assert with_packs([tmp_path]).checklist("egen")


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        pytest.param("- met: goal", "- uppfylld: goal", 11,
                     "okänd nyckel ”uppfylld”. Välj bland: met, partial, missing, not_applicable, undetermined.",
                     id="unknown-verdict"),
        pytest.param("met: Ett mål nämns.", "mett: Ett mål nämns.", 14, "okänd nyckel ”mett”. Menade du ”met”?",
                     id="reason-for-an-unknown-verdict"),
        pytest.param("      met: Ett mål nämns.\n", "", 11, "”reasons” saknar ”met”.", id="verdict-without-reason"),
        pytest.param("missing: always", "missing: {concerns_people: direct}", 13, "”reasons” saknar ”undetermined”",
                     id="no-reason-where-no-row-holds"),
        pytest.param("met: goal_named", "met: goal_namned", 11, "okänt faktum ”goal_namned”. Menade du ”goal_named”?",
                     id="unknown-fact"),
        pytest.param("missing: Inget mål nämns.", "missing: [{Inget.: {kind: budgett}}, {Nej.: always}]", 15, "Menade du ”budget”?",
                     id="unknown-value-in-a-reason"),
        pytest.param("missing: Inget mål nämns.", "missing: [{Inget.: {any: kind}}]", 15,
                     "”any” ska vara en lista, inte ”kind”.", id="text-where-a-list-is-due-in-a-reason"),
        pytest.param("demand: krav", "demand: krav\n    evidence: [impakt]", 10,
                     "”evidence” kan inte vara ”impakt”. Menade du ”impact”? Välj bland: concerns_people, statistics,",
                     id="unknown-evidence"),
        pytest.param("points:\n", f"points:\n{POINT}", 16, "punkten ”mal” finns två gånger.", id="point-twice"),
    ],
)  # fmt: skip
def test_a_wrong_checklist(old: str, new: str, line: int, told: str, tmp_path: Path) -> None:
    error = _error(tmp_path, {"checklists/egen.yaml": _edited(CHECKLIST, old, new)})
    _assert_at(error, tmp_path / "checklists/egen.yaml", line)
    assert told in str(error)


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
    assert str(error).startswith(f"{tmp_path / 'profiles' / 'egen.yaml'}, rad ")
    assert told in str(error)


def test_profiles_that_build_on_each_other(tmp_path: Path) -> None:
    text = "title: E\nsource: E\nchecklists: []\n"
    there = f"id: egen\n{text}extends: annan\n"
    files = {"profiles/egen.yaml": there, "profiles/annan.yaml": f"id: annan\n{text}extends: egen\n"}
    error = _error(tmp_path, files)
    _assert_at(error, tmp_path / "profiles/annan.yaml", 5)
    assert str(error).endswith("profilen bygger på sig själv: annan → egen → annan.")


def test_a_profile_that_builds_on_itself(tmp_path: Path) -> None:
    text = "id: egen\ntitle: E\nsource: E\nchecklists: []\nextends: egen\n"
    error = _error(tmp_path, {"profiles/egen.yaml": text})
    _assert_at(error, tmp_path / "profiles/egen.yaml", 5)
    assert str(error).endswith("profilen bygger på sig själv: egen → egen.")


@pytest.mark.parametrize("text", ["", "- en\n- lista\n", "bara text\n"])
def test_a_file_that_holds_no_keys(text: str, tmp_path: Path) -> None:
    error = _error(tmp_path, {"EGE01.yaml": text})
    _assert_at(error, tmp_path / "EGE01.yaml", 1)


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "EGE01.yaml").write_bytes(b"code: \xff\xfe")
    error = _error(tmp_path, {})
    assert error.file == str(tmp_path / "EGE01.yaml")
    assert "inte sparad som UTF-8" in str(error)


def test_an_empty_folder(tmp_path: Path) -> None:
    error = _error(tmp_path, {})
    assert str(error) == f"{tmp_path}: mappen innehåller inga regelfiler (.yaml)."


def test_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="regelpaketet finns inte"):
        with_packs([tmp_path / "finns-inte"])


def test_one_wrong_file_among_right_ones(tmp_path: Path) -> None:
    files = {"concepts/egna.yaml": CONCEPTS, "patterns/egna.yaml": PATTERNS}
    error = _error(tmp_path, {**files, "EGE/EGE01.yaml": _edited(RULE, "level: error", "level: errro")})
    _assert_at(error, tmp_path / "EGE/EGE01.yaml", 5)


def test_the_file_is_named_as_the_pack_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    error = _error(Path("paket"), {"EGE/EGE01.yaml": _edited(RULE, "level: error", "level: errro")})
    _assert_at(error, Path("paket/EGE/EGE01.yaml"), 5)
    with pytest.raises(PackError) as caught:
        with_packs([Path("paket/EGE/EGE01.yaml")])
    _assert_at(caught.value, Path("paket/EGE/EGE01.yaml"), 5)

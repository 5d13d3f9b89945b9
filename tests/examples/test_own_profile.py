"""The profile of docs/egen-profil.md: a municipality's own, in YAML alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from konsekvens_lint.facts.vocabulary import SCOPES
from konsekvens_lint.memos import run_memos
from konsekvens_lint.rulebook.schema import SCHEMAS

ROOT = Path(__file__).resolve().parent.parent.parent
PACK = "examples/egen-profil/alvsunda"
GUIDE = (ROOT / "docs" / "egen-profil.md").read_text(encoding="utf-8")


def test_its_memos_get_the_answers_that_are_expected() -> None:
    tried = run_memos([ROOT / PACK])
    assert [each.misses for each in tried] == [(), ()]


def test_the_command_says_so(command_line: Callable[..., Any]) -> None:
    done = command_line("test", PACK)
    assert done.code == 0
    assert done.out.splitlines() == ["ok   alvsunda  dokument 2/2", "Avslutar med 0: alla 2 exempel stämmer."]


def test_it_judges_a_memo(command_line: Callable[..., Any]) -> None:
    done = command_line("check", "--pack", PACK, "--profile", "alvsunda", f"{PACK}/examples/brister.md")
    told = " ".join(done.out.split())
    assert done.code == 1
    assert "Det är ett krav, beslutat av kommunfullmäktige 2025-03-24 § 41." in told
    assert "Frågan: Vad betyder förslaget för barn, och vad säger de själva?" in told
    assert "plan för barnets rättigheter, avsnitt 3" in told


def test_a_wrong_answer_is_told(tmp_path: Path, command_line: Callable[..., Any]) -> None:
    memo = '  - text: "# Ett ärende"\n    verdicts: {alvsunda-beslutsunderlag: {barn: met}}\n    kind: tjansteskrivelse\n'
    (tmp_path / "vantat.yaml").write_text(f"profile: alvsunda\nmemos:\n{memo}", encoding="utf-8")
    done = command_line("test", PACK, str(tmp_path))
    assert done.code == 1
    assert "Väntat: Uppfyllt (met)" in done.out
    assert "Kom:    Saknas (missing). Inget sägs om perspektivet." in done.out
    assert done.out.splitlines()[-1] == "Avslutar med 1: 1 av 3 exempel stämmer inte."


@pytest.mark.parametrize(
    "file",
    [
        "checklists/alvsunda-beslutsunderlag",
        "profiles/alvsunda",
        "examples/vantat",
        "concepts/alvsunda",
        "patterns/alvsunda",
    ],
)
def test_the_guide_shows_it_as_it_is(file: str) -> None:
    text = (ROOT / PACK / f"{file}.yaml").read_text(encoding="utf-8")
    shown = re.findall(rf"<!-- ur {PACK}/{file}\.yaml -->\n```yaml\n(.*?)```", GUIDE, re.DOTALL)
    assert shown
    assert all(part.strip("\n") in text for block in shown for part in block.split("# …\n"))


def test_the_guide_explains_every_key_of_a_profile() -> None:
    keys = SCHEMAS["profile"]["properties"]
    assert all(f"`{key}`" in GUIDE for key in keys)


def test_the_facts_that_the_guide_names_are_there() -> None:
    (named,) = re.findall(r"De vanligaste: (.*?)\. Ett villkor", GUIDE, re.DOTALL)
    facts = {fact.name for fact in SCOPES["document"]}
    assert set(re.findall(r"`(\w+)`", named)) <= facts


def test_the_links_of_the_guide_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#\s]+)", GUIDE.replace("\n", " ")):
        assert (ROOT / "docs" / target).exists(), target


@pytest.mark.parametrize("kind", ["profile", "checklist", "criterion", "template", "memos"])
def test_editors_are_told_what_each_key_means(kind: str) -> None:
    properties = SCHEMAS[kind]["properties"]
    told = [key for key, entry in properties.items() if "title" in entry]
    assert len(told) >= 2, properties


def test_a_points_own_thresholds_are_shown(tmp_path: Path, command_line: Callable[..., Any]) -> None:
    point = '  - {id: gap, title: Skillnader, question: "Varför skiljer det?", demand: krav, criterion: skillnader-analyserade, options: {points: 3}}\n'
    (tmp_path / "checklists").mkdir()
    (tmp_path / "checklists" / "by.yaml").write_text(
        f"id: by\ntitle: By\nsource: Byns beslut\nkinds: [uppfoljning]\npoints:\n{point}", encoding="utf-8"
    )
    told = command_line("checklists", "by", "--pack", str(tmp_path)).out
    assert "Skillnader. Varför skiljer det? (points 3)" in told

"""Thresholds: a rule gives those of the things it speaks of, a profile may change them, and nothing else is taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from konsekvens_lint.documents.reader import read
from konsekvens_lint.linter import check_document
from konsekvens_lint.rulebook.errors import PackError
from konsekvens_lint.rulebook.loading import built_in, with_packs
from konsekvens_lint.rulebook.where import rules_folder
from konsekvens_lint.settings.options import Options, plan

PROFILE = """\
id: {id}
title: {id}
source: Nämndens beslut
checklists: [skr-jamstallda-beslut]
extends: {extends}
options:
  {rule}: {{{options}}}
"""
REPORT = """\
# Brukarundersökning

## Resultat

| Fråga | Kvinnor | Män |
|---|---|---|
| Nöjda (%) | 88 | 85 |
| Trygga (%) | 90 | 91 |
"""


def _pack(folder: Path, **profiles: tuple[str, str, str]) -> list[Path]:
    (folder / "profiles").mkdir()
    for name, (extends, rule, options) in profiles.items():
        text = PROFILE.format(id=name, extends=extends, rule=rule, options=options)
        (folder / "profiles" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return [folder]


def test_a_profile_changes_a_threshold(tmp_path: Path) -> None:
    book = with_packs(_pack(tmp_path, strang=("skr", "STA05", "points: 3")))
    document = read(Path("a.md"), REPORT.encode())
    fired = {
        profile: "STA05"
        in {
            finding.rule
            for finding in check_document(
                document, book, plan(Options(profile=profile, kind="uppfoljning"), book), "a.md", ""
            ).findings
        }
        for profile in ("skr", "strang")
    }
    assert fired == {"skr": False, "strang": True}


def test_the_nearest_profile_stands(tmp_path: Path) -> None:
    profiles = {"lan": ("skr", "STA05", "points: 3, min_count: 10"), "kommun": ("lan", "STA05", "points: 2")}
    book = with_packs(_pack(tmp_path, **profiles))
    assert plan(Options(profile="kommun"), book).options == {"STA05": {"points": 2, "min_count": 10}}


@pytest.mark.parametrize(
    ("rule", "options", "told"),
    [
        ("STA05", "point: 3", "STA05 har inget tröskelvärde ”point”"),
        ("STA55", "points: 3", "”STA55” finns inte"),
        ("STA01", "points: 3", "STA01 har inget tröskelvärde ”points”"),
        ("STA05", "points: tre", "points"),
        ("STA05", "points: [3, 5]", "”points” ska vara ett tal"),
        ("STA05", "even: 40", "”even” ska vara två tal"),
        ("STA05", "even: [60, 40]", "det lägre först"),
    ],
)
def test_what_is_no_threshold_is_refused(rule: str, options: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(PackError, match=told):
        with_packs(_pack(tmp_path, egen=("skr", rule, options)))


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("points: 5, ", "", "”options” saknar ”points”"),
        ("points: 5", "poang: 5", "regeln har inget tröskelvärde ”poang”"),
    ],
)
def test_a_rule_gives_all_its_thresholds(before: str, after: str, told: str, tmp_path: Path) -> None:
    path = next(path for path in rules_folder().glob("STA/STA05*.yaml"))
    text = (
        path.read_text(encoding="utf-8")
        .replace("code: STA05", "code: EGE05")
        .replace("name: skillnad-utan-analys", "name: egen-skillnad")
    )
    (tmp_path / "EGE").mkdir()
    (tmp_path / "EGE" / "EGE05-egen-skillnad.yaml").write_text(text.replace(before, after), encoding="utf-8")
    with pytest.raises(PackError, match=told):
        with_packs([tmp_path])


def test_the_built_in_rules_are_untouched() -> None:
    rule = built_in().rule("STA05")
    assert rule is not None and rule["options"]["points"] == 5

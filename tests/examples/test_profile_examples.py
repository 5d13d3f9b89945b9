"""The memos in examples/profiles/: for each profile good and bad, with the answers that a careful expert gives."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from konsekvens_lint.memos import Memo, memos_of, run_memo
from konsekvens_lint.rulebook.book import Rulebook
from konsekvens_lint.rulebook.loading import built_in
from konsekvens_lint.rulebook.pack import read_pack
from konsekvens_lint.settings.options import Options, checklist_of, plan
from konsekvens_lint.settings.profiles import resolve

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLES = ROOT / "examples" / "profiles"
MEMOS = [memo for folder in sorted(EXAMPLES.iterdir()) for memo in memos_of(read_pack(folder))]


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return built_in()


@pytest.mark.parametrize("memo", MEMOS, ids=lambda memo: f"{memo.profile}/{memo.name}")
def test_the_tool_answers_as_the_expert(memo: Memo, book: Rulebook) -> None:
    tried = run_memo(memo, book)
    assert tried.passed, "\n".join(map(str, tried.misses)) or tried.unreadable


@pytest.mark.parametrize("memo", MEMOS, ids=lambda memo: f"{memo.profile}/{memo.name}")
def test_every_point_that_is_asked_has_an_answer(memo: Memo, book: Rulebook) -> None:
    profile = resolve(book.profile(memo.profile) or {}, book)
    asked = {
        name: {point["id"] for point in entry["points"]}
        for name in profile.checklists
        if memo.kind in (entry := checklist_of(name, profile, book))["kinds"]
    }
    assert {name: set(verdicts) for name, verdicts in memo.verdicts.items()} == asked


def test_every_profile_has_a_good_and_a_bad_one(book: Rulebook) -> None:
    for profile in book.profiles:
        memos = [memo for memo in MEMOS if memo.profile == profile["id"]]
        good = [memo for memo in memos if "bra" in memo.name]
        bad = [memo for memo in memos if "brister" in memo.name]
        assert good, profile["id"]
        assert bad, profile["id"]
        assert all(set(memo.overall.values()) == {"inga_brister_funna"} for memo in good)
        assert all("bor_kompletteras" in memo.overall.values() for memo in bad)


def test_every_criterion_is_met_and_missed_somewhere(book: Rulebook) -> None:
    """One that never says yes, or never no, has not been tried. What no example tries is tried in tests/judging."""
    others = ROOT / "tests" / "cases" / "profiles"
    more = [
        memo for folder in sorted(others.iterdir()) if folder.is_dir() for memo in memos_of(read_pack(folder))
    ]
    criteria = {
        (each["id"], point["id"]): point["criterion"] for each in book.checklists for point in each["points"]
    }
    seen: dict[str, set[str]] = {}
    for memo in (*MEMOS, *more):
        for name, verdicts in memo.verdicts.items():
            for point, verdict in verdicts.items():
                seen.setdefault(criteria[name, point], set()).add(verdict)
    assert set(seen) == {entry.stem for entry in (ROOT / "rules" / "criteria").glob("*.yaml")} - UNLISTED
    assert [name for name, verdicts in seen.items() if "met" not in verdicts] == []
    assert {name for name, verdicts in seen.items() if not verdicts & {"partial", "missing"}} == UNMISSED


# For those who make lists of their own.
UNLISTED = {"barn-i-barnarenden"}
# What no memo fails to say; tests/judging/test_criteria.py has texts that do.
UNMISSED = {
    "alternativ",
    "barn-berors",
    "perspektiv-om-relevant",
    "resultat-efter-alder",
    "resurser-som-kravs",
}


def test_the_profiles_own_headings_are_in_an_example(book: Rulebook) -> None:
    for profile in book.profiles:
        text = "\n".join(
            (memo.file or Path()).read_text(encoding="utf-8").lower()
            for memo in MEMOS
            if memo.profile == profile["id"]
        )
        headings = profile.get("headings", {})
        missing = {heading for heading in headings if heading.lower() not in text}
        assert missing <= IN_NO_EXAMPLE, profile["id"]


# The template has one heading for both, or two: the examples have the one.
IN_NO_EXAMPLE = {"Barnrättsperspektiv", "Jämställdhetsperspektiv"}


def test_the_command_tries_them(command_line: Callable[..., Any]) -> None:
    done = command_line("test", "examples/profiles/norrbotten")
    assert done.code == 0
    assert done.out.splitlines()[0] == "ok   norrbotten  dokument 6/6"


def test_a_bad_memo_quotes_the_decision(command_line: Callable[..., Any]) -> None:
    done = command_line("check", "--profile", "norrbotten", "examples/profiles/borgholm/brister.md")
    assert "beslutat av regionstyrelsen 2019-05-08 § 132" in " ".join(done.out.split())


def test_the_plan_answers_what_was_asked_for(book: Rulebook) -> None:
    chosen = plan(Options(profile="halland", checklists=("kalmar", "barnets-basta")), book)
    assert [each["id"] for each in chosen.checklists] == ["kalmar", "barnets-basta"]

"""The lists that packs are checked against say what Python has: else a right pack is refused, or a wrong one used."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from konsekvens_lint.documents.reader import read
from konsekvens_lint.facts.facts import Facts, find_facts
from konsekvens_lint.facts.thing_kinds import THINGS
from konsekvens_lint.facts.things import NAMES, finder
from konsekvens_lint.facts.vocabulary import JUDGED, SCOPES
from konsekvens_lint.judging.wording import worded
from konsekvens_lint.names import BLANKS, EVIDENCE, VERDICTS
from konsekvens_lint.report import Verdict
from konsekvens_lint.rulebook.loading import built_in
from konsekvens_lint.rulebook.pack import read_pack
from konsekvens_lint.rulebook.where import rules_folder


def _facts() -> Facts:
    return find_facts(read(Path("a.md"), "# Ny taxa\nNämnden antar taxan.\n".encode()), built_in())


def test_verdicts() -> None:
    assert get_args(Verdict) == VERDICTS


def test_evidence() -> None:
    assert sorted(_facts().evidence) == sorted(EVIDENCE)


def test_blanks() -> None:
    assert set(worded(_facts(), None, {})) == set(BLANKS)


def test_things() -> None:
    assert set(THINGS) == NAMES
    assert all(callable(finder(name)) for name in NAMES)


def test_blanks_of_things() -> None:
    memo = read(Path("a.md"), "# Plan\n\nNämnden har tre mål:\n\n- Ett\n- Två\n".encode())
    found = next(finder("announced_list")(find_facts(memo, built_in()), {}))

    assert tuple(found.words) == THINGS["announced_list"].blanks


def test_judgements() -> None:
    judgements = {
        file.content["fact"]: file.content["of"] for file in read_pack(rules_folder()).of("judgement")
    }
    assert judgements == {fact: judged.of for fact, judged in JUDGED.items()}


def test_a_judged_fact_has_the_same_values_wherever_it_is_asked_for() -> None:
    for facts in SCOPES.values():
        assert all(fact.values == JUDGED[fact.name].values for fact in facts if fact.name in JUDGED)

"""What grammar makes right and wrong is counted, each way, for all of it and for each question."""

from __future__ import annotations

from pathlib import Path

import pytest
from ablation import ALL_QUESTIONS, Ablation, ablation, lines
from labels import labelled_in
from made_grammar import MadeGrammar

from konsekvens_lint.pipelines import OFF
from konsekvens_lint.rulebook.loading import built_in

# Of the same words the first expert says what grammar says, the second what words alone say, and the third nothing.
CASES = """
judged: []
cases:
- {id: G-1, kind: tjansteskrivelse, fires: [], facts: {both_sexes_named: true}, document: &asking "# Nya tider i simhallen\\n\\n## Förslag till
    beslut\\n\\nNämnden antar nya tider i simhallen.\\n\\n## Jämställdhet\\n\\nKvinnor simmar oftare på morgonen. En man simmar oftare på kvällen.\\n"}
- {id: G-2, kind: tjansteskrivelse, fires: [], facts: {both_sexes_named: false}, document: *asking}
- {id: G-3, kind: tjansteskrivelse, fires: [], document: *asking}
- {id: G-4, kind: tjansteskrivelse, fires: [], facts: {both_sexes_named: true}, document: "# Nya tider\\n\\n## Förslag till beslut\\n\\nNämnden antar nya
    tider.\\n\\n## Jämställdhet\\n\\nKvinnor simmar på morgonen och män på kvällen.\\n"}
"""


@pytest.fixture
def found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ablation:
    monkeypatch.setattr("konsekvens_lint.linter.model", lambda name: None if name == OFF else MadeGrammar())
    (tmp_path / "cases.yaml").write_text(CASES, encoding="utf-8")
    return ablation(labelled_in(tmp_path))


@pytest.mark.parametrize("question", [ALL_QUESTIONS, "man_word"])
def test_a_change_is_counted_each_way(found: Ablation, question: str) -> None:
    effect = next(each for each in found.effects if each.question == question)

    assert [(each.now.case, each.now.name) for each in effect.right] == [("G-1", "both_sexes_named")]
    assert [(each.now.case, each.now.name) for each in effect.wrong] == [("G-2", "both_sexes_named")]


def test_what_nobody_labelled_changes_too(found: Ablation) -> None:
    changed = found.effects[0].changed

    assert changed["facts"] % 3 == 0 and changed["facts"] >= 3, "the same in each of the three"
    assert changed["outcomes"] >= 3 and changed["findings"] >= 3
    assert all(changed[part] <= found.told[part] for part in found.told)


def test_a_question_that_is_not_there_does_nothing(found: Ablation) -> None:
    names = {each.question for each in found.effects}
    assert names == {ALL_QUESTIONS, *built_in().patterns.questions}
    for effect in found.effects[1:]:
        if effect.question != "man_word":
            assert not (effect.right or effect.wrong or effect.changed.total()), effect.question


def test_the_share_that_was_read(found: Ablation) -> None:
    assert found.documents == 4
    assert len(found.shares) == 3 and {read for read, _ in found.shares} == {1}
    sentences = found.shares[0][1]
    assert f"(3 of {3 * sentences}) in 3 of 4 documents" in "\n".join(lines(found))


def test_what_was_wrong_before(found: Ablation) -> None:
    assert found.wrong == 1 and "wrong: 1 with grammar, 1 of words alone" in list(lines(found))


def test_every_change_is_listed_with_what_was_wanted(found: Ablation) -> None:
    listed = list(lines(found))

    right, wrong = listed.index("\nman_word: became right"), listed.index("\nman_word: became wrong")
    assert listed[right + 1] == "  G-1: fact both_sexes_named: wanted True, got True; without: False"
    assert listed[wrong + 1] == "  G-2: fact both_sexes_named: wanted False, got True; without: False"

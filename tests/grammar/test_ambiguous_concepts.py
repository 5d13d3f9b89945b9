"""A pack's `ambiguous`: what it may ask for, and what is said where it asks for what is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from konsekvens_lint.rulebook.compiling import compile_packs
from konsekvens_lint.rulebook.errors import PackError
from konsekvens_lint.rulebook.pack import read_pack
from konsekvens_lint.rulebook.where import rules_folder

CONCEPT = """\
source: test
concepts:
  bank_word:
    means: Ordet banken, där man sparar eller går
    source: test
    forms: [banken]
    ambiguous:
      asked: women
      keeps: [people]
      when: {all: [is_noun, {not: of:men}]}
"""


def _compiled(folder: Path, text: str) -> list[dict[str, object]]:
    (folder / "concepts").mkdir()
    (folder / "concepts" / "egna.yaml").write_text(text, encoding="utf-8")
    compiled = compile_packs([read_pack(rules_folder()), read_pack(folder)])
    return [each for each in compiled["questions"] if each["concept"] == "bank_word"]


def test_a_pack_of_ones_own_may_ask(tmp_path: Path) -> None:
    assert _compiled(tmp_path, CONCEPT) == [
        {
            "concept": "bank_word",
            "asked": "women",
            "keeps": ["people"],
            "when": {"all": ["is_noun", {"not": "of:men"}]},
        }
    ]


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("is_noun", "is_nuon", "Menade du ”is_noun”?"),
        ("of:men", "of:mens", "Menade du ”of:men”?"),
        ("asked: women", "asked: womn", "Menade du ”women”?"),
        ("asked: women", "asked: is_noun", "”is_noun” är varken ett begrepp"),
        ("[people]", "[peple]", "begreppet ”peple” finns inte. Menade du ”people”?"),
        ("keeps: [people]", "keep: [people]", "keep"),
    ],
)
def test_what_is_not_there_is_refused_with_the_nearest(
    tmp_path: Path, right: str, wrong: str, said: str
) -> None:
    with pytest.raises(PackError, match=r"egna\.yaml") as error:
        _compiled(tmp_path, CONCEPT.replace(right, wrong))

    assert said in str(error.value)

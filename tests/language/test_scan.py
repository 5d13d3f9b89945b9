"""Concepts found in a text, clean or damaged."""

from __future__ import annotations

import json

from konsekvens_lint.language.damage import fold_variants, is_damaged, is_swedish
from konsekvens_lint.language.lexicon import Lexicon
from konsekvens_lint.language.scan import Scanner

CONCEPTS = {
    "men": {
        "forms": ["män", "mäns", "*pojkar"],
        "not": ["mäns våld mot kvinnor"],
        "damaged": ["och man", "än man"],
        "damaged_not": ["man"],
    },
    "gender": {"forms": ["jämställd*", "könsneutral"]},
    "place": {"regex": [r"\bXX\b", r"\[ange [^\]]+\]"]},
}


def _found(text: str, *names: str, damaged: bool = False) -> list[tuple[str, str]]:
    scanner = Scanner(Lexicon.of({name: CONCEPTS[name] for name in names}), damaged=damaged)
    return [(hit.concept, text[hit.start : hit.end]) for hit in scanner.scan(text)]


def test_whole_words_and_open_ends() -> None:
    assert _found("Män och tonårspojkar, jämställdhet. Manual.", "men", "gender") == [
        ("men", "Män"),
        ("men", "tonårspojkar"),
        ("gender", "jämställdhet"),
    ]


def test_a_longer_form_hides_the_word_in_it() -> None:
    assert _found("Mäns våld mot kvinnor är en sak, mäns hälsa en annan.", "men") == [("men", "mäns")]


def test_expressions_see_the_text_in_its_own_case() -> None:
    assert _found("Kostnad XX tkr, storlek xx, [ange namn]", "place") == [
        ("place", "XX"),
        ("place", "[ange namn]"),
    ]


def test_nothing_to_look_for() -> None:
    assert Scanner(Lexicon.of({})).scan("text") == []


def test_damaged_text_is_folded_and_the_pronoun_is_no_man() -> None:
    text = "Man kan se jamstélldhet for kvinnor och man, och mén far mer an man vill."

    found = _found(text, "men", "gender", damaged=True)

    assert ("gender", "jamstélldhet") in found
    assert ("men", "och man") in found
    assert ("men", "mén") in found
    assert ("men", "Man") not in found


def test_the_spellings_that_damage_makes() -> None:
    assert {"kon", "kén", "kdn"} <= fold_variants("kön")
    assert "jamstalldhet" in fold_variants("jämställdhet")


def test_damage_is_told_by_the_letters_and_only_in_swedish() -> None:
    clean = "Nämnden föreslår att förskolan får fler platser och att kön inte spelar någon roll. " * 8
    damaged = clean.translate(str.maketrans("åäö", "aao"))
    english = (
        "The board proposes that the school is given more places and that sex does not matter here. " * 8
    )

    assert not is_damaged(clean)
    assert is_damaged(damaged)
    assert not is_damaged(english)
    assert not is_swedish(english)
    assert is_swedish(damaged)


def test_a_short_text_is_never_called_damaged() -> None:
    assert not is_damaged("Se bilaga. Inget annat.")


def test_a_form_that_hides_reaches_over_later_ones() -> None:
    text = "Mäns våld mot kvinnor och mäns hälsa. Mäns våld mot kvinnor."

    assert _found(text, "men") == [("men", "mäns")]


def test_a_lexicon_comes_back_from_json_as_it_was() -> None:
    lexicon = Lexicon.of(CONCEPTS)
    back = Lexicon.from_plain(json.loads(json.dumps(lexicon.to_plain())))

    assert json.dumps(back) == json.dumps(lexicon)

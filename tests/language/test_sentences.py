"""Where sentences and clauses end."""

from __future__ import annotations

import pytest

from konsekvens_lint.language.sentences import clause_spans, sentence_spans


def _sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


def _clauses(text: str) -> list[str]:
    return [text[start:end].strip() for start, end in clause_spans(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ett. Två.", ["Ett.", "Två."]),
        ("Bl.a. kvinnor berörs. Män också.", ["Bl.a. kvinnor berörs.", "Män också."]),
        ("Enligt dnr. 14 gäller det. Nu.", ["Enligt dnr. 14 gäller det.", "Nu."]),
        ("1. Mars är sen.", ["1. Mars är sen."]),
        (
            "Tiden höjs från 10 till 12. Ingen märker det.",
            ["Tiden höjs från 10 till 12.", "Ingen märker det."],
        ),
        ("Det gäller parkering av bil. Ingen påverkas.", ["Det gäller parkering av bil.", "Ingen påverkas."]),
        ("Se bil. 2 och kap. 4. Nu.", ["Se bil. 2 och kap. 4.", "Nu."]),
        ("Det gäller skolor m.m. Inget ändras.", ["Det gäller skolor m.m.", "Inget ändras."]),
        ("Enligt B. Ek gäller det.", ["Enligt B. Ek gäller det."]),
        ("Vad händer? Inget!", ["Vad händer?", "Inget!"]),
        ('Hon sa "nej." Sedan gick hon.', ['Hon sa "nej."', "Sedan gick hon."]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert _sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kvinnor påverkas inte, men män gör det.", ["Kvinnor påverkas inte,", "men män gör det."]),
        ("Det berör kvinnor, män och barn.", ["Det berör kvinnor, män och barn."]),
        ("Inget ändras eftersom lokalen är stängd.", ["Inget ändras", "eftersom lokalen är stängd."]),
        ("Jämställdhet: Ingen påverkan.", ["Jämställdhet: Ingen påverkan."]),
        ("Ingen påverkan: lokalen är stängd.", ["Ingen påverkan:", "lokalen är stängd."]),
        ("*För kvinnor och män:* Inga.", ["*För kvinnor och män:* Inga."]),
    ],
)
def test_clauses(text: str, expected: list[str]) -> None:
    assert _clauses(text) == expected


def test_what_is_longer_than_any_sentence_is_parted_between_words() -> None:
    text = "kvinnor och män " * 2000
    found = _sentences(text)
    assert len(found) == 11
    assert max(map(len, found)) <= 3000
    assert " ".join(found).split() == text.split()
    assert _sentences("ö" * 7_000) == ["ö" * 3000, "ö" * 3000, "ö" * 1000]
    assert _sentences("ord " * 700) == ["ord " * 699 + "ord"]

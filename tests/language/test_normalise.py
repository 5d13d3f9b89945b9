"""Normalising, and the way back to the text as read."""

from __future__ import annotations

import pytest

from konsekvens_lint.language.normalise import normalise


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("köns\u00adfördelning", "könsfördelning"),
        ("köns-\nuppdelad", "könsuppdelad"),
        ("köns\u2010\nuppdelad", "könsuppdelad"),
        ("köns\u00ad\nuppdelad", "könsuppdelad"),
        ("flick-\noch pojkverksamhet", "flick- och pojkverksamhet"),
        ("jämställdhets-\nsamt rättighetsfrågor", "jämställdhets- samt rättighetsfrågor"),
        ("SKR-\nRapport", "SKR- Rapport"),
        ("kvinnor\noch  män\t2025", "kvinnor och män 2025"),
        ("1\u00a0240 kronor", "1 240 kronor"),
        ("icke\u2011binär", "icke-binär"),
        ("ma\u0308n", "män"),
        ("o\ufb03ciell \ufb02icka", "officiell flicka"),
        ("kvinnor \u200b och\n\u00ad män", "kvinnor och män"),
        ("ma\u00ad\u0308n", "män"),
        ("oförändrad text", "oförändrad text"),
    ],
)
def test_one_form_of_each_word(text: str, expected: str) -> None:
    assert normalise(text).text == expected


@pytest.mark.parametrize(
    "text",
    [
        "köns-\nuppdelad statistik",
        "ma\u0308n och\nkvinnor",
        "a\u00adb  c",
        "rakt fram",
        "\n\u00ad ",
        "a\u00ad\u0308",
    ],
)
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text).text

    assert normalise(once).text == once


def test_a_span_leads_back_to_the_original_words() -> None:
    original = "Enligt köns-\nuppdelad  statistik"
    normalised = normalise(original)
    start = normalised.text.index("könsuppdelad")

    first, last = normalised.span(start, start + len("könsuppdelad"))

    assert original[first:last] == "köns-\nuppdelad"


def test_a_composed_letter_covers_its_parts() -> None:
    original = "fler ma\u0308n än kvinnor"
    normalised = normalise(original)
    start = normalised.text.index("än kvinnor")

    first, last = normalised.span(start, len(normalised.text))

    assert original[first:last] == "än kvinnor"

"""What a finding is known by: its words, not how a program happens to save them."""

from __future__ import annotations

import pytest

from konsekvens_lint.judging.fingerprint import fingerprint

SAME = {
    "white space": "Förslaget  bedöms\n\tinte påverka   jämställdheten. ",
    "no-break spaces": "Förslaget\u00a0bedöms inte\u202fpåverka\u2009jämställdheten.",
    "soft hyphens": "Förs\u00adlaget bedöms inte på\u00adverka jämställd\u00adheten.",
    "nothing that takes room": "\ufeffFörslaget\u200b bedöms inte påverka jäm\u2060ställdheten.",
    "letters and marks apart": "Fo\u0308rslaget bedo\u0308ms inte pa\u030averka ja\u0308msta\u0308lldheten.",
    "a broken line": "Förslaget bedöms inte påverka jämställd-\nheten.",
    "capitals": "FÖRSLAGET bedöms inte påverka jämställdheten.",
    "ligatures": "Förslaget bedöms inte påverka jämställdheten.",
}


@pytest.mark.parametrize("text", SAME.values(), ids=SAME)
def test_what_is_no_meaning_changes_nothing(text: str) -> None:
    assert fingerprint("R", text) == fingerprint("R", "Förslaget bedöms inte påverka jämställdheten.")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kvinnor – och män", "Kvinnor - och män"),
        ("Kvinnor — och män", "Kvinnor - och män"),
        ("6–9 år", "6-9 år"),
        ("−5 procent", "-5 procent"),
        ("köns\u2011uppdelad", "köns-uppdelad"),
        ("”Lika för alla”", '"Lika för alla"'),
        ("»Lika för alla»", "“Lika för alla”"),
        ("EU’s mål", "EU's mål"),
        ("osv…", "osv..."),
        ("ﬂickor", "flickor"),
        ("7 Jämställdhet", "Jämställdhet"),
        ("2.1 Jämställdhet", "3.2. Jämställdhet"),
        ("4) Åtgärder", "Åtgärder"),
        ("7\u00a0Jämställdhet", "Jämställdhet"),
    ],
)
def test_variants_of_the_same(one: str, other: str) -> None:
    assert fingerprint("R", one) == fingerprint("R", other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("62 procent är kvinnor", "38 procent är kvinnor"),
        ("2025 Kvinnor", "2026 Kvinnor"),
        ("Ny taxa|KFN 2026/12", "Ny taxa|KFN 2026/13"),
        ("Kvinnor och män", "Kvinnor, män"),
        ("jämställdhet", "jamstalldhet"),
        ("könsuppdelad", "köns-uppdelad"),
    ],
)
def test_what_the_text_says_is_told_apart(one: str, other: str) -> None:
    assert fingerprint("R", one) != fingerprint("R", other)


def test_the_rule_is_part_of_it() -> None:
    assert fingerprint("R1", "text") != fingerprint("R2", "text")

"""Headings as people type them in plain text and Word: with a colon, a full stop, asterisks, or in a table."""

from __future__ import annotations

import pytest
from looking import headings, plain


@pytest.mark.parametrize(
    "heading",
    [
        "Jämställdhet",
        "Jämställdhet:",
        "JÄMSTÄLLDHET:",
        "Jämställdhetsanalys.",
        "**Jämställdhet**",
        "*Jämställdhet*",
        "Konsekvenser jämställdhet:",
        "5.2 Jämställdhet",
    ],
)
def test_a_known_section_is_a_heading_however_it_is_typed(heading: str) -> None:
    text = f"Nedläggning\n\nFörslag till beslut\nNämnden lägger ner.\n\n{heading}\nMän söker mer sällan stöd än kvinnor.\n"

    assert heading in headings(plain(text))

"""A document's texts are scanned together, and each has what is in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from konsekvens_lint.documents.reader import read
from konsekvens_lint.language.lexicon import Lexicon
from konsekvens_lint.language.scan import Scanner
from konsekvens_lint.language.texts import Texts

LEXICON = Lexicon.of({"a": {"forms": ["agenda 2030", "agenda 2030 mål*"]}, "b": {"forms": ["mål"]}})


@pytest.mark.parametrize("damaged", [False, True])
def test_a_form_ends_with_its_text(damaged: bool) -> None:
    """One that would go on in the next text does not hide the shorter one that is all there."""
    document = read(Path("a.md"), "# Plan\n\n## Agenda 2030\n\nMål 5 är viktigast.\n".encode())
    texts = Texts(document, Scanner(LEXICON, damaged=damaged), list)
    found = {
        texts.unit(block).source[hit.start : hit.end]: hit.concept
        for block in document.blocks
        for hit in texts.unit(block).hits
    }
    assert found == {"Agenda 2030": "a", "Mål": "b"}


def test_the_title_has_its_own() -> None:
    document = read(Path("a.md"), "# Mål och plan\n\nText om agenda 2030.\n".encode())
    texts = Texts(document, Scanner(LEXICON), list)
    assert [(hit.start, hit.end, hit.concept) for hit in texts.title_hits] == [(0, 3, "b")]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Ekonomi     Budget\nPersonal och     1 240\nmål\n", 3),
        ("Tabell 1. Svar\nVi har gått igenom alla planer 2,7\nVi har svarat på alla frågor 1,7\n\nom mål\n"
         "Vi har satt upp nya planer 2,1\nVi har fått den utbildning som behövs 3\n", 5),
    ],
)  # fmt: skip
def test_a_word_in_the_second_line_of_a_cell_is_on_that_line(text: str, line: int) -> None:
    document = read(Path("a.txt"), text.encode())
    texts = Texts(document, Scanner(LEXICON), list)
    (place,) = (
        unit.place(hit.start, hit.end)
        for block in document.blocks
        for unit in texts.units(block)
        for hit in unit.hits
    )
    assert (place.quote, place.line, place.column) == ("mål", line, 0)

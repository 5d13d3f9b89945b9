"""A document read: roles of sections, zones of sentences, places."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from konsekvens_lint.documents.reader import read as read_document
from konsekvens_lint.language.read import read
from konsekvens_lint.language.reading import Reading, Sentence
from konsekvens_lint.rulebook.loading import built_in

PATTERNS = built_in().patterns


def _reading(text: str) -> Reading:
    return read(read_document(Path("memo.md"), text.encode()), PATTERNS)


def _sentence(text: str) -> Sentence:
    return _reading(f"# Ny taxa\n\n## Jämställdhet\n\n{text}\n").sentences[0]


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Kvinnor reser oftare med buss än män.", "body"),
        ("Motionären anför att kvinnor missgynnas.", "reported_view"),
        ("Enligt motionären missgynnas kvinnor.", "reported_view"),
        ("Förvaltningen delar motionärens bild och anser att kvinnor missgynnas.", "body"),
        ("Beskriv hur kvinnor och män påverkas.", "template"),
        ("> Kvinnor missgynnas.", "quotation"),
        ("Enligt 14 § förordningen (2001:100) ska statistiken delas upp efter kön.", "law_text"),
        ("Utredaren ska redovisa vad det betyder för kvinnor och män.", "assignment"),
    ],
)
def test_whose_words_a_sentence_is(text: str, zone: str) -> None:
    assert _sentence(text).zone == zone


def test_a_quotation_is_not_the_authors_words_but_the_words_around_it_are() -> None:
    sentence = _sentence(
        'Det står "kort" i texten om män, "kvinnor får inte vara med på samma villkor här" och slut.'
    )

    assert sentence.has("men")
    assert not sentence.has("women")


def test_a_subsection_takes_the_role_of_the_section_above() -> None:
    reading = _reading(
        "# Simskola\n\n## Konsekvenser för flickor och pojkar\n\n### Barnen i Norr\n\nDe får gå gratis.\n"
    )

    assert "gender_section" in reading.sentences[-1].roles


def test_the_title_gives_no_role() -> None:
    reading = _reading("# Jämställdhetsplan\n\nPlanen antas.\n\n## Ärendet\n\nPlanen gäller till 2027.\n")

    assert all("gender_section" not in section.roles for section in reading.sections)


FORM = """# Ny detaljplan

## Perspektiv

| Perspektiv | Bedömning |
|---|---|
| Barn | Skolvägen blir kortare. |
| Jämställdhet | Ingen påverkan. |
| Antal | 14 |
"""


def test_a_row_of_a_form_is_a_section() -> None:
    section = next(s for s in _reading(FORM).sections if s.path[-1] == "Jämställdhet")

    assert "gender_section" in section.own_roles
    assert [sentence.text for sentence in section.sentences] == ["Ingen påverkan."]
    assert section.sentences[0].own
    assert section.sentences[0].place().row == 2


def test_a_table_of_figures_is_no_form() -> None:
    table = "# Rapport\n\n| Grupp | Antal |\n|---|---|\n| Kvinnor och män | 14 |\n| Barn | 3 |\n"

    assert [section.path[-1] for section in _reading(table).sections] == ["Rapport"]


def test_a_place_is_in_the_text_as_read() -> None:
    reading = _reading("# Ny taxa\n\n## Jämställdhet\n\nBland kvin-\nnorna är köns-\nskillnaden stor.\n")
    sentence = reading.sentences[0]
    place = sentence.place()

    assert sentence.has("women")
    assert place.quote == "Bland kvin-\nnorna är köns-\nskillnaden stor."
    assert place.line == 5
    assert place.section == ("Jämställdhet",)


def test_the_place_of_a_clause_has_no_space_around_it() -> None:
    sentence = _sentence("Taxan höjs (se ovan)\nIngen påverkan på jämställdheten.")
    place = sentence.place("no_impact")

    assert place.quote == "Ingen påverkan på jämställdheten."
    assert place.line == 6


def test_a_quote_keeps_its_last_mark() -> None:
    """Decomposed letters, as macOS writes them."""
    text = "Det gäller inga för två"
    place = _sentence(unicodedata.normalize("NFD", text)).place()

    assert unicodedata.normalize("NFC", place.quote) == text


def test_emphasis_hides_no_word() -> None:
    assert _sentence("_Ingen påverkan på jämställdheten._").has("no_impact")


def test_a_caption_is_not_the_authors_text() -> None:
    reading = _reading(
        "# Ny taxa\n\n## Jämställdhet\n\nFigur 1. Kvinnor badar oftare än män på grund av tiderna\n\nText.\n"
    )

    assert reading.sentences[0].zone == "caption"


def test_an_action_is_found_in_the_middle_of_a_paragraph() -> None:
    text = "Kvinnor badar oftare än män. Genom att taxan delas upp når badet fler."

    assert [s.has("action") for s in _reading(f"# Ny taxa\n\n## Jämställdhet\n\n{text}\n").sentences] == [
        False,
        True,
    ]


def test_one_row_with_a_sentence_makes_a_form() -> None:
    text = (
        "# Nedläggning\n\n## Ärendet\n\n| Jämställdhet | Män söker mer sällan stöd än kvinnor. |\n|---|---|\n"
    )

    assert any("gender_section" in section.roles for section in _reading(text).sections)

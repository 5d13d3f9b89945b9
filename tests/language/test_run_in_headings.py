"""A heading that stands before its text on the same line makes a section of its paragraph."""

from __future__ import annotations

from pathlib import Path

import pytest

from konsekvens_lint.documents.reader import read
from konsekvens_lint.language.read import read as read_language
from konsekvens_lint.rulebook.loading import built_in

PATTERNS = built_in().patterns


def _sections(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """The sections with a gender heading, and what stands in them."""
    memo = f"# Ny taxa\n\n## Förslag till beslut\n\nTaxan höjs.\n\n{text}\n"
    reading = read_language(read(Path("memo.md"), memo.encode()), PATTERNS)
    return [
        (section.path[-1], tuple(sentence.text for sentence in section.sentences))
        for section in reading.sections
        if "gender_section" in section.own_roles
    ]


@pytest.mark.parametrize(
    "label",
    [
        "Jämställdhet: ",
        "**Jämställdhet.** ",
        "**Jämställdhet**: ",
        "*Jämställdhet:* ",
        "*6.4 Jämställdhet.* ",
        "- Jämställdhet: ",
    ],
)
def test_a_label_is_a_heading(label: str) -> None:
    assert _sections(f"{label}Kvinnor badar oftare. Män betalar mer.") == [
        ("Jämställdhet", ("Kvinnor badar oftare.", "Män betalar mer."))
    ]


def test_lines_with_labels_are_paragraphs_of_their_own() -> None:
    text = "*Ekonomi:* Kostnaden ökar.\n*Jämställdhet:* Kvinnor badar oftare.\n*Barn:* Barn berörs inte."

    assert _sections(text) == [("Jämställdhet", ("Kvinnor badar oftare.",))]


def test_list_items_go_on_the_label_before_them() -> None:
    text = "**Jämställdhet.** Förslaget får dessa följder:\n\n- Kvinnor badar oftare.\n- Män betalar mer.\n\nTaxan gäller i maj."

    assert _sections(text) == [
        ("Jämställdhet", ("Förslaget får dessa följder:", "Kvinnor badar oftare.", "Män betalar mer."))
    ]


def test_a_list_item_with_a_label_of_its_own_is_a_section_of_its_own() -> None:
    text = "**Konsekvenser.** Förslaget har prövats mot:\n\n- Ekonomi: Kostnaden ökar.\n- Jämställdhet: Kvinnor badar oftare."

    assert _sections(text) == [("Jämställdhet", ("Kvinnor badar oftare.",))]


def test_a_label_may_begin_with_about() -> None:
    assert _sections("Om jämställdhet: Kvinnor badar oftare.") == [
        ("Om jämställdhet", ("Kvinnor badar oftare.",))
    ]


@pytest.mark.parametrize("heading", ["*Jämställdhet*", "Konsekvenser för kvinnor och män"])
def test_a_line_right_above_its_text_is_a_heading(heading: str) -> None:
    assert _sections(f"{heading}\nKvinnor badar oftare än män och betalar därför mer.") == [
        (heading.strip("*"), ("Kvinnor badar oftare än män och betalar därför mer.",))
    ]


def test_a_word_above_a_date_is_no_heading() -> None:
    assert _sections("Jämställdhet\n2024-10-17") == []


def test_a_sentence_is_no_label() -> None:
    assert _sections("Jämställdheten är viktig. Kvinnor badar oftare.") == []

"""HTML comments to the tool in Markdown: no part of the text, and where each stands."""

from __future__ import annotations

import pytest
from looking import markdown, plain, texts

from konsekvens_lint.documents.model import Document, Remark

SAID = "konsekvens-lint: ignorera DOK01 – summan beslutas i budgeten"
COMMENT = f"<!-- {SAID} -->"


def at(document: Document) -> tuple[str, int | None]:
    """The text of the block that the remark stands at, and the line where it is mended."""
    (remark,) = document.remarks
    assert remark.place is not None
    (number,) = remark.blocks
    block = next(each for each in (*document.blocks, *document.footnotes) if each.number == number)
    assert (remark.place.paragraph, remark.place.section) == (number, block.section)
    assert block.text[remark.place.start : remark.place.end] == remark.place.quote == block.text
    return block.text, remark.place.line


@pytest.mark.parametrize(
    ("text", "block", "line"),
    [
        pytest.param(f"# Ny taxa\n{COMMENT}\n## Ärendet\nXX kr.", "Ärendet", 2, id="heading"),
        pytest.param(f"# Ny taxa\n\n{COMMENT}\n\nXX kr.", "XX kr.", 3, id="paragraph"),
        pytest.param(f"# Ny taxa\n{COMMENT}\nXX kr.\nSlut.", "XX kr.\nSlut.", 2, id="right above"),
        pytest.param(f"# Ny taxa\nFöre.\n{COMMENT}\nXX kr.", "XX kr.", 3, id="between two lines"),
        pytest.param(f"# Ny taxa\n- Ett\n{COMMENT}\n- Två\n", "Två", 3, id="item"),
        pytest.param(f"# Ny taxa\n- Ett\n  {COMMENT}\n- Två\n", "Två", 3, id="indented"),
        pytest.param(f"# Ny taxa\n{COMMENT}\n| A | B |\n|---|---|\n| 1 | 2 |\n", "| A | B |\n|---|---|\n| 1 | 2 |", 2, id="table"),
        pytest.param(f"# Ny taxa\n{COMMENT}\n> Citat.\n", "Citat.", 2, id="quotation"),
        pytest.param(f"# Ny taxa\n> Ett.\n> {COMMENT}\n> Två.\n", "Två.", 3, id="in a quotation"),
        pytest.param(f"# Ny taxa\nText.[^1]\n{COMMENT}\n[^1]: Noten.\n", "Noten.", 3, id="footnote"),
        pytest.param(f"# Ny taxa\nXX kr.\n\n{COMMENT}\n", "XX kr.", 4, id="at the end"),
        pytest.param(f"# Ny taxa\nXX kr. {COMMENT}\nSlut.", "XX kr. \nSlut.", 2, id="at the end of a line"),
        pytest.param(f"# Ny taxa\n{COMMENT} XX kr.\n\nSlut.", "XX kr.", 2, id="at the beginning of a line"),
        pytest.param(f"# Ny taxa\nEtt\nXX {COMMENT} kr.", "Ett\nXX  kr.", 3, id="in a line"),
        pytest.param(f"# Ny taxa {COMMENT}\nText.", "Ny taxa", 1, id="in a heading"),
        pytest.param(f"# Ny taxa\n- Ett {COMMENT}\n- Två", "Ett", 2, id="in an item"),
        pytest.param(f"# Ny taxa\n| A | B |\n|---|---|\n| 1 | 2 {COMMENT} |\n\nSlut.", "| A | B |\n|---|---|\n| 1 | 2  |", 4, id="in a table"),
        pytest.param(f"{COMMENT}\n# Ny taxa\nText.", "Ny taxa", 1, id="first of all"),
        pytest.param(f"---\ntitle: Ny taxa\n---\n{COMMENT}\nXX **kr**.", "XX **kr**.", 4, id="after front matter"),
        pytest.param(f"Ny taxa\n\n{COMMENT}\nNämnden antar taxan.\n", "Nämnden antar taxan.", 3, id="no Markdown marks"),
        pytest.param("# Ny taxa\nFöre.\n\n<!--\nkonsekvens-lint: ignorera\nDOK01 – skäl\n-->\nXX kr.", "XX kr.", 4, id="over lines"),
        pytest.param("# Ny taxa\nXX <!-- konsekvens-lint:\nignorera DOK01 --> kr.\n\nSlut.", "XX \n kr.", 2, id="in a line and the next"),
        pytest.param(f"# Ny taxa\n```\nkod\n```\n{COMMENT}\nXX kr.", "XX kr.", 5, id="after code"),
    ],
)  # fmt: skip
def test_where_it_stands(text: str, block: str, line: int) -> None:
    assert at(markdown(text)) == (block, line)


@pytest.mark.parametrize(
    "text",
    [
        f"# Ny taxa\n```\n{COMMENT}\nkod\n```\nText.",
        f"# Ny taxa\n~~~~ html\n```\n{COMMENT}\n~~~~\nText.",
        f"# Ny taxa\n```\n{COMMENT}\n",
        f"# Ny taxa\nSkriv `{COMMENT}` i texten.",
        "# Ny taxa\n<!-- Anna: konsekvens-lint: varnar. -->\nText.",
        "# Ny taxa\nkonsekvens-lint: ignorera DOK01 – skäl",
        "# Ny taxa\n<!-- -->\nText.",
    ],
)
def test_what_is_no_remark(text: str) -> None:
    assert markdown(text).remarks == ()


def test_each_of_several_in_their_order() -> None:
    document = markdown(f"# Ny taxa\n{COMMENT}<!-- Till Anna -->\n<!-- {SAID} igen -->\nXX kr. {COMMENT}")
    assert [remark.text for remark in document.remarks] == [SAID, f"{SAID} igen", SAID]
    assert {remark.blocks for remark in document.remarks} == {frozenset({2})}


def test_it_is_no_part_of_the_text() -> None:
    with_it = markdown(f"# Ny taxa\n{COMMENT}\nXX kr.\n")
    without = markdown("# Ny taxa\n\nXX kr.\n")
    assert with_it.blocks == without.blocks
    assert texts(with_it) == ["Ny taxa", "XX kr."]


UNCLOSED = f"<!-- {SAID}"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param(f"# Ny taxa\n{UNCLOSED}\nVi avsätter XX kr.\n", ["Ny taxa", "Vi avsätter XX kr."], id="alone"),
        pytest.param(f"# Ny taxa\nXX kr. {UNCLOSED}\n\nSlut.", ["Ny taxa", "XX kr.", "Slut."], id="after text"),
        pytest.param(f"# Ny taxa\nXX kr.\n\n{UNCLOSED}", ["Ny taxa", "XX kr."], id="at the end"),
        pytest.param(f"# Ny taxa\n{UNCLOSED}\nXX kr.\n\n<!-- Till Anna -->\nSlut.", ["Ny taxa", "XX kr.", "Slut."], id="another after"),
        pytest.param(f"# Ny taxa\n{UNCLOSED}\nXX kr.\n\n```\n<!-- kod -->\n```\n", ["Ny taxa", "XX kr.", "<!-- kod -->"], id="code after"),
        pytest.param(f"# Ny taxa\n{UNCLOSED}\n```\nkod\n```\nXX kr.", ["Ny taxa", "kod", "XX kr."], id="a fence below"),
        pytest.param(f"# Ny taxa\nXX kr. <!-- A --> {UNCLOSED}\nSlut.\n", ["Ny taxa", "XX kr.  \nSlut."], id="after a closed one"),
    ],
)  # fmt: skip
def test_one_that_nobody_closed_is_its_first_line(text: str, shown: list[str]) -> None:
    document = markdown(text)
    assert texts(document) == shown
    assert [remark.text for remark in document.remarks] == [SAID]
    lines = text.split("\n")
    for block in document.blocks:
        assert block.text.split("\n")[0].strip() in lines[(block.line or 0) - 1]
    place = document.remarks[0].place
    assert place is not None
    assert place.line == next(number for number, line in enumerate(lines, 1) if UNCLOSED in line)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# Ny taxa\nSkriv `<!--` först.\n\nXX kr.", ["Ny taxa", "Skriv `<!--` först.", "XX kr."]),
        ("# Ny taxa\nSkriv ``<!-- `a` -->`` sist.", ["Ny taxa", "Skriv ``<!-- `a` -->`` sist."]),
        ("# Ny taxa\n```\n<!-- kod\n```\nXX kr.", ["Ny taxa", "<!-- kod", "XX kr."]),
        ("# Ny taxa\nEtt ` och <!-- dolt --> kr.", ["Ny taxa", "Ett ` och  kr."]),
        ("# Ny taxa\nEtt <!-- ` --> och ` kr.", ["Ny taxa", "Ett  och ` kr."]),
        ("# Ny taxa\nEtt <!-- a <!-- b --> kr.", ["Ny taxa", "Ett  kr."]),
        ("# Ny taxa\n<!-- a\nb --> Ett <!-- c\n\nd --> två", ["Ny taxa", "Ett", "två"]),
    ],
)
def test_what_is_shown_in_code_is_no_comment(text: str, shown: list[str]) -> None:
    document = markdown(text)
    assert texts(document) == shown
    assert document.remarks == ()


def test_line_numbers_hold() -> None:
    document = markdown("# Ny taxa\n<!-- a\nb --> Ett <!-- c\n\nd --> två\n\n<!-- e\nTre.\n")
    assert [(block.text, block.line) for block in document.blocks] == [
        ("Ny taxa", 1),
        ("Ett", 3),
        ("två", 5),
        ("Tre.", 8),
    ]


def test_a_plain_text_has_none() -> None:
    assert plain(f"Ny taxa\n\n{COMMENT}\nText.\n").remarks == ()


def test_a_fence_within_a_comment_opens_no_code() -> None:
    document = markdown(f"# Ny taxa\n<!--\n```\n-->\nText.\n\n{COMMENT}\nXX kr.")
    assert at(document) == ("XX kr.", 7)
    assert isinstance(document.remarks[0], Remark)

"""An impact section alone: pasted from Word or mail, with or without its heading."""

from __future__ import annotations

import pytest

from konsekvens_lint.documents.markdown import read_markdown
from konsekvens_lint.web.section import HEADING, as_markdown


def _blocks(text: str) -> list[tuple[str, str]]:
    """The section's blocks as kind and text, without the title and heading that stand above them."""
    title, heading, *rest = read_markdown(as_markdown(text)).blocks
    assert (title.kind, heading.kind, heading.text) == ("heading", "heading", HEADING)
    assert all(HEADING in block.section for block in rest)
    return [(block.kind, block.text) for block in rest]


LONG = "Kvinnor åker oftare buss än män och berörs därför mer av att linjen dras in under kvällar och helger."
WRAPPED = """\
Kvinnor åker oftare buss än män och berörs
därför mer av att linjen dras in. Därför
föreslås att turerna på kvällar och helger
blir kvar, och att resandet följs upp."""


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        (LONG, [("paragraph", LONG)]),
        (f"{LONG}\n{LONG}", [("paragraph", LONG)] * 2),
        (f"{LONG}\r\n\r\n\r\n{LONG}\r\n", [("paragraph", LONG)] * 2),
        (f"Jämställdhet\n{LONG}", [("heading", "Jämställdhet"), ("paragraph", LONG)]),
        (f"\n\nJämställdhet\n\n{LONG}", [("heading", "Jämställdhet"), ("paragraph", LONG)]),
        (f"# Jämställdhet\n{LONG}", [("heading", "Jämställdhet"), ("paragraph", LONG)]),
        (f"{LONG}\n## Barn\n{LONG}", [("paragraph", LONG), ("heading", "Barn"), ("paragraph", LONG)]),
        (f"{LONG}\n---\n{LONG}", [("paragraph", LONG)] * 2),
        (f"    {LONG}", [("paragraph", LONG)]),
        ("•\tKvinnor berörs mer.\n•\tMän berörs mindre.", [("list_item", "Kvinnor berörs mer."), ("list_item", "Män berörs mindre.")]),
        ("Jämställdhet", [("paragraph", "Jämställdhet")]),
        ("", []),
        (" \n \n", []),
    ],
)  # fmt: skip
def test_blocks(text: str, blocks: list[tuple[str, str]]) -> None:
    assert _blocks(text) == blocks


def test_wrapped_lines_are_one_paragraph() -> None:
    assert _blocks(WRAPPED) == [("paragraph", WRAPPED)]


def test_a_table_stays_one() -> None:
    (block,) = _blocks("| År | Kvinnor | Män |\n| --- | --- | --- |\n| 2024 | 12 | 8 |\n| 2025 | 14 | 9 |")
    assert block[0] == "table"


def test_a_word_that_ends_as_a_bullet_begins() -> None:
    assert _blocks("Ärendet bedöms inte ha någon påverkan.") == [
        ("paragraph", "Ärendet bedöms inte ha någon påverkan.")
    ]


def test_what_nobody_sees_is_not_judged() -> None:
    hidden = "".join(map(chr, (*range(9), *range(14, 32), 127, 0xFFFE)))
    assert as_markdown(f"{LONG}{hidden}\n{LONG}") == as_markdown(f"{LONG}\n{LONG}")

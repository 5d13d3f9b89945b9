"""Text and Markdown files that are made to harm: each is refused by a limit of its own, and in little memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from bombs.conftest import Told
from bombs.making_text_bombs import BOMBS, SIGNS
from konsekvens_lint.documents import markdown_remarks
from konsekvens_lint.documents.errors import DocumentError
from konsekvens_lint.documents.reader import read

_PARAGRAPH = "ett stycke på mer än 200\u00a0000 tecken"
_LINES = {
    "a text of 21 MiB": "större än 20 MB",
    "half a million": "fler än 250\u00a0000 rader",
    "a million open remarks": "fler än 250\u00a0000 rader",
    "twenty million blank lines": "mer text än 8\u00a0000\u00a0000 tecken",
    "nine million characters": "mer text än 8\u00a0000\u00a0000 tecken",
    "a table of 60 000 columns": "fler än 1\u00a0000 kolumner",
    "columns set apart by tabs": "fler än 1\u00a0000 kolumner",
    "a table of 400 000 cells": "fler än 250\u00a0000 celler",
    "cells set apart by tabs": "fler än 250\u00a0000 celler",
    "a thousand remarks to the tool": "så många kommentarer till verktyget",
}


@pytest.mark.parametrize("name", BOMBS)
def test_is_refused_by_its_own_limit(name: str, told: Told) -> None:
    code, line = told("bombs.making_text_bombs")[name]
    assert (code, line) == (BOMBS[name].code, line)
    assert next((words for begin, words in _LINES.items() if name.startswith(begin)), _PARAGRAPH) in line


@pytest.mark.parametrize("suffix", [".md", ".txt"])
@pytest.mark.parametrize("sign", SIGNS.values(), ids=SIGNS)
def test_a_line_within_the_limits_is_read(sign: str, suffix: str) -> None:
    """In no time: an expression that tried each beginning anew would take minutes."""
    text = f"# Rubrik\n\nNämnden beslutar.\n\nA {sign * (190_000 // len(sign))} b\n"
    assert read(Path(f"a{suffix}"), text.encode()).blocks


def test_front_matter_that_is_no_front_matter() -> None:
    """A megabyte of YAML says nothing, and is no text."""
    lines = "".join(f"k{n}: {'[' * 900}\n" for n in range(150))
    document = read(Path("a.md"), f"---\ntitle: Titel\n{lines}---\n\n# Rubrik\n\nText.\n".encode())
    assert [block.text for block in document.blocks] == ["Rubrik", "Text."]


def test_remarks_are_refused_where_they_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Just at the limit they are read."""
    remark = "<!-- konsekvens-lint: ignorera BES01, av ett skäl -->\n\nText.\n\n"
    monkeypatch.setattr(markdown_remarks, "MAX_REMARKS", 3)
    assert len(read(Path("a.md"), (remark * 3).encode()).remarks) == 3
    with pytest.raises(DocumentError, match="så många kommentarer"):
        read(Path("a.md"), (remark * 4).encode())

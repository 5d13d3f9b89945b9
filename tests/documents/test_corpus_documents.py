"""Every real document is read, or refused with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest
from looking import CORPUS

from konsekvens_lint.documents.errors import DocumentError
from konsekvens_lint.documents.reader import read

# Refused, and why: old Word files, and PDFs that are pictures of pages.
REFUSED = {".doc": "legacy_doc"}
PICTURES = {"fer07_scanned.pdf", "fer23_1b5df88d.pdf", "fer27_1b5df88d.pdf"}
FILES = sorted(path for path in CORPUS.glob("*/*") if path.suffix in {".docx", ".doc", ".pdf", ".md", ".txt"})

pytestmark = pytest.mark.skipif(not FILES, reason="the corpus of real documents is not here")


def is_zip(path: Path) -> bool:
    return path.read_bytes()[:2] == b"PK"


@pytest.mark.parametrize("path", FILES or [Path("none")], ids=lambda path: path.name[:30])
def test_read_or_refused(path: Path) -> None:
    reason = "no_text_layer" if path.name in PICTURES else REFUSED.get(path.suffix)
    if reason and not is_zip(path):
        with pytest.raises(DocumentError) as caught:
            read(path)
        assert caught.value.code in (reason, "not_a_document")
        return
    document = read(path)
    assert document.blocks
    numbers = [block.number for block in (*document.blocks, *document.footnotes, *document.furniture)]
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize(
    "path",
    [path for path in FILES if path.suffix in {".md", ".txt"}] or [Path("none")],
    ids=lambda path: path.name[:30],
)
def test_every_line_is_where_it_says(path: Path) -> None:
    """A block's n-th line is the file's line `line + n`, so that any place in a block has its line."""
    lines = path.read_text(encoding="utf-8-sig").replace("\r\n", "\n").split("\n")
    document = read(path)
    for block in (*document.blocks, *document.footnotes):
        assert block.line is not None
        for at, text in enumerate(block.text.split("\n")):
            assert text.strip() in lines[block.line - 1 + at].replace("\f", " "), block


@pytest.mark.parametrize(
    "path",
    [path for path in FILES if path.suffix in {".md", ".txt"}] or [Path("none")],
    ids=lambda path: path.name[:30],
)
def test_no_word_is_lost(path: Path) -> None:
    """All words but those of Markdown's front matter, comments and marks are in some block."""
    document = read(path)
    found = {
        word
        for block in (*document.blocks, *document.footnotes, *document.furniture)
        for word in block.text.split()
    }
    text = path.read_text(encoding="utf-8-sig").replace("\f", " ")
    if text.startswith("---\n"):
        text = text.split("---\n", 2)[2]
    words = {word for word in text.split() if any(c.isalpha() for c in word) and len(word) > 3}
    assert {
        word for word in words - found if not any(word.strip("*|_#") in other for other in found)
    } == set()

"""Every word of a document is read, once and in its place, and no word that was taken away."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random

from documents_made import ASIDE, GONE, LATIN, Made, made, words
from hypothesis import given, note, settings
from hypothesis import strategies as st
from pages_written import as_pdf
from texts_written import Written, as_markdown, as_plain
from words_written import as_word

from konsekvens_lint.documents.model import Block, Document
from konsekvens_lint.documents.reader import read

RANDOM = st.randoms(use_true_random=False)
#: What takes no time is tried more often.
MANY = settings(max_examples=4 * settings().max_examples)


def texts_told(blocks: tuple[Block, ...]) -> list[str]:
    """The blocks' texts, cell by cell."""
    return [
        text
        for block in blocks
        for text in ([cell.text for row in block.table.rows for cell in row] if block.table else [block.text])
    ]


def words_of(texts: list[str]) -> list[str]:
    """The words of all the texts, in order."""
    return [word for text in texts for word in words(text)]


def holds(document: Document, written: Written) -> None:
    """Whether the document is what was written, word for word; a header that is on many pages may be told once."""
    body = words_of(texts_told(document.blocks))
    beside = words_of([*texts_told(document.footnotes), *texts_told(document.furniture)])
    asides = set(words_of(ASIDE))
    expected = words_of(written.body)
    told, wanted = Counter([*body, *beside]), Counter([*expected, *words_of(written.aside)])
    for word in set(told) | set(wanted):
        if word in asides:
            assert bool(wanted[word]) <= told[word] <= wanted[word], word
        elif word != "Sida":  # stands by the page's number
            assert told[word] == wanted[word], word
    assert not set(GONE) & set(told)
    if written.fixed:
        pairs = zip(_without(body, asides), _without(expected, asides), strict=True)
        assert next((pair for pair in pairs if pair[0] != pair[1]), None) is None


def _without(told: list[str], those: set[str]) -> list[str]:
    return [word for word in told if word not in those]


@MANY
@given(made(), RANDOM)
def test_of_a_word_file(document: Made, random: Random) -> None:
    written = as_word(document, random)
    found = read(Path("d.docx"), written.data)
    holds(found, written)
    assert words_of(texts_told(found.footnotes)) == words_of(document.notes)


@MANY
@given(made(), RANDOM)
def test_of_plain_text(document: Made, random: Random) -> None:
    written = as_plain(document, random)
    note(repr(written.data.decode()))
    holds(read(Path("d.txt"), written.data), written)


@MANY
@given(made(), RANDOM)
def test_of_markdown(document: Made, random: Random) -> None:
    written = as_markdown(document, random)
    note(repr(written.data.decode()))
    found = read(Path("d.md"), written.data)
    holds(found, written)
    assert words_of(texts_told(found.footnotes)) == words_of(document.notes)


@given(made(LATIN), RANDOM)
def test_of_a_pdf(document: Made, random: Random) -> None:
    written = as_pdf(document, random)
    holds(read(Path("d.pdf"), written.data), written)

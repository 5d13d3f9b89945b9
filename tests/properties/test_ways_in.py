"""What a document says does not hang on how its bytes came, nor on how its characters and lines are written."""

from __future__ import annotations

import codecs
from io import BytesIO
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any
from unicodedata import normalize
from zipfile import ZipFile

from builders import zipped
from documents_made import Made, made, papers
from hypothesis import given, note
from hypothesis import strategies as st
from texts_written import as_markdown, as_plain
from words_written import as_word

from konsekvens_lint.documents.model import Document, Place
from konsekvens_lint.documents.reader import read
from konsekvens_lint.linter import check_document
from konsekvens_lint.rulebook.loading import built_in
from konsekvens_lint.settings.options import Options, plan

BOOK = built_in()
PLAN = plan(Options(grammar="off"), BOOK)
RANDOM = st.randoms(use_true_random=False)
WAYS = {".txt": as_plain, ".md": as_markdown, ".docx": as_word}
TEXT_WAYS = {".txt": as_plain, ".md": as_markdown}
#: Both judged and odd.
ANY = st.one_of(papers(), made())


def composed(value: Any) -> Any:
    """The value with its texts composed, and with no more of a place than its quote and where that is."""
    if isinstance(value, str):
        return normalize("NFC", value)
    if isinstance(value, Place):
        return composed((value.section, value.line, value.table, value.row, value.column, value.quote))
    if isinstance(value, dict):
        return {composed(key): composed(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return tuple(composed(each) for each in value)
    return value


def judged(document: Document) -> Any:
    """All that is said of the document."""
    report = check_document(document, BOOK, PLAN, "d", "")
    return composed(tuple(report))


@given(ANY, RANDOM, st.sampled_from(sorted(WAYS)))
def test_by_path_or_as_bytes_and_again(document: Made, random: Random, suffix: str) -> None:
    data = WAYS[suffix](document, random).data
    first = read(Path(f"d{suffix}"), data)
    with TemporaryDirectory() as folder:
        file = Path(folder, f"x{suffix}")
        file.write_bytes(data)
        assert read(file) == first == read(Path("-"), data, f"y{suffix}")
    assert judged(first) == judged(read(Path(f"d{suffix}"), data))


@given(ANY, RANDOM, st.sampled_from(sorted(TEXT_WAYS)))
def test_whatever_the_lines_end_with_and_the_bytes_are(document: Made, random: Random, suffix: str) -> None:
    text = TEXT_WAYS[suffix](document, random).data.decode()
    note(repr(text))
    path = Path(f"d{suffix}")
    found = read(path, text.encode())
    for told in (
        text.replace("\n", "\r\n").encode(),
        text.replace("\n", "\r").encode(),
        codecs.BOM_UTF8 + text.encode(),
        text.encode("utf-16"),
        codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
        text.rstrip("\n").encode(),
        f"{text}\n".encode(),
        f"{text}\r\n\r\n \n".encode(),
    ):
        assert read(path, told) == found


@given(ANY, RANDOM, st.sampled_from(sorted(TEXT_WAYS)), st.sampled_from([" ", "  ", "\t"]))
def test_whatever_is_left_at_the_ends_of_lines(
    document: Made, random: Random, suffix: str, space: str
) -> None:
    text = TEXT_WAYS[suffix](document, random).data.decode()
    note(repr(text))
    found = read(Path(f"d{suffix}"), text.encode())
    left = read(Path(f"d{suffix}"), text.replace("\n", f"{space}\n").encode())
    kinds = [(block.kind, block.text.split(), block.section, block.line) for block in found.blocks]
    assert [(block.kind, block.text.split(), block.section, block.line) for block in left.blocks] == kinds


@given(papers(), RANDOM, st.sampled_from(sorted(WAYS)))
def test_whether_letters_are_composed_or_not(document: Made, random: Random, suffix: str) -> None:
    data = WAYS[suffix](document, random).data
    path = Path(f"d{suffix}")
    assert judged(read(path, _parted(data))) == judged(read(path, data))


def _parted(data: bytes) -> bytes:
    """The text, or each part of the Word file, with its letters in their parts."""
    if not data.startswith(b"PK"):
        return normalize("NFD", data.decode()).encode()
    with ZipFile(BytesIO(data)) as file:
        return zipped({name: _parted(file.read(name)) for name in file.namelist()})

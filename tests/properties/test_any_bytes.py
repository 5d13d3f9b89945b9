"""Whatever the bytes are, reading gives a document or a refusal in words: nothing else, and not for long."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random

from builders import Package, para
from documents_made import LATIN, ODD, Grid, GridCell, Heading, Item, Made, Paragraph
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pages_written import as_pdf
from texts_written import as_markdown, as_plain
from words_written import as_word

from konsekvens_lint.documents.errors import DocumentError
from konsekvens_lint.documents.model import Document
from konsekvens_lint.documents.reader import read

SUFFIXES = st.sampled_from([".docx", ".md", ".txt", ".pdf", ".doc", "", ".markdown"])
WAYS = {".txt": as_plain, ".md": as_markdown, ".docx": as_word, ".pdf": as_pdf}
#: What bytes are changed to: edges of numbers, and marks that formats are made of.
SHARDS = st.one_of(
    st.binary(min_size=1, max_size=4),
    st.sampled_from(
        [b"\x00", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"PK\x03\x04", b"PK\x05\x06", b"%PDF-1.7", b"endobj", b"<", b">",
         b"&#0;", b"<w:p>", b"</w:p>", b"<!--", b"-->", b"---", b"|", b"\r", b"\x0c", b"\xef\xbb\xbf", b"9999999999", b"-1"]
    ),
)  # fmt: skip


@cache
def small(suffix: str) -> bytes:
    """A small file of the format that has a little of everything."""
    cells = tuple(GridCell(LATIN[at], at // 2, at % 2) for at in range(4))
    made = Made(
        "Nya öppettider",
        (Heading(2, "Bakgrund"), Paragraph(" ".join(LATIN[:20]), "En not."), Item(" ".join(LATIN[20:24])), Grid(2, 2, cells)),
        "Lindåkra kommun",
    )  # fmt: skip
    return WAYS[suffix](made, Random(7)).data


def reads(name: str, data: bytes) -> Document | None:
    """The document, or None where it is refused in words."""
    refused = ""
    try:
        found = read(Path(name), data)
    except DocumentError as refusal:
        found, refused = None, refusal.message
    assert refused.endswith(".") and "\n" not in refused if found is None else found.blocks or found.footnotes
    return found


@st.composite
def damaged(draw: st.DrawFn, suffix: str) -> bytes:
    """The small file with a few changes: bytes exchanged, put in, taken out or repeated, or the end gone."""
    data = bytearray(small(suffix))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(data)))
        length = draw(st.integers(0, 8))
        data[at : at + length] = draw(st.one_of(SHARDS, st.just(bytes(data[at : at + 40]) * 3), st.just(b"")))
    return bytes(data[: draw(st.integers(0, len(data)))] if draw(st.integers(0, 9)) == 9 else data)


def test_the_small_files_are_read() -> None:
    for suffix in WAYS:
        assert reads(f"d{suffix}", small(suffix)), suffix


_OF_TEXT = st.lists(st.sampled_from([*b"abc \n|#", *range(0x80, 0x100)]), max_size=60).map(bytes)


@settings(max_examples=10 * settings().max_examples)
@given(st.binary(max_size=400) | _OF_TEXT, SUFFIXES)
@example(b"PK\x03\x04", ".docx")
def test_bytes_of_no_kind(data: bytes, suffix: str) -> None:
    reads(f"d{suffix}", data)


@given(
    st.sampled_from(["PK\x03\x04", "%PDF-1.7\n", "\ufeff", "\xff\xfe", "---\n", ""]),
    st.text(max_size=200),
    SUFFIXES,
)
def test_text_of_no_kind(begin: str, text: str, suffix: str) -> None:
    reads(f"d{suffix}", (begin + text).encode("utf-8", "surrogatepass"))


@given(damaged(".docx"))
def test_a_damaged_zip(data: bytes) -> None:
    reads("d.docx", data)


@given(damaged(".pdf"))
def test_a_damaged_pdf(data: bytes) -> None:
    reads("d.pdf", data)


@given(damaged(".md"), st.sampled_from([".md", ".txt"]))
def test_a_damaged_text(data: bytes, suffix: str) -> None:
    reads(f"d{suffix}", data)


#: What Word puts in each of its elements.
_INSIDE = {
    name: told.split()
    for name, told in {
        "w:body": "w:p w:tbl w:sdt w:ins mc:AlternateContent",
        "w:tbl": "w:tr w:sdt w:ins",
        "w:tr": "w:trPr w:tc w:sdt",
        "w:trPr": "w:gridBefore w:tblHeader w:del",
        "w:tc": "w:tcPr w:p w:tbl",
        "w:tcPr": "w:gridSpan w:vMerge",
        "w:p": "w:pPr w:r w:hyperlink w:sdt w:del m:oMath",
        "w:pPr": "w:numPr w:outlineLvl w:pStyle w:rPr",
        "w:numPr": "w:ilvl w:numId",
        "w:rPr": "w:del w:b w:vanish w:rStyle",
        "w:r": "w:t w:tab w:br w:sym w:fldChar w:instrText w:drawing w:ruby mc:AlternateContent w:footnoteReference w:rPr",
        "w:sdt": "w:sdtPr w:sdtContent",
        "w:drawing": "w:txbxContent c:chart wp:docPr",
        "w:txbxContent": "w:p w:tbl",
        "mc:AlternateContent": "mc:Choice mc:Fallback",
    }.items()
}
_TAGS = sorted({*_INSIDE, *(tag for tags in _INSIDE.values() for tag in tags)})
_VALUES = st.sampled_from(
    ["", "0", "-1", "1", "99999", "1e9", "²", "continue", "begin", "separate", "end", "Rubrik1"]
)
_TEXTS = ["", *LATIN, *(word for word in ODD if not set(word) & set("<&\x0b"))]


@st.composite
def elements(draw: st.DrawFn, within: str = "w:body", depth: int = 5) -> str:
    """Word's elements in each other, mostly where they may stand, with values that are right or not."""
    at_home = draw(st.integers(0, 5))
    tag = draw(st.sampled_from(_INSIDE.get(within, _TAGS) if at_home else _TAGS))
    value, inner = draw(_VALUES), draw(st.sampled_from(_TEXTS))
    if depth:
        inner += "".join(draw(st.lists(elements(within=tag, depth=depth - 1), max_size=3)))
    return f'<{tag} w:val="{value}" w:fldCharType="{value}" w:id="{value}" w:char="{value}">{inner}</{tag}>'


@given(st.lists(elements(), min_size=1, max_size=6))
@example(['<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="²"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>'])
def test_elements_in_any_order(told: list[str]) -> None:
    reads("d.docx", Package().body(para("Text."), *told).build())

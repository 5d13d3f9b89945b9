"""What stands in a commented Word file, told by its XML alone and by none of the code that is tested."""

from __future__ import annotations

import io
import re
import zipfile
from typing import NamedTuple
from unicodedata import normalize

from builders import para
from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = {
    "t": None,
    "tab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
    "sym": "→",
}
OWN = "konsekvens-lint"
#: The blocks of a memo down to its section on gender equality, and a text for that which is an error.
HEAD = (
    para("Nya tider för sophämtning", style="Rubrik1"),
    para("Förslag till beslut", style="Rubrik2"),
    para("Nämnden antar de nya tiderna."),
    para("Jämställdhet", style="Rubrik2"),
)
CLAIM = "Ärendet bedöms inte ha någon påverkan på jämställdheten."


class Comment(NamedTuple):
    """A comment: who wrote it, what it says, and the text between the ends of its range."""

    author: str
    text: str
    anchor: str


def part(data: bytes, name: str) -> etree._Element:
    """A part's XML."""
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(name))


def comments(data: bytes, author: str = OWN) -> list[Comment]:
    """The author's comments in the order of the part, each with a range and one reference."""
    anchors = _anchors(data)
    references = [
        each.get(_W + "id") for each in part(data, "word/document.xml").iter(_W + "commentReference")
    ]
    told = []
    for each in part(data, "word/comments.xml"):
        if each.get(_W + "author") == author:
            number = each.get(_W + "id") or ""
            assert references.count(number) == 1
            words = "\n".join("".join(piece.itertext(_W + "t")) for piece in each.iterchildren(_W + "p"))
            told.append(Comment(author, words, anchors[number]))
    return told


def _anchors(data: bytes) -> dict[str, str]:
    begun: dict[str, list[str]] = {}
    ended: dict[str, str] = {}
    for each in part(data, "word/document.xml").iter():
        name = str(each.tag).rpartition("}")[2]
        number = each.get(_W + "id") or ""
        if name == "commentRangeStart":
            begun[number] = []
        elif name == "commentRangeEnd":
            ended[number] = "".join(begun.pop(number))
        elif name in _TEXT and (each.tag.startswith(_W) or each.tag.endswith("/math}t")):
            for pieces in begun.values():
                pieces.append(_TEXT[name] or each.text or "")
    assert not begun, "a range has no end"
    return ended


def plain(text: str) -> str:
    """The text with whole letters, without what a table's text has between its cells, and without white space."""
    return re.sub(r"[\s|]", "", normalize("NFC", text))


def untouched(before: bytes, after: bytes) -> None:
    """Assert that all that is new in the file is comments."""
    old, new = zipfile.ZipFile(io.BytesIO(before)), zipfile.ZipFile(io.BytesIO(after))
    names = set(old.namelist())
    assert set(new.namelist()) - names <= {"word/comments.xml"}
    may_change = {
        "word/document.xml",
        "word/comments.xml",
        "[Content_Types].xml",
        "word/_rels/document.xml.rels",
    }
    for name in names - may_change:
        assert old.read(name) == new.read(name), name
    assert _without_marks(part(before, "word/document.xml")) == _without_marks(
        part(after, "word/document.xml")
    )


def _without_marks(root: etree._Element) -> list[tuple[str, str, str, str]]:
    """Each character with its run's properties and what holds the run, so that a split run is as before."""
    told = []
    for each in root.iter():
        if not isinstance(each.tag, str) or each.tag.rpartition("}")[2].startswith("comment"):
            continue
        holder = each.getparent()
        if holder is not None and holder.tag == _W + "r":
            if each.tag == _W + "rPr":
                continue
            properties = holder.find(_W + "rPr")
            of_run = etree.tostring(properties, method="c14n").decode() if properties is not None else ""
            path = "/".join(ancestor.tag.rpartition("}")[2] for ancestor in holder.iterancestors())
            told += [(each.tag, char, of_run, path) for char in each.text or " "]
    return told

"""Remarks set in a Word file as comments, in the place of those that the tool set before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from hashlib import sha256
from typing import NamedTuple

from lxml import etree

from konsekvens_lint.documents import refusals
from konsekvens_lint.documents import word_names as w
from konsekvens_lint.documents.word import WordFile, open_word
from konsekvens_lint.documents.word_package import Package
from konsekvens_lint.office import comments_part
from konsekvens_lint.office.anchors import Anchor
from konsekvens_lint.office.comment_texts import Line
from konsekvens_lint.office.ranges import Range, set_ranges
from konsekvens_lint.office.rewriting import is_as_serialised, new_comments_part, rewritten, serialised

# Which are answers, and under which ids they are kept apart; the second tells the ids of the third.
_KNOW_COMMENTS = ("commentsExtended", "commentsIds", "commentsExtensible")


class Remark(NamedTuple):
    """A comment to be: what it says, and where it is set."""

    lines: Sequence[Line]
    anchor: Anchor


def with_remarks(data: bytes, file: WordFile, remarks: Iterable[Remark], at: datetime) -> bytes:
    """The file in `data`, which was opened as `file`, with these comments of the time `at`, and people's own.

    Errors: DocumentError for a package whose lists of parts cannot be read.
    """
    package, root = file.package, file.root
    assert root is not None, "a remark is about a text, which stands in the main part"
    name, comments, parts = _comments(package)
    before = comments_part.take_out_own(comments)
    comments_part.take_out_ranges(root, before, comments)
    taken = comments_part.numbers(comments, root)
    ranges = []
    for remark in remarks:
        comment = _said_before(comments_part.made(remark.lines, at), before)
        number = comments_part.put(comments, comment, taken)
        ranges.append(Range(number, remark.anchor.first, remark.anchor.last))
    parts |= _others_without(comments_part.ids_of(before), package)
    set_ranges(ranges)
    strict = package.is_strict(package.main)
    parts |= {package.main: serialised(root, strict=strict), name: serialised(comments, strict=strict)}
    return rewritten(data, parts)


def is_own(data: bytes) -> bool:
    """Whether the Word file has comments of the tool's own. Errors: DocumentError for what is no Word file."""
    return bool(comments_part.own_in(_comments(Package(data))[1]))


def is_untouched(data: bytes) -> bool:
    """Whether the Word file is as the tool wrote it, as far as its text and people's comments go, and no office program
    has saved it since. Errors: as `is_own`.
    """
    file = open_word(data)
    package = file.package
    mark = fingerprint(file)
    own = comments_part.own_in(_comments(package)[1])
    is_told = any(mark in comments_part.words(each) for each in own)
    return is_told and is_as_serialised(package.bytes_of(package.main) or b"")


def fingerprint(file: WordFile) -> str:
    """Eight characters that change when the text does, or what people have said of it."""
    document = file.document
    blocks = (*document.blocks, *document.footnotes, *document.furniture)
    told = [block.text for block in blocks] + comments_part.said_by_people(_comments(file.package)[1])
    return sha256("\0".join(told).encode("utf-8", errors="replace")).hexdigest()[:8]


def _said_before(comment: etree._Element, before: list[etree._Element]) -> etree._Element:
    """The same comment from before, taken from those, so that answers to it stay answers; else the comment itself."""
    words = comments_part.words(comment)
    same = next((each for each in before if comments_part.words(each) == words), None)
    if same is None:
        return comment
    before.remove(same)
    return same


def _target(package: Package, kind: str) -> str | None:
    relations = package.relations(package.main).values()
    return next((relation.target for relation in relations if relation.kind == kind), None)


def _comments(package: Package) -> tuple[str, etree._Element, dict[str, bytes]]:
    """The part of comments: its name, its XML, and what in the package must tell of it if it is new."""
    name = _target(package, "comments")
    comments = package.xml(name) if name is not None else None
    if name is not None and comments is not None:
        if comments.tag != w.COMMENTS:
            # What is told to hold the comments may be the document itself.
            raise refusals.broken_xml(name)
        return name, comments, {}
    new = new_comments_part(package)
    return new.name, comments_part.new_part(), new.registered


def _others_without(ids: set[str], package: Package) -> dict[str, bytes]:
    """Word's other parts that know comments, without these; nothing where there is none to change."""
    changed: dict[str, bytes] = {}
    for kind in _KNOW_COMMENTS:
        name = _target(package, kind)
        part = package.xml(name) if name is not None and ids else None
        if name is not None and part is not None:
            ids = ids | comments_part.take_out_ids(part, ids)
            changed[name] = serialised(part)
    return changed

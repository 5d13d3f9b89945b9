"""Word files (.docx, .docm) to Documents, straight from their XML."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from lxml import etree

from konsekvens_lint.documents import word_names as w
from konsekvens_lint.documents.assemble import assemble
from konsekvens_lint.documents.draft import Draft
from konsekvens_lint.documents.model import Document
from konsekvens_lint.documents.outline import complete, mark_contents
from konsekvens_lint.documents.strands import Strand
from konsekvens_lint.documents.word_body import BodyReader, without_duplicates
from konsekvens_lint.documents.word_charts import chart_drafts
from konsekvens_lint.documents.word_package import Package, Relation
from konsekvens_lint.documents.word_remarks import Read, remarks_in
from konsekvens_lint.documents.word_sizes import check_body, check_bytes
from konsekvens_lint.documents.word_styles import Styles, without_table_styles
from konsekvens_lint.documents.word_text import NOTE_MARKS, NOTES, note_key

# Word keeps the lines over the notes among them, as notes of their own types.
_RULES = frozenset({"separator", "continuationSeparator", "continuationNotice"})


class WordFile(NamedTuple):
    """A Word file that was read: its document, and for those who write in the file, what each block was read from.

    `root` is the XML of the main part, None where there is none. `drafts` are the blocks and footnotes of the document
    by their numbers, from 1, with their `origin`: strands of text or, for a table, the drafts in each of its cells.
    """

    document: Document
    package: Package
    root: etree._Element | None
    drafts: tuple[Draft, ...]


def read_word(data: bytes) -> Document:
    """The document in a Word file's bytes.

    Errors: DocumentError for what is no Word file, damaged or too large.
    """
    return open_word(data).document


def open_word(data: bytes) -> WordFile:
    """The same, with the file's own parts. Errors: as `read_word`."""
    package = Package(data)
    relations = package.relations(package.main)
    styles = Styles(package.xml(_target(relations, "styles") or "", without_table_styles))
    root = package.xml(package.main, check_bytes)
    body = root.find(w.BODY) if root is not None else None
    if body is not None:
        check_body(body, package.unpacked)
    charts = _charts(package, relations)
    drafts = complete(mark_contents(BodyReader(styles, charts).read(body) if body is not None else []))
    footnotes = list(_footnotes(package, relations, styles, body))
    furniture = without_duplicates(list(_furniture(package, relations, styles)))
    document = assemble("docx", drafts, footnotes, furniture)
    all_drafts = (*drafts, *(note for _, note in footnotes))
    notes = {key: number for number, (key, _) in enumerate(footnotes, len(drafts) + 1)}
    if remarks := remarks_in(Read(package, relations, root, document, all_drafts, notes)):
        document = replace(document, remarks=remarks)
    return WordFile(document, package, root, all_drafts)


def _target(relations: dict[str, Relation], kind: str) -> str | None:
    return next((relation.target for relation in relations.values() if relation.kind == kind), None)


def _charts(package: Package, relations: dict[str, Relation]) -> Callable[[str], list[Draft]]:
    @cache
    def read(key: str) -> list[Draft]:
        relation = relations.get(key)
        root = package.xml(relation.target) if relation is not None and relation.kind == "chart" else None
        return chart_drafts(root) if root is not None else []

    return read


def _footnotes(
    package: Package, relations: dict[str, Relation], styles: Styles, body: etree._Element | None
) -> Iterator[tuple[str, Draft]]:
    """The notes by their keys. A note's origin is its reference in the body."""
    marks = {note_key(mark): mark for mark in body.iter(*NOTE_MARKS)} if body is not None else {}
    for kind, name, prefix in NOTES:
        root = package.xml(_target(relations, kind) or "")
        for note in root.iterchildren(name) if root is not None else ():
            if note.get(w.TYPE) in _RULES:
                continue
            text = "\n".join(draft.text for draft in BodyReader(styles).read(note))
            if text:
                key = prefix + (note.get(w.ID) or "")
                yield key, Draft("footnote", text, origin=(Strand(text, marks.get(key)),))


def _furniture(package: Package, relations: dict[str, Relation], styles: Styles) -> Iterator[Draft]:
    for relation in dict.fromkeys(relations.values()):
        if relation.kind in ("header", "footer"):
            root = package.xml(relation.target)
            for draft in BodyReader(styles).read(root) if root is not None else ():
                yield draft._replace(kind="header" if relation.kind == "header" else "footer", level=None)

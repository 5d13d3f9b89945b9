"""Drafts to a Document: numbers, section paths, title, diary number, date and unit."""

from __future__ import annotations

from collections.abc import Sequence

from konsekvens_lint.documents.dates import document_date
from konsekvens_lint.documents.draft import Draft
from konsekvens_lint.documents.identity import diary_number, title, title_index
from konsekvens_lint.documents.letterhead import letterhead
from konsekvens_lint.documents.model import Block, Document, Format, one_line
from konsekvens_lint.documents.sizes import check_drafts
from konsekvens_lint.documents.units import document_unit


def assemble(
    format: Format,
    body: Sequence[Draft],
    footnotes: Sequence[tuple[str, Draft]] = (),
    furniture: Sequence[Draft] = (),
    notes: tuple[str, ...] = (),
) -> Document:
    """The document of these drafts. Numbers run through body, footnotes and furniture.

    The title of the whole document is a heading with a path of its own; the paths of the sections begin below
    it, so that they are the same whether a layout writes the title as a heading, a title or bare text.
    A footnote has the section of the block that refers to it. Errors: DocumentError too_large.
    """
    check_drafts([*body, *(draft for _, draft in footnotes), *furniture])
    furniture = [*furniture, *(draft for draft in body if draft.kind in ("header", "footer"))]
    body = [draft for draft in body if draft.kind not in ("header", "footer")]
    blocks = _blocks(body)
    owners = {note: block.section for draft, block in zip(body, blocks, strict=True) for note in draft.notes}
    count = len(blocks)
    foot = [_block(d, count + i, owners.get(key, ())) for i, (key, d) in enumerate(footnotes, 1)]
    count += len(foot)
    head = letterhead(body, furniture)
    return Document(
        format=format,
        blocks=tuple(blocks),
        footnotes=tuple(foot),
        furniture=tuple(_block(draft, count + i, ()) for i, draft in enumerate(furniture, 1)),
        title=title(body),
        diary_number=diary_number(body, furniture),
        dated=document_date(head),
        unit=document_unit(head),
        notes=notes,
    )


def _blocks(body: Sequence[Draft]) -> list[Block]:
    top = title_index(body)
    blocks: list[Block] = []
    path: list[tuple[int, str]] = []
    tables = 0
    for index, draft in enumerate(body):
        if draft.kind == "heading":
            level = draft.level or 1
            path = [step for step in path if 0 < step[0] < level]
            path.append((0 if index == top else level, one_line(draft.text)))
        if draft.table is not None:
            tables += 1
            draft = draft._replace(table=draft.table._replace(number=tables))
        blocks.append(_block(draft, index + 1, tuple(name for _, name in path)))
    return blocks


def _block(draft: Draft, number: int, section: tuple[str, ...]) -> Block:
    return Block(
        draft.kind,
        draft.text,
        number,
        section,
        draft.level,
        draft.line,
        draft.page,
        draft.table,
        draft.template,
        draft.depth,
    )

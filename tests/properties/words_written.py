"""Documents of `documents_made` written as Word files, as Word leaves them after years of work by many hands."""

from __future__ import annotations

from random import Random

from builders import Package, cell, control, element, field, para, row, run, table, text, text_box
from documents_made import GONE, Block, Box, Grid, Heading, Item, Made, Paragraph, texts_of
from documents_made import words as words_of
from texts_written import Written

_BY = "w:id='7' w:author='Ek'"
_NUMBERED = "<w:numPr><w:ilvl w:val='{}'/><w:numId w:val='1'/></w:numPr>"
_MARK_DELETED = f"<w:rPr><w:del {_BY}/></w:rPr>"
#: Signs that Word writes as elements of their own.
_ELEMENTS = {
    "\u2011": "<w:noBreakHyphen/>",
    "\u00ad": "<w:softHyphen/>",
    "\u2028": "<w:br/>",
    "\u000b": "<w:br/>",
}


def as_word(made: Made, random: Random) -> Written:
    """The document as a Word file."""
    package, notes = Package(), list[str]()
    package.body(para(*_runs(made.title, random), style="Rubrik"))
    for block in made.blocks:
        package.body(*_block(block, random, notes))
        if random.random() < 0.1:
            package.body(
                random.choice([para(), _deleted_paragraph(), control(para()), "<w:bookmarkEnd w:id='1'/>"])
            )
    if notes:
        package.notes("footnotes", *notes)
    for kind, words in (("header", made.header), ("footer", made.footer)):
        if words:
            package.header(para(*_runs(words, random)), kind=kind)
    body = [made.title, *(text for block in made.blocks for text in texts_of(block) if text)]
    return Written(package.build(), body, [*notes, *filter(None, (made.header, made.footer))])


def _block(block: Block, random: Random, notes: list[str]) -> list[str]:
    if isinstance(block, Heading):
        return [para(*_runs(block.text, random), style=f"Rubrik{min(block.level, 3)}")]
    if isinstance(block, Item):
        return [para(*_runs(block.text, random), properties=_NUMBERED.format(block.depth))]
    if isinstance(block, Grid):
        return [_grid(block, random), para()]
    if isinstance(block, Box):
        inner = [para(*_runs(each, random)) for each in block.texts]
        return [para(text_box(*inner, fallback=random.random() < 0.7))]
    return _paragraph(block, random, notes)


def _paragraph(block: Paragraph, random: Random, notes: list[str]) -> list[str]:
    mark = ""
    if block.note is not None:
        notes.append(block.note)
        mark = f"<w:r><w:footnoteReference w:id='{len(notes)}'/></w:r>"
    first, space, rest = block.text.partition(" ")
    if space and random.random() < 0.15:
        # Word joins the two when the change is accepted.
        halves = [
            para(*_runs(first + space, random), properties=_MARK_DELETED),
            para(*_runs(rest, random), mark or run("")),
        ]
        return [halves[0], _deleted_paragraph(), halves[1]] if random.random() < 0.3 else halves
    made = para(*_runs(block.text, random), mark or run(""))
    return [control(made)] if random.random() < 0.15 else [made]


def _grid(grid: Grid, random: Random) -> str:
    rows = []
    for at in range(grid.height):
        cells, column = [], 0
        while column < grid.width:
            here = grid.at(at, column)
            merge = "" if here.rows == 1 else "restart" if here.row == at else "continue"
            inner = _in_cell(here.text, random) if here.row == at and here.text else para()
            made = cell(inner, span=here.columns, merge=merge)
            cells.append(control(made) if random.random() < 0.05 else made)
            column += here.columns
        made_row = row(*cells, header=at == 0 and random.random() < 0.3)
        rows.append(control(made_row) if random.random() < 0.05 else made_row)
        if random.random() < 0.1:
            rows.append(_deleted_row(grid.width))
    return table(*rows)


def _in_cell(words: str, random: Random) -> str:
    """A cell's text as one paragraph, or its first word apart: in a paragraph, in one that was joined, a box or a table."""
    first, space, rest = words.partition(" ")
    if not (words_of(first) and words_of(rest)) or random.random() < 0.6:
        return para(*_runs(words, random))
    last = para(*_runs(rest, random))
    return random.choice(
        [
            para(*_runs(first, random)) + last,
            para(*_runs(first + space, random), properties=_MARK_DELETED) + last,
            para(text_box(para(*_runs(first, random)))) + last,
            table([cell(para(*_runs(first, random))), cell(last)]) + para(),
            table([cell(para(*_runs(first, random)) + last)]) + para(),
            control(para(*_runs(first, random))) + last + para(_deleted(GONE[0]), properties=_MARK_DELETED),
        ]
    )


def _deleted_row(width: int) -> str:
    cells = "".join(cell(para(_deleted(GONE[0]))) for _ in range(width))
    return f"<w:tr><w:trPr><w:del {_BY}/></w:trPr>{cells}</w:tr>"


def _deleted_paragraph() -> str:
    return para(_deleted(GONE[1]), properties=_MARK_DELETED)


def _deleted(words: str) -> str:
    return f"<w:del {_BY}><w:r><w:delText xml:space='preserve'>{words} </w:delText></w:r></w:del>"


def _runs(words: str, random: Random) -> list[str]:
    """The text in runs that are cut anywhere, each in what Word may wrap about it, with what is not seen between them."""
    cuts = sorted(random.randrange(len(words) + 1) for _ in range(random.choice([0, 0, 1, 2, 4])))
    edges = [0, *cuts, len(words)]
    told: list[str] = []
    for start, end in zip(edges, edges[1:], strict=False):
        if random.random() < 0.3 and len(edges) > 2:
            told.append(_unseen(random))
        if end > start:
            told.append(
                _wrapped(_run(words[start:end]), random) if len(edges) > 2 else _run(words[start:end])
            )
    return told


def _run(words: str) -> str:
    """A run, with the signs that are elements of their own."""
    inner, plain = "", ""
    for char in words:
        if char in _ELEMENTS:
            inner += (text(plain) if plain else "") + _ELEMENTS[char]
            plain = ""
        else:
            plain += char
    return f"<w:r>{inner}{text(plain) if plain else ''}</w:r>"


def _wrapped(made: str, random: Random) -> str:
    ways = {
        "plain": made,
        "ins": f"<w:ins {_BY}>{made}</w:ins>",
        "moveTo": f"<w:moveTo {_BY}>{made}</w:moveTo>",
        "hyperlink": element("hyperlink", made, anchor="a"),
        "smartTag": element("smartTag", made, element="place"),
        "fldSimple": element("fldSimple", made, instr="REF a"),
        "field": field(f"REF {GONE[0]}", made),
        "control": control(made),
        "twice": f"<w:ins {_BY}>{control(element('hyperlink', made, anchor='a'))}</w:ins>",
    }
    return ways[random.choice(["plain", "plain", "plain", *ways])]


def _in_code(words: str) -> str:
    """A field with the result of another in its code, which is not shown."""
    begin, end = (f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>" for kind in ("begin", "end"))
    return f"{begin}<w:r><w:instrText>IF </w:instrText></w:r>{run(words)}{end}"


def _unseen(random: Random) -> str:
    return random.choice(
        [
            _deleted(GONE[0]),
            f"<w:moveFrom {_BY}>{run(GONE[1])}</w:moveFrom>",
            run(GONE[3], properties="<w:vanish/>"),
            f"<w:ins {_BY}>{_deleted(GONE[2])}</w:ins>",
            field(f"PAGEREF {GONE[0]}"),
            _in_code(GONE[1]),
            "<w:bookmarkStart w:id='1' w:name='a'/>",
            "<w:proofErr w:type='spellStart'/>",
            "<w:r><w:br w:type='page'/></w:r>",
            "<w:r><w:lastRenderedPageBreak/></w:r>",
            run(""),
        ]
    )

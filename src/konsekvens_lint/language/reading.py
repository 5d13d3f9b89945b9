"""A document read: its sections with their roles, and their sentences with the concepts in them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from konsekvens_lint.documents.model import Block, Cell, Document, Place, Section, one_line
from konsekvens_lint.language.damage import is_damaged, is_swedish
from konsekvens_lint.language.forms import form_rows
from konsekvens_lint.language.normalise import Normalised, normalise
from konsekvens_lint.language.patterns import Patterns
from konsekvens_lint.language.relations import structures
from konsekvens_lint.language.scan import Hit, Scanner
from konsekvens_lint.language.sentences import clause_spans, sentence_spans

_QUOTED = re.compile(r"[\"”“»][^\"”“»«]{25,600}[\"”“«]")
_WORD = re.compile(r"\w+")
_SHORT = 6
# A hit that may run over several sentences: a template's bracketed prompt.
_LONG = 60

# Zones that a block's kind gives by itself; the others come from the section's role or the sentence's patterns.
_ZONE_OF_KIND = {"contents": "contents", "quotation": "quotation", "table": "table", "footnote": "footnote"}


@dataclass(frozen=True)
class TextUnit:
    """A block or a table's cell: the text that a place's offsets count in, and its normalised form with its hits."""

    block: Block
    cell: Cell | None
    normalised: Normalised
    hits: tuple[Hit, ...]

    def place(self, start: int, end: int) -> Place:
        """The place of a span of the normalised text; its quote is the original text."""
        block, cell = self.block, self.cell
        source = cell.text if cell else block.text
        first, last = self.normalised.span(start, end)
        line = cell.line if cell and cell.line else block.line
        if line is not None and not cell:
            line += source.count("\n", 0, first)
        return Place(
            block.section,
            block.number,
            line,
            block.page,
            block.table.number if block.table else None,
            cell.row if cell else None,
            cell.column if cell else None,
            first,
            last,
            source[first:last],
        )


@dataclass(frozen=True)
class Clause:
    """A part of a sentence that a negation and a claim reach over, and the names found in it."""

    start: int
    end: int
    names: frozenset[str]


@dataclass(frozen=True)
class Sentence:
    """A sentence of a text unit. `names` are the concepts, structures and patterns found in it."""

    unit: TextUnit
    start: int
    end: int
    hits: tuple[Hit, ...]
    roles: frozenset[str]
    patterns: Patterns
    in_form: bool = False

    @property
    def text(self) -> str:
        """The normalised sentence."""
        return self.unit.normalised.text[self.start : self.end]

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses, with the names that the clause patterns give."""
        spans = clause_spans(self.unit.normalised.text, self.start, self.end)
        return tuple(Clause(a, b, self._clause_names(a, b)) for a, b in spans)

    def _clause_names(self, start: int, end: int) -> frozenset[str]:
        found = {hit.concept for hit in self.hits if hit.start < end and hit.end > start}
        if start == self.start:
            found |= self._at_start
        if self.words <= _SHORT:
            found.add("short")
        return self.patterns.clause(found | self.context | structures(self.unit.normalised.text, self.hits, start, end))

    @cached_property
    def _at_start(self) -> frozenset[str]:
        return frozenset(f"^{hit.concept}" for hit in self.hits if hit.start <= self.start + 2)

    @cached_property
    def names(self) -> frozenset[str]:
        """All names of the sentence: those of its clauses, its own structures, and the sentence patterns."""
        text = self.unit.normalised.text
        found: set[str] = set(self.context)
        for clause in self.clauses:
            found |= clause.names
        found |= structures(text, self.hits, self.start, self.end)
        found |= self._at_start
        return self.patterns.sentence(found)

    @property
    def context(self) -> frozenset[str]:
        """What the sentence's section is, as names: ``under_<role>``."""
        return frozenset(f"under_{role}" for role in self.roles)

    @cached_property
    def words(self) -> int:
        """The number of words."""
        return len(_WORD.findall(self.text))

    @cached_property
    def zone(self) -> str:
        """Whose words these are, and what for: ``body`` is the author's own text."""
        kind = None if self.in_form else self.unit.block.kind
        given = _ZONE_OF_KIND.get(kind or "") or ("template" if self.unit.block.template else None)
        return given or next((zone for zone, pattern in self.patterns.zones if self.has(pattern)), "body")

    @property
    def own(self) -> bool:
        """Whether the author of the document says it."""
        return self.zone == "body"

    def has(self, name: str) -> bool:
        """Whether the concept, structure or pattern is in the sentence."""
        seeds = self.patterns.seeds.get(name)
        if seeds is not None and seeds.isdisjoint(self._given):
            return False
        return name in self.names

    @cached_property
    def _given(self) -> frozenset[str]:
        return frozenset(hit.concept for hit in self.hits) | self.context

    @cached_property
    def affirmed(self) -> frozenset[str]:
        """The concepts of the clauses that deny nothing."""
        if "negation" not in self._given:
            return self._given
        text = self.unit.normalised.text
        found: set[str] = set()
        for start, end in clause_spans(text, self.start, self.end):
            concepts = {hit.concept for hit in self.hits if start <= hit.start < end}
            found |= concepts if "negation" not in concepts else set()
        return frozenset(found)

    def place(self, name: str | None = None) -> Place:
        """The place of the sentence, or of the clause in it that has the name."""
        for clause in self.clauses if name else ():
            if name in clause.names:
                return self.unit.place(clause.start, _trimmed(self.unit.normalised.text, clause.start, clause.end))
        return self.unit.place(self.start, self.end)


@dataclass(frozen=True)
class ReadSection:
    """A section with what its heading, or a heading above it, makes of it."""

    path: tuple[str, ...]
    heading: TextUnit | None
    level: int
    roles: frozenset[str]
    own_roles: frozenset[str]
    heading_names: frozenset[str]
    units: tuple[TextUnit, ...]
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True)
class Reading:
    """The document with all that the language layer finds in it."""

    document: Document
    sections: tuple[ReadSection, ...]
    footnotes: tuple[Sentence, ...]
    damaged: bool
    swedish: bool
    title_names: frozenset[str]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences of the body, in order."""
        return tuple(sentence for section in self.sections for sentence in section.sentences)

    @property
    def units(self) -> Iterator[TextUnit]:
        """All texts of the body with headings and cells, and the footnotes last."""
        for section in self.sections:
            if section.heading and section.heading.cell is None:
                yield section.heading
            yield from section.units
        yield from dict.fromkeys(note.unit for note in self.footnotes)


def read(document: Document, patterns: Patterns) -> Reading:
    """The document as sentences with concepts. Damaged text (no å, ä, ö left) is folded, and said to be damaged."""
    sample = "\n".join(block.text for block in document.blocks if not block.table)
    damaged = is_damaged(sample)
    scanner = patterns.scanner(damaged)

    texts = _Texts(document, scanner)

    sections: list[ReadSection] = []
    above: list[tuple[int, frozenset[str]]] = []
    for section in document.sections:
        heading = texts.unit(section.heading) if section.heading else None
        names = _heading_names(heading, patterns)
        while above and above[-1][0] >= section.level:
            above.pop()
        is_title = section.heading is not None and one_line(section.heading.text) == document.title
        own = frozenset() if is_title else patterns.roles(names)
        roles = own or (above[-1][1] if above else frozenset())
        above.append((section.level, roles))
        units = tuple(part for block in section.blocks for part in texts.units(block))
        rows = [row for block in section.blocks if block.table for row in _form_rows(block, section, texts, patterns)]
        in_rows = {id(sentence.unit) for row in rows for sentence in row.sentences}
        told = (part for part in units if id(part) not in in_rows)
        sentences = tuple(sentence for part in told for sentence in _sentences(part, roles, patterns))
        sections.append(ReadSection(section.path, heading, section.level, roles, own, names, units, sentences))
        sections += rows
    footnotes = tuple(s for note in document.footnotes for s in _sentences(texts.unit(note), frozenset(), patterns))
    title_names = patterns.heading({hit.concept for hit in texts.title_hits})
    return Reading(document, tuple(sections), footnotes, damaged, is_swedish(sample), title_names)


class _Texts:
    """The document's texts, normalised, joined and scanned in one go, and taken apart again."""

    def __init__(self, document: Document, scanner: Scanner) -> None:
        self._units: dict[tuple[int, Cell | None], TextUnit] = {}
        keys = [(block, cell) for block in (*document.blocks, *document.footnotes) for cell in _cells(block)]
        normalised = [normalise(cell.text if cell else block.text) for block, cell in keys]
        title = normalise(document.title or "").text
        hits = scanner.scan("\n".join((*(text.text for text in normalised), title)))
        starts = [hit.start for hit in hits]
        at = 0
        for (block, cell), text in zip(keys, normalised, strict=True):
            end = at + len(text.text)
            own = [Hit(a - at, b - at, name) for a, b, name in hits[bisect_left(starts, at) : bisect_left(starts, end)] if b <= end]
            self._units[id(block), cell] = TextUnit(block, cell, text, _unquoted(text.text, own))
            at = end + 1
        self.title_hits = hits[bisect_left(starts, at) :]

    def unit(self, block: Block, cell: Cell | None = None) -> TextUnit:
        """The text of a block or of a cell in it."""
        return self._units[id(block), cell]

    def units(self, block: Block) -> list[TextUnit]:
        """The block's text, or those of its cells that hold some."""
        return [self.unit(block, cell) for cell in _cells(block)]


def _form_rows(block: Block, section: Section, texts: _Texts, patterns: Patterns) -> Iterator[ReadSection]:
    """The rows of a form as sections of their own, one level below the section that the table stands in."""

    def names_of(cell: Cell) -> frozenset[str]:
        return _heading_names(texts.unit(block, cell), patterns)

    assert block.table is not None
    for label, cells in form_rows(block.table, lambda cell: patterns.roles(names_of(cell))):
        names = names_of(label)
        roles = patterns.roles(names)
        units = [texts.unit(block, cell) for cell in cells if cell.text.strip()]
        sentences = tuple(s for part in units for s in _sentences(part, roles, patterns, in_form=True))
        path = (*section.path, one_line(label.text))
        yield ReadSection(path, texts.unit(block, label), section.level + 1, roles, roles, names, (), sentences)


def _cells(block: Block) -> list[Cell | None]:
    if block.table is None:
        return [None]
    return [cell for row in block.table.rows for cell in row if cell.text.strip()]


def _heading_names(heading: TextUnit | None, patterns: Patterns) -> frozenset[str]:
    if heading is None:
        return frozenset()
    text = heading.normalised.text
    return patterns.heading({hit.concept for hit in heading.hits} | structures(text, heading.hits, 0, len(text)))


def _sentences(
    unit: TextUnit, roles: frozenset[str], patterns: Patterns, *, in_form: bool = False
) -> Iterator[Sentence]:
    starts = [hit.start for hit in unit.hits]
    long = [hit for hit in unit.hits if hit.end - hit.start > _LONG]
    for start, end in sentence_spans(unit.normalised.text):
        hits = unit.hits[bisect_left(starts, start) : bisect_left(starts, end)]
        hits = (*(hit for hit in long if hit.start < start < hit.end), *hits)
        yield Sentence(unit, start, end, hits, roles, patterns, in_form)


def _unquoted(text: str, hits: list[Hit]) -> tuple[Hit, ...]:
    quotes = [quote.span() for quote in _QUOTED.finditer(text)]
    if not quotes:
        return tuple(hits)
    return tuple(hit for hit in hits if not any(a <= hit.start and hit.end <= b for a, b in quotes))


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " ,;:–—-(":
        end -= 1
    return end

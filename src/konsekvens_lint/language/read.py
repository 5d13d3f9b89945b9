"""Document to Reading: sections with their roles, and their sentences."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

from konsekvens_lint.documents.lines import is_usual_section
from konsekvens_lint.documents.model import Block, Cell, Document, Section, one_line
from konsekvens_lint.language.damage import is_damaged, is_swedish
from konsekvens_lint.language.forms import form_rows
from konsekvens_lint.language.grammar.model import Grammar
from konsekvens_lint.language.grammar.settling import settle
from konsekvens_lint.language.patterns import Patterns
from konsekvens_lint.language.reading import Reading, ReadSection, Sentence
from konsekvens_lint.language.relations import structures
from konsekvens_lint.language.scan import Hit
from konsekvens_lint.language.texts import Texts, TextUnit

# "Jämställdhet: Förslaget …", "**Ekonomi.** Kostnaden …"
_LABEL = re.compile(
    r"(?P<bold>\*{1,2}|_{1,2})?(?:\d+(?:\.\d+)*\.?\s+)?(?P<name>[^\W\d_][^.:*\n]{2,70}?)(?:[.:](?:\*{1,2}|_{1,2})|(?:\*{1,2}|_{1,2})[.:]|[.:])\s+(?=\S)"
)
# "RFV: Med en sådan uppdelning …", "Försäkringsförbundet: Det är angeläget …"
_SPEAKER = re.compile(r"\s*(?:(?P<short>[A-ZÅÄÖ]{2,6})|[A-ZÅÄÖ][\w-]+(?: [\w-]+){0,3}):(?:\s|\Z)")
_SPEAKERS = frozenset({"reporter", "organisation_word"})
_SECTION_LABEL = "section_label"
_SAYING = frozenset({"attribution_verb", "reporting_verb"})
_AUTHORS = frozenset({"author_body", "first_person", "adopts_view"})
# A hit that may run over several sentences: a template's bracketed prompt.
_LONG = 60


def read(document: Document, patterns: Patterns, grammar: Grammar | None = None) -> Reading:
    """The document as sentences with concepts. Damaged text (no å, ä, ö left) is folded, and said to be damaged.

    `grammar` is asked of the words that may mean two things; without one the words alone decide.
    """
    sample = "\n".join(block.text for block in document.blocks if not block.table)
    damaged = is_damaged(sample)
    texts = Texts(
        document,
        patterns.scanner(damaged),
        partial(settle, questions=patterns.questions, grammar=grammar),
    )
    sections: list[ReadSection] = []
    above: list[tuple[int, frozenset[str]]] = []
    for section in document.sections:
        while above and above[-1][0] >= section.level:
            above.pop()
        inherited = above[-1][1] if above else frozenset()
        read_section, rows = _section(section, document.title, inherited, texts, patterns)
        above.append((section.level, read_section.roles))
        sections += [read_section, *rows]
    footnotes = tuple(
        s for note in document.footnotes for s in _sentences(texts.unit(note), frozenset(), patterns)
    )
    title_names = patterns.heading({hit.concept for hit in texts.title_hits})
    title_begins = frozenset(hit.concept for hit in texts.title_hits if hit.start == 0)
    return Reading(
        document, tuple(sections), footnotes, damaged, is_swedish(sample), title_names, title_begins
    )


def _section(
    section: Section, title: str | None, inherited: frozenset[str], texts: Texts, patterns: Patterns
) -> tuple[ReadSection, list[ReadSection]]:
    """A section, and the rows of its forms as sections of their own. The document's title gives no role, and
    what a section is, its subsections are too.
    """
    heading = texts.unit(section.heading) if section.heading else None
    names = _heading_names(heading, patterns)
    is_title = section.heading is not None and one_line(section.heading.text) == title
    own = frozenset() if is_title else patterns.roles(names)
    roles = own | inherited
    units = tuple(part for block in section.blocks for part in texts.units(block))
    rows = [
        row for block in section.blocks if block.table for row in _form_rows(block, section, texts, patterns)
    ]
    rows += _run_in_sections(units, section, patterns)
    in_rows = {id(sentence.unit) for row in rows for sentence in row.sentences}
    told = (part for part in units if id(part) not in in_rows)
    sentences: list[Sentence] = []
    speaker = False
    for part in told:
        sentences += _sentences(part, roles, patterns, speaker=speaker)
        speaker = _is_lone_label(part)
    return ReadSection(section.path, heading, section.level, roles, own, names, units, tuple(sentences)), rows


def _form_rows(block: Block, section: Section, texts: Texts, patterns: Patterns) -> Iterator[ReadSection]:
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
        yield ReadSection(
            path, texts.unit(block, label), section.level + 1, roles, roles, names, (), sentences
        )


def _run_in_sections(
    units: Sequence[TextUnit], section: Section, patterns: Patterns
) -> Iterator[ReadSection]:
    """The paragraphs that begin with their heading; list items go on the paragraph that ends in a colon before them."""
    begun: ReadSection | None = None
    for unit in units:
        own = _run_in(unit, section, patterns)
        if begun and own is None and unit.block.kind == "list_item":
            more = _sentences(unit, begun.roles, patterns)
            begun = begun._replace(sentences=(*begun.sentences, *more))
            continue
        if begun:
            yield begun
        begun = own
        if begun and not unit.normalised.text.rstrip().endswith(":"):
            yield begun
            begun = None
    if begun:
        yield begun


def _run_in(unit: TextUnit, section: Section, patterns: Patterns) -> ReadSection | None:
    """A paragraph that begins with its heading ("Jämställdhet: Förslaget …") as a section one level below.

    The heading ends in a colon or a full stop, and is in bold, a name that sections have, or the organisation's own.
    """
    label = _LABEL.match(unit.normalised.text) if unit.block.kind in ("paragraph", "list_item") else None
    if label is None or not (
        label["bold"] or is_usual_section(label["name"]) or patterns.given_roles(label["name"])
    ):
        return None
    heading = unit.beginning(label.end())
    names = _heading_names(heading, patterns)
    roles = patterns.roles(names)
    if not roles:
        return None
    sentences = tuple(s for s in _sentences(unit, roles, patterns) if s.end > label.end())
    first, rest = sentences[:1], sentences[1:]
    sentences = (*(replace(s, start=max(s.start, label.end())) for s in first), *rest)
    path = (*section.path, one_line(label["name"]))
    return ReadSection(path, heading, section.level + 1, roles, roles, names, (), sentences)


def _heading_names(heading: TextUnit | None, patterns: Patterns) -> frozenset[str]:
    if heading is None:
        return frozenset()
    text = heading.normalised.text
    concepts = {hit.concept for hit in heading.hits} | structures(text, heading.hits, 0, len(text))
    return patterns.heading(concepts) | patterns.given_roles(text)


def _sentences(
    unit: TextUnit, roles: frozenset[str], patterns: Patterns, *, in_form: bool = False, speaker: bool = False
) -> Iterator[Sentence]:
    told = unit.sentences()
    spans, found = [span for span, _ in told], [hits for _, hits in told]
    views = _among_views(unit, spans, found)
    voice = {"spoken_by_other"} if speaker or _speaks(unit) else set()
    for at, ((start, end), going) in enumerate(zip(spans, _going_on(unit.hits, spans), strict=True)):
        hits = (*going, *found[at])
        yield Sentence(unit, start, end, hits, roles, patterns, in_form, _beside(found, at, views) | voice)


def _going_on(hits: Sequence[Hit], spans: Sequence[tuple[int, int]]) -> Iterator[list[Hit]]:
    """For each sentence the long hits that began before it and go on in it."""
    coming = deque(hit for hit in hits if hit.end - hit.start > _LONG)
    going: list[Hit] = []
    for start, _ in spans:
        while coming and coming[0].start < start:
            going.append(coming.popleft())
        going = [hit for hit in going if hit.end > start]
        yield going


def _speaks(unit: TextUnit) -> re.Match[str] | None:
    """The label of one who speaks in the paragraph: a short name in capitals, or an organisation's."""
    label = _SPEAKER.match(unit.normalised.text)
    if label is None:
        return None
    concepts = {hit.concept for hit in unit.hits if hit.end <= label.end()}
    named = _SECTION_LABEL not in concepts if label["short"] else bool(concepts & _SPEAKERS)
    return label if named else None


def _is_lone_label(unit: TextUnit) -> bool:
    """Whether the paragraph is only a speaker's label ("RFV:"), who then speaks in the one that follows."""
    text = unit.normalised.text.rstrip()
    label = _speaks(unit) if text.endswith(":") else None
    return label is not None and label.end() >= len(text)


def _among_views(
    unit: TextUnit, spans: Sequence[tuple[int, int]], found: Sequence[Sequence[Hit]]
) -> set[int]:
    """The sentence that stands between two views of others, with no author named: the first one's reasons."""
    if len(spans) < 3:
        return set()
    views = [
        at
        for at, (span, hits) in enumerate(zip(spans, found, strict=True))
        if _tells_view(unit.normalised.text, span, hits)
    ]
    own = {at for at, hits in enumerate(found) if any(hit.concept in _AUTHORS for hit in hits)}
    return {first + 1 for first, second in pairwise(views) if second == first + 2} - own


def _tells_view(text: str, span: tuple[int, int], hits: Sequence[Hit]) -> bool:
    concepts = {hit.concept for hit in hits}
    if not concepts & _SAYING or concepts & _AUTHORS:
        return False
    return bool({"attributed", "reported"} & structures(text, hits, *span))


def _beside(found: Sequence[Sequence[Hit]], at: int, views: set[int]) -> frozenset[str]:
    """What the neighbours give the sentence at the place: names of `STRUCTURES`."""
    before = {hit.concept for hits in found[max(0, at - 1) : at] for hit in hits}
    after = {hit.concept for hits in found[at + 1 : at + 2] for hit in hits}
    names = {"after_assignment"} if "assignment" in before else set()
    names |= {"among_views"} if at in views else set()
    return frozenset(names | ({"then_adopted"} if "adopts_view" in after else set()))

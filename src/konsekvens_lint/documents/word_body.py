"""A Word part's blocks in reading order: one pass over its XML."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from lxml import etree

from konsekvens_lint.documents import word_names as w
from konsekvens_lint.documents.draft import Draft
from konsekvens_lint.documents.lines import (
    BULLET,
    MAX_HEADING,
    ORDERED,
    is_caption,
    is_contents_entry,
    is_contents_heading,
)
from konsekvens_lint.documents.model import Kind
from konsekvens_lint.documents.sizes import check_columns
from konsekvens_lint.documents.strands import Strand
from konsekvens_lint.documents.word_styles import Style, Styles, list_depth
from konsekvens_lint.documents.word_tables import (
    Grid,
    GridCell,
    cells_of,
    first_column,
    is_header,
    rows_of,
    span_of,
    table_drafts,
)
from konsekvens_lint.documents.word_text import Line, TextReader, is_prompt
from konsekvens_lint.limits import MAX_NESTING

#: A paragraph of this length is prose: what stands after it is no letterhead.
PROSE = 120
_BULLET_STARTS = frozenset("-–—−*•▪●‣◦■□⁃∙·\uf0b7\uf0a7\uf0d8\uf0fc\uf02d\uf076(0123456789")
_ROLE_KINDS: dict[str, Kind] = {"contents": "contents", "caption": "caption", "quotation": "quotation"}


class BodyReader:
    """Reads one part. `charts` gives a chart's blocks by the id of its relation."""

    def __init__(self, styles: Styles, charts: Callable[[str], list[Draft]] | None = None) -> None:
        self._styles = styles
        self._charts = charts
        self._text = TextReader(styles)
        self._prose_met = False
        self._depth = 0
        self._carried: tuple[Strand, ...] = ()

    def read(self, root: etree._Element) -> list[Draft]:
        """The blocks under this element."""
        drafts: list[Draft] = []
        self._blocks(root, drafts, False, False)
        self._end(drafts)
        return drafts

    def _end(self, out: list[Draft]) -> None:
        """What was to be joined with a next paragraph, where there is none."""
        if self._carried:
            out.append(Draft("paragraph", _joined(self._carried), origin=self._carried))
            self._carried = ()

    def _blocks_apart(self, parent: etree._Element, out: list[Draft], prompt: bool) -> None:
        """The blocks of a cell or a box: none of its paragraphs is joined with one outside."""
        carried, self._carried = self._carried, ()
        self._blocks(parent, out, prompt, False)
        self._end(out)
        self._carried = carried

    def _blocks(self, parent: etree._Element, out: list[Draft], prompt: bool, contents: bool) -> None:
        for child in parent:
            tag = child.tag
            if tag == w.P:
                self._paragraph(child, out, prompt, contents)
            elif tag == w.TBL:
                self._table(child, out, prompt)
            elif tag == w.SDT:
                content = child.find(w.SDT_CONTENT)
                if content is not None:
                    self._blocks(
                        content, out, prompt or is_prompt(child), contents or _is_contents_control(child)
                    )
            elif tag in w.WRAPPERS:
                self._blocks(child, out, prompt, contents)
            elif tag == w.ALTERNATE:
                self._blocks(w.branch(child), out, prompt, contents)

    def _paragraph(self, paragraph: etree._Element, out: list[Draft], prompt: bool, contents: bool) -> None:
        properties = paragraph.find(w.P_PR)
        style = self._styles.paragraph(_style_id(properties))
        line = self._text.read(paragraph, style)
        text = "" if prompt else line.text
        origin: tuple[Strand, ...] = (line.written,)
        if properties is not None and _is_mark_deleted(properties):
            # Word joins the paragraph with the next one once the change is accepted.
            self._carried += origin if text else ()
            text = ""
        elif self._carried and text:
            origin, self._carried = (*self._carried, line.written), ()
            text = _joined(origin)
        if text:
            draft = self._draft(text, line, style, properties, contents)
            out.append(draft._replace(origin=origin))
            self._prose_met = self._prose_met or len(text) >= PROSE
        shown = (line.written, line.prompts) if prompt else (line.prompts,)
        if prompted := _joined(shown):
            out.append(Draft("paragraph", prompted, template=True, origin=shown))
        for anchor in line.anchors:
            self._anchored(anchor, out)

    def _draft(
        self, text: str, line: Line, style: Style, properties: etree._Element | None, contents: bool
    ) -> Draft:
        notes = tuple(line.notes)
        if contents or style.role == "contents":
            return Draft("contents", text, notes=notes)
        level, listed = _own(properties)
        if level is None:
            level = style.level if style.role in ("heading", "title") else 0
        if level and len(text) <= MAX_HEADING:
            return Draft(
                "heading", text, level=level, notes=notes, title=style.role == "title", bold=line.bold
            )
        if line.contents and (is_contents_entry(text) or is_contents_heading(text)):
            return Draft("contents", text, notes=notes)
        kind = _ROLE_KINDS.get(style.role)
        if kind:
            return Draft(kind, text, notes=notes, bold=line.bold)
        if listed is None:
            listed = style.role == "list"
        if listed:
            return Draft("list_item", text, notes=notes, bold=line.bold, depth=list_depth(properties))
        if text[0] in _BULLET_STARTS and (match := BULLET.match(text) or ORDERED.match(text)):
            return Draft("list_item", text[match.end() :], marker=match.group(), notes=notes, bold=line.bold)
        return Draft("caption" if is_caption(text) else "paragraph", text, notes=notes, bold=line.bold)

    def _table(self, table: etree._Element, out: list[Draft], prompt: bool) -> None:
        self._depth += 1
        if self._depth <= MAX_NESTING:
            at_head = not self._prose_met
            out.extend(table_drafts(self._grid(table, prompt), at_head))
        self._depth -= 1

    def _grid(self, table: etree._Element, prompt: bool) -> Grid:
        grid: list[list[GridCell]] = []
        headers = 0
        above: dict[int, GridCell] = {}
        for number, row in enumerate(rows_of(table)):
            headers += is_header(row) and headers == number
            cells: list[GridCell] = []
            column = first_column(row)
            for element, control in cells_of(row):
                span, goes_on = span_of(element)
                if goes_on and column in above:
                    above[column].rowspan = number - above[column].row + 1
                    self._blocks_apart(element, above[column].drafts, prompt)
                else:
                    drafts: list[Draft] = []
                    self._blocks_apart(
                        element, drafts, prompt or (control is not None and is_prompt(control))
                    )
                    cells.append(GridCell(number, column, span, drafts))
                    check_columns(len(cells))
                    above[column] = cells[-1]
                column += span
            grid.append(cells)
        return Grid(grid, headers)

    def _anchored(self, anchor: etree._Element, out: list[Draft]) -> None:
        """Text boxes, charts and what a picture is said to show, after the paragraph that holds them."""
        self._depth += 1
        if self._depth <= MAX_NESTING:
            for found in _inside(anchor):
                if found.tag == w.TEXT_BOX:
                    self._blocks_apart(found, out, False)
                elif found.tag == w.CHART and self._charts is not None:
                    drafts = self._charts(found.get(w.REL_ID) or "")
                    out.extend(each._replace(origin=(Strand(each.text, anchor),)) for each in drafts)
                elif found.tag == w.DOC_PR and says_something(found.get("descr") or ""):
                    text = " ".join((found.get("descr") or "").split())
                    out.append(Draft("caption", text, origin=(Strand(text, anchor),)))
        self._depth -= 1


def _inside(anchor: etree._Element) -> Iterator[etree._Element]:
    """What a drawing holds, each once: fallbacks are left out, and boxes in boxes are the inner reader's."""
    for child in anchor:
        tag = child.tag
        if tag in (w.TEXT_BOX, w.CHART, w.DOC_PR):
            yield child
        elif tag == w.ALTERNATE:
            yield from _inside(w.branch(child))
        elif tag != w.FALLBACK:
            yield from _inside(child)


_AUTOMATIC = (
    "automatiskt genererad",
    "automatically generated",
    "bildresultat för",
    "ai-genererat",
    "kan vara felaktigt",
)
_DECORATION = ("logotyp", "logga", "logo", "vapen", "dekor", "picture ", "bild ", "bildobjekt", "placeholder")


def says_something(description: str) -> bool:
    """Whether a picture's description is its author's words: no machine's guess, file name or ornament."""
    low = description.lower()
    if len(low.split()) < 4 or any(mark in low for mark in _AUTOMATIC):
        return False
    return not (low.startswith(_DECORATION) and len(low.split()) < 8) and not low.startswith("http")


def _joined(strands: Sequence[Strand]) -> str:
    return "".join(strand.text for strand in strands).strip()


def _style_id(properties: etree._Element | None) -> str | None:
    child = properties.find(w.P_STYLE) if properties is not None else None
    return child.get(w.VAL) if child is not None else None


def _own(properties: etree._Element | None) -> tuple[int | None, bool | None]:
    """The paragraph's own heading level (0: body text; None: nothing said), and whether it is an item."""
    if properties is None:
        return None, None
    level: int | None = None
    outline = properties.find(w.OUTLINE)
    value = w.number(outline.get(w.VAL)) if outline is not None else None
    if value is not None:
        level = value + 1 if value < 9 else 0
    numbering = properties.find(w.NUM_PR)
    number = numbering.find(w.NUM_ID) if numbering is not None else None
    return level, None if number is None else number.get(w.VAL) != "0"


def _is_mark_deleted(properties: etree._Element) -> bool:
    run = properties.find(w.R_PR)
    return run is not None and (run.find(w.DEL) is not None or run.find(w.MOVE_FROM) is not None)


def _is_contents_control(control: etree._Element) -> bool:
    """Word's own contents page: a content control from the gallery 'Table of Contents'."""
    properties = control.find(w.SDT_PR)
    part = properties.find(w.DOC_PART) if properties is not None else None
    gallery = part.find(w.GALLERY) if part is not None else None
    return gallery is not None and gallery.get(w.VAL) == "Table of Contents"


def without_duplicates(drafts: list[Draft]) -> list[Draft]:
    """The drafts, each text once: every section of a document repeats its headers."""
    seen: set[str] = set()
    kept: list[Draft] = []
    for draft in drafts:
        if draft.text not in seen:
            seen.add(draft.text)
            kept.append(draft._replace(table=None) if draft.table else draft)
    return kept

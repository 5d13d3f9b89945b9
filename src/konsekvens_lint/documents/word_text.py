"""The text of one Word paragraph: what counts, what was deleted, what is hidden, and what hangs on it."""

from __future__ import annotations

from lxml import etree

from konsekvens_lint.documents import refusals
from konsekvens_lint.documents import word_names as w
from konsekvens_lint.documents.strands import Strand
from konsekvens_lint.documents.word_styles import Style, Styles
from konsekvens_lint.limits import MAX_PARAGRAPH, MAX_PIECES

#: What w:sym shows in the fonts that memos use for marks; other characters keep their private code.
_SYMBOLS = {
    0xF0B7: "•", 0xF0A7: "▪", 0xF0E0: "→", 0xF0DF: "←", 0xF0B3: "≥", 0xF0A3: "≤", 0xF0B1: "±", 0xF0FC: "✓",
    0xF0FE: "☒", 0xF0FD: "☒", 0xF0A8: "☐", 0xF06F: "☐", 0xF071: "☐", 0xF078: "☒", 0xF052: "☑", 0xF02D: "–",
}  # fmt: skip
_FIXED = {
    w.TAB: "\t", w.P_TAB: "\t", w.CR: "\n", w.NO_BREAK_HYPHEN: "\u2011", w.SOFT_HYPHEN: "\u00ad",
}  # fmt: skip
_ANCHORS = frozenset({w.DRAWING, w.PICT, w.OBJECT})
_NOTE_PREFIX = {w.FOOTNOTE_REF: "f", w.ENDNOTE_REF: "e"}
#: What stands in the text for a footnote or an endnote.
NOTE_MARKS = tuple(_NOTE_PREFIX)
#: The parts that hold notes: their kind, the name of a note, and what its key begins with.
NOTES = (
    ("footnotes", w.FOOTNOTE, _NOTE_PREFIX[w.FOOTNOTE_REF]),
    ("endnotes", w.ENDNOTE, _NOTE_PREFIX[w.ENDNOTE_REF]),
)


class Fields:
    """Word's complex fields: code, then result, in each other and over paragraphs, as contents pages do."""

    def __init__(self) -> None:
        self._open: list[list[str]] = []

    def mark(self, kind: str | None) -> None:
        """A w:fldChar of this type."""
        if kind == "begin":
            self._open.append(["code", ""])
        elif self._open and kind == "separate":
            self._open[-1][0] = "result"
        elif self._open and kind == "end":
            self._open.pop()

    def instruct(self, code: str) -> None:
        """A piece of the innermost field's code."""
        if self._open:
            self._open[-1][1] += code

    @property
    def in_code(self) -> bool:
        """Whether text here is part of a field's code and is not shown."""
        return any(part[0] == "code" for part in self._open)

    @property
    def in_contents(self) -> bool:
        """Whether text here is the result of a TOC field."""
        return any(part[1].lstrip().upper().startswith("TOC") for part in self._open)

    def end_paragraph(self) -> None:
        """Forget codes left open: a damaged field must not swallow the rest of the document."""
        self._open = [part for part in self._open if part[0] == "result"]


class Line:
    """What was gathered from one paragraph: what its author wrote, and what Word shows in unfilled content controls."""

    __slots__ = ("anchors", "contents", "notes", "prompts", "styled", "unstyled", "written")

    def __init__(self) -> None:
        self.written = Strand()
        self.prompts = Strand()
        self.anchors: list[etree._Element] = []
        self.notes: list[str] = []
        self.styled = False
        self.unstyled = False
        self.contents = False

    @property
    def raw(self) -> str:
        """What the author wrote, with the space around it."""
        return self.written.text

    @property
    def text(self) -> str:
        """What the author wrote."""
        return self.raw.strip()

    @property
    def bold(self) -> bool:
        """Whether all that can be seen is bold."""
        return self.styled and not self.unstyled


class TextReader:
    """Reads paragraphs' text, in the order of the document, since fields may span several."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._fields = Fields()

    def read(self, paragraph: etree._Element, style: Style) -> Line:
        """The paragraph's text and what hangs on it; `style` is the paragraph's own. Errors: DocumentError too_large."""
        line = Line()
        if self._fields.in_contents:
            line.contents = True
        self._inline(paragraph, style, line, False)
        line.contents = line.contents or self._fields.in_contents
        self._fields.end_paragraph()
        return line

    def _inline(self, parent: etree._Element, style: Style, line: Line, prompt: bool) -> None:
        for child in parent:
            tag = child.tag
            if tag == w.R:
                self._run(child, style, line, prompt)
                if len(line.written.parts) > MAX_PIECES:
                    raise refusals.long_paragraph(MAX_PARAGRAPH)
            elif tag in w.WRAPPERS:
                self._inline(child, style, line, prompt)
            elif tag == w.SDT:
                self._control(child, style, line, prompt)
            elif tag == w.ALTERNATE:
                self._inline(w.branch(child), style, line, prompt)
            elif tag in (w.MATH, w.MATH_PARA):
                for text in child.iter(w.MATH_TEXT):
                    line.written.add(text.text or "", text)

    def _control(self, control: etree._Element, style: Style, line: Line, prompt: bool) -> None:
        content = control.find(w.SDT_CONTENT)
        if content is not None:
            self._inline(content, style, line, prompt or is_prompt(control))

    def _run(self, run: etree._Element, style: Style, line: Line, prompt: bool) -> None:
        bold = style.bold
        strand = line.prompts if prompt else line.written
        for child in run:
            tag = w.name(child)
            if tag == w.T:
                if child.text and not self._fields.in_code:
                    strand.add(child.text, child)
                    if not child.text.isspace():
                        line.styled, line.unstyled = line.styled or bold, line.unstyled or not bold
            elif tag == w.R_PR:
                bold, hidden = self._properties(child, bold, style.hidden)
                if hidden:
                    self._pass_hidden(run)
                    return
            else:
                self._mark(child, tag, strand, line, style, prompt)

    def _mark(
        self, child: etree._Element, tag: str, strand: Strand, line: Line, style: Style, prompt: bool
    ) -> None:
        if tag in _FIXED:
            strand.add(_FIXED[tag], child)
        elif tag == w.BR:
            strand.add("\n" if child.get(w.TYPE) in (None, "textWrapping") else "", child)
        elif tag == w.FIELD_CHAR:
            self._fields.mark(child.get(w.FIELD_TYPE))
        elif tag == w.INSTRUCTION:
            self._fields.instruct(child.text or "")
        elif tag in _ANCHORS:
            line.anchors.append(child)
        elif tag == w.ALTERNATE:
            branch = w.branch(child)
            for inner in branch:
                if inner.tag == w.T:
                    strand.add(inner.text or "", inner)
                self._mark(inner, w.name(inner), strand, line, style, prompt)
        elif tag == w.SYM:
            strand.add(_symbol(child.get(w.CHAR)), child)
        elif tag in _NOTE_PREFIX:
            line.notes.append(note_key(child))
        elif tag == w.RUBY:
            base = child.find(w.RUBY_BASE)
            if base is not None:
                self._inline(base, style, line, prompt)

    def _properties(self, properties: etree._Element, bold: bool, hidden: bool) -> tuple[bool, bool]:
        for prop in properties:
            tag = prop.tag
            if tag == w.B:
                bold = w.is_on(prop.get(w.VAL))
            elif tag == w.VANISH:
                hidden = w.is_on(prop.get(w.VAL))
            elif tag == w.R_STYLE:
                styled_bold, styled_hidden = self._styles.run(prop.get(w.VAL) or "")
                bold = bold if styled_bold is None else styled_bold
                hidden = hidden or styled_hidden
        return bold, hidden

    def _pass_hidden(self, run: etree._Element) -> None:
        """Fields begin and end in hidden runs too."""
        for child in run:
            if child.tag == w.FIELD_CHAR:
                self._fields.mark(child.get(w.FIELD_TYPE))
            elif child.tag == w.INSTRUCTION:
                self._fields.instruct(child.text or "")


def note_key(mark: etree._Element) -> str:
    """The key of the note that a mark in the text refers to."""
    return _NOTE_PREFIX[w.name(mark)] + (mark.get(w.ID) or "")


def is_prompt(control: etree._Element) -> bool:
    """Whether a content control shows Word's prompt and not the author's text."""
    properties = control.find(w.SDT_PR)
    if properties is None:
        return False
    showing = properties.find(w.SHOWING_PROMPT)
    return showing is not None and w.is_on(showing.get(w.VAL))


def _symbol(code: str | None) -> str:
    try:
        number = int(code or "", 16)
    except ValueError:
        return ""
    return _SYMBOLS.get(number) or (
        chr(number) if 0 < number < 0xFFFE and not 0xD800 <= number < 0xE000 else ""
    )

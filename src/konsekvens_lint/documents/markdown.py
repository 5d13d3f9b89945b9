"""Markdown: the blocks of CommonMark that memos use, pipe tables and footnotes, read line by line.

Inline marks stay in the text, and so do line breaks: offsets count in the text as read. A file with no
Markdown marks at all is read as plain text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from konsekvens_lint.documents.assemble import assemble
from konsekvens_lint.documents.draft import Draft
from konsekvens_lint.documents.front_matter import blank_front_matter, front_matter
from konsekvens_lint.documents.lines import (
    ANCHOR,
    BARE_BULLET,
    BULLET,
    REFERRING_WORDS,
    is_caption,
    is_page_marker,
    is_usual_section,
    looks_like_heading,
)
from konsekvens_lint.documents.markdown_remarks import FENCE, remarks_in, without_comments
from konsekvens_lint.documents.model import Cell, Document
from konsekvens_lint.documents.outline import complete, mark_contents
from konsekvens_lint.documents.plain import contents_lines, read_plain
from konsekvens_lint.documents.sizes import check_columns, check_count
from konsekvens_lint.documents.tables import make_table
from konsekvens_lint.documents.wrapping import ends_between, wrap_width

_ATX = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))??(?:[ \t]+#+)?[ \t]*$")
_SETEXT = re.compile(r" {0,3}(=+|-{2,})[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_INDENT = 2
_RUN_IN = re.compile(
    r"(?P<mark>\*{1,2}|_{1,2})(?:\d[\d.]* )?[A-ZÅÄÖ][^*_\n]{1,60}(?:[.:](?P=mark)|(?P=mark)[.:])[ \t]+\S"
)
_ITEM = re.compile(r"([ \t]*)((?:[-*+]|\d{1,3}[.)])[ \t]+)(?=\S)")
_QUOTE = re.compile(r" {0,3}> ?")
_NOTE = re.compile(r" {0,3}\[\^([^\]\s]+)\]:[ \t]*")
_NOTE_MARK = re.compile(r"\[\^([^\[\]\s]+)\](?!:)")
_DELIMITER_CELL = re.compile(r":?-+:?")
_CELL_BREAK = re.compile(r"(?<!\\)\|")
_BOLD = re.compile(r"(\*\*|__)(?=\S)([^*_]+?)(?<=\S)\1[ \t]*")
_ITALIC = re.compile(r"(\*|_)(?=[^\s*_])([^*_]+?)(?<=\S)\1")
_MARKS = re.compile(
    r"^ {0,3}(?:#{1,6}[ \t]+\S|```|~~~|> |\[\^)|^[ \t]*\|.*\|[ \t]*$|\*\*\S|^[ \t]*[-*+] \[[ x]\] ",
    re.MULTILINE,
)
_UNDERLINED = re.compile(r"^\S[^\n]*\n(?:={3,}|-{3,})[ \t]*$", re.MULTILINE)


def read_markdown(text: str) -> Document:
    """The document in a Markdown text. Errors: DocumentError too_large, and no other; whatever is no mark is text.

    The title that front matter gives is the document's where its text has none; its date and unit go before the text's.
    """
    document, front = _document(text), front_matter(text)
    return replace(
        document,
        title=document.title or front.title,
        dated=front.dated or document.dated,
        unit=front.unit or document.unit,
        remarks=remarks_in(text, document),
    )


def _document(text: str) -> Document:
    text = blank_front_matter(without_comments(text)).replace("\f", " ")
    if not (_MARKS.search(text) or _UNDERLINED.search(text)):
        return replace(read_plain(text), format="md")
    reader = _Reader(text.split("\n"))
    body = mark_contents(reader.read())
    return assemble("md", complete(body, bold_steps=False), reader.footnotes)


class _Reader:
    """The pass over the lines; footnotes come out apart from the body."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.contents = contents_lines(lines)
        self.width = wrap_width([line.strip() for line in lines])
        self.footnotes: list[tuple[str, Draft]] = []
        self.done: list[Draft] = []

    def read(self) -> list[Draft]:
        index = 0
        while index < len(self.lines):
            index = self._step(index)
        return self.done

    def _step(self, index: int) -> int:
        line = self.lines[index]
        if not line.strip() or (_RULE.match(line) and not _BOLD.match(line)):
            return index + 1
        for read in (self._heading, self._fence, self._note, self._table, self._quote, self._item):
            end = read(index)
            if end is not None:
                return end
        if is_page_marker(line):
            return self._add("header", line.strip(), index, index + 1)
        if index in self.contents:
            return self._add("contents", line.strip(), index, index + 1)
        return self._paragraph(index)

    def _add(self, kind: str, text: str, start: int, end: int, **more: object) -> int:
        notes = tuple(_NOTE_MARK.findall(text)) if "[^" in text else ()
        self.done.append(Draft(kind, text, line=start + 1, notes=notes, **more))  # type: ignore[arg-type]
        return end

    def _heading(self, index: int) -> int | None:
        match = _ATX.match(self.lines[index])
        if not match:
            return None
        text = (match[2] or "").strip()
        bold = _BOLD.fullmatch(text)
        text = bold[2] if bold else text
        return self._add("heading", text, index, index + 1, level=len(match[1])) if text else index + 1

    def _fence(self, index: int) -> int | None:
        match = FENCE.match(self.lines[index])
        if not match:
            return None
        end = index + 1
        while end < len(self.lines) and not self.lines[end].strip().startswith(match[1]):
            end += 1
        text = "\n".join(self.lines[index + 1 : end])
        return self._add("paragraph", text, index + 1, end + 1) if text.strip() else end + 1

    def _note(self, index: int) -> int | None:
        match = _NOTE.match(self.lines[index])
        if not match:
            return None
        end = index + 1
        while end < len(self.lines) and (self._is_plain(end) or self._is_note_paragraph(end)):
            end += 1
        text = "\n".join(
            [self.lines[index][match.end() :], *(line.strip() for line in self.lines[index + 1 : end])]
        )
        blank = len(text) - len(text.lstrip())
        line = index + 1 + text[:blank].count("\n")
        self.footnotes.append((match[1], Draft("footnote", text.strip(), line=line)))
        return end

    def _is_note_paragraph(self, index: int) -> bool:
        """A blank line with an indented paragraph after it, or that paragraph."""
        line = self.lines[index]
        after = self.lines[index + 1] if index + 1 < len(self.lines) else ""
        return line.startswith(("    ", "\t")) if line.strip() else after.startswith(("    ", "\t"))

    def _table(self, index: int) -> int | None:
        lines = self.lines
        if "|" not in lines[index] or index + 1 >= len(lines) or not self._is_delimiter(index + 1):
            return None
        header = cells_of(lines[index])
        check_columns(len(header))
        if len(header) != len(cells_of(lines[index + 1])):
            return None
        rows = [_row(header, 0, index + 1)]
        end = index + 2
        while end < len(lines) and "|" in lines[end]:
            rows.append(_row(cells_of(lines[end])[: len(header)], len(rows), end + 1))
            end += 1
            check_count(len(rows) * len(header))
        table = make_table(rows, 1 if any(cell.strip() for cell in header) else 0, index + 1)
        self.done.append(table._replace(text="\n".join(lines[index:end])))
        return end

    def _is_delimiter(self, index: int) -> bool:
        line = self.lines[index]
        return "-" in line and all(_DELIMITER_CELL.fullmatch(cell) for cell in cells_of(line))

    def _quote(self, index: int) -> int | None:
        if not _QUOTE.match(self.lines[index]):
            return None
        end = index
        while end < len(self.lines) and (
            _QUOTE.match(self.lines[end]) or (end > index and self._is_plain(end))
        ):
            end += 1
        start = index
        for at in range(index, end + 1):
            # An empty quoted line parts two paragraphs of one quotation.
            if at == end or not _unquoted(self.lines[at]).strip():
                if at > start:
                    text = "\n".join(_unquoted(line) for line in self.lines[start:at])
                    self._add("quotation", text.strip(), start, at)
                start = at + 1
        return end

    def _item(self, index: int) -> int | None:
        line = self.lines[index]
        match = _ITEM.match(line) or BULLET.match(line)
        marker, begin = (match.group(), index) if match else ("", index)
        if not match:
            if not BARE_BULLET.match(line) or index + 1 >= len(self.lines) or not self._is_plain(index + 1):
                return None
            begin = index + 1
        end = begin + 1
        while end < len(self.lines) and self._is_plain(end) and not self._breaks(end, begin):
            end += 1
        text = "\n".join([self.lines[begin][len(marker) :], *self.lines[begin + 1 : end]]).strip()
        if ANCHOR.fullmatch(text) and self._is_listed_link(end):
            return self._add("contents", text, begin, end)
        bold, depth = bool(_BOLD.fullmatch(text)), len(marker) - len(marker.lstrip())
        return self._add(
            "list_item", text, begin, end, marker=marker.strip() + " ", bold=bold, depth=depth // _INDENT
        )

    def _is_listed_link(self, end: int) -> bool:
        """Whether the item before or after is such a link too: one alone is a reference."""
        item = _ITEM.match(self.lines[end]) if end < len(self.lines) else None
        follows = item is not None and ANCHOR.fullmatch(self.lines[end][item.end() :].strip()) is not None
        return follows or (bool(self.done) and self.done[-1].kind == "contents")

    def _breaks(self, index: int, begin: int) -> bool:
        """In converted text an unindented line is no part of the item if the line before ended on purpose."""
        line = self.lines[index]
        if line[:1] in " \t" or self.width is None:
            return False
        return ends_between(self.lines, index - 1, self.width, index - 1 == begin)

    def _paragraph(self, start: int) -> int:
        heading = self._heading_above(start)
        end = start + 1
        while end < len(self.lines) and self._is_plain(end):
            if _SETEXT.match(self.lines[end]):
                level = 1 if "=" in self.lines[end] else 2
                text = "\n".join(self.lines[start:end]).strip()
                return self._add("heading", text, start, end + 1, level=level)
            if heading or self._splits(start, end) or self._is_bold_line(end - 1) or self._opens_part(end):
                break
            end += 1
        text = "\n".join(self.lines[start:end]).strip()
        marked = _BOLD.fullmatch(text)
        heading = marked[2] if marked and looks_like_heading(marked[2]) else heading
        if heading:
            return self._add("paragraph", heading, start, end, bold=True)
        return self._add("caption" if is_caption(text) else "paragraph", text, start, end)

    def _is_bold_line(self, index: int) -> bool:
        """A line in bold that could be a heading parts the lines around it, blank lines or not."""
        bold = _BOLD.fullmatch(self.lines[index].strip())
        return bold is not None and looks_like_heading(bold[2])

    def _heading_above(self, index: int) -> str | None:
        """The heading that the line is, where text goes on right below: in italics, or a usual one."""
        line, below = self.lines[index].strip(), index + 1
        if line.endswith(".") or below == len(self.lines) or not self._is_plain(below):
            return None
        if len(self.lines[below].split()) <= REFERRING_WORDS:
            return None
        italic = _ITALIC.fullmatch(line)
        text = italic[2] if italic else line
        return text if (italic or is_usual_section(text)) and looks_like_heading(text) else None

    def _opens_part(self, index: int) -> bool:
        """A heading in bold, or one run in before its text in bold or italics: "*Barn:* Beslutet …"."""
        return self._is_bold_line(index) or _RUN_IN.match(self.lines[index]) is not None

    def _splits(self, start: int, end: int) -> bool:
        """Converters write the lines of a page without blank lines: there a short line ends its paragraph."""
        if self.width is None or _SETEXT.match(self.lines[end]):
            return False
        return ends_between(self.lines, end - 1, self.width, end - 1 == start)

    def _is_plain(self, index: int) -> bool:
        """Whether the line can go on a paragraph."""
        line = self.lines[index]
        if (
            not line.strip()
            or _ATX.match(line)
            or FENCE.match(line)
            or _QUOTE.match(line)
            or _NOTE.match(line)
        ):
            return False
        if _SETEXT.match(line):
            return True
        if _RULE.match(line) or _ITEM.match(line) or BULLET.match(line) or BARE_BULLET.match(line):
            return False
        if is_page_marker(line) or index in self.contents:
            return False
        return not (
            "|" in line
            and index + 1 < len(self.lines)
            and self._is_delimiter(index + 1)
            and "|" in self.lines[index + 1]
        )


def _unquoted(line: str) -> str:
    match = _QUOTE.match(line)
    return line[match.end() :] if match else line


def cells_of(line: str) -> list[str]:
    """The cells of a pipe table's row, as read; an escaped pipe does not part cells."""
    body = line.strip()
    body = body.removeprefix("|")
    if body.endswith("|") and not body.endswith("\\|"):
        body = body[:-1]
    return [cell.strip() for cell in _CELL_BREAK.split(body)]


def _row(cells: Sequence[str], row: int, line: int) -> tuple[Cell, ...]:
    return tuple(Cell(text, row, column, line=line) for column, text in enumerate(cells))

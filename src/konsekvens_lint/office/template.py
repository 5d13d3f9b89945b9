"""A template as a Word file: headings in Word's own styles, and each question as a prompt that is replaced when one writes."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from itertools import count
from typing import Any

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from konsekvens_lint.office.outline import Outline

_LANGUAGE = "sv-SE"
# The same each time, so that a template in a repository changes only when what it asks does.
_WRITTEN = datetime(2026, 1, 1)
_ZIP_DATE = (2026, 1, 1, 0, 0, 0)
_PROMPT_STYLE = "Placeholder Text"
# Lighter than what is written, and dark enough on white for those who see less well (7:1).
_PROMPT_COLOR = RGBColor(0x59, 0x59, 0x59)
# What Word shows on the edge of the title's control, as it shows a question's heading on the question's.
_TITLE_NAME = "Rubrik"
_LONGEST_NAME = 64

# An element of the file: what python-docx says of their types does not hold for elements it has no class for.
_Xml = Any


def word_file(outline: Outline) -> bytes:
    """The template as a Word file: the same bytes for the same outline."""
    document = docx.Document()
    _set_up(document)
    document.add_paragraph(outline.label)
    writer = _Writer(document)
    for label, prompt in outline.letterhead.items():
        writer.add_field(label, prompt)
    writer.add_prompt(_TITLE_NAME, outline.title, style="Title")
    for part in outline.parts:
        document.add_heading(part.heading, level=1)
        for prompt in part.prompts:
            writer.add_prompt(part.heading, prompt)
    return saved(document)


class _Writer:
    """Adds content controls that show a prompt. Each is gone once something is written in its place."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._ids = count(1)

    def add_field(self, label: str, prompt: str) -> None:
        """A line with a label, and a control for its value."""
        paragraph = self._document.add_paragraph(f"{label}: ")
        paragraph.paragraph_format.space_after = Pt(0)
        line: _Xml = paragraph._p
        control = self._control(label, plain=True)
        control.find(qn("w:sdtContent")).append(_run(prompt))
        line.append(control)

    def add_prompt(self, name: str, prompt: str, *, style: str | None = None) -> None:
        """A control for paragraphs, tables and lists."""
        paragraph: _Xml = self._document.add_paragraph(style=style)._p
        control = self._control(name, plain=False)
        paragraph.addprevious(control)
        control.find(qn("w:sdtContent")).append(paragraph)
        paragraph.append(_run(prompt))

    def _control(self, name: str, *, plain: bool) -> _Xml:
        """A control with nothing in it. `plain`: for text on one line."""
        properties = _element("w:sdtPr")
        properties.append(_element("w:alias", name[:_LONGEST_NAME]))
        properties.append(_element("w:id", str(next(self._ids))))
        properties.append(_element("w:temporary"))
        properties.append(_element("w:showingPlcHdr"))
        if plain:
            properties.append(_element("w:text"))
        control = _element("w:sdt")
        control.extend([properties, _element("w:sdtContent")])
        return control


def _run(text: str) -> _Xml:
    """A run that looks like a prompt."""
    run, properties, shown = _element("w:r"), _element("w:rPr"), _element("w:t")
    properties.append(_element("w:rStyle", _PROMPT_STYLE.replace(" ", "")))
    shown.text = text
    run.extend([properties, shown])
    return run


def _element(tag: str, value: str | None = None) -> _Xml:
    element = OxmlElement(tag)
    if value is not None:
        element.set(qn("w:val"), value)
    return element


def _set_up(document: Document) -> None:
    """Swedish, on A4, with the style of prompts, and nothing of the file that python-docx starts from."""
    style = document.styles.add_style(_PROMPT_STYLE, WD_STYLE_TYPE.CHARACTER, builtin=True)
    style.font.color.rgb = _PROMPT_COLOR
    title = document.styles["Title"]
    title.font.size, title.paragraph_format.space_before = Pt(20), Pt(18)
    for part in (document.styles.element, document.settings.element):
        for tag in ("w:lang", "w:themeFontLang"):
            for language in part.iter(qn(tag)):
                language.set(qn("w:val"), _LANGUAGE)
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(25)
    about = document.core_properties
    about.author = about.last_modified_by = about.comments = about.title = ""
    about.language = _LANGUAGE
    about.created = about.modified = _WRITTEN
    package = document.part.package
    for name, relation in list(package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del package.rels[name]


def saved(document: Document) -> bytes:
    """The bytes of a document's file, with a fixed date on each of its parts: the same each time."""
    first, fixed = io.BytesIO(), io.BytesIO()
    document.save(first)
    with zipfile.ZipFile(first) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, _ZIP_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            # Whatever system it is written on.
            info.create_system = 0
            target.writestr(info, source.read(name))
    return fixed.getvalue()

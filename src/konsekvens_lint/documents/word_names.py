"""The names of WordprocessingML that are read, in lxml's notation."""

from __future__ import annotations

from lxml import etree

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{NAMESPACE}}}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
CHARTS = _DRAWING + "chart}"

BODY, P, TBL, SDT, SDT_CONTENT, SDT_PR = (_W + n for n in ("body", "p", "tbl", "sdt", "sdtContent", "sdtPr"))
SHOWING_PROMPT, DOC_PART, GALLERY = (_W + n for n in ("showingPlcHdr", "docPartObj", "docPartGallery"))
TR, TC, TR_PR, TC_PR, TBL_HEADER = (_W + n for n in ("tr", "tc", "trPr", "tcPr", "tblHeader"))
GRID_SPAN, V_MERGE, GRID_BEFORE, CELL_DEL = (_W + n for n in ("gridSpan", "vMerge", "gridBefore", "cellDel"))
P_PR, P_STYLE, NUM_PR, NUM_ID, ILVL, OUTLINE = (
    _W + n for n in ("pPr", "pStyle", "numPr", "numId", "ilvl", "outlineLvl")
)
R, R_PR, R_STYLE, T, TAB, P_TAB, BR, CR = (
    _W + n for n in ("r", "rPr", "rStyle", "t", "tab", "ptab", "br", "cr")
)
NO_BREAK_HYPHEN, SOFT_HYPHEN, SYM = (_W + n for n in ("noBreakHyphen", "softHyphen", "sym"))
B, VANISH, DEL, INS, MOVE_FROM, MOVE_TO = (
    _W + n for n in ("b", "vanish", "del", "ins", "moveFrom", "moveTo")
)
FIELD_CHAR, INSTRUCTION, FIELD_TYPE = (_W + n for n in ("fldChar", "instrText", "fldCharType"))
FIELD_SIMPLE, HYPERLINK = _W + "fldSimple", _W + "hyperlink"
SMART_TAG, CUSTOM_XML, BIDI, DIR = (_W + n for n in ("smartTag", "customXml", "bdo", "dir"))
RUBY, RUBY_BASE = _W + "ruby", _W + "rubyBase"
FOOTNOTE, ENDNOTE = _W + "footnote", _W + "endnote"
FOOTNOTE_REF, ENDNOTE_REF = _W + "footnoteReference", _W + "endnoteReference"
DRAWING, PICT, OBJECT, TEXT_BOX = (_W + n for n in ("drawing", "pict", "object", "txbxContent"))
STYLE, NAME, BASED_ON = _W + "style", _W + "name", _W + "basedOn"
VAL, TYPE, ID, STYLE_ID, DEFAULT, CHAR = (_W + n for n in ("val", "type", "id", "styleId", "default", "char"))
RANGE_START, RANGE_END, REFERENCE = (
    _W + n for n in ("commentRangeStart", "commentRangeEnd", "commentReference")
)
COMMENTS, COMMENT, AUTHOR, INITIALS, DATE = (
    _W + n for n in ("comments", "comment", "author", "initials", "date")
)
PARENT_ID, W15_PARA_ID = _W15 + "paraIdParent", _W15 + "paraId"
W14_PARA_ID = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
ANNOTATION_REF, SIZE, LANG = (_W + n for n in ("annotationRef", "sz", "lang"))
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
BOUND = (*(_W + n for n in ("dataBinding", "date", "dropDownList", "comboBox")), _W15 + "dataBinding")
ALTERNATE, CHOICE, FALLBACK = (_MC + n for n in ("AlternateContent", "Choice", "Fallback"))
MATH, MATH_PARA, MATH_TEXT = (_M + n for n in ("oMath", "oMathPara", "t"))
CHART = CHARTS + "chart"
DOC_PR = _DRAWING + "wordprocessingDrawing}docPr"
REL_ID = _R + "id"

#: Elements that only wrap what counts.
WRAPPERS = frozenset(
    {INS, MOVE_TO, HYPERLINK, SMART_TAG, CUSTOM_XML, FIELD_SIMPLE, BIDI, DIR, SDT_CONTENT, CHOICE}
)


def name(element: etree._Element) -> str:
    """The element's name; comments and instructions, which have none, are left out when parsing."""
    return element.tag  # type: ignore[return-value]


def branch(alternate: etree._Element) -> etree._Element:
    """The one branch of an mc:AlternateContent that is read: the choice, else the fallback."""
    choice = alternate.find(CHOICE)
    if choice is None:
        choice = alternate.find(FALLBACK)
    return alternate if choice is None else choice


def number(value: str | None) -> int | None:
    """A number from 0, of five digits at most; None for anything else: longer ones are no mistake of a word processor's,
    and Python makes no number of thousands of digits."""
    return int(value) if value is not None and value.isdecimal() and len(value) < 6 else None


def is_on(value: str | None) -> bool:
    """A toggle's `w:val`: on when absent."""
    return value not in ("0", "false", "off", "none")

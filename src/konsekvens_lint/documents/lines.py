"""What one line of a memo is, by its own looks: page number, contents line, label, possible heading."""

from __future__ import annotations

import re
from functools import lru_cache

from konsekvens_lint.documents.vocabulary import (
    BODY_ENDINGS,
    BODY_WORDS_FIRST,
    DOCUMENT_TYPES,
    LABELS,
    LIST_SECTIONS,
    SECTIONS,
    TEMPLATE_LINES,
    USUAL_BEGINNINGS,
    fold,
)

#: Characters and words of a heading: the longest met in the corpus has 98 and 14.
MAX_CHARACTERS = 140
#: What a paragraph in a heading's style may hold at most and be one; a longer one is prose.
MAX_HEADING = 250
MAX_WORDS = 20
MAX_CAPTION = 250
#: A line with a date has at most so many words in a letterhead, one with a reference number so many; a full
#: sentence has more than this.
DATED_WORDS = 3
REFERRING_WORDS = 5
SENTENCE_WORDS = 3
#: A body's name has at most so many words, or so many after 'Region' and the like; a heading so many lines.
BODY_WORDS = 6
BODY_NAME = 3
HEADING_LINES = 3
#: A longer label before a colon makes the line a form's field: 'Dokumentet är beslutat av: …'.
FIELD_WORDS = 3

BULLETS = "\u2022\u25aa\u25cf\u2023\u25e6\u25a0\u25a1\u2043\u2219\u00b7\uf0b7\uf0a7\uf0d8\uf0fc\uf02d\uf076"
_SPACE = "[ \\t\u00a0]"
BULLET = re.compile(rf"{_SPACE}*(?:[{BULLETS}]{_SPACE}*|[-–—−*+oe]{_SPACE}+)(?=\S)")
BARE_BULLET = re.compile(rf"{_SPACE}*(?:[{BULLETS}]{_SPACE}*)+$")
ORDERED = re.compile(rf"{_SPACE}*(?:\(?\d{{1,2}}[.)]|\(?[a-zåäö]\)){_SPACE}+(?=\S)")

_PAGE = re.compile(
    r"\s*(?:(?:sida|sid|page|s\.)\s*:?\s*\d{1,4}(?:\s*(?:\(\s*\d{1,4}\s*\)|/\s*\d{1,4}|av\s+\d{1,4}|of\s+\d{1,4}))?"
    r"|\d{1,3}\s*\(\s*\d{1,3}\s*\)|\d{1,3}\s*/\s*\d{1,3}|[-–]\s*\d{1,4}\s*[-–])\s*",
    re.IGNORECASE,
)
_PAGE_AT_END = re.compile(
    r".*\S(?:\s{2,}|\t|\s+[|–-]\s+)(?:sida|sid)\s+\d{1,4}(?:\s*(?:\(\d{1,4}\)|av\s+\d{1,4}))?\s*", re.I
)
_LONE_NUMBER = re.compile(r"\s*\d{1,4}\s*")
_LEADERS = re.compile(r"^(?=.*\w).*?(?:\.{4,}|…{2,}|(?:\. ){4,}|_{4,})[\s.]*\d{0,4}\s*$")
_TAB_PAGE = re.compile(r"^\s*(?=.*[^\W\d]).*\S[ ]*(?:\t\s*|[ ]{3,})\d{1,4}\s*$")
_ENTRY_END = re.compile(r"(?:[\s.…_]{2,}|\t|\.)\s*\d{0,4}\s*$")
_CONTENTS_HEADINGS = frozenset(
    {"innehall", "innehallsforteckning", "innehallsforteckning:", "innehall:", "contents"}
)

_NUMBERED = re.compile(
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,4}|[A-H](?=[.)]))(?P<dot>[.)]?)\s+(?P<rest>\S.*)", re.DOTALL
)
#: A link within the document: an item that is no more is a line of its contents page.
ANCHOR = re.compile(r"\[([^\]]+)\]\(#[^)]*\)")
_LONE_SECTION_NUMBER = re.compile(r"\s*\d{1,2}(?:\.\d{1,2}){1,4}\.?\s*")
_MONTHS = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
_DATE = re.compile(rf"\b(?:19|20)\d\d-\d\d-\d\d\b|\b\d{{1,2}} (?:{_MONTHS})\b", re.IGNORECASE)
_DATE_WITHIN = re.compile(rf"(?:{_DATE.pattern})(?: (?:19|20)\d\d)?,? [a-zåäö]", re.IGNORECASE)
_REFERENCE = re.compile(
    r"\b(?:d\.? ?nr|diarienummer|diarienr)\b|\b[A-ZÅÄÖ]{1,6}[ -]?\d{4}[/:-]\d+|\b\d{3,6}-\d{4}\b", re.I
)
_CONTACT = re.compile(
    r"@|\bwww\.|https?:|\b0\d{1,3}[- ]\d{2,}|\b\d{3} ?\d{2} [A-ZÅÄÖ]|^(?:dir|prop|sou|ds)\. ?\d*", re.I
)
_GAP = re.compile(r"\S(?: {3,}|\t)\S")
_FIGURE_AT_END = re.compile(r"(?:\s\d{1,3},\d|\s\d+ ?%)[ \t]*$", re.MULTILINE)
_END = re.compile(r"[.,;!…]$|[-–—]$")
_FIELD = re.compile(r"[A-ZÅÄÖ][^:\n]{2,60}: ?\S")
_DECIDED = (
    "antag", "beslut", "faststal", "galler", "giltig", "uppratt", "uppdater", "reviderad", "godkan", "daterad"
)  # fmt: skip
_PREPOSITIONS = frozenset("for till av i pa om med mellan inom vid enligt fran".split())
_LAST_WORDS = frozenset(
    "och eller i på av för med till som att en ett den det de är om vid från ska samt har inte både hos per "
    "mellan under enligt bl.a. t.ex. pa for fran".split()
)
_CAPTION = re.compile(
    r"(?:tabell|diagram|figur|bild|karta)\s+\d{1,3}(?:\.\d{1,2})?\s*(?P<mark>[.:–-])?\s+(?P<rest>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_PICTURE = re.compile(r"(?:bild|figur|foto|illustration|källa):\s", re.IGNORECASE)


def is_page_marker(line: str) -> bool:
    """'Sida 1 (2)', '1/3', '- 4 -', or a running header that ends with 'Sida 1 (2)'."""
    return bool(_PAGE.fullmatch(line)) or (len(line) < 160 and bool(_PAGE_AT_END.fullmatch(line)))


def is_lone_number(line: str) -> bool:
    """A number alone, which is a page number when it stands apart."""
    return bool(_LONE_NUMBER.fullmatch(line))


def is_section_number(line: str) -> bool:
    """'12.4' alone on its line: the number of the heading that follows."""
    return bool(_LONE_SECTION_NUMBER.fullmatch(line))


def is_contents_heading(text: str) -> bool:
    """'Innehåll' or 'Innehållsförteckning' alone."""
    return len(text) < 30 and fold(text) in _CONTENTS_HEADINGS


def is_contents_line(line: str) -> bool:
    """A line with dot leaders, wherever it stands."""
    return len(line) < 300 and bool(_LEADERS.match(line))


def is_contents_entry(line: str) -> bool:
    """A line that ends in a gap and a page number: a contents line, if it stands on a contents page."""
    return is_contents_line(line) or (len(line) < 300 and bool(_TAB_PAGE.match(line)))


def is_caption(text: str) -> bool:
    """'Tabell 2. Elever efter kön'; not 'Tabell 2 visar att …', which is prose."""
    if len(text) > MAX_CAPTION:
        return False
    match = _CAPTION.match(text)
    if not match:
        return bool(_PICTURE.match(text))
    return bool(match["mark"]) or (match["rest"][:1].isupper() and not text.rstrip().endswith("."))


def number_depth(text: str) -> int:
    """How deep a typed section number is: 0 for none, 1 for '1 Bakgrund', 2 for '4.3 Konsekvenser'."""
    match = _NUMBERED.match(text)
    if not match or not match["rest"][:1].isupper():
        return 0
    return match["number"].count(".") + 1


def without_number(text: str) -> str:
    """The heading without its typed section number."""
    match = _NUMBERED.match(text)
    return match["rest"] if match else text


@lru_cache(maxsize=512)
def section_name(text: str) -> str:
    """A heading's name for look-up: folded, without number and colon."""
    return fold(without_number(text.strip())).rstrip(" :.-–*_").lstrip("*_").removeprefix("om ")


def is_known_section(text: str) -> bool:
    """A heading that most memos have, so that its name alone tells."""
    return len(text) < 100 and section_name(text) in SECTIONS


def is_usual_section(text: str) -> bool:
    """A known section, or one about consequences for somebody: a part of a paper, never its title."""
    return len(text) <= MAX_CHARACTERS and (
        is_known_section(text) or section_name(text).startswith(USUAL_BEGINNINGS)
    )


def is_list_section(text: str) -> bool:
    """A heading whose section lists papers or receivers."""
    return len(text) < 100 and section_name(text) in LIST_SECTIONS


def is_document_type(text: str) -> bool:
    """'Tjänsteskrivelse' and the like, alone or with a date or number."""
    if len(text) > 80:
        return False
    name = fold(_DATE.sub("", _REFERENCE.sub("", text))).strip(" ,:-")
    return name in DOCUMENT_TYPES


def is_label(text: str) -> bool:
    """A letterhead's label alone: 'Handläggare', 'Diarienummer:'."""
    return len(text) < 40 and fold(text).rstrip(" :") in LABELS


def starts_with_label(text: str) -> bool:
    """A letterhead's label and its value: 'Handläggare: Anna Ek', 'Dnr KS 2025/1'."""
    if len(text) > 160:
        return False
    label, colon, _ = text.partition(":")
    return bool(colon and is_label(label)) or bool(_REFERENCE.match(text.lstrip()))


def is_letterhead(text: str) -> bool:
    """A line that belongs to the head of a paper: labels, dates, reference numbers, addresses."""
    if len(text) > 160:
        return False
    if is_label(text) or starts_with_label(text) or _CONTACT.search(text):
        return True
    words = sum(word[:1].isalpha() for word in text.split())
    if is_running_text(text):
        return False
    if _DATE.search(text) and (words <= DATED_WORDS or "," in text or fold(text).startswith(_DECIDED)):
        return True
    return bool(words <= REFERRING_WORDS and _REFERENCE.search(text))


def is_running_text(text: str) -> bool:
    """A sentence, or more."""
    return text.rstrip().endswith(".") and sum(word[:1].isalpha() for word in text.split()) > SENTENCE_WORDS


def is_form_field(text: str) -> bool:
    """'Dokumentansvarig: Anna Ek'; not 'Remissvar: Ny tid för beslut', which names a matter."""
    return bool(_FIELD.match(text)) and not is_document_type(text.partition(":")[0])


def is_body_name(text: str) -> bool:
    """A public body's name alone: 'Region Norrbotten', 'Tekniska förvaltningen', 'Avdelningen för miljö'."""
    words = fold(text.partition(",")[0]).strip(" .").split()
    if not words or len(words) > BODY_WORDS or any(character.isdigit() for character in text):
        return False
    if words[0] in BODY_WORDS_FIRST or words[0].endswith(BODY_ENDINGS):
        return len(words) <= BODY_NAME or words[1] in ("for", "i")
    return words[-1].endswith(BODY_ENDINGS) and not any(word in _PREPOSITIONS for word in words)


def is_name(text: str) -> bool:
    """'Anna Ek': two or three words with capitals, where a Swedish heading has one; a signature."""
    words = text.split()
    return 2 <= len(words) <= 3 and all(word[:1].isupper() for word in words) and not is_body_name(text)


def looks_like_heading(text: str) -> bool:
    """Whether the text, standing alone, could be a heading; what stands around it must decide.

    Short, begins with a capital or a section number, has letters, ends as no sentence does, and is no row,
    label, date, reference or address.
    """
    text = text.strip()
    return bool(text) and len(text) <= MAX_CHARACTERS and _looks_like_heading(text)


# The same few short lines are asked about from several sides.
@lru_cache(maxsize=512)
def _looks_like_heading(text: str) -> bool:
    if _GAP.search(text) or text.count("(") != text.count(")"):
        return False
    if "\n" in text and sum(bool(line.strip()) for line in text.split("\n")) > HEADING_LINES:
        return False
    if is_known_section(text):
        return True
    body = without_number(text)
    if not body[:1].isupper() and not (body[:1] in '"”»' and body[1:2].isupper()):
        return False
    words = body.split()
    if (
        len(words) > MAX_WORDS
        or _FIGURE_AT_END.search(text)
        or _END.search(text)
        or ends_with_function_word(text)
    ):
        return False
    before, colon, _ = text.partition(":")
    if colon and (text.endswith(":") or len(before.split()) >= FIELD_WORDS) and not is_usual_section(text):
        return False
    letters = sum(character.isalpha() for character in text)
    if letters < 2 or letters * 2 < len(text.replace(" ", "")):
        return False
    if _DATE_WITHIN.search(text):
        return False
    return not (is_letterhead(text) or is_caption(text) or _is_stamp(text))


def _is_stamp(text: str) -> bool:
    """'Tjänsteskrivelse 2025-03-11', 'Tjänsteskrivelse', or a line that only the template's maker reads."""
    return (is_document_type(text) and not is_known_section(text)) or fold(text) in TEMPLATE_LINES


def ends_in_figure(text: str) -> bool:
    """The line ends in a score or share, as a table's row does: 'Summa 19,5'."""
    return bool(_FIGURE_AT_END.search(text))


def contents_title(line: str) -> str:
    """A contents line's heading, as `section_name` gives it: without leaders and page number."""
    return section_name(_ENTRY_END.sub("", line))


def ends_with_function_word(text: str) -> bool:
    """The last word cannot be a phrase's last: 'och', 'för', 'som'."""
    words = text.rsplit(None, 1)
    return bool(words) and words[-1].lower() in _LAST_WORDS


def ends_sentence(text: str) -> bool:
    """The text ends as a sentence does."""
    return text.rstrip().endswith((".", "!", "?", ":", ";", ".”", '."', ".)"))

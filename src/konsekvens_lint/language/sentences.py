"""Sentences and clauses of Swedish prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from konsekvens_lint.language.scan import Hit

# A full stop, question or exclamation mark, closing marks, then a capital, digit or opening mark.
# Only where such a row of marks begins: a dotted line is no end, and would be tried again from each of its dots.
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"”’»)\]]*+\s+(?=[\"”’«»(\[–-]?\s?[A-ZÅÄÖÉ0-9])")
# What ends in a full stop without ending a sentence: always, or where a figure follows, or as an item's number.
_ABBREVIATION = re.compile(
    r"\b(?:t\.?\s?ex|bl\.?\s?a|d\.?\s?v\.?\s?s|p\.?\s?g\.?\s?a|f\.?\s?d|s\.?\s?k|fr\.?\s?o\.?\s?m|t\.?\s?o\.?\s?m|resp|dnr|ca|kv"
    r"|jfr|prop|dir|inkl|exkl|enl|dr|prof|(?-i:[A-ZÅÄÖ]))\.\s+$",
    re.IGNORECASE,
)
_BEFORE_FIGURE = re.compile(
    r"\b(?:o\.?\s?s\.?\s?v|m\.?\s?fl|m\.?\s?m|nr|kap|st|kl|bil|tel|max|min|avd|art|sid|s)\.\s+$",
    re.IGNORECASE,
)
_ITEM_NUMBER = re.compile(r"\s*\(?\d{1,2}\.\s+")
_LONGEST_ABBREVIATION = 16
# Where one statement ends and another begins inside a sentence. A bare comma joins lists and is no border.
_BORDER = re.compile(
    r"[;:]\s|\s[–—-]\s|[()]"
    r"|,\s(?=(?:men|medan|utan|och|eftersom|då|därför|därmed|så|vilket|vilken|varför|som|där|när|om|dock|samtidigt|trots|även|för|en|vare sig)\b)"
    r"|\s(?=(?:men|medan|eftersom|därför att|däremot|samtidigt som|trots att|även om|på grund av att)\b)",
    re.IGNORECASE,
)

# Code points of a sentence; the longest met in documents of authorities has 1 400. What goes on longer is a list or
# a table without full stops, and is parted: much of what is asked of a sentence takes as long as it has words, squared.
_LONGEST_SENTENCE = 3_000
# "Jämställdhet: Ingen påverkan." is one statement; "Ingen påverkan: lokalen är stängd." is two.
_LABEL = re.compile(r"[*_]*(?!(?:Ingen|Inga|Inte|Ej)\b)\w[\w-]*(?:,?\s[\w-]+){0,3}[*_]*")


class Reach(NamedTuple):
    """A hit that reaches over a clause of its own, from `start` to `end`, and not over the one that this stands in.

    `goes_with`: the clause is a reason or the like, which is read together with what it is a reason for.
    """

    hit: Hit
    start: int
    end: int
    goes_with: bool = False


class Part(NamedTuple):
    """A span in which a negation and a claim meet, and the hits that hold there."""

    start: int
    end: int
    hits: tuple[Hit, ...]


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """The (start, end) of each sentence of a normalised text, white space at the borders left out."""
    spans: list[tuple[int, int]] = []
    start = 0
    for end in _END.finditer(text):
        if text[end.start()] == "." and _is_abbreviation(text, start, end.end()):
            continue
        spans.append((start, end.end()))
        start = end.end()
    spans.append((start, len(text)))
    parted = (part for span in spans for part in _parted(text, *span))
    return [_trim(text, *span) for span in parted if text[span[0] : span[1]].strip()]


def _parted(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentence, or one that is too long in pieces, between words where that can be."""
    while end - start > _LONGEST_SENTENCE:
        space = text.rfind(" ", start, start + _LONGEST_SENTENCE)
        border = space + 1 if space > start else start + _LONGEST_SENTENCE
        yield start, border
        start = border
    yield start, end


def _is_abbreviation(text: str, start: int, end: int) -> bool:
    """Whether the full stop before `end` belongs to the word before it; the sentence began at `start`."""
    if _ITEM_NUMBER.fullmatch(text, start, end):
        return True
    near = max(start, end - _LONGEST_ABBREVIATION)
    if text[end : end + 1].isdigit() and _BEFORE_FIGURE.search(text, near, end):
        return True
    return bool(_ABBREVIATION.search(text, near, end))


def clause_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The clauses of a sentence: what a negation and a claim reach over."""
    borders = [
        border.end()
        for border in _BORDER.finditer(text, start, end)
        if border.end() > start
        and not (border[0].startswith(":") and _LABEL.fullmatch(text, start, border.start()))
    ]
    edges = [start, *borders, end]
    return [(a, b) for a, b in pairwise(edges) if text[a:b].strip()]


def parts(text: str, start: int, end: int, hits: Sequence[Hit], reaches: Sequence[Reach]) -> Iterator[Part]:
    """The clauses of a sentence with their hits. A clause inside another that holds a hit to itself comes after it, and
    holds all its hits to itself: what is denied in it is not said in the other.
    """
    for a, b in clause_spans(text, start, end):
        inside = tuple(hit for hit in hits if hit.start < b and hit.end > a)
        held = dict.fromkeys(
            (max(a, each.start), min(b, each.end))
            for each in reaches
            if each.hit in inside and not each.goes_with and not _covers(each, text, a, b)
        )
        clauses = {
            span: tuple(hit for hit in inside if span[0] <= hit.start and hit.end <= span[1]) for span in held
        }
        away = {hit for those in clauses.values() for hit in those}
        yield Part(a, b, tuple(hit for hit in inside if hit not in away))
        for (first, last), those in clauses.items():
            yield Part(first, last, those)


def _covers(reach: Reach, text: str, start: int, end: int) -> bool:
    """Whether it reaches over all the words from start to end."""
    return not any(letter.isalnum() for letter in text[start : reach.start] + text[reach.end : end])


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end

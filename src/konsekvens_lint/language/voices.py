"""Whose voice an organisation's is: the letterhead's in a reply, and the inquiry's in its own report, are the author's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import NamedTuple

from konsekvens_lint.language.scan import Hit

REPLY, ORGANISATION, AUTHOR = "reply_label", "organisation_word", "author_body"
INQUIRY, OWN_INQUIRY, REPORTER = "inquiry_body", "own_inquiry_label", "reporter"
#: Blocks in which the letterhead, the title and the first lines stand.
LETTERHEAD = 6
_WORD = re.compile(r"[^\W\d_]{4,}")
_RECEIVER = re.compile(r"\s*(?:till|mottagare|att)\b", re.IGNORECASE)
_TITLE = re.compile(
    r"\b(?:remissvar|yttrande|svar)\w* (?:om|på|över|angående|gällande|avseende)\b", re.IGNORECASE
)
_NAMES_SENDER = re.compile(r"\bfrån\b|\bsvarar\b", re.IGNORECASE)
# The definite ending: "kåren" in the text is "studentkåren" or "studentkår" in the letterhead.
_ENDING = re.compile(r"(?:erna|arna|orna|en|et|n|t)$")
_SHORTEST = 3


class Voices(NamedTuple):
    """Who speaks in a paper: the words that name the sender of a reply, without their endings, and who the inquiry is.

    The inquiry ("utredningen") is the author of its own report, somebody else in a reply, and left as it is elsewhere.
    """

    senders: frozenset[str] = frozenset()
    inquiry: str | None = None


def voices(head: Sequence[tuple[str, Sequence[Hit]]]) -> Voices:
    """The voices of a paper whose first blocks these are."""
    if any(hit.concept == REPLY for _, hits in head for hit in hits):
        return Voices(_sender_names(head), REPORTER)
    if any(hit.concept == OWN_INQUIRY and hit.start == 0 for _, hits in head for hit in hits):
        return Voices(inquiry=AUTHOR)
    return Voices()


def _sender_names(head: Sequence[tuple[str, Sequence[Hit]]]) -> frozenset[str]:
    """The words of the letterhead, down to the first sentence."""
    letterhead = takewhile(
        lambda text: not text.rstrip().endswith((".", "!", "?")), (text for text, _ in head)
    )
    lines = [line for text in letterhead for line in text.split("\n") if _may_name_sender(line)]
    return frozenset(_core(word) for line in lines for word in _WORD.findall(line.lower()))


def _may_name_sender(line: str) -> bool:
    """Not who receives the reply, nor what it is about: a title names its sender after "från" or before "svarar"."""
    return not _RECEIVER.match(line) and (not _TITLE.search(line) or bool(_NAMES_SENDER.search(line)))


def with_voices(text: str, hits: Iterable[Hit], heard: Voices) -> tuple[Hit, ...]:
    """The hits, with the sender's name as an author's, and the inquiry as whom it is."""
    hits = tuple(hits)
    own = [
        Hit(hit.start, hit.end, AUTHOR)
        for hit in hits
        if hit.concept == ORGANISATION and _is_sender(text[hit.start : hit.end].lower(), heard.senders)
    ]
    if heard.inquiry:
        own += [hit._replace(concept=heard.inquiry) for hit in hits if hit.concept == INQUIRY]
    return tuple(sorted((*hits, *own))) if own else hits


def _is_sender(word: str, names: frozenset[str]) -> bool:
    core = _core(word)
    return len(core) >= _SHORTEST and any(name.endswith(core) for name in names)


def _core(word: str) -> str:
    return _ENDING.sub("", word)

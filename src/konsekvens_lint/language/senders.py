"""Who sends a reply: the organisation of the letterhead, whose "Förbundet anser" is the author's own word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from konsekvens_lint.language.scan import Hit

REPLY, ORGANISATION, AUTHOR = "reply_label", "organisation_word", "author_body"
INQUIRY, REPORTER = "inquiry_body", "reporter"
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


def sender_names(head: Sequence[tuple[str, Sequence[Hit]]]) -> frozenset[str]:
    """The words of the letterhead, down to the first sentence, without their endings; none where this is no reply."""
    if not any(hit.concept == REPLY for _, hits in head for hit in hits):
        return frozenset()
    letterhead = takewhile(
        lambda text: not text.rstrip().endswith((".", "!", "?")), (text for text, _ in head)
    )
    lines = [line for text in letterhead for line in text.split("\n") if _may_name_sender(line)]
    return frozenset(_core(word) for line in lines for word in _WORD.findall(line.lower()))


def _may_name_sender(line: str) -> bool:
    """Not who receives the reply, nor what it is about: a title names its sender after "från" or before "svarar"."""
    return not _RECEIVER.match(line) and (not _TITLE.search(line) or bool(_NAMES_SENDER.search(line)))


def with_voices(text: str, hits: Iterable[Hit], names: frozenset[str]) -> tuple[Hit, ...]:
    """The hits of a reply, with the sender's name as an author's, and the inquiry that it answers as somebody else."""
    hits = tuple(hits)
    own = [
        Hit(hit.start, hit.end, AUTHOR)
        for hit in hits
        if hit.concept == ORGANISATION and _is_sender(text[hit.start : hit.end].lower(), names)
    ]
    others = [hit._replace(concept=REPORTER) for hit in hits if hit.concept == INQUIRY]
    return tuple(sorted((*hits, *own, *others)))


def _is_sender(word: str, names: frozenset[str]) -> bool:
    core = _core(word)
    return len(core) >= _SHORTEST and any(name.endswith(core) for name in names)


def _core(word: str) -> str:
    return _ENDING.sub("", word)

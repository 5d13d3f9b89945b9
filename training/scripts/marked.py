"""Sentences in which some words are annotated: `Det växer i [kön:the-queue] till förskolan.`"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

MARKED = re.compile(r"\[([^]:]+):([^]]+)\]")


class Known(NamedTuple):
    """What an annotated word is; '' is a lemma that is left unknown."""

    pos: str
    morph: str
    lemma: str


def documents(blank: Language, path: Path) -> Iterator[Doc]:
    """The sentences of a file, each a document; a name that no `=` line has defined raises KeyError."""
    names: dict[str, Known] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("="):
            _, name, pos, morph, lemma = line.split()
            names[name] = Known(pos, morph, lemma.replace("_", ""))
        elif line and not line.startswith("#"):
            yield _document(blank, line, names)


def _document(blank: Language, line: str, names: dict[str, Known]) -> Doc:
    """The line without its marks, cut as the pipeline will cut it; what is not marked stays missing."""
    doc = blank.make_doc(MARKED.sub(r"\1", line))
    removed = 0  # characters of marks before this one
    for match in MARKED.finditer(line):
        start = match.start() - removed
        span = doc.char_span(start, start + len(match[1]))
        assert span is not None and len(span) == 1, f"no word of its own: {match[0]} in {line}"
        word, known = span[0], names[match[2]]
        word.pos_, word.lemma_ = known.pos, known.lemma
        word.set_morph(known.morph)
        removed += len(match[0]) - len(match[1])
    for word in doc:
        word.is_sent_start = word.i == 0
    return doc
